"""Idle gaps: rounds in which someone waits between two of their meetings.

Swapping two rounds along a chain changes when meetings are, never which: it costs nothing.
"""

from collections.abc import Iterator

from synergraph.queries.plan.model import Wishes
from synergraph.queries.plan.timetable import FREE, Timetable

_SWEEPS = 4


def close_gaps(timetable: Timetable, wishes: Wishes) -> None:
    """Swap rounds along chains while that lessens the idle gaps; those of a VIP count three times."""
    count = [3 if person.vip else 1 for person in wishes.people]
    for _ in range(_SWEEPS):
        moved = [
            _swapped(timetable, chain, a, b, count)
            for a in timetable.rounds
            for b in range(a + 1, len(timetable.rounds))
            for chain, a, b in list(_chains(timetable, a, b))
        ]
        if not any(moved):
            return


def idle(timetable: Timetable, i: int) -> int:
    """Return the rounds someone attends without a meeting, between their first and their last one."""
    met = [r for r in timetable.rounds if timetable.partner[r][i] != FREE]
    return sum(timetable.free(i, r) for r in range(met[0], met[-1])) if met else 0


def _chains(timetable: Timetable, a: int, b: int) -> Iterator[tuple[list[int], int, int]]:
    """Yield the chains of two rounds, each with the round of its first meeting and the other one."""
    seen: set[int] = set()
    people = range(len(timetable.partner[a]))
    paths = [(i, r, q) for i in people for r, q in ((a, b), (b, a)) if timetable.partner[q][i] == FREE]
    for i, r, q in [*paths, *((i, a, b) for i in people)]:
        if i not in seen and timetable.partner[r][i] != FREE:
            chain = timetable.chain(i, r, q)
            seen.update(chain)
            yield chain, r, q


def _swapped(timetable: Timetable, chain: list[int], a: int, b: int, count: list[int]) -> bool:
    if not timetable.fits(chain, a, b):
        return False
    people = set(chain)
    before = sum(count[i] * idle(timetable, i) for i in people)
    timetable.flip(chain, a, b)
    if sum(count[i] * idle(timetable, i) for i in people) < before:
        return True
    timetable.flip(chain, b, a)
    return False
