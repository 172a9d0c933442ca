"""Which pairs should meet at all, before rounds are thought of: a b-matching, and what no plan can exceed.

Everyone has at most as many meetings as rounds, all together at most as many as there are tables; that
two people need a common free round is left out. The linear relaxation of that bounds every plan from
above; its dual values say which candidates are worth a look.
"""

from typing import Any, NamedTuple

import numpy as np
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, linprog, milp

from synergraph.queries.matrices import Floats, Indexes, Mask
from synergraph.queries.plan.problem import FINE, Problem

WHOLE = 1e-6
_PER_ROUND, _SIFTINGS, NEAR = 2, 6, 0.02 * FINE
_EXACT, _GAP = 200, 1e-5


class Relaxed(NamedTuple):
    """The solution of the relaxation.

    `active` are the candidates it was made of, `share` says how much of each of these is taken, 0 to 1.
    `worth` is what every candidate adds over what its people and table are worth otherwise (below 0:
    rather not), `table` what one table more would be worth; `bound` no plan can exceed.
    """

    active: Indexes
    share: Floats
    worth: Floats
    table: float
    bound: float


def relax(problem: Problem) -> Relaxed:
    """Solve the linear relaxation, beginning with the best candidates and adding those that are worth it.

    Nothing is taken when there are no candidates. Must-meets that nothing allows give an infinite bound.
    """
    active = problem.must | _best(problem)
    for _ in range(_SIFTINGS):
        found = _solved(problem, np.flatnonzero(active))
        missing = (found.worth > WHOLE) & ~active
        if not missing.any():
            return found
        active |= found.worth > -NEAR
    return found._replace(bound=found.bound + float(found.worth[missing].sum()))


def _best(problem: Problem) -> Mask:
    """Return which candidates are among the best of one of the two."""
    best = np.zeros(len(problem.first), dtype=np.bool_)
    for ends in (problem.first, problem.second):
        order = np.lexsort((-problem.weight, ends))
        rank = np.arange(len(ends)) - np.searchsorted(ends[order], ends[order])
        best[order[rank < _PER_ROUND * problem.rounds]] = True
    return best


def _solved(problem: Problem, active: Indexes) -> Relaxed:
    lacking = float(problem.lacking(np.zeros(problem.people, np.int64)))
    if not len(active):
        return Relaxed(active, np.zeros(0), np.zeros(len(problem.first)), 0.0, -lacking)
    cost, limits, upper, bounds = _model(problem, active)
    ends = list(zip(bounds.lb.tolist(), bounds.ub.tolist(), strict=True))
    rows: Any = limits  # the types of linprog know dense rows only
    found = linprog(cost, A_ub=rows, b_ub=upper, bounds=ends, method="highs-ipm")
    if found.x is None:
        return Relaxed(
            active, problem.must[active].astype(np.float64), -1.0 * np.ones(len(problem.first)), 0.0, np.inf
        )
    n, prices = problem.people, -np.asarray(found.ineqlin.marginals)
    person = prices[:n] - prices[n + 1 :].reshape(-1, n).sum(axis=0)
    worth = problem.weight - person[problem.first] - person[problem.second] - prices[n]
    return Relaxed(
        active,
        np.asarray(found.x[: len(active)], dtype=np.float64),
        worth,
        float(prices[n]),
        -float(found.fun or 0.0),
    )


def choose(problem: Problem, relaxed: Relaxed, seconds: float) -> tuple[Indexes, float]:
    """Return the candidates of the best b-matching among the active ones, and what no plan can exceed.

    Without a solution in time these are the candidates taken by half or more.
    """
    active, share = relaxed.active, relaxed.share
    half = active[share > 0.5 - WHOLE]
    if np.all(np.abs(share - np.rint(share)) < WHOLE):
        return half, relaxed.bound
    cost, limits, upper, bounds = _model(problem, active)
    whole = (np.arange(len(cost)) < len(active)).astype(float)
    found = milp(
        cost, integrality=whole, bounds=bounds, constraints=LinearConstraint(limits, -np.inf, upper),
        options={"time_limit": max(seconds, 0.01), "mip_rel_gap": 0.0 if problem.people <= _EXACT else _GAP},
    )  # fmt: skip
    if found.x is None or found.mip_dual_bound is None:
        return half, relaxed.bound
    every = len(active) == len(problem.first)
    bound = min(relaxed.bound, -float(found.mip_dual_bound)) if every else relaxed.bound
    return active[found.x[: len(active)] > 0.5], bound


def _model(problem: Problem, at: Indexes) -> tuple[Floats, sparse.csr_array, Floats, Bounds]:
    """Return cost, rows, their upper limits and bounds: candidates first, then what people lack by level."""
    n, count, levels = problem.people, len(at), len(problem.levels)
    meets = incidence(problem.first[at], problem.second[at], n)
    none, eye = sparse.csr_array((n, n * levels)), sparse.eye_array(n * levels, format="csr")
    all_of_them = np.concatenate([np.ones(count), np.zeros(n * levels)])[None, :]
    rows = [sparse.hstack([meets, none]), sparse.csr_array(all_of_them)]
    rows.append(sparse.hstack([-sparse.vstack([meets] * levels), -eye]))
    targets = np.concatenate([target for target, _ in problem.levels])
    upper = np.concatenate([problem.most, [problem.capacity], -targets]).astype(float)
    cost = np.concatenate([-problem.weight[at], *(price for _, price in problem.levels)]).astype(float)
    lower = np.concatenate([problem.must[at], np.zeros(n * levels)]).astype(float)
    highest = np.concatenate([np.ones(count), np.full(n * levels, np.inf)])
    return cost, sparse.csr_array(sparse.vstack(rows)), upper, Bounds(lower, highest)


def incidence(first: Indexes, second: Indexes, people: int) -> sparse.csr_array:
    """Return which person (row) is in which candidate (column)."""
    columns = np.arange(len(first))
    ends = (np.concatenate([first, second]), np.concatenate([columns, columns]))
    return sparse.csr_array((np.ones(2 * len(first)), ends), shape=(people, len(first)))
