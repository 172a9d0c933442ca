"""Pairs and rounds chosen together by one integer programme: exact, for few people or few pairs."""

from dataclasses import dataclass

import numpy as np
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, milp

from synergraph.queries.matrices import Floats, Indexes
from synergraph.queries.plan.model import Pair
from synergraph.queries.plan.problem import Problem
from synergraph.queries.plan.relaxed import incidence

Placed = list[tuple[Pair, int]]


@dataclass(frozen=True)
class Timed:
    """What came out: `placed` is None when there is no plan or none was found in time.

    `closed` says that the answer is final: the plan is the best one, or there is none.
    """

    placed: Placed | None
    closed: bool


def arrange(problem: Problem, chosen: Indexes, seconds: float) -> Timed:
    """Give each of the chosen candidates a round, all of them."""
    return _solved(_Model(problem, chosen, every=True), seconds)


def best(problem: Problem, seconds: float) -> Timed:
    """Choose candidates and their rounds so that the objective is highest."""
    return _solved(_Model(problem, np.arange(len(problem.first)), every=False), seconds)


class _Model:
    """One variable for each candidate in each round both attend, then one for what people lack by level."""

    def __init__(self, problem: Problem, chosen: Indexes, *, every: bool) -> None:
        self.problem, self.every, self.chosen = problem, every, chosen
        at, self.rounds = np.nonzero(problem.common[chosen])
        self.within, self.e = at, chosen[at]
        self.levels = () if every else problem.levels

    def rows(self) -> tuple[sparse.csr_array, Floats, Floats]:
        problem, n, count = self.problem, self.problem.people, len(self.e)
        first, second = problem.first[self.e], problem.second[self.e]
        columns = np.arange(count)
        once = _cells(self.within, columns, len(self.chosen))
        must = (problem.must[self.chosen] | self.every).astype(float)
        spot = _cells(first * problem.rounds + self.rounds, columns, n * problem.rounds)
        spot = sparse.csr_array(
            spot + _cells(second * problem.rounds + self.rounds, columns, n * problem.rounds)
        )
        here = _cells(self.rounds, columns, problem.rounds)
        met = incidence(first, second, n)
        blocks = [once, spot, here, met]
        lower = [must, np.zeros(n * problem.rounds), np.zeros(problem.rounds), np.zeros(n)]
        upper = [np.ones(len(self.chosen)), np.ones(n * problem.rounds), problem.tables, problem.most]
        slack = n * len(self.levels)
        wide = [sparse.hstack([b, sparse.csr_array((b.shape[0], slack))]) for b in blocks]
        if slack:
            wide.append(
                sparse.hstack(
                    [
                        sparse.csr_array(sparse.vstack([met] * len(self.levels))),
                        sparse.eye_array(slack, format="csr"),
                    ]
                )
            )
            lower.append(np.concatenate([target for target, _ in self.levels]))
            upper.append(np.full(slack, np.inf))
        return sparse.csr_array(sparse.vstack(wide)), np.concatenate(lower), np.concatenate(upper)

    def cost(self) -> Floats:
        if self.every:
            return np.zeros(len(self.e))
        return np.concatenate([-self.problem.weight[self.e], *(p for _, p in self.levels)]).astype(float)


def _cells(rows: Indexes, columns: Indexes, height: int) -> sparse.csr_array:
    return sparse.csr_array((np.ones(len(rows)), (rows, columns)), shape=(height, len(columns)))


def _solved(model: _Model, seconds: float) -> Timed:
    problem, cost = model.problem, model.cost()
    if not len(model.e):
        bare = not model.every and not problem.must[model.chosen].any()
        return Timed([] if bare or not len(model.chosen) else None, closed=True)
    matrix, lower, upper = model.rows()
    whole = (np.arange(len(cost)) < len(model.e)).astype(float)
    highest = np.where(whole > 0, 1.0, np.inf)
    found = milp(
        cost, integrality=whole, bounds=Bounds(0, highest),
        constraints=LinearConstraint(matrix, lower, upper),
        options={"time_limit": max(seconds, 0.01), "mip_rel_gap": 0.0},
    )  # fmt: skip
    if found.x is None:
        return Timed(None, closed=found.status == 2)
    taken = np.flatnonzero(found.x[: len(model.e)] > 0.5)
    ends = zip(problem.first[model.e[taken]].tolist(), problem.second[model.e[taken]].tolist(), strict=True)
    return Timed(list(zip(ends, model.rounds[taken].tolist(), strict=True)), closed=found.status == 0)
