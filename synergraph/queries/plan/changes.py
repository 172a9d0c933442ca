"""Changes on the day: who stays away or comes unannounced, and as few new agendas as possible.

Rounds that are over stand as they were. In those to come, meetings that can still take place count more
than their score: each person who would lose one must gain `Prices.moved` by it.
"""

import time
from dataclasses import dataclass, replace

import numpy as np

from synergraph.errors import UsageError
from synergraph.queries.plan.model import Meeting, Pair, Person, Schedule, Wishes
from synergraph.queries.plan.problem import Problem, problem
from synergraph.queries.plan.relaxed import relax
from synergraph.queries.plan.rematch import Rematch
from synergraph.queries.plan.schedule import Progress, meetings_of
from synergraph.queries.plan.timetable import Timetable


@dataclass(frozen=True)
class Changed:
    """A changed plan and what the change did.

    `plan` has all rounds, those that are over included; its objective and bound are those of the rounds
    to come. `hit` are the people present who lost a meeting because it cannot take place, `moved` those who
    lost one that could have; both are positions in `plan.wishes.people`. `missed` are the must-meets that
    cannot take place any more.
    """

    plan: Schedule
    hit: tuple[int, ...]
    moved: tuple[int, ...]
    missed: tuple[Pair, ...]


def replan(
    plan: Schedule, wishes: Wishes, since: int, *,
    seed: int = 0, seconds: float = 30.0, progress: Progress = lambda step, reached: None,
) -> Changed:  # fmt: skip
    """Change the rounds from `since` on so that a plan fits new wishes.

    `wishes` are the new ones: people who do not come any more leave by `leaves` or `away`, new people are
    added; those of the old plan are found again by their id and may stand in any order. Must-meets that
    have become impossible are dropped. Raises `UsageError` for another number of rounds, or someone of
    the rounds that are over who is missing.
    """
    if wishes.rounds != plan.wishes.rounds or not 0 <= since <= wishes.rounds:
        raise UsageError(
            f"rounds from {since} on of {wishes.rounds}", hint=f"a plan of {plan.wishes.rounds} rounds"
        )
    before = _renumbered(plan, wishes, since)
    over = tuple(m for m in before if m.round < since)
    rest = _remaining(wishes, over, since)
    stated = problem(rest)
    kept = [m for m in before if m.round >= since and _possible(stated, m, rest)]
    timetable = _started(stated, kept)
    search = _search(stated, timetable, kept, rest)
    until = time.monotonic() + seconds
    search.until_stable(np.random.default_rng(seed), lambda: time.monotonic() < until)
    progress("done", 1.0)
    return _changed(wishes, before, over, kept, stated, timetable)


def _renumbered(plan: Schedule, wishes: Wishes, since: int) -> tuple[Meeting, ...]:
    """Return the meetings of a plan by the new positions of their people, without those of people gone."""
    place = {person.id: at for at, person in enumerate(wishes.people)}
    old = [place.get(person.id) for person in plan.wishes.people]
    found = []
    for m in plan.meetings:
        i, j = old[m.first], old[m.second]
        if i is not None and j is not None:
            found.append(Meeting(m.round, min(i, j), max(i, j), m.table))
        elif m.round < since:
            raise UsageError("someone who has had meetings is missing", hint="let people leave by `leaves`")
    return tuple(sorted(found))


def _remaining(wishes: Wishes, over: tuple[Meeting, ...], since: int) -> Wishes:
    """Return wishes for the rounds to come: what has taken place is neither repeated nor owed."""
    met = np.bincount(np.array([m.pair for m in over], dtype=np.int64).ravel(), minlength=len(wishes.people))
    people = tuple(_later(person, since, int(had)) for person, had in zip(wishes.people, met, strict=True))
    past = frozenset(m.pair for m in over)
    must = frozenset(
        p for p in wishes.must - past if not wishes.apart(p) and _common(people, p, wishes.rounds)
    )
    return replace(wishes, people=people, must=must, forbidden=wishes.forbidden | past)


def _later(person: Person, since: int, had: int) -> Person:
    most = None if person.most is None else max(person.most - had, 0)
    least = max(person.least - had, 0)
    return replace(
        person,
        arrives=max(person.arrives, since),
        most=most,
        least=least if most is None else min(least, most),
    )


def _common(people: tuple[Person, ...], pair: Pair, rounds: int) -> bool:
    return any(people[pair[0]].attends(r) and people[pair[1]].attends(r) for r in range(rounds))


def _possible(stated: Problem, meeting: Meeting, wishes: Wishes) -> bool:
    i, j = meeting.pair
    there = bool(stated.present[i, meeting.round] and stated.present[j, meeting.round])
    return there and not wishes.apart(meeting.pair) and stated.has(meeting.pair)


def _started(stated: Problem, kept: list[Meeting]) -> Timetable:
    """Return a timetable of the meetings that stay, as far as tables and caps still allow."""
    timetable, met = Timetable(stated), np.zeros(stated.people, dtype=np.int64)
    for m in kept:
        pair = list(m.pair)
        if timetable.load[m.round] < timetable.tables[m.round] and np.all(met[pair] < stated.most[pair]):
            timetable.put(m.pair, m.round)
            met[pair] += 1
    missing = [p for p in stated.pairs(np.flatnonzero(stated.must)) if p not in timetable.held]
    timetable.place([p for p in missing if np.all(met[list(p)] < stated.most[list(p)])])
    return timetable


def _search(stated: Problem, timetable: Timetable, kept: list[Meeting], wishes: Wishes) -> Rematch:
    stays: dict[int, list[Pair]] = {}
    for m in kept:
        stays.setdefault(m.round, []).append(m.pair)
    worthy = np.ones(len(stated.first), dtype=np.bool_)
    return Rematch(stated, timetable, worthy, stays, round(wishes.prices.moved / stated.points))


def _changed(
    wishes: Wishes, before: tuple[Meeting, ...], over: tuple[Meeting, ...], kept: list[Meeting],
    stated: Problem, timetable: Timetable,
) -> Changed:  # fmt: skip
    """Say what became of the rounds to come."""
    now, stays = set(timetable.held.items()), {(m.pair, m.round) for m in kept}
    lost = [m for m in before[len(over) :] if (m.pair, m.round) not in stays]
    hit = {i for m in lost for i in m.pair if stated.present[i, m.round]}
    moved = {i for pair, _ in stays - now for i in pair}
    missed = wishes.must - {m.pair for m in over} - timetable.held.keys()
    later = meetings_of(timetable, wishes, tuple(kept))
    objective = stated.value(stated.at(timetable.held)) * stated.points
    bound = relax(stated).bound * stated.points
    plan = Schedule(wishes, (*over, *later), objective, bound if np.isfinite(bound) else objective, False)
    return Changed(plan, tuple(sorted(hit)), tuple(sorted(moved)), tuple(sorted(missed)))
