"""A first seating in which hardly anyone meets twice, and the bounds on what is possible.

People fill rows as long as there are tables, T; in round r the person in row a, column b sits at
table (b + a·r) mod T. Those of one row never meet, and if T is prime, not below the rows, all others
meet at most once in T rounds (a transversal design; Bose 1938). A cluster fills whole rows, and what is
left of it stays together, so that its people meet as seldom as can be.
"""

from collections import defaultdict

import numpy as np

from synergraph.queries.matrices import Indexes
from synergraph.queries.plan.tables.model import NOWHERE, TableWishes


def designed(wishes: TableWishes) -> Indexes:
    """Return the design, places × rounds: the table of each person in each round, then of places left free."""
    tables, rows = len(wishes.seats), _rows(wishes)
    taken = {i: (a, b) for a, row in enumerate(rows) for b, i in enumerate(row)}
    free = [(a, b) for a, row in enumerate(rows) for b in range(len(row), tables)]
    cells = [taken[i] for i in sorted(taken)] + free
    paths = [[(b + a * r) % tables for r in range(wishes.rounds)] for a, b in cells]
    return np.array(paths, dtype=np.int64).reshape(len(cells), wishes.rounds)


def seated(wishes: TableWishes, paths: Indexes) -> Indexes:
    """Return a seating people × rounds that follows the itineraries as far as seats and attendance allow."""
    at = np.full((len(wishes.people), wishes.rounds), NOWHERE, dtype=np.int64)
    for r in range(wishes.rounds):
        free = list(wishes.seats)
        for i, person in enumerate(wishes.people):
            if person.attends(r):
                wished = int(paths[i, r])
                at[i, r] = wished if free[wished] else int(np.argmax(free))
                free[at[i, r]] -= 1
    return at


def _rows(wishes: TableWishes) -> list[list[int]]:
    """Return rows of people: each cluster cut into whole rows, the rests put where they fit, else divided."""
    tables, groups = max(len(wishes.seats), 1), defaultdict[str, list[int]](list)
    for i in sorted(range(len(wishes.people)), key=lambda i: (wishes.people[i].organisation, i)):
        groups[wishes.people[i].cluster].append(i)
    rows, rests = list[list[int]](), list[list[int]]()
    for _, group in sorted(groups.items()):
        whole = len(group) // tables * tables
        rows += [group[k : k + tables] for k in range(0, whole, tables)]
        rests.append(group[whole:])
    rows += [[] for _ in range(-(-sum(map(len, rests)) // tables))]
    for rest in sorted(rests, key=len, reverse=True):
        fitting = [row for row in rows if len(row) + len(rest) <= tables]
        if fitting:
            min(fitting, key=lambda row: tables - len(row)).extend(rest)
            continue
        for i in rest:
            min(rows, key=len).append(i)
    return rows


def fewest_repeats(wishes: TableWishes) -> int:
    """Return how often pairs have to sit together again at least.

    There may be more places side by side than pairs; and whoever attends two rounds sits at one of T tables in
    each, so that among more than T² people some share both.
    """
    there = np.array([[p.attends(r) for r in range(wishes.rounds)] for p in wishes.people], dtype=np.int64)
    if not len(there):
        return 0
    side_by_side = sum(_evenly(int(count), wishes.seats) for count in there.sum(axis=0))
    may = int(np.triu(there @ there.T > 0, 1).sum()) - len(wishes.forbidden)
    both = [int(there[:, r] @ there[:, r + 1]) for r in range(wishes.rounds - 1)]
    return max(side_by_side - may, sum(_shared(people, len(wishes.seats) ** 2) for people in both), 0)


def _shared(people: int, cells: int) -> int:
    """Return the pairs in one cell when people are spread evenly over cells."""
    each, more = divmod(people, cells)
    return cells * each * (each - 1) // 2 + more * each


def fewest_same_cluster(wishes: TableWishes) -> int:
    """Return how many pairs of one cluster must share a table, all rounds together."""
    clusters = sorted({p.cluster for p in wishes.people if p.cluster})
    return sum(
        _evenly(sum(p.attends(r) and p.cluster == c for p in wishes.people), wishes.seats)
        for r in range(wishes.rounds)
        for c in clusters
    )


def _evenly(people: int, seats: tuple[int, ...]) -> int:
    """Return the pairs at tables when people are spread as evenly as seats allow."""
    loads = [0] * len(seats)
    for _ in range(people):
        free = [t for t, seat in enumerate(seats) if loads[t] < seat]
        loads[min(free, key=loads.__getitem__)] += 1
    return sum(load * (load - 1) // 2 for load in loads)
