"""Tables with topics: who sits at which topic in which round.

Who gets which topics is a transport problem, whose linear programme has a whole solution. Each topic is
then split into seats that are taken once a round, and seats and people get rounds by edge colouring,
which keeps the rounds of a topic equally large (König 1916).
"""

from collections import defaultdict

import numpy as np
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, milp

from synergraph.queries.matrices import Floats, Indexes
from synergraph.queries.plan.model import Pair, Pairs, Person, Wishes
from synergraph.queries.plan.problem import problem
from synergraph.queries.plan.tables.model import NOWHERE, TopicPlan, TopicWishes
from synergraph.queries.plan.timetable import Timetable


def topic_tables(wishes: TopicWishes) -> TopicPlan:
    """Return the topics of everyone, those they like best in sum.

    Where topics have fewer places than people, or fewer topics than rounds, some stay without a table.
    The bound is reached when all attend all rounds; with late arrivals nearly.
    """
    if not wishes.people or not wishes.topics:
        return _plan(wishes, np.full((len(wishes.people), wishes.rounds), NOWHERE, dtype=np.int64), 0.0)
    share, bound = _transport(wishes)
    return _plan(wishes, _rounds(wishes, share > 0.5), bound)


def change_topics(plan: TopicPlan, wishes: TopicWishes, since: int) -> TopicPlan:
    """Change the rounds from `since` on to new wishes: nobody moves, those gone leave, those new find a seat.

    `wishes` are for all rounds and have the people of the plan in the same order, new ones at the end.
    """
    at = np.full((len(wishes.people), wishes.rounds), NOWHERE, dtype=np.int64)
    at[: len(plan.at)] = plan.at
    for i, person in enumerate(wishes.people):
        for r in range(since, wishes.rounds):
            if not person.attends(r):
                at[i, r] = NOWHERE
            elif at[i, r] == NOWHERE:
                _squeeze(wishes, at, i, [], since)
    return _plan(wishes, at, _transport(wishes)[1])


def _plan(wishes: TopicWishes, at: Indexes, bound: float) -> TopicPlan:
    rows, r = np.nonzero(at != NOWHERE)
    objective = float(wishes.liking[rows, at[rows, r]].sum())
    return TopicPlan(wishes, at, objective, max(bound, objective), _small(wishes, at))


def _transport(wishes: TopicWishes) -> tuple[Floats, float]:
    """Return who gets which topics, as 0 and 1, and the sum of liking; topics that cannot be filled may stay small."""
    people, topics = wishes.liking.shape
    attended = [min(sum(p.attends(r) for r in range(wishes.rounds)), topics) for p in wishes.people]
    by_person = sparse.kron(sparse.eye_array(people), np.ones((1, topics)))
    by_topic = sparse.kron(np.ones((1, people)), sparse.eye_array(topics))
    most = [wishes.rounds * topic.most for topic in wishes.topics]
    least = [wishes.rounds * topic.least for topic in wishes.topics]
    bonus = 1 + topics * float(wishes.liking.max(initial=0.0))
    cost = -(wishes.liking + bonus).ravel()
    rows = sparse.csr_array(sparse.vstack([by_person, by_topic]))
    for lower in (least, [0] * topics):
        limits = LinearConstraint(rows, np.array([0] * people + lower), np.array([*attended, *most]))
        found = milp(
            cost, integrality=np.ones(len(cost), dtype=np.int64), bounds=Bounds(0, 1), constraints=limits
        )
        if found.x is not None:
            break
    share = np.asarray(found.x, dtype=np.float64).reshape(people, topics)
    return share, float((share * wishes.liking).sum())


def _rounds(wishes: TopicWishes, taken: np.ndarray[tuple[int, ...], np.dtype[np.bool_]]) -> Indexes:
    """Give each topic taken a round; what finds none goes to a topic with a free seat."""
    topics: list[int] = []
    pairs: list[Pair] = []
    for topic in range(taken.shape[1]):
        for count, i in enumerate(np.flatnonzero(taken[:, topic]).tolist()):
            if count % wishes.rounds == 0:
                topics.append(topic)
            pairs.append((i, len(wishes.people) + len(topics) - 1))
    timetable = _timetable(wishes, len(topics))
    lost = timetable.place(pairs)
    at = np.full((len(wishes.people), wishes.rounds), NOWHERE, dtype=np.int64)
    for (i, seat), r in timetable.held.items():
        at[i, r] = topics[seat - len(wishes.people)]
    for pair in lost:
        _squeeze(wishes, at, pair[0], [topics[pair[1] - len(wishes.people)]])
    return at


def _timetable(wishes: TopicWishes, seats: int) -> Timetable:
    """Return a timetable in which people meet seats."""
    guests = (*wishes.people, *(Person(f"seat {s}") for s in range(seats)))
    named = tuple(
        Person(f"{k}", arrives=p.arrives, leaves=p.leaves, away=p.away) for k, p in enumerate(guests)
    )
    return Timetable(problem(Wishes(named, wishes.rounds, Pairs.of({}), tables=len(named))))


def _squeeze(wishes: TopicWishes, at: Indexes, i: int, wanted: list[int], since: int = 0) -> None:
    """Seat someone at a topic wanted, or the one they like best of the others, in a round with a seat free."""
    load: dict[tuple[int, int], int] = defaultdict(int)
    for row in at:
        for r, t in enumerate(row):
            load[r, int(t)] += 1
    by_liking = [*wanted, *np.argsort(-wishes.liking[i], kind="stable").tolist()]
    for t in [t for t in by_liking if t not in at[i]]:
        for r in range(since, wishes.rounds):
            free = wishes.people[i].attends(r) and at[i, r] == NOWHERE
            if free and load[r, t] < wishes.topics[t].most:
                at[i, r] = t
                return


def _small(wishes: TopicWishes, at: Indexes) -> tuple[tuple[int, int], ...]:
    return tuple(
        (r, t)
        for r in range(wishes.rounds)
        for t, topic in enumerate(wishes.topics)
        if np.count_nonzero(at[:, r] == t) < topic.least
    )
