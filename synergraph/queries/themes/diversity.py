"""How widely a theme is spread over groups that differ: counts in, points out.

A theme's spread is sqrt(Gini-Simpson × Rao-Stirling), both in their unbiased form, so that it does
not grow with the mere number of projects, and drawn towards the average of all themes where
projects are few.
"""

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

_PRIOR, _MOST = 6.0, 20.0
"""So many projects the average counts for; more than that a theme does not weigh in it."""


def distances(profiles: sparse.csr_array) -> NDArray[np.float64]:
    """Return how different groups are by what they are about: 0 for the same to 1 for the most different."""
    dense = profiles.toarray()
    length = np.linalg.norm(dense, axis=1, keepdims=True)
    unit = dense / np.where(length > 0, length, 1)
    apart = np.clip(1 - unit @ unit.T, 0, None)
    np.fill_diagonal(apart, 0)
    return apart / apart.max() if apart.size and apart.max() > 0 else apart


def spread(counts: NDArray[np.float64], apart: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the points, 0 to 100, that each group contributes to each theme.

    `counts` has a row per theme and a column per group: the projects of the theme there. The sum
    of a row is the theme's spread; that of a theme in a single group, or of one project, is 0.
    """
    size = counts.sum(axis=1)
    share = counts / np.where(size > 0, size, 1)[:, None]
    unbiased = np.where(size > 1, size / np.maximum(size - 1, 1e-9), 0)
    simpson = np.clip(unbiased * (1 - (share**2).sum(axis=1)), 0, 1)
    reach = share * (share @ apart)
    stirling = np.clip(unbiased * reach.sum(axis=1), 0, 1)
    total = 100 * np.sqrt(_drawn(simpson, size) * _drawn(stirling, size)) * (stirling > 0)
    weight = reach.sum(axis=1)
    return np.asarray(reach / np.where(weight > 0, weight, 1)[:, None] * total[:, None])


def _drawn(values: NDArray[np.float64], size: NDArray[np.float64]) -> NDArray[np.float64]:
    """Draw values towards their average, the more the fewer projects they rest on."""
    weight = np.minimum(size, _MOST)
    average = float((weight * values).sum() / weight.sum()) if weight.sum() else 0.0
    return np.asarray((size * values + _PRIOR * average) / (size + _PRIOR))
