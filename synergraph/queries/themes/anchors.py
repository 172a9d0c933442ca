"""Where a theme is more than at home: groups in which it stands beyond what spills over.

A theme has a home, the group with most of its projects, and spills a little into all others. A
group is anchored where it has clearly more than that: at least two projects, led by at least two
organisations, and so many that spilling over alone gives them in less than one case of twenty.
Shuffled memberships are no test: against them nearly every theme is too concentrated.
"""

import numpy as np
from scipy.special import gammainc

from synergraph.queries.matrices import Floats, Mask
from synergraph.queries.themes.diversity import Spread

_SETTLED, _FEW = 8, 5
_CHANCE = 0.05
_NEEDED, _GROUPS = 3, 4


def settled(spread: Spread) -> Mask:
    """Return which themes tell what is usual: those of 8 projects or more.

    Where fewer than five are, all with two.
    """
    many = spread.size >= _SETTLED
    return many if many.sum() >= _FEW else spread.size >= 2


def spill(spread: Spread) -> float:
    """Return which share of a usual theme's projects stands outside its home, 0 to 1.

    The median of the settled themes; where these are too few, what the average evenness amounts to.
    """
    usual = settled(spread)
    if not usual.any():
        return 0.0
    if spread.size[usual].min() < _SETTLED:
        return float(1 - np.sqrt(max(0.0, 1 - spread.averages[0])))
    return float(np.median(1 - spread.counts[usual].max(axis=1) / spread.size[usual]))


def anchored(spread: Spread, whole: Floats, leads: Floats) -> Mask:
    """Return per theme (row) the groups in which it is anchored.

    `whole` counts its projects in each group undivided, `leads` the organisations that lead them (a
    project whose lead is unknown counts as one).
    """
    if not spread.counts.size:
        return np.zeros(spread.counts.shape, dtype=bool)
    held = spread.held
    home = spread.counts.argmax(axis=1)
    elsewhere = np.maximum(held.sum() - held[home], 1e-9)
    expected = spill(spread) * spread.size[:, None] * held[None, :] / elsewhere[:, None]
    chance = gammainc(np.maximum(spread.counts, 1e-9), np.maximum(expected, 1e-12))
    beyond = chance < _CHANCE
    beyond[np.arange(len(home)), home] = True
    return np.asarray(beyond & (whole >= 2) & (leads >= 2))


def needed(groups: int) -> int:
    """Return in how many groups a robust theme is anchored: three, or two where there are up to three."""
    return _NEEDED if groups >= _GROUPS else 2


def middle(spread: Spread) -> float:
    """Return the score of the middle one of the settled themes, 0 without any."""
    scores = spread.score[settled(spread)]
    return float(np.median(scores)) if len(scores) else 0.0
