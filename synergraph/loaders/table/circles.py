"""Wholes that are parts of their own parts: a table that says so is wrong somewhere."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from synergraph.statements import Statement, Thing

_UP = frozenset(["part_of", "broader"])
_SHOWN = 5
Above = dict[Thing, dict[Thing, Statement]]


def circles(statements: Iterable[Statement]) -> Iterator[tuple[Statement, str]]:
    """Yield of circles of parts and wholes the statement that closes each, and what is wrong in words."""
    above: Above = {}
    for said in statements:
        if said.predicate in _UP and said.object:
            above.setdefault(said.subject, {})[said.object] = said
    _trim(above)
    seen: set[Thing] = set()
    for thing in above:
        if way := _way(thing, above, seen):
            more = ["…"] if len(way) > _SHOWN else []
            names = [f"“{one.name}”" for one in way]
            shown = " → ".join([*names[:_SHOWN], *more, names[0]])
            yield (
                above[way[-1]][way[0]],
                f"{shown}: a circle of parts and wholes; one of its rows must be wrong",
            )


def _trim(above: Above) -> None:
    """Leave only what a circle stands above."""
    below: defaultdict[Thing, list[Thing]] = defaultdict(list)
    for thing, wholes in above.items():
        for whole in wholes:
            below[whole].append(thing)
    free = [whole for whole in below if whole not in above]
    while free:
        whole = free.pop()
        for thing in below[whole]:
            del above[thing][whole]
            if not above[thing]:
                del above[thing]
                free.append(thing)


def _way(thing: Thing, above: Above, seen: set[Thing]) -> list[Thing]:
    """Return the circle that the way up from a thing runs into, [] where others have gone that way."""
    way: dict[Thing, None] = {}
    while thing not in seen:
        seen.add(thing)
        way[thing] = None
        thing = next(iter(above[thing]))
    found = list(way)
    return found[found.index(thing) :] if thing in way else []
