"""The best list of actors for a mix: kept exactly, or as nearly as can be."""

from collections.abc import Sequence

import numpy as np
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, milp

from synergraph.queries.invitations.mix import Quota
from synergraph.queries.matrices import Floats, Indexes


def chosen(total: Floats, rows: Indexes, quotas: Sequence[Quota], size: int) -> list[int]:
    """Return `size` of some organisations (rows of `total`), those with the most points first.

    Of all lists of that length those with the fewest actors missing from the quotas, or too many for
    them, are taken, and of these the one with the most points: an integer programme, solved exactly.
    Rather than break a rule with one actor too many, a place stays empty.
    """
    rows = _worth(rows, quotas, size)
    if not len(rows) or size < 1:
        return []
    within = np.array([quota.who[rows] for quota in quotas], dtype=float).reshape(len(quotas), len(rows))
    points = total[rows] / max(float(total[rows].max(initial=0.0)), 1e-9)
    found = _solved(points, within, quotas, size)
    return [int(row) for row in rows[found]]


def _solved(points: Floats, within: Floats, quotas: Sequence[Quota], size: int) -> Indexes:
    """Return the places of the best list.

    Variables say who is in it, how far each quota is missed below and above, and how many places are empty.
    """
    count, rules = len(points), len(quotas)
    missed = np.eye(rules)
    least = np.array([float(quota.least) for quota in quotas])
    most = np.array([float(size if quota.most is None else quota.most) for quota in quotas])
    none = np.zeros((rules, rules))
    matrix = np.vstack(
        [
            np.hstack([np.ones((1, count)), np.zeros((1, 2 * rules)), [[1.0]]]),
            np.hstack([within, missed, none, np.zeros((rules, 1))]),
            np.hstack([within, none, -missed, np.zeros((rules, 1))]),
        ]
    )
    low = np.concatenate([[size], least, np.full(rules, -np.inf)])
    high = np.concatenate([[size], np.full(rules, np.inf), most])
    cost = float(2 * size + 2)
    solved = milp(
        np.concatenate([-points, np.full(2 * rules, cost), [cost / 2]]),
        integrality=np.concatenate([np.ones(count, np.int64), np.zeros(2 * rules + 1, np.int64)]),
        bounds=Bounds(0, np.concatenate([np.ones(count), np.full(2 * rules + 1, np.inf)])),
        constraints=LinearConstraint(sparse.csr_array(matrix), low, high),
        options={"mip_rel_gap": 0.0},
    )
    return np.flatnonzero(np.asarray(solved.x)[:count] > 0.5)


def _worth(rows: Indexes, quotas: Sequence[Quota], size: int) -> Indexes:
    """Return who can be on a best list: of those alike to all quotas never more than the first `size`."""
    alike = np.array([quota.who[rows] for quota in quotas], dtype=bool).reshape(len(quotas), len(rows))
    seen: dict[bytes, int] = {}
    kept = []
    for place, key in enumerate(alike.T):
        kind = np.packbits(key).tobytes()
        seen[kind] = seen.get(kind, 0) + 1
        if seen[kind] <= size:
            kept.append(place)
    return np.asarray(rows[kept])
