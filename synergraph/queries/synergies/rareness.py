"""How seldom something is: a shared column of few rows, a likeness that few pairs reach."""

import numpy as np
from scipy import sparse

from synergraph.queries.matrices import Floats, Indexes, flat, rarity

_SAMPLE = 50_000
_RARELY_SO_CLOSE = 4.0
"""Closer than all but 1 in 10,000 pairs is as close as counts."""


def few(membership: sparse.csr_array) -> Floats:
    """Return the weight of a shared column: 1 if one row has it, 0 from half of all rows on."""
    weight = rarity(membership)
    return np.where(weight > np.log(2), weight / np.log(max(membership.shape[0], 2)), 0.0)


def drawn(count: int) -> tuple[Indexes, Indexes]:
    """Return all pairs of a few rows, or some of many drawn by chance (always the same), without order."""
    if count * (count - 1) // 2 <= _SAMPLE:
        left, right = np.triu_indices(count, 1)
        return left, right
    pairs = np.random.default_rng(0).integers(0, count, (2, _SAMPLE))
    left, right = pairs[:, pairs[0] != pairs[1]]
    return left, right


def usually(values: Floats) -> Floats:
    """Return what drawn pairs reach, in order, for `seldom` to compare with."""
    return np.sort(np.round(values, 9))


def seldom(values: Floats, usual: Floats) -> Floats:
    """Return how seldom two projects are at least so close: 0 for not at all, 1 for 1 in 10,000."""
    closer = len(usual) - np.searchsorted(usual, np.round(values, 9), side="left")
    share = np.maximum(closer, 1) / max(len(usual), 1)
    return flat(np.minimum(1, -np.log10(share) / _RARELY_SO_CLOSE) * (np.round(values, 9) > 0))
