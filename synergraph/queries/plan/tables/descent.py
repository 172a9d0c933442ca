"""Better tables by swapping: the best swaps of a round until none helps, then a few random ones, and again.

Free seats are swapped like people and keep to themselves, so that tables fill evenly.
"""

from collections.abc import Callable

import numpy as np

from synergraph.queries.matrices import Floats, Indexes, Mask
from synergraph.queries.plan.tables.design import fewest_repeats
from synergraph.queries.plan.tables.model import NOWHERE, TableWishes

_FORCED = 12
"""Where repeats cannot be avoided, each weighs so much less: the mix of clusters comes first."""
_NEVER, _EMPTY, _KICK, _LEAST_GAIN = 1e4, 2.0, 12, 1e-9


class Descent:
    """Tables that are being made better, one round at a time; `at` is the seating."""

    def __init__(self, wishes: TableWishes, at: Indexes, before: Indexes | None = None) -> None:
        self.wishes, self.at, self.before, self.n = wishes, at.copy(), before, len(wishes.people)
        self.prices = wishes.prices
        self.repeat = self.prices.repeat / (_FORCED if fewest_repeats(wishes) else 1)
        self.always = self._always()
        self.once = self._once()
        self.together = np.zeros((self.n, self.n))
        for r in range(wishes.rounds):
            self.together += _side_by_side(self.at[:, r])

    def _always(self) -> Floats:
        """Return what each pair costs whenever it shares a table."""
        people, prices = self.wishes.people, self.prices
        cost = np.zeros((self.n, self.n))
        for name in ("organisation", "cluster", "kind"):
            cost += getattr(prices, name) * alike([getattr(person, name) for person in people])
        for pairs, price in ((self.wishes.known, prices.known), (self.wishes.forbidden, _NEVER)):
            cost += price * _marked(pairs, self.n)
        return cost

    def _once(self) -> Floats:
        """Return what each pair is worth when it shares a table for the first time."""
        worth, pairs = np.zeros((self.n, self.n)), self.wishes.pairs
        worth[pairs.first, pairs.second] = worth[pairs.second, pairs.first] = pairs.score
        return worth + _NEVER / 10 * _marked(self.wishes.must, self.n)

    def cost(self) -> float:
        """Return the sum of all prices, less what is gained by scores and must-meets."""
        met = self.together
        paid = self.repeat * met * (met - 1) / 2 + self.always * met - self.once * (met > 0)
        moved = 0 if self.before is None else np.sum((self.at != self.before) & (self.before != NOWHERE))
        return float(np.triu(paid, 1).sum() + self.prices.moved * moved)

    def run(self, rng: np.random.Generator, kicks: int, more: Callable[[], bool], since: int = 0) -> None:
        """Descend in rounds from `since` on until none gets better, then kick until that has not helped `kicks` times."""
        better = [True]
        while any(better) and more():
            better = [self._round(r, rng, 0) for r in range(since, self.wishes.rounds)]
        missed = 0
        while missed < kicks and more():
            r = int(rng.integers(since, self.wishes.rounds))
            missed = 0 if self._round(r, rng, max(2, self.n // _KICK)) else missed + 1

    def _round(self, r: int, rng: np.random.Generator, kicked: int) -> bool:
        """Swap people of a round, after so many random swaps; keep the result if it is no worse."""
        roster, tables = self._roster(r)
        if len(self.wishes.seats) < 2 or not len(roster):
            return False
        price = self._pairwise(r, roster)
        place = self._single(r, roster)
        before = _paid(price, place, tables)
        found = _descended(price, place, _kicked(tables, rng, kicked))
        after = _paid(price, place, found)
        if after > before + _LEAST_GAIN or np.array_equal(tables, found):
            return False
        self._enter(r, roster, found)
        return after < before - _LEAST_GAIN

    def _roster(self, r: int) -> tuple[Indexes, Indexes]:
        """Return who sits in a round, free seats as numbers from the number of people on, and where."""
        there = np.flatnonzero(self.at[:, r] != NOWHERE)
        taken = np.bincount(self.at[there, r], minlength=len(self.wishes.seats))
        free = np.repeat(np.arange(len(taken)), np.array(self.wishes.seats) - taken)
        roster = np.concatenate([there, self.n + np.arange(len(free))])
        return roster, np.concatenate([self.at[there, r], free])

    def _pairwise(self, r: int, roster: Indexes) -> Floats:
        """Return what each pair of a roster costs at one table, given all other rounds."""
        others = self.together - _side_by_side(self.at[:, r])
        price = self.repeat * others + self.always - self.once * (others < 0.5)
        people = roster[roster < self.n]
        full = np.zeros((len(roster), len(roster)))
        full[: len(people), : len(people)] = price[np.ix_(people, people)]
        full[len(people) :, len(people) :] = _EMPTY
        np.fill_diagonal(full, 0.0)
        return full

    def _single(self, r: int, roster: Indexes) -> Floats:
        """Return what each of a roster pays for sitting at each table."""
        place = np.zeros((len(roster), len(self.wishes.seats)))
        if self.before is not None:
            for row, i in enumerate(roster[roster < self.n]):
                if (old := self.before[i, r]) != NOWHERE:
                    place[row] = self.prices.moved
                    place[row, old] = 0
        return place

    def _enter(self, r: int, roster: Indexes, tables: Indexes) -> None:
        people = roster < self.n
        self.together -= _side_by_side(self.at[:, r])
        self.at[roster[people], r] = tables[people]
        self.together += _side_by_side(self.at[:, r])


def _side_by_side(tables: Indexes) -> Floats:
    same = (tables[:, None] == tables[None, :]) & (tables != NOWHERE)[:, None]
    np.fill_diagonal(same, False)
    return np.asarray(same, dtype=np.float64)


def alike(values: list[str]) -> Mask:
    """Return which pairs have the same value, "" apart."""
    names = np.array(values)
    same = (names[:, None] == names[None, :]) & (names != "")[:, None]
    np.fill_diagonal(same, False)
    return np.asarray(same, dtype=np.bool_)


def _marked(pairs: frozenset[tuple[int, int]], n: int) -> Floats:
    marks = np.zeros((n, n))
    for i, j in pairs:
        marks[i, j] = marks[j, i] = 1.0
    return marks


def _paid(price: Floats, place: Floats, tables: Indexes) -> float:
    return float((price * _side_by_side(tables)).sum() / 2 + place[np.arange(len(tables)), tables].sum())


def _kicked(tables: Indexes, rng: np.random.Generator, swaps: int) -> Indexes:
    kicked = tables.copy()
    for i, j in rng.integers(len(tables), size=(swaps, 2)):
        kicked[i], kicked[j] = kicked[j], kicked[i]
    return kicked


def _descended(price: Floats, place: Floats, tables: Indexes) -> Indexes:
    """Swap while that lessens the cost; swaps of different tables are made at once."""
    rows = np.arange(len(tables))
    while True:
        at = price @ (tables[:, None] == np.arange(place.shape[1])) + place
        mine = at[rows, tables]
        other = at[:, tables]
        gain = other + other.T - mine[:, None] - mine[None, :] - 2 * price
        gain[tables[:, None] == tables[None, :]] = 0.0
        partner = gain.argmin(axis=1)
        best = gain[rows, partner]
        if best.min() >= -_LEAST_GAIN:
            return tables
        tables = _swapped(tables, partner, best)


def _swapped(tables: Indexes, partner: Indexes, best: Floats) -> Indexes:
    after, used = tables.copy(), set[int]()
    for i in np.argsort(best, kind="stable"):
        if best[i] >= -_LEAST_GAIN:
            break
        pair = {int(tables[i]), int(tables[partner[i]])}
        if used.isdisjoint(pair):
            used |= pair
            after[i], after[partner[i]] = tables[partner[i]], tables[i]
    return after
