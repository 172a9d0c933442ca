"""Tables for meetings: people are met at their own, and stay where they are when they can."""

from collections.abc import Iterator

from synergraph.queries.plan.model import Meeting, Pair, Wishes
from synergraph.queries.plan.timetable import Timetable


def seated(timetable: Timetable, wishes: Wishes, before: tuple[Meeting, ...] = ()) -> Iterator[Meeting]:
    """Yield the meetings with tables: one's own, that of an earlier plan, where one of the two sat last, or any."""
    earlier = {(m.round, m.first, m.second): m.table for m in before}
    last: dict[int, int] = {}
    for r in timetable.rounds:
        own = [[wishes.people[pair[at]].table for pair in timetable.of(r)] for at in (0, 1)]
        tables = _round(timetable.of(r), r, wishes.capacity(r), own, earlier, last)
        for (i, j), table in tables.items():
            last[i] = last[j] = table
            yield Meeting(r, i, j, table)


def _round(
    pairs: list[Pair],
    r: int,
    tables: int,
    own: list[list[int | None]],
    earlier: dict[tuple[int, int, int], int],
    last: dict[int, int],
) -> dict[Pair, int]:
    free, given = set(range(tables)), dict[Pair, int]()
    for wished in (
        *own,
        [earlier.get((r, *pair)) for pair in pairs],
        *([last.get(p[at]) for p in pairs] for at in (0, 1)),
    ):
        for pair, table in zip(pairs, wished, strict=True):
            if pair not in given and table in free:
                given[pair] = table
                free.discard(table)
    rest = iter(sorted(free))
    return {pair: given[pair] if pair in given else next(rest) for pair in pairs}
