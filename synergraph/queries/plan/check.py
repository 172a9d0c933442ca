"""What is wrong with a plan: an independent check that knows the data model and nothing of the solver."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from synergraph.queries.plan.model import Meeting, Schedule, Wishes


class Break(NamedTuple):
    """A hard rule that is broken, and how: attendance, place, tables, forbidden, must, most or repeat."""

    rule: str
    says: str


def broken(plan: Schedule, since: int = 0) -> list[Break]:
    """Return every break of a hard rule in a plan of meetings; [] for a sound plan.

    Rounds before `since` are over: they are looked at for repeated pairs, must-meets and the number of
    meetings alone. A meeting of people, in a round or at a table that do not exist breaks "tables".
    """
    wishes, meetings = plan.wishes, plan.meetings
    late = [m for m in meetings if m.round >= since]
    if unknown := [m for m in late if not _exists(wishes, m)]:
        return [Break("tables", f"{m} has people, a round or a table that do not exist") for m in unknown]
    lost = sorted(wishes.must - {m.pair for m in meetings})
    return [
        *(p for m in late for p in _alone(wishes, m)),
        *_places(late),
        *_counts(wishes, meetings),
        *(Break("must", f"{_who(wishes, *pair)} must meet and do not") for pair in lost),
    ]


def score(plan: Schedule) -> float:
    """Return the objective of a plan, counted anew: scores less the price of missing meetings."""
    wishes, prices, n = plan.wishes, plan.wishes.prices, len(plan.wishes.people)
    ends = zip(wishes.pairs.first.tolist(), wishes.pairs.second.tolist(), strict=True)
    scores = dict(zip(ends, wishes.pairs.score.tolist(), strict=True))
    total = 0.0
    for meeting in plan.meetings:
        total += scores.get(meeting.pair, 0.0) * (prices.known if meeting.pair in wishes.known else 1.0)
    free = [sum(p.attends(r) for r in range(wishes.rounds)) for p in wishes.people]
    seats = 2 * sum(
        min(wishes.capacity(r), sum(p.attends(r) for p in wishes.people) // 2) for r in range(wishes.rounds)
    )
    met = Counter(i for meeting in plan.meetings for i in meeting.pair)
    for i, person in enumerate(wishes.people):
        most = free[i] if person.most is None else min(free[i], person.most)
        factor = 3 if person.vip else 1
        total -= factor * prices.missing * max(min(person.least, most) - met[i], 0)
        total -= factor * prices.uneven * max(min(seats // n, most) - met[i], 0)
    return total


def _exists(wishes: Wishes, meeting: Meeting) -> bool:
    people = 0 <= meeting.first < meeting.second < len(wishes.people)
    round_ = 0 <= meeting.round < wishes.rounds
    return people and round_ and 0 <= meeting.table < wishes.capacity(meeting.round)


def _alone(wishes: Wishes, meeting: Meeting) -> Iterator[Break]:
    for i in meeting.pair:
        if not wishes.people[i].attends(meeting.round):
            yield Break("attendance", f"“{wishes.people[i].id}” does not attend round {meeting.round}")
    organisations = [wishes.people[i].organisation for i in meeting.pair]
    if meeting.pair in wishes.forbidden or (organisations[0] == organisations[1] != ""):
        yield Break("forbidden", f"{_who(wishes, *meeting.pair)} may not meet")


def _places(meetings: list[Meeting]) -> Iterator[Break]:
    people = Counter((m.round, i) for m in meetings for i in m.pair)
    tables = Counter((m.round, m.table) for m in meetings)
    for (r, i), count in people.items():
        if count > 1:
            yield Break("place", f"person {i} is {count} times in round {r}")
    for (r, table), count in tables.items():
        if count > 1:
            yield Break("tables", f"table {table} is taken {count} times in round {r}")


def _counts(wishes: Wishes, meetings: tuple[Meeting, ...]) -> Iterator[Break]:
    pairs = Counter(m.pair for m in meetings)
    for pair, count in pairs.items():
        if count > 1:
            yield Break("repeat", f"{_who(wishes, *pair)} meet {count} times")
    met = Counter(i for m in meetings for i in m.pair)
    for i, person in enumerate(wishes.people):
        if person.most is not None and met[i] > person.most:
            yield Break("most", f"“{person.id}” has {met[i]} meetings, and accepts {person.most}")


def _who(wishes: Wishes, first: int, second: int) -> str:
    return f"“{wishes.people[first].id}” and “{wishes.people[second].id}”"
