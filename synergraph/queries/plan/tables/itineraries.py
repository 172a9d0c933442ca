"""A first seating made better without loss: two people swap places in all rounds.

That keeps how often places meet, so a design in which no two meet twice stays one, while the mix of
clusters, must-meets, scores and exclusions are served.
"""

from collections.abc import Callable

import numpy as np

from synergraph.queries.matrices import Floats, Indexes, Mask

_LEAST_GAIN = 1e-9


def exchanged(paths: Indexes, there: Floats, worth: Floats, apart: Mask, more: Callable[[], bool]) -> Indexes:
    """Return the itineraries, places × rounds, after the best swaps of two people each.

    `there` is 1 where the person at a place attends a round, 0 for a free place; `worth` is the price of
    each pair for each time it shares a table, with a diagonal of 0; pairs in `apart` are not swapped. Where places meet twice,
    only those who attend the same rounds swap, as others would change who meets again. Stops when no swap
    helps, or `more` says no.
    """
    state = _Places(paths.copy(), there, worth)
    everyone = np.ones_like(there)
    once = all(_shared(paths, everyone, i).max(initial=0.0) < 2 for i in range(len(paths)))
    unlike = np.zeros(worth.shape, dtype=np.bool_) if once else there @ (1 - there).T > 0
    fixed = unlike | unlike.T | apart
    while len(paths) > 1 and more():
        gain = state.gains()
        gain[fixed] = 0.0
        i, j = (int(x) for x in np.unravel_index(int(gain.argmin()), gain.shape))
        if gain[i, j] >= -_LEAST_GAIN:
            break
        state.swap(i, j)
    return state.paths


class _Places:
    """Who sits where, and what everyone would pay on the itinerary of each other."""

    def __init__(self, paths: Indexes, there: Floats, worth: Floats) -> None:
        self.paths, self.there, self.worth = paths, there, worth
        self.both = worth * (there @ there.T)
        self.met = np.array([_shared(paths, there, i) for i in range(len(paths))])
        seats = np.arange(paths.max(initial=0) + 1)
        self.pay = np.array([
            worth @ ((path[:, None] == seats) * present[:, None])
            for path, present in zip(paths.T, there.T, strict=True)
        ])  # fmt: skip
        self.cost = self._costs(paths)

    def gains(self) -> Floats:
        """Return the change of the sum of all prices for each two who would swap."""
        own = np.diag(self.cost)
        paid = own[:, None] + own[None, :] + 2 * (self.both - self.worth * self.met)
        return np.asarray(self.cost + self.cost.T - paid)

    def swap(self, i: int, j: int) -> None:
        rounds, before = np.arange(self.paths.shape[1]), self.paths[[i, j]]
        change = self.worth[:, [j]] * self.there[j] - self.worth[:, [i]] * self.there[i]
        self.pay[rounds, :, before[0]] += change.T
        self.pay[rounds, :, before[1]] -= change.T
        self.paths[[i, j]] = before[::-1]
        touched = np.flatnonzero(((self.paths == before[0]) | (self.paths == before[1])).any(axis=1))
        self.cost[:, touched] = self._costs(self.paths[touched])
        for k in (i, j):
            self.met[k] = self.met[:, k] = _shared(self.paths, self.there, k)

    def _costs(self, paths: Indexes) -> Floats:
        cost = np.zeros((len(self.worth), len(paths)))
        for pay, path, present in zip(self.pay, paths.T, self.there.T, strict=True):
            cost += present[:, None] * pay[:, path]
        return cost


def _shared(paths: Indexes, there: Floats, i: int) -> Floats:
    """Return how often each shares a table with i, who shares none with itself."""
    count = np.asarray(((paths == paths[i]) * there * there[i]).sum(axis=1), dtype=np.float64)
    count[i] = 0.0
    return count
