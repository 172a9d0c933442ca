"""Table rounds: mixed tables over rounds, and tables with topics."""

import time

import numpy as np

from synergraph.errors import UsageError
from synergraph.queries.matrices import Indexes
from synergraph.queries.plan.schedule import Progress
from synergraph.queries.plan.tables.descent import Descent
from synergraph.queries.plan.tables.design import designed, fewest_repeats, fewest_same_cluster, seated
from synergraph.queries.plan.tables.itineraries import exchanged
from synergraph.queries.plan.tables.model import (
    NOWHERE,
    Seating,
    TablePrices,
    TableWishes,
    Topic,
    TopicPlan,
    TopicWishes,
)
from synergraph.queries.plan.tables.topics import change_topics, topic_tables

__all__ = [
    "NOWHERE", "Seating", "TablePrices", "TableWishes", "Topic", "TopicPlan", "TopicWishes", "change_topics",
    "reseat", "seat", "topic_tables",
]  # fmt: skip
_KICKS = 60


def seat(
    wishes: TableWishes,
    *,
    seed: int = 0,
    seconds: float = 30.0,
    progress: Progress = lambda step, reached: None,
) -> Seating:
    """Return mixed tables: few meet again, few of one organisation or cluster share a table.

    `progress` is told when the first seating stands and when the last does. Equal wishes and seed give
    equal tables, unless time runs out. Nobody gives empty tables.
    """
    paths = designed(wishes)
    progress("first seating", 0.0)
    found = _seating(wishes, _better(wishes, paths, seed, seconds))
    progress("done", 1.0)
    return found


def reseat(
    plan: Seating, wishes: TableWishes, since: int, *, seed: int = 0, seconds: float = 10.0
) -> tuple[Seating, tuple[int, ...]]:
    """Change the rounds from `since` on so that a seating fits new wishes, and say who sits elsewhere.

    `wishes` are for all rounds and have the people of the plan in the same order, new ones at the end; who
    does not come any more leaves by `leaves` or `away`. Raises `UsageError` when tables or rounds differ.
    """
    if (wishes.seats, wishes.rounds) != (plan.wishes.seats, plan.wishes.rounds):
        raise UsageError("the plan has other tables or rounds", hint="make a new one with seat(wishes)")
    before = np.full((len(wishes.people), wishes.rounds), NOWHERE, dtype=np.int64)
    before[: len(plan.at)] = plan.at
    at = _squeezed(wishes, before, since)
    search = Descent(wishes, at, before)
    until, rng = time.monotonic() + seconds, np.random.default_rng(seed)
    search.run(rng, 0, lambda: time.monotonic() < until, since=since)
    moved = np.any((search.at != before) & (before != NOWHERE) & (search.at != NOWHERE), axis=1)
    return _seating(wishes, search.at), tuple(int(i) for i in np.flatnonzero(moved))


def _squeezed(wishes: TableWishes, before: Indexes, since: int) -> Indexes:
    """Return the old seating with those gone taken out and those new put where most seats are free."""
    at = before.copy()
    for r in range(since, wishes.rounds):
        there = np.array([person.attends(r) for person in wishes.people], dtype=np.bool_)
        at[~there, r] = NOWHERE
        free = np.array(wishes.seats) - np.bincount(at[at[:, r] != NOWHERE, r], minlength=len(wishes.seats))
        for i in np.flatnonzero(there & (at[:, r] == NOWHERE)):
            at[i, r] = int(np.argmax(free))
            free[at[i, r]] -= 1
    return at


def _better(wishes: TableWishes, paths: Indexes, seed: int, seconds: float) -> Indexes:
    until = time.monotonic() + seconds
    there, worth = np.zeros(paths.shape), np.zeros((len(paths),) * 2)
    n = len(wishes.people)
    for i, person in enumerate(wishes.people):
        there[i] = [person.attends(r) for r in range(wishes.rounds)]
    start = Descent(wishes, seated(wishes, paths))
    worth[:n, :n] = start.always - start.once
    clusters = np.array([*(person.cluster for person in wishes.people), *[""] * (len(paths) - n)])
    # Within clusters first: that keeps the mix the design has, and leaves little for the others to mend.
    for fixed in (clusters[:, None] != clusters[None, :], np.zeros(worth.shape, dtype=np.bool_)):
        paths = exchanged(paths, there, worth, fixed, lambda: time.monotonic() < until)
    search = Descent(wishes, seated(wishes, paths))
    search.run(np.random.default_rng(seed), _KICKS * wishes.rounds, lambda: time.monotonic() < until)
    return search.at


def _seating(wishes: TableWishes, at: Indexes) -> Seating:
    search = Descent(wishes, at)
    together = np.triu(search.together, 1)
    clusters = np.array([person.cluster for person in wishes.people])
    alike = (clusters[:, None] == clusters[None, :]) & (clusters != "")[:, None]
    return Seating(
        wishes, at, search.cost(), int(np.maximum(together - 1, 0).sum()), fewest_repeats(wishes),
        int(together[alike].sum()), fewest_same_cluster(wishes),
    )  # fmt: skip
