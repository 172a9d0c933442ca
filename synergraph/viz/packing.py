"""Packing discs: the largest in the middle, each further one as near as it fits to what it is linked with."""

from collections.abc import Sequence
from typing import Any

import numpy as np

Array = np.ndarray[Any, np.dtype[np.float64]]

GAP = 16.0
WIDTH = 1.12
"""Maps are wider than high: the pack spreads this much further sideways."""
PULL = 0.3
_GOLDEN = np.pi * (3 - np.sqrt(5))


def pack(radii: Sequence[float], attraction: Array) -> Array:
    """Return centres (k × 2) for discs of the given radii, at least `GAP` apart.

    `attraction` (k × k) says how strongly two discs belong together. Discs are placed in the
    order given, which should be the largest first.
    """
    centres = np.zeros((len(radii), 2))
    if len(radii) < 2:
        return centres
    grid = _grid(radii)
    middle = np.hypot(grid[:, 0] / WIDTH, grid[:, 1])
    room = np.full(len(grid), np.inf)
    for number, radius in enumerate(radii):
        free = np.flatnonzero(room >= radius + GAP)
        if number:
            cost = middle[free] + PULL * _distance(grid[free], centres[:number], attraction[number, :number])
            centres[number] = grid[free[np.argmin(cost)]]
        room = np.minimum(room, np.hypot(*(grid - centres[number]).T) - radius)
    return centres


def _grid(radii: Sequence[float]) -> Array:
    """Return candidate centres on a spiral so wide that every disc finds room on it."""
    sizes = np.asarray(radii) + GAP
    reach = 2 * float(np.sqrt((4 * sizes**2).sum())) + 2 * float(sizes.max())
    step = max(float(np.median(sizes)) / 3, reach / 160)
    order = np.arange(int((reach / step) ** 2) + 1)
    radius = step * np.sqrt(order)
    return np.column_stack([WIDTH * radius * np.cos(order * _GOLDEN), radius * np.sin(order * _GOLDEN)])


def _distance(points: Array, centres: Array, weights: Array) -> Array:
    """Return the mean distance of each point to the centres, by weight; 0 where nothing is linked."""
    total = float(weights.sum())
    if not total:
        return np.zeros(len(points))
    apart = np.hypot(points[:, None, 0] - centres[None, :, 0], points[:, None, 1] - centres[None, :, 1])
    return np.asarray(apart @ weights / total)
