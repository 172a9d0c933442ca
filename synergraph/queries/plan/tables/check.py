"""What is wrong with tables: an independent check that knows the data model and nothing of the solver."""

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from synergraph.queries.plan.check import Break
from synergraph.queries.plan.model import Person
from synergraph.queries.plan.tables.model import NOWHERE, Seating, TopicPlan


def broken_seats(plan: Seating) -> list[Break]:
    """Return every break of a hard rule in a seating: attendance, tables, forbidden, must; [] for a sound one."""
    wishes, at = plan.wishes, plan.at.tolist()
    found = list(_attended(wishes.people, at, wishes.rounds))
    for r in range(wishes.rounds):
        for table, count in Counter(row[r] for row in at if row[r] != NOWHERE).items():
            if not 0 <= table < len(wishes.seats) or count > wishes.seats[table]:
                found.append(Break("tables", f"table {table} has {count} people in round {r}"))
    together = Counter(
        (i, j)
        for i, j in wishes.forbidden | wishes.must
        for r in range(wishes.rounds)
        if at[i][r] == at[j][r] != NOWHERE
    )
    found += [
        Break("forbidden", f"{pair} share a table") for pair in sorted(wishes.forbidden) if together[pair]
    ]
    found += [Break("must", f"{pair} share no table") for pair in sorted(wishes.must) if not together[pair]]
    return found


def repeats(plan: Seating) -> int:
    """Return how often pairs share a table again, counted anew."""
    rounds = range(plan.wishes.rounds)
    met = Counter(
        pair
        for r in rounds
        for table in set(plan.at[:, r].tolist()) - {NOWHERE}
        for pair in combinations([i for i, row in enumerate(plan.at.tolist()) if row[r] == table], 2)
    )
    return sum(count - 1 for count in met.values())


def broken_topics(plan: TopicPlan) -> list[Break]:
    """Return every break of a hard rule of topic tables: attendance, tables, same topic; [] for sound ones.

    Someone without a table breaks no rule: topics may be full.
    """
    wishes, at = plan.wishes, plan.at.tolist()
    found = [b for b in _attended(wishes.people, at, wishes.rounds) if not b.says.endswith("no table")]
    for r in range(wishes.rounds):
        for topic, count in Counter(row[r] for row in at if row[r] != NOWHERE).items():
            if count > wishes.topics[topic].most:
                found.append(Break("tables", f"topic {topic} has {count} people in round {r}"))
    for i, row in enumerate(at):
        for topic, count in Counter(t for t in row if t != NOWHERE).items():
            if count > 1:
                found.append(Break("same_topic", f"person {i} is at topic {topic} {count} times"))
    return found


def _attended(people: tuple[Person, ...], at: list[list[int]], rounds: int) -> Iterator[Break]:
    for i, person in enumerate(people):
        for r in range(rounds):
            there = person.attends(r)
            if at[i][r] != NOWHERE and not there:
                yield Break("attendance", f"person {i} does not attend round {r}")
            if at[i][r] == NOWHERE and there:
                yield Break("attendance", f"person {i} attends round {r} and has no table")
