"""Better rounds, one at a time: free a round and match its people anew, as well as can be.

Each step is a maximum-weight matching (Edmonds; rustworkx), in which a meeting is worth its score and
what its people lack. More meetings than tables are held off by a price on each (Lagrange).
"""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import rustworkx as rx

from synergraph.queries.matrices import Indexes, Mask
from synergraph.queries.plan.model import Pair
from synergraph.queries.plan.problem import FINE, Problem
from synergraph.queries.plan.timetable import FREE, Timetable

MUST = 1_000 * FINE
_BISECTIONS, _NEARLY = 8, 0.005


@dataclass
class Rematch:
    """Rounds of a timetable made better one by one.

    `worthy` are the candidates looked at. `kept[r]` are the meetings a round had in an earlier plan; each
    of the two people of one that stays there is worth `staying`.
    """

    problem: Problem
    timetable: Timetable
    worthy: Mask
    kept: dict[int, list[Pair]] = field(default_factory=dict)
    staying: int = 0
    price: dict[int, int] = field(default_factory=dict)

    def until_stable(self, rng: np.random.Generator, more: Callable[[], bool]) -> None:
        """Match rounds anew in random order until none gets better, or `more` says stop."""
        missed, rounds = 0, self.problem.rounds
        while missed < rounds:
            for r in rng.permutation(rounds):
                missed = 0 if self.better(int(r)) else missed + 1
                if missed >= rounds or not more():
                    return

    def better(self, r: int) -> bool:
        """Match one round anew; keep it and return True if that is better."""
        problem, old = self.problem, self.timetable.of(r)
        at = self._open(r)
        weight = self._weights(r, at)
        table = dict(zip(problem.pairs(at), weight.tolist(), strict=True))
        found = self._matched(r, table)
        if sum(table[pair] for pair in found) <= sum(table[pair] for pair in old):
            return False
        for pair in old:
            self.timetable.take(pair)
        for pair in found:
            self.timetable.put(pair, r)
        return True

    def _open(self, r: int) -> Indexes:
        """Return the candidates that may meet in a round, were it freed."""
        problem = self.problem
        met = self._met(r)
        able = met < problem.most
        free = self.worthy & problem.common[:, r] & able[problem.first] & able[problem.second]
        free[problem.at(pair for pair, q in self.timetable.held.items() if q != r)] = False
        free[problem.at(self.timetable.of(r))] = True
        return np.flatnonzero(free)

    def _met(self, r: int) -> Indexes:
        """Return how many meetings everyone has in the other rounds."""
        met = np.zeros(self.problem.people, dtype=np.int64)
        for q, partners in enumerate(self.timetable.partner):
            met += (np.array(partners) != FREE) * (q != r)
        return met

    def _weights(self, r: int, at: Indexes) -> Indexes:
        problem, gain = self.problem, self.problem.gain(self._met(r))
        first, second = problem.first[at], problem.second[at]
        weight = problem.weight[at] + gain[first] + gain[second] + MUST * problem.must[at]
        stays = np.isin(at, problem.at(self.kept.get(r, ())))
        return np.asarray(weight + 2 * self.staying * stays, dtype=np.int64)

    def _matched(self, r: int, table: dict[Pair, int]) -> list[Pair]:
        """Return the best matching of no more pairs than tables, or nearly: the price is found by bisection."""
        tables, low, high = int(self.problem.tables[r]), 0, 1 + max(table.values(), default=0)
        price, best, most = self.price.get(r, 0), list[Pair](), -1
        for _ in range(_BISECTIONS):
            found = _matching(table, price)
            fitting = _fitting(found, table, tables)
            if (worth := sum(table[pair] for pair in fitting)) > most:
                best, most = fitting, worth
            low, high = (price, high) if len(found) > tables else (low, price)
            if abs(len(found) - tables) <= tables * _NEARLY or high == 0 or high - low <= 1:
                break
            price = (low + min(high, 2 * FINE + 2 * low)) // 2
        self.price[r] = price
        return best


def _fitting(found: list[Pair], table: dict[Pair, int], tables: int) -> list[Pair]:
    """Return the heaviest pairs of a matching, filled up with what else fits, as many as there are tables."""
    kept = sorted(found, key=lambda pair: (-table[pair], pair))[:tables]
    busy = {i for pair in kept for i in pair}
    if len(found) >= tables:
        return kept
    for pair in sorted(table, key=lambda pair: (-table[pair], pair)):
        if len(kept) < tables and table[pair] > 0 and busy.isdisjoint(pair):
            kept.append(pair)
            busy.update(pair)
    return kept


def _matching(table: dict[Pair, int], price: int) -> list[Pair]:
    """Return a matching of maximum weight, each pair having its weight less the price."""
    graph: rx.PyGraph[None, int] = rx.PyGraph(multigraph=False)
    people = sorted({i for pair in table for i in pair})
    place = {i: at for at, i in enumerate(people)}
    graph.add_nodes_from([None] * len(people))
    graph.add_edges_from([(place[i], place[j], w - price) for (i, j), w in table.items() if w > price])
    pairs = rx.max_weight_matching(graph, weight_fn=int)
    return [(min(people[a], people[b]), max(people[a], people[b])) for a, b in pairs]
