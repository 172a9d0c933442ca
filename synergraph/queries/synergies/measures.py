"""What pairs of projects have in common, measured part by part, before it is weighed.

All functions take rows of the portfolio, pair by pair, and return one number per pair.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy import sparse

from synergraph.graph.graph import Graph
from synergraph.queries.matrices import Floats, Indexes, Mask, flat, joint, likeness
from synergraph.queries.portfolio import Portfolio, portfolio
from synergraph.queries.prepared import remembered
from synergraph.queries.synergies.cues import Cues, cues
from synergraph.queries.synergies.rareness import drawn, few, seldom, usually
from synergraph.queries.synergies.shared_words import SharedWords
from synergraph.queries.synergies.ties import Ties
from synergraph.queries.synergies.timing import timing, usual


def measures(graph: Graph) -> "Measures":
    """Return the measures of a graph, the same object on every call."""
    return remembered(graph, "synergy measures", lambda: Measures(portfolio(graph)))


@dataclass(frozen=True)
class Measures:
    """What pairs are measured by, found once for all of them."""

    projects: Portfolio

    def topics(self, first: Indexes, second: Indexes) -> Floats:
        """Return how seldom two projects share so much of their topics, 0 to 1."""
        return seldom(self._alike(first, second), self._usually_alike)

    def text(self, first: Indexes, second: Indexes) -> Floats:
        """Return how seldom two texts are so alike, 0 to 1."""
        return seldom(self._told(first, second), self._usually_told)

    def exchange(self, first: Indexes, second: Indexes) -> Floats:
        """Return the rarity of the topics that one offers and the other seeks, summed."""
        there = joint(self._market, first, second + len(self.projects.at), self._rare)
        return there + joint(self._market, second, first + len(self.projects.at), self._rare)

    def roles(self, first: Indexes, second: Indexes) -> Floats:
        """Return 1 for provider and user, 0.5 for research and industry, else 0."""
        exchanged = _either(self.provides, self.uses, first, second)
        return np.where(exchanged, 1.0, 0.5 * _either(self.research, self.industry, first, second))

    def actors(self, first: Indexes, second: Indexes) -> Floats:
        """Return the summed weight of the actors both have: 1 for one in no other project, 0 for one in half of all."""
        return joint(self.projects.actors, first, second, self.few_actors)

    def calls(self, first: Indexes, second: Indexes) -> Floats:
        """Return the summed weight of the calls both come from, weighed as actors are."""
        return joint(self.projects.programmes, first, second, self.few_calls)

    def pilot(self, first: Indexes, second: Indexes) -> Floats:
        """Return 1 where one makes a method and the other has a place to try it, else 0."""
        return flat(_either(self.cues.method, self.cues.site, first, second))

    def groups(self, first: Indexes, second: Indexes) -> Floats:
        """Return the summed weight of the target groups both are for, weighed as actors are."""
        return joint(self.cues.groups, first, second, self.few_groups)

    def places(self, first: Indexes, second: Indexes) -> Floats:
        """Return the summed weight of the places both are in, weighed as actors are."""
        return joint(self.projects.places, first, second, self.few_places)

    def time(self, first: Indexes, second: Indexes) -> Floats:
        """Return how well the run times fit, 0 to 1 (see `timing`)."""
        return timing(self.projects, first, second, self._usual_time)

    def _alike(self, first: Indexes, second: Indexes) -> Floats:
        projects = self.projects
        return likeness(projects.topics, first, second, projects.topic_rarity, self._topic_weight)

    def _told(self, first: Indexes, second: Indexes) -> Floats:
        pair, _, value = self.words.of(first, second)
        return flat(np.bincount(pair, value, minlength=len(first)))

    @cached_property
    def _topic_weight(self) -> Floats:
        return flat(self.projects.topics @ self.projects.topic_rarity)

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
    def few_groups(self) -> Floats:
        return few(self.cues.groups)

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
    def cues(self) -> Cues:
        projects = self.projects
        return cues(projects.network.graph, [projects.id(row) for row in range(len(projects.at))])

    @cached_property
    def words(self) -> SharedWords:
        return SharedWords(self.projects)

    @cached_property
    def ties(self) -> Ties:
        return Ties(self.projects)

    @cached_property
    def _random(self) -> tuple[Indexes, Indexes]:
        return drawn(len(self.projects.at))

    @cached_property
    def _usually_alike(self) -> Floats:
        return usually(self._alike(*self._random))

    @cached_property
    def _usually_told(self) -> Floats:
        return usually(self._told(*self._random))

    @cached_property
    def _usual_time(self) -> float:
        return usual(self.projects, *self._random)


def _either(one: Mask, other: Mask, first: Indexes, second: Indexes) -> Mask:
    return np.asarray((one[first] & other[second]) | (other[first] & one[second]))
