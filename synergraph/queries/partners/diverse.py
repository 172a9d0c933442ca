"""A list of unlike partners: each further one trades points for being unlike those before it."""

import numpy as np

from synergraph.queries.matrices import Floats, binary
from synergraph.queries.partners.fit import Fit
from synergraph.queries.partners.profiles import unit

TRADE = 0.7
"""The share of the points in the choice; the rest is likeness to those chosen already."""
POOL = 5
"""From so many times the wanted number is chosen."""


def unlike(suited: Fit, rows: list[int], limit: int) -> list[int]:
    """Return `limit` of some organisations, the best first: maximal marginal relevance.

    The likeness of two is the mean of: same type, same groups, same topics (cosines; 0 to 1).
    """
    pool = rows[: POOL * limit]
    if len(pool) < 2:
        return pool[:limit]
    total = suited.total[pool]
    worth, alike = total / total.max(), likeness(suited, pool)
    closest, left, chosen = np.zeros(len(pool)), list(range(len(pool))), list[int]()
    while left and len(chosen) < limit:
        best = max(left, key=lambda one: (TRADE * worth[one] - (1 - TRADE) * closest[one], -one))
        left.remove(best)
        chosen.append(best)
        closest = np.maximum(closest, alike[best])
    return [pool[one] for one in chosen]


def likeness(suited: Fit, rows: list[int]) -> Floats:
    """Return how alike some organisations are, as a square matrix."""
    found = suited.found
    kinds = found.network.graph.nodes["actor_type"].to_numpy()[found.at[rows]]
    same = (kinds[:, None] == kinds[None, :]) & np.array([kind is not None for kind in kinds])
    groups = unit(binary(found.work[rows] @ found.projects.groups))
    topics = unit(found.topics[rows])
    both = [(one @ one.T).toarray() for one in (groups, topics)]
    return np.asarray((same + both[0] + both[1]) / 3)
