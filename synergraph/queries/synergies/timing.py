"""When two projects run: together, or one after the other."""

import numpy as np

from synergraph.queries.matrices import Floats, Indexes, Mask, flat
from synergraph.queries.portfolio import Portfolio, month

_HANDOVER = 6
_LONG_OVERLAP = 24


def timing(projects: Portfolio, first: Indexes, second: Indexes, unknown: float) -> Floats:
    """Return 0 to 1: months both still run together, or one starting as the other ends.

    Two running projects whose run time is not known get `unknown`, so that missing dates neither
    help nor harm.
    """
    months = common_months(projects, first, second)
    together = np.where(np.isnan(months), unknown, np.clip(months / _LONG_OVERLAP, 0, 1))
    both = _running(projects, first, second)
    return flat(np.maximum(np.where(both, together, 0.0), 0.8 * handover(projects, first, second)))


def usual(projects: Portfolio, first: Indexes, second: Indexes) -> float:
    """Return the median of what `timing` gives running pairs with known dates; 0.5 without any."""
    months = common_months(projects, first, second)
    known = months[_running(projects, first, second) & ~np.isnan(months)]
    return float(np.median(np.clip(known / _LONG_OVERLAP, 0, 1))) if len(known) else 0.5


def _running(projects: Portfolio, first: Indexes, second: Indexes) -> Mask:
    return np.asarray(projects.running[first] & projects.running[second])


def common_months(projects: Portfolio, first: Indexes, second: Indexes) -> Floats:
    """Return how many months two projects run together from today's month on; NaN where unknown."""
    begin = np.maximum(projects.start[first], projects.start[second])
    today = month(projects.network.today)
    return flat(
        np.maximum(np.minimum(projects.end[first], projects.end[second]) - np.fmax(begin, today) + 1, 0)
    )


def handover(projects: Portfolio, first: Indexes, second: Indexes) -> Floats:
    """Return 1 where one project starts within half a year of the other's end."""
    gap = np.fmin(
        np.abs(projects.start[first] - projects.end[second]),
        np.abs(projects.start[second] - projects.end[first]),
    )
    return flat(gap <= _HANDOVER)


def follows(projects: Portfolio, later: int, earlier: int) -> bool:
    """Whether a project starts within half a year of the other's end."""
    return bool(abs(projects.start[later] - projects.end[earlier]) <= _HANDOVER)
