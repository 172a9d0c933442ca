"""The points of pairs of projects, part by part."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy import sparse

from synergraph.queries.matrices import Floats, Indexes, Mask, binary, flat, likeness, overlap, rarity
from synergraph.queries.portfolio import Portfolio
from synergraph.queries.synergies.timing import timing, usual

TOPIC_AND_TEXT = {True: (12.0, 28.0), False: (32.0, 8.0)}
"""Most points of shared topics and of similar texts: for descriptions, and where there are only titles."""
COMPLEMENT, ROLES, ACTOR, SUCCESSION, CALL, TIMING, BRIDGE, NEW = 25.0, 6.0, 10.0, 10.0, 5.0, 5.0, 10.0, 10.0
_RELEVANT = 30.0
"""From so many points of theme and complement on, new links and bridges count in full."""
_TWO_RARE_TOPICS = 6.0
_RARELY_SO_CLOSE = 4.0
"""Closer than all but 1 in 10,000 pairs is as close as counts."""
_SAMPLE, _CHUNK, _HUB = 50_000, 20_000, 50


@dataclass(frozen=True)
class Pairs:
    """Pairs of rows of a portfolio with the points of each part; `unlinked` are those nothing links."""

    first: Indexes
    second: Indexes
    points: dict[str, Floats]
    unlinked: Mask

    @property
    def total(self) -> Floats:
        return flat(np.sum(list(self.points.values()), axis=0))


def scored(projects: Portfolio, first: Indexes, second: Indexes) -> Pairs:
    """Return the points of pairs, each part an array in the order of the pairs.

    Many pairs are taken in portions, so that memory does not grow with what is between them.
    """
    yardstick = _Yardstick(projects)
    cuts = range(0, max(len(first), 1), _CHUNK)
    found = [yardstick.pairs(first[at : at + _CHUNK], second[at : at + _CHUNK]) for at in cuts]
    points = {name: np.concatenate([one.points[name] for one in found]) for name in found[0].points}
    return Pairs(first, second, points, np.concatenate([one.unlinked for one in found]))


def few(membership: sparse.csr_array) -> Floats:
    """Return the weight of a shared column: 1 if one row has it, 0 from half of all rows on."""
    weight = rarity(membership)
    return np.where(weight > np.log(2), weight / np.log(max(membership.shape[0], 2)), 0.0)


@dataclass(frozen=True)
class _Yardstick:
    """What pairs are measured by, found once for all of them."""

    projects: Portfolio

    def pairs(self, first: Indexes, second: Indexes) -> Pairs:
        projects = self.projects
        most_topic, most_text = TOPIC_AND_TEXT[projects.corpus.long]
        new = self._novelty(first, second)
        points: dict[str, Floats] = {
            "topic": most_topic * _seldom(self._alike(first, second), self._usually_alike),
            "text": most_text * _seldom(self._told(first, second), self._usually_told),
            "complement": COMPLEMENT * np.minimum(1, self._exchange(first, second) / _TWO_RARE_TOPICS),
        }
        relevance = np.minimum(1, sum(points.values()) / _RELEVANT)
        points["roles"] = ROLES * relevance * self._roles(first, second)
        points["actor"] = ACTOR * np.minimum(1, _both(projects.actors, first, second, self._few_actors))
        points["succession"] = SUCCESSION * self._kinship(first, second)
        points["call"] = CALL * np.minimum(1, _both(projects.programmes, first, second, self._few_calls))
        points["timing"] = TIMING * timing(projects, first, second, self._usual_time)
        points["bridge"] = BRIDGE * relevance * self._distance(first, second)
        points["new"] = NEW * relevance * new
        return Pairs(first, second, points, new == 1)

    @cached_property
    def _random(self) -> tuple[Indexes, Indexes]:
        """All pairs of a small portfolio, some drawn by chance (always the same) of a large one."""
        count = len(self.projects.at)
        if count * (count - 1) // 2 <= _SAMPLE:
            left, right = np.triu_indices(count, 1)
            return left, right
        drawn = np.random.default_rng(0).integers(0, count, (2, _SAMPLE))
        left, right = drawn[:, drawn[0] != drawn[1]]
        return left, right

    @cached_property
    def _usually_alike(self) -> Floats:
        return np.sort(np.round(self._alike(*self._random), 9))

    @cached_property
    def _usually_told(self) -> Floats:
        return np.sort(np.round(self._told(*self._random), 9))

    @cached_property
    def _usual_time(self) -> float:
        return usual(self.projects, *self._random)

    @cached_property
    def _few_actors(self) -> Floats:
        return few(self.projects.actors)

    @cached_property
    def _few_calls(self) -> Floats:
        return few(self.projects.programmes)

    @cached_property
    def _profiles(self) -> sparse.csr_array:
        """What the groups of each project are about, as vectors of length 1."""
        projects = self.projects
        profile = projects.groups @ (projects.groups.T @ projects.topics.multiply(projects.topic_rarity))
        length = np.sqrt(flat(profile.multiply(profile).sum(axis=1)))
        return sparse.csr_array(sparse.diags_array(1 / np.where(length > 0, length, 1)) @ profile)

    @cached_property
    def _working(self) -> sparse.csr_array:
        """Who works where, without those who work nearly everywhere."""
        busy = flat(self.projects.actors.sum(axis=0)) > _HUB
        return sparse.csr_array(self.projects.actors.multiply(~busy))

    @cached_property
    def _around(self) -> sparse.csr_array:
        """Whom the actors of a project work with anywhere."""
        return binary(self._working @ (self._working.T @ self._working))

    def _alike(self, first: Indexes, second: Indexes) -> Floats:
        return likeness(self.projects.topics, first, second, self.projects.topic_rarity)

    def _told(self, first: Indexes, second: Indexes) -> Floats:
        """Return 0 to 1: how alike two texts are, apart from the words that name a shared topic."""
        cuts = range(0, max(len(first), 1), _CHUNK)
        words = (self.projects.words(first[at : at + _CHUNK], second[at : at + _CHUNK]) for at in cuts)
        return np.concatenate([flat(portion.sum(axis=1)) for portion in words])

    def _exchange(self, first: Indexes, second: Indexes) -> Floats:
        projects = self.projects
        rare = np.log(max(len(projects.at), 2))
        weight = np.where(projects.topic_rarity > 0, projects.topic_rarity, rare)
        there = overlap(projects.offers[first], projects.seeks[second], weight)
        return there + overlap(projects.offers[second], projects.seeks[first], weight)

    def _roles(self, first: Indexes, second: Indexes) -> Floats:
        provides, uses = (flat(m.sum(axis=1)) > 0 for m in (self.projects.providers, self.projects.users))
        return flat((provides[first] & uses[second]) | (provides[second] & uses[first]))

    def _kinship(self, first: Indexes, second: Indexes) -> Floats:
        """Return 1 where one project continues or contains the other, or both the same third one."""
        wholes = self.projects.wholes
        among = wholes[:, self.projects.at]
        direct = flat(among[first, second]) + flat(among[second, first])
        return flat(np.minimum(1, direct + _both(wholes, first, second)))

    def _distance(self, first: Indexes, second: Indexes) -> Floats:
        """Return 0 to 1: how different the topics of the two projects' groups are; 0 if they share one."""
        profiles = self._profiles
        known = flat(profiles.sum(axis=1)) > 0
        apart = np.clip(1 - _both(profiles, first, second), 0, 1)
        shared = _both(self.projects.groups, first, second) > 0
        return np.where(shared | ~known[first] | ~known[second], 0.0, apart)

    def _novelty(self, first: Indexes, second: Indexes) -> Floats:
        """Return 1 for projects that nothing links, 0 for those with an actor, event or history in common.

        In between are those from one call, and those with partners who work together elsewhere.
        """
        projects = self.projects
        linked = self._kinship(first, second)
        linked = linked + _both(projects.actors, first, second) + _both(projects.events, first, second)
        near = overlap(self._around[first], self._working[second], np.ones(self._working.shape[1]))
        near = near + _both(projects.programmes, first, second, self._few_calls)
        return np.where(linked > 0, 0.0, np.where(near > 0, 0.5, 1.0))


def _both(matrix: sparse.csr_array, first: Indexes, second: Indexes, weight: Floats | None = None) -> Floats:
    return overlap(matrix[first], matrix[second], np.ones(matrix.shape[1]) if weight is None else weight)


def _seldom(values: Floats, usually: Floats) -> Floats:
    """Return how seldom two projects are at least so close: 0 for not at all, 1 for 1 in 10,000."""
    closer = len(usually) - np.searchsorted(usually, np.round(values, 9), side="left")
    share = np.maximum(closer, 1) / max(len(usually), 1)
    return flat(np.minimum(1, -np.log10(share) / _RARELY_SO_CLOSE) * (np.round(values, 9) > 0))
