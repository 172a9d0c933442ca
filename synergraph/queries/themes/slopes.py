"""How a share grows or shrinks over periods: counts in, growth with its bounds out, all themes at once."""

from typing import NamedTuple

import numpy as np

from synergraph.queries.matrices import Floats

_RIDGE, _STEPS, _LARGEST = 1.0, 30, 2.0
_WITHIN = 1.2816
"""So many standard errors on either side hold 80 %."""


class Slopes(NamedTuple):
    """Per theme the factor by which its share changes in a year, its bounds (80 %), and slope over error."""

    growth: Floats
    low: Floats
    high: Floats
    clear: Floats


def slopes(counts: Floats, totals: Floats, times: Floats) -> Slopes:
    """Return the yearly growth of the share of each theme.

    `counts` has a row per theme and a column per period, `totals` the projects of all themes in the
    period, above 0, `times` its time in years. A Poisson regression on time with the logarithm of the
    totals as offset, so that a busy year is no trend; a ridge on the slope, so that few projects make
    no steep one; and errors widened by how much the counts scatter (quasi-Poisson).
    """
    since = times - (totals @ times) / totals.sum()
    level = np.log((counts.sum(axis=1) + 0.5) / totals.sum())
    slope = np.zeros(len(counts))
    for _ in range(_STEPS):
        expected = totals * np.exp(level[:, None] + slope[:, None] * since)
        rest = counts - expected
        flat, tilt, both = expected.sum(axis=1), expected @ since**2 + _RIDGE, expected @ since
        by_level, by_slope = rest.sum(axis=1), rest @ since - _RIDGE * slope
        det = np.maximum(flat * tilt - both**2, 1e-9)
        level = level + np.clip((tilt * by_level - both * by_slope) / det, -_LARGEST, _LARGEST)
        slope = slope + np.clip((flat * by_slope - both * by_level) / det, -_LARGEST, _LARGEST)
    expected = totals * np.exp(level[:, None] + slope[:, None] * since)
    scatter = ((counts - expected) ** 2 / np.maximum(expected, 1e-9)).sum(axis=1) / max(len(times) - 2, 1)
    spread = np.maximum(scatter if len(times) > 2 else 1.0, 1.0)
    information = expected @ since**2 - (expected @ since) ** 2 / np.maximum(expected.sum(axis=1), 1e-9)
    error = np.sqrt(spread / (information + _RIDGE))
    low, high = (np.exp(slope + side * _WITHIN * error) for side in (-1, 1))
    return Slopes(np.exp(slope), low, high, slope / error)
