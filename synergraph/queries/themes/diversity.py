"""How widely a theme is spread over groups that differ: memberships in, points out.

Evenness is the chance that two different projects of a theme stand in different groups
(Gini-Simpson), distance how different those groups are on average (Rao-Stirling). Both are taken
over pairs of different projects, which makes them unbiased: drawn at random, few projects score on
average what many do (Chen, Wu and Shen 2018, PeerJ 5211). Both are then drawn towards the average
of all themes where projects are few.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy import sparse

from synergraph.queries.matrices import Floats, flat

_PRIOR, _MOST = 6.0, 20.0
"""So many projects the average counts for; more than that a theme does not weigh in it."""
_DRAWS, _WITHIN, _ASSUMED = 1000, (0.1, 0.9), 0.5
_SEED = 20231118


def distances(profiles: sparse.csr_array) -> Floats:
    """Return how different groups are by what they are about: 0 for the same to 1 for the most different.

    `profiles` has a row per group; a group about nothing is as different from others as can be.
    """
    length = np.sqrt(flat(profiles.multiply(profiles).sum(axis=1)))
    unit = sparse.csr_array(sparse.diags_array(1 / np.where(length > 0, length, 1)) @ profiles)
    apart = np.clip(1 - (unit @ unit.T).toarray(), 0, None)
    np.fill_diagonal(apart, 0)
    return np.asarray(apart / apart.max() if apart.size and apart.max() > 1e-9 else np.zeros_like(apart))


def divided(belongs: sparse.csr_array) -> sparse.csr_array:
    """Return memberships of projects in groups as shares: one in two groups counts half in each."""
    return sparse.csr_array(sparse.diags_array(1 / np.maximum(flat(belongs.sum(axis=1)), 1)) @ belongs)


@dataclass(frozen=True)
class Spread:
    """The spread of themes over groups.

    `themes` says which projects (rows) are about which themes, `shares` how they divide among
    groups; rows without a group are to be left out before. `apart` has the distance of groups.
    """

    themes: sparse.csr_array
    shares: sparse.csr_array
    apart: Floats

    @cached_property
    def size(self) -> Floats:
        """The number of projects of each theme."""
        return flat(self.themes.sum(axis=0))

    @cached_property
    def counts(self) -> Floats:
        """The projects of each theme (row) in each group, shared out."""
        return np.asarray((self.themes.T @ self.shares).toarray(), dtype=np.float64)

    @cached_property
    def held(self) -> Floats:
        """All projects of each group, shared out."""
        return flat(self.shares.sum(axis=0))

    @cached_property
    def evenness(self) -> Floats:
        """Per theme the chance that two of its projects stand in different groups; 0 for one project."""
        same = self.shares.multiply(self.shares).sum(axis=1)
        return self._per_pair(self.size**2 - (self.counts**2).sum(axis=1) - self.size + self._summed(same))

    @cached_property
    def reach(self) -> Floats:
        """What each group adds to the distance of each theme."""
        alone = self.shares.multiply(self.shares @ self.apart)
        met = self.counts * (self.counts @ self.apart) - (self.themes.T @ alone).toarray()
        return np.asarray(np.clip(met, 0, None) / np.maximum(self._pairs, 1)[:, None])

    @cached_property
    def distance(self) -> Floats:
        """Per theme the mean distance between the groups of two of its projects, 0 to 1."""
        return np.asarray(self.reach.sum(axis=1))

    @cached_property
    def averages(self) -> tuple[float, float]:
        """Evenness and distance of the average theme; those of one project tell nothing."""
        weight = np.minimum(self.size, _MOST) * (self.size > 1)
        total = max(float(weight.sum()), 1e-9)
        return float(weight @ self.evenness) / total, float(weight @ self.distance) / total

    @cached_property
    def points(self) -> Floats:
        """The points, 0 to 100, that each group contributes to each theme; a row sums to its score."""
        score = self.drawn(self.evenness, self.distance, self.size) * (self.distance > 1e-12)
        return np.asarray(self.reach * (score / np.maximum(self.distance, 1e-12))[:, None])

    @cached_property
    def score(self) -> Floats:
        """100 · √(evenness · distance) of each theme, drawn to the average; 0 where one group has all."""
        return np.asarray(self.points.sum(axis=1))

    def interval(self, theme: int) -> tuple[float, float]:
        """Return the bounds between which the score lies with some 80 %, given so few projects.

        The shares of the groups are redrawn from a Dirichlet distribution, with a fixed seed; half a
        project of any group is taken for granted, so that groups not seen so far are possible.
        """
        size, counts = float(self.size[theme]), self.counts[theme]
        if size < 2:
            return 0.0, 100.0
        order = np.lexsort((self.held, self.apart.sum(axis=1), -counts))
        assumed = counts[order] + _ASSUMED * self.held[order] / self.held.sum()
        drawn = np.random.default_rng(_SEED).standard_gamma(assumed, (_DRAWS, len(order)))
        share = drawn / drawn.sum(axis=1, keepdims=True)
        wider = (size + _ASSUMED + 1) / (size + _ASSUMED - 1)
        evenness = np.minimum(1, wider * (1 - (share**2).sum(axis=1)))
        distance = np.minimum(1, wider * (share * (share @ self.apart[np.ix_(order, order)])).sum(axis=1))
        low, high = np.quantile(self.drawn(evenness, distance, np.full(_DRAWS, size)), _WITHIN)
        return float(low), float(high)

    def drawn(self, evenness: Floats, distance: Floats, size: Floats) -> Floats:
        """Return scores, 0 to 100: evenness and distance, each drawn to the average of all themes."""
        even, apart = (
            (size * values + _PRIOR * average) / (size + _PRIOR)
            for values, average in zip((evenness, distance), self.averages, strict=True)
        )
        return 100 * np.sqrt(even * apart)

    @cached_property
    def _pairs(self) -> Floats:
        return self.size * (self.size - 1)

    def _summed(self, per_project: object) -> Floats:
        return flat(self.themes.T @ flat(per_project))

    def _per_pair(self, values: Floats) -> Floats:
        return np.clip(values / np.maximum(self._pairs, 1), 0, 1)
