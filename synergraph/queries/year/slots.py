"""Which event is held on which day: an integer programme, solved exactly."""

from collections.abc import Sequence
from datetime import date

import numpy as np
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, milp

from synergraph.queries.matrices import Floats
from synergraph.queries.year.settings import Settings


def placed(worth: Floats, days: Sequence[date], taken: Sequence[date], settings: Settings) -> list[int]:
    """Return for each event (row of `worth`) the place of its day in `days`, -1 where it finds none.

    `worth` is what an event is worth on a day, above 0 where it can be held at all; `taken` are days
    of events that stand. As many events as possible are held, then those days are taken that are
    worth most together; a quarter has no more of them than the settings allow, and any two are as
    far apart. [] without events.
    """
    if not worth.size or not (worth > 0).any():
        return [-1] * len(worth)
    event, day = np.nonzero(worth > 0)
    near = [min((abs((days[at] - one).days) for one in taken), default=settings.apart) for at in day.tolist()]
    free = np.array(near) >= settings.apart
    event, day = event[free], day[free]
    if not len(event):
        return [-1] * len(worth)
    value = worth[event, day] / float(worth.max())
    rules = [*_once(event, len(worth)), *_quarters(day, days, taken, settings), *_apart(day, days, settings)]
    matrix = sparse.csr_array(np.array([row for row, _ in rules]))
    most = np.array([float(limit) for _, limit in rules])
    solved = milp(
        -(len(worth) + 1 + value),
        integrality=np.ones(len(event), np.int64),
        bounds=Bounds(0, 1),
        constraints=LinearConstraint(matrix, -np.inf, most),
        options={"mip_rel_gap": 0.0},
    )
    found = [-1] * len(worth)
    for at in np.flatnonzero(np.asarray(solved.x) > 0.5):
        found[int(event[at])] = int(day[at])
    return found


Limit = tuple[np.ndarray, int]


def _once(event: np.ndarray, events: int) -> list[Limit]:
    return [((event == one).astype(float), 1) for one in range(events)]


def _quarters(
    day: np.ndarray, days: Sequence[date], taken: Sequence[date], settings: Settings
) -> list[Limit]:
    quarter = np.array([quarter_of(days[at]) for at in day])
    held = [quarter_of(one) for one in taken]
    return [
        ((quarter == one).astype(float), max(0, settings.per_quarter - held.count(one)))
        for one in range(1, 5)
    ]


def _apart(day: np.ndarray, days: Sequence[date], settings: Settings) -> list[Limit]:
    """Return that in no span of so many days there is more than one event."""
    dates = np.array([days[at] for at in day], dtype="datetime64[D]")
    spans = []
    for begin in np.unique(dates):
        within = (dates >= begin) & (dates < begin + np.timedelta64(settings.apart, "D"))
        spans.append((within.astype(float), 1))
    return spans


def quarter_of(day: date) -> int:
    """Return the quarter of a day, 1 to 4."""
    return (day.month + 2) // 3
