"""What pairs of projects have in common, measured part by part, before it is weighed.

All functions take rows of the portfolio, pair by pair, and return one number per pair.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy import sparse

from synergraph.graph.graph import Graph
from synergraph.queries.matrices import (
    Floats,
    Indexes,
    Mask,
    binary,
    flat,
    joint,
    likeness,
    meeting,
    rarity,
    spans,
)
from synergraph.queries.portfolio import Portfolio, portfolio
from synergraph.queries.prepared import remembered
from synergraph.queries.synergies.timing import timing, usual

_SAMPLE, _HUB = 50_000, 50
_RARELY_SO_CLOSE = 4.0
"""Closer than all but 1 in 10,000 pairs is as close as counts."""


def few(membership: sparse.csr_array) -> Floats:
    """Return the weight of a shared column: 1 if one row has it, 0 from half of all rows on."""
    weight = rarity(membership)
    return np.where(weight > np.log(2), weight / np.log(max(membership.shape[0], 2)), 0.0)


def measures(graph: Graph) -> "Measures":
    """Return the measures of a graph, the same object on every call."""
    return remembered(graph, "synergy measures", lambda: Measures(portfolio(graph)))


@dataclass(frozen=True)
class Measures:
    """What pairs are measured by, found once for all of them."""

    projects: Portfolio

    def topics(self, first: Indexes, second: Indexes) -> Floats:
        """Return how seldom two projects share so much of their topics, 0 to 1."""
        return _seldom(self._alike(first, second), self._usually_alike)

    def text(self, first: Indexes, second: Indexes) -> Floats:
        """Return how seldom two texts are so alike, 0 to 1."""
        return _seldom(self._told(first, second), self._usually_told)

    def exchange(self, first: Indexes, second: Indexes) -> Floats:
        """Return the rarity of the topics that one offers and the other seeks, summed."""
        there = joint(self._market, first, second + len(self.projects.at), self._rare)
        return there + joint(self._market, second, first + len(self.projects.at), self._rare)

    def roles(self, first: Indexes, second: Indexes) -> Floats:
        """Return 1 for provider and user, 0.5 for research and industry, else 0."""
        exchanged = _either(self.provides, self.uses, first, second)
        return np.where(exchanged, 1.0, 0.5 * _either(self.research, self.industry, first, second))

    def actors(self, first: Indexes, second: Indexes) -> Floats:
        return joint(self.projects.actors, first, second, self.few_actors)

    def calls(self, first: Indexes, second: Indexes) -> Floats:
        return joint(self.projects.programmes, first, second, self.few_calls)

    def places(self, first: Indexes, second: Indexes) -> Floats:
        return joint(self.projects.places, first, second, self.few_places)

    def kinship(self, first: Indexes, second: Indexes) -> Floats:
        """Return 1 where one project continues or contains the other, or both the same third one."""
        wholes = self.projects.wholes
        if not wholes.nnz or not len(first):
            return np.zeros(len(first))
        direct = flat(self._kin[first, second]) + flat(self._kin[second, first])
        return flat(np.minimum(1, direct + joint(wholes, first, second)))

    def time(self, first: Indexes, second: Indexes) -> Floats:
        return timing(self.projects, first, second, self._usual_time)

    def distance(self, first: Indexes, second: Indexes) -> Floats:
        """Return 0 to 1: how different the topics of the two projects' groups are; 0 if they share one."""
        profiles = self._profiles
        known = np.diff(profiles.indptr) > 0
        apart = np.clip(1 - joint(profiles, first, second), 0, 1)
        shared = joint(self.projects.groups, first, second) > 0
        return np.where(shared | ~known[first] | ~known[second], 0.0, apart)

    def novelty(self, first: Indexes, second: Indexes) -> Floats:
        """Return 1 for projects that nothing links, 0 for those with an actor, event or history in common.

        In between are those from one call, and those with partners who work together elsewhere.
        """
        projects = self.projects
        linked = self.kinship(first, second) + joint(projects.actors, first, second)
        linked = linked + joint(projects.events, first, second)
        near = joint(self._neighbours, first, second) + self.calls(first, second)
        return np.where(linked > 0, 0.0, np.where(near > 0, 0.5, 1.0))

    def words(self, first: Indexes, second: Indexes) -> tuple[Indexes, Indexes, Floats]:
        """Return the words both texts of a pair have: the place of the pair, the word, what it counts.

        In titles, words that name a topic both have do not count: the topic does. Descriptions find
        more related projects with all their words, and there topics count for less.
        """
        pair, word, value = meeting(self.projects.corpus.vectors, first, second)
        if self.projects.corpus.long:
            return pair, word, value
        naming = self._naming(first, second)
        counting = ~np.isin(pair * len(self.projects.corpus.words) + word, naming)
        return pair[counting], word[counting], value[counting]

    def _naming(self, first: Indexes, second: Indexes) -> Indexes:
        """Return which words of both texts name a topic both have, as place of the pair · all words + word."""
        size = len(self.projects.corpus.words)
        pair, word, _ = meeting(self._own_topics, first, second)
        concerned = np.unique(pair)
        named, topic, _ = meeting(self.projects.topics, first[concerned], second[concerned])
        at, naming, _ = spans(self.projects.topic_words, topic)
        return np.intersect1d(pair * size + word, concerned[named[at]] * size + naming)

    def _alike(self, first: Indexes, second: Indexes) -> Floats:
        return likeness(self.projects.topics, first, second, self.projects.topic_rarity)

    def _told(self, first: Indexes, second: Indexes) -> Floats:
        pair, _, value = self.words(first, second)
        return flat(np.bincount(pair, value, minlength=len(first)))

    @cached_property
    def _own_topics(self) -> sparse.csr_array:
        """The words of each text that name a topic of its project."""
        named = binary(self.projects.topics @ self.projects.topic_words)
        return binary(sparse.csr_array(self.projects.corpus.vectors.multiply(named)))

    @cached_property
    def provides(self) -> Mask:
        return np.diff(self.projects.providers.indptr) > 0

    @cached_property
    def uses(self) -> Mask:
        return np.diff(self.projects.users.indptr) > 0

    @cached_property
    def research(self) -> Mask:
        """Which projects have research institutions and no company."""
        return np.asarray((self.of_type("research") > 0) & (self.of_type("company") == 0))

    @cached_property
    def industry(self) -> Mask:
        """Which projects have companies and no research institution."""
        return np.asarray((self.of_type("company") > 0) & (self.of_type("research") == 0))

    def of_type(self, actor_type: str) -> Floats:
        """Return how many actors of a type work in each project."""
        types = self.projects.network.graph.nodes["actor_type"]
        return flat(self.projects.actors @ (types == actor_type).fill_null(False).to_numpy().astype(float))

    def unknown(self, first: int, second: int) -> tuple[str, ...]:
        """Return the parts that could not be judged, as one of two projects lacks what others have."""
        return tuple(name for name, lacking in self._lacking.items() if lacking[first] or lacking[second])

    @cached_property
    def _lacking(self) -> dict[str, list[bool]]:
        projects = self.projects
        matrices = {
            "topic": projects.topics, "text": projects.corpus.vectors, "actor": projects.actors,
            "place": projects.places, "bridge": projects.groups,
        }  # fmt: skip
        lacking = {name: np.diff(matrix.indptr) == 0 for name, matrix in matrices.items()}
        lacking["timing"] = np.isnan(projects.start) | np.isnan(projects.end)
        return {name: mask.tolist() for name, mask in lacking.items() if not mask.all()}

    @cached_property
    def held_by(self) -> Indexes:
        """In how many projects each actor works."""
        return flat(self.projects.actors.sum(axis=0)).astype(np.int64)

    @cached_property
    def few_actors(self) -> Floats:
        return few(self.projects.actors)

    @cached_property
    def few_calls(self) -> Floats:
        return few(self.projects.programmes)

    @cached_property
    def few_places(self) -> Floats:
        return few(self.projects.places)

    @cached_property
    def _rare(self) -> Floats:
        rarest = np.log(max(len(self.projects.at), 2))
        return np.where(self.projects.topic_rarity > 0, self.projects.topic_rarity, rarest)

    @cached_property
    def _market(self) -> sparse.csr_array:
        """What projects offer, and below what they seek."""
        return sparse.csr_array(sparse.vstack([self.projects.offers, self.projects.seeks], format="csr"))

    @cached_property
    def _kin(self) -> sparse.csr_array:
        return sparse.csr_array(self.projects.wholes[:, self.projects.at])

    @cached_property
    def _profiles(self) -> sparse.csr_array:
        """What the groups of each project are about, as vectors of length 1."""
        projects = self.projects
        profile = projects.groups @ (projects.groups.T @ projects.topics.multiply(projects.topic_rarity))
        length = np.sqrt(flat(profile.multiply(profile).sum(axis=1)))
        profiles = sparse.csr_array(sparse.diags_array(1 / np.where(length > 0, length, 1)) @ profile)
        profiles.sort_indices()
        return profiles

    @cached_property
    def _neighbours(self) -> sparse.csr_array:
        """Which projects share an actor, without those who work nearly everywhere."""
        busy = flat(self.projects.actors.sum(axis=0)) > _HUB
        working = sparse.csr_array(self.projects.actors.multiply(~busy))
        working.eliminate_zeros()
        found = sparse.csr_array(working @ working.T)
        found.sort_indices()
        return found

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


def _either(one: Mask, other: Mask, first: Indexes, second: Indexes) -> Mask:
    return np.asarray((one[first] & other[second]) | (other[first] & one[second]))


def _seldom(values: Floats, usually: Floats) -> Floats:
    """Return how seldom two projects are at least so close: 0 for not at all, 1 for 1 in 10,000."""
    closer = len(usually) - np.searchsorted(usually, np.round(values, 9), side="left")
    share = np.maximum(closer, 1) / max(len(usually), 1)
    return flat(np.minimum(1, -np.log10(share) / _RARELY_SO_CLOSE) * (np.round(values, 9) > 0))
