"""A first seating made better without loss: two people swap places in all rounds.

That keeps how often places meet, so a design in which no two meet twice stays one, while must-meets, scores
and exclusions are served.
"""

from collections.abc import Callable

import numpy as np

from synergraph.queries.matrices import Floats, Indexes, Mask
from synergraph.queries.plan.tables.model import NOWHERE

_LEAST_GAIN = 1e-9


def swapped(at: Indexes, worth: Floats, together: Floats, apart: Mask, more: Callable[[], bool]) -> Indexes:
    """Return a seating people × rounds after the best swaps of people who attend the same rounds.

    `worth` is the price of each pair for each time it shares a table, `together` how often it does;
    pairs in `apart` are not swapped.
    """
    at, met = at.copy(), together.copy()
    alike = (at != NOWHERE) @ (at == NOWHERE).T
    fixed = alike | alike.T | apart
    flow = worth @ met
    while len(at) > 1 and more():
        own = np.diag(flow)
        gain = flow + flow.T - own[:, None] - own[None, :] + 2 * worth * met
        gain[fixed] = 0.0
        i, j = (int(x) for x in np.unravel_index(int(gain.argmin()), gain.shape))
        if gain[i, j] >= -_LEAST_GAIN:
            break
        at[[i, j]] = at[[j, i]]
        _exchange(worth, met, flow, i, j)
    return at


def _exchange(worth: Floats, met: Floats, flow: Floats, i: int, j: int) -> None:
    """Bring who meets whom, and what that is worth, up to date."""
    two = [i, j]
    before = met[two].copy()
    met[two] = met[[j, i]]
    met[:, two] = met[:, [j, i]]
    flow += worth[:, two] @ (met[two] - before)
    flow[:, two] = worth @ met[:, two]
