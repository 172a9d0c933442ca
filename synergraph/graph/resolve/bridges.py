"""Names that would join two bodies: "Nordwerk" beside "Nordwerk GmbH" and "Nordwerk AG" is a question, not a bridge."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from synergraph.graph.resolve.bodies import Pair
from synergraph.graph.resolve.duplicates import two_bodies


def contested(pairs: Sequence[Pair], names: Mapping[str, str]) -> tuple[set[Pair], set[Pair]]:
    """Find which of the pairs that seem certain are none, and what must stay apart.

    `pairs` are of ids, `names` has the main name of each organisation. Two bodies that one chain of pairs would
    join are kept apart; a thing that is certain with both is certain with neither, for nothing says whose name it is.
    """
    beside: dict[str, set[str]] = defaultdict(set)
    for left, right in pairs:
        beside[left].add(right)
        beside[right].add(left)
    apart = {pair for group in _groups(beside) for pair in _bodies(group, names)}
    between = {(middle, end) for a, b in apart for middle in beside[a] & beside[b] for end in (a, b)}
    return {pair for pair in pairs if pair in between or pair[::-1] in between}, apart


def _groups(beside: Mapping[str, set[str]]) -> Iterator[list[str]]:
    """Yield what hangs together, in order, where it is more than a pair."""
    seen: set[str] = set()
    for start in sorted(beside):
        if start in seen:
            continue
        group, waiting = {start}, [start]
        while waiting:
            fresh = beside[waiting.pop()] - group
            group |= fresh
            waiting += fresh
        seen |= group
        if len(group) > 2:
            yield sorted(group)


def _bodies(group: Sequence[str], names: Mapping[str, str]) -> Iterator[Pair]:
    named = [thing for thing in group if thing in names]
    return (pair for pair in combinations(named, 2) if two_bodies(names[pair[0]], names[pair[1]]))
