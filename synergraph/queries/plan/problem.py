"""The wishes as arrays of whole numbers: what the solver works on.

Points are scaled so that the highest score becomes `FINE`; sums of them are exact.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from synergraph.queries.matrices import Indexes, Mask
from synergraph.queries.plan.model import Pair, Wishes

FINE = 10_000
_VIP = 3

Levels = tuple[tuple[Indexes, Indexes], ...]


@dataclass(frozen=True)
class Problem:
    """Candidates with their weights, and the limits they are chosen within.

    `common[e, r]` says that both of candidate e attend round r. `most` are the meetings a person can have.
    Each of `levels` gives a number of meetings per person and what each below it costs.
    """

    present: Mask
    tables: Indexes
    most: Indexes
    levels: Levels
    first: Indexes
    second: Indexes
    weight: Indexes
    must: Mask
    common: Mask
    points: float

    @property
    def people(self) -> int:
        return int(self.present.shape[0])

    @property
    def rounds(self) -> int:
        return int(self.present.shape[1])

    @cached_property
    def _order(self) -> tuple[Indexes, Indexes]:
        key = self.first * self.people + self.second
        order = np.argsort(key)
        return key[order], order

    def at(self, pairs: Iterable[Pair]) -> Indexes:
        """Return the numbers of candidates."""
        ends = np.array(list(pairs), dtype=np.int64).reshape(-1, 2)
        key, order = self._order
        return np.asarray(order[np.searchsorted(key, ends[:, 0] * self.people + ends[:, 1])])

    def has(self, pair: Pair) -> bool:
        """Tell whether a pair is a candidate."""
        key, _ = self._order
        wanted = pair[0] * self.people + pair[1]
        place = int(np.searchsorted(key, wanted))
        return place < len(key) and bool(key[place] == wanted)

    def pairs(self, at: Indexes) -> list[Pair]:
        """Return candidates as pairs."""
        return list(zip(self.first[at].tolist(), self.second[at].tolist(), strict=True))

    @property
    def capacity(self) -> int:
        """The meetings that fit into all rounds."""
        return int(np.minimum(self.tables, self.present.sum(axis=0) // 2).sum())

    def gain(self, met: Indexes) -> Indexes:
        """Return what one meeting more is worth to each person who has `met` so many."""
        lacks = np.stack([price * (met < target) for target, price in self.levels])
        return np.asarray(lacks.sum(axis=0), dtype=np.int64)

    def lacking(self, met: Indexes) -> int:
        """Return the price of all meetings that are missing."""
        return int(sum(np.sum(price * np.maximum(target - met, 0)) for target, price in self.levels))

    def value(self, chosen: Indexes) -> int:
        """Return the objective of some candidates, whenever they meet."""
        met = np.bincount(np.concatenate([self.first[chosen], self.second[chosen]]), minlength=self.people)
        return int(self.weight[chosen].sum()) - self.lacking(met)


def problem(wishes: Wishes) -> Problem:
    """Return wishes as arrays; candidates are the pairs that may and can meet, must-meets first."""
    present = attendance(wishes)
    first, second, score, must = _allowed(wishes)
    points = max(float(score.max(initial=0.0)), 1e-9) / FINE
    weight = np.rint(score / points).astype(np.int64)
    common = present[first] & present[second]
    kept = common.any(axis=1) | must
    tables = np.array([wishes.capacity(r) for r in range(wishes.rounds)], dtype=np.int64)
    most = _most(wishes, present)
    return Problem(
        present, tables, most, _levels(wishes, most, present, tables, points), first[kept], second[kept],
        weight[kept], must[kept], common[kept], points,
    )  # fmt: skip


def attendance(wishes: Wishes) -> Mask:
    """Return who attends which round, as a matrix people × rounds."""
    rows = [[p.attends(r) for r in range(wishes.rounds)] for p in wishes.people]
    return np.array(rows, dtype=np.bool_).reshape(len(wishes.people), wishes.rounds)


def _allowed(wishes: Wishes) -> tuple[Indexes, Indexes, NDArray[np.float64], Mask]:
    """Return the pairs that may meet, with the must-meets, whatever speaks against these."""
    pairs, n = wishes.pairs, max(len(wishes.people), 1)
    key = pairs.first * n + pairs.second
    asked, barred, known = (_keys(group, n) for group in (wishes.must, wishes.forbidden, wishes.known))
    extra = asked[~np.isin(asked, key)]
    key = np.concatenate([key, extra])
    score = np.concatenate([pairs.score, np.zeros(len(extra))])
    score = np.where(np.isin(key, known), score * wishes.prices.known, score)
    must = np.isin(key, asked)
    code = (
        np.unique([p.organisation for p in wishes.people], return_inverse=True)[1] if wishes.people else key
    )
    named = np.array([p.organisation != "" for p in wishes.people], dtype=np.bool_)
    first, second = key // n, key % n
    kin = (code[first] == code[second]) & named[first]
    kept = must | (~kin & ~np.isin(key, barred))
    order = np.lexsort((key[kept], ~must[kept]))
    return first[kept][order], second[kept][order], score[kept][order], must[kept][order]


def _keys(pairs: frozenset[Pair], n: int) -> Indexes:
    return np.array(sorted(i * n + j for i, j in pairs), dtype=np.int64)


def _most(wishes: Wishes, present: Mask) -> Indexes:
    stated = [wishes.rounds if p.most is None else p.most for p in wishes.people]
    return np.asarray(np.minimum(present.sum(axis=1), stated), dtype=np.int64)


def _levels(wishes: Wishes, most: Indexes, present: Mask, tables: Indexes, points: float) -> Levels:
    least = np.minimum([p.least for p in wishes.people], most).astype(np.int64)
    factor = np.array([_VIP if p.vip else 1 for p in wishes.people], dtype=np.int64)
    seats = 2 * int(np.minimum(tables, present.sum(axis=0) // 2).sum())
    share = np.minimum(seats // max(len(most), 1), most)
    prices = (round(wishes.prices.missing / points), round(wishes.prices.uneven / points))
    return ((least, factor * prices[0]), (share, factor * prices[1]))
