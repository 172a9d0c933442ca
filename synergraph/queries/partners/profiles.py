"""Actors as rows: where they work, what they know, whom they meet; prepared once per graph."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import polars as pl
from scipy import sparse

from synergraph.graph.graph import Graph
from synergraph.queries.matrices import PASSIVE, Floats, Indexes, Mask, Network, binary, flat, rarity
from synergraph.queries.partners.engagements import Engagements, engagements
from synergraph.queries.partners.mentions import mentions
from synergraph.queries.portfolio import Portfolio, headings, portfolio
from synergraph.queries.prepared import remembered

EVENTS = ("takes_part", "organises", "hosts", "speaks_at")
CROWD = 60
"""In a project of more actors than this, not everyone gets to know everyone."""
_HUBS, _HUB = 100, 5


@dataclass(frozen=True)
class Profiles:
    """The stated organisations of a graph, ordered by id, with what they do.

    Matrices have one row per organisation; the columns of `work` and `ties` are rows of the
    portfolio (`ties` without crowds), those of `words` words of its corpus, all others positions in
    the node table. `vectors` and `direct` have a row per project: its words, those of its topics
    included, and its topics without the broader ones. A row of `words` has length 1, or none; `size` is how
    long it was before, the words of all projects and the own ones added up.
    """

    projects: Portfolio
    at: Indexes
    work: sparse.csr_array
    ties: sparse.csr_array
    topics: sparse.csr_array
    weight: Floats
    direct: sparse.csr_array
    vectors: sparse.csr_array
    words: sparse.csr_array
    size: Floats
    own_words: sparse.csr_array
    programmes: sparse.csr_array
    offers: sparse.csr_array
    seeks: sparse.csr_array
    events: sparse.csr_array

    @property
    def network(self) -> Network:
        return self.projects.network

    @cached_property
    def row(self) -> dict[int, int]:
        """The row of each organisation by its position in the node table."""
        return {int(at): row for row, at in enumerate(self.at)}

    @cached_property
    def part_of(self) -> tuple[sparse.csr_array, sparse.csr_array]:
        """What each node is part of, and what its parts are."""
        wholes = self.network.links("part_of")
        return wholes, sparse.csr_array(wholes.T)

    @cached_property
    def exchanged(self) -> sparse.csr_array:
        """The topics that each node offers or seeks."""
        return self.network.links("offers", "seeks")

    @cached_property
    def staff(self) -> sparse.csr_array:
        """The organisations in each project."""
        return sparse.csr_array(self.work.T)

    @cached_property
    def tied(self) -> sparse.csr_array:
        """The organisations in each project that is no crowd."""
        return sparse.csr_array(self.ties.T)

    @cached_property
    def strength(self) -> Floats:
        """How many ties each organisation has, counted project by project; 1 at least."""
        size = flat(self.ties.sum(axis=0))
        return flat(np.maximum(self.ties @ np.maximum(size - 1, 0), 1))

    @cached_property
    def saying(self) -> sparse.csr_array:
        """The projects in which each word stands."""
        return sparse.csr_array(self.vectors.T)

    @cached_property
    def described(self) -> sparse.csr_array:
        """The organisations in whose own description each word stands."""
        return sparse.csr_array(self.own_words.T)

    @cached_property
    def engaged(self) -> sparse.csr_array:
        """The organisations on each topic."""
        return sparse.csr_array(self.topics.T)

    @cached_property
    def about(self) -> sparse.csr_array:
        """The projects on each topic, broader topics included."""
        return sparse.csr_array(self.projects.topics.T)

    @cached_property
    def engagements(self) -> Engagements:
        """In which projects organisations work on topics, broader topics included."""
        return engagements(self.work, self.projects.topics)

    @cached_property
    def within(self) -> sparse.csr_array:
        """The projects in each programme."""
        return sparse.csr_array(self.programmes.T)

    @cached_property
    def lengths(self) -> Floats:
        """The length of what each organisation is about as a vector, each topic by its weight; 1 for nothing."""
        weight = self.topics @ self.weight
        return np.where(weight > 0, np.sqrt(weight), 1.0)

    @cached_property
    def weighed(self) -> Floats:
        """The weight of all topics of each project."""
        return flat(self.projects.topics @ self.weight)

    @cached_property
    def empty(self) -> tuple[sparse.csr_array, sparse.csr_array]:
        """A row without nodes, and one without words."""
        nodes, words = len(self.network.ids), self.vectors.shape[1]
        return sparse.csr_array((1, nodes)), sparse.csr_array((1, words))

    @cached_property
    def telling(self) -> Floats:
        """How much a common programme tells: the rarer among projects, the more; 0 for all others."""
        kinds = self.network.graph.nodes["kind"].to_numpy()
        return flat(rarity(self.programmes) * (kinds == "programme"))

    @cached_property
    def fame(self) -> Floats:
        """How well known an organisation is, 0 to 1: the logarithm of its projects, over the largest."""
        known = np.log1p(flat(self.work.sum(axis=1)))
        return np.asarray(known / max(float(known.max(initial=0.0)), 1.0))

    @cached_property
    def hubs(self) -> Mask:
        """The one organisation in a hundred with the most projects, five at least; one or more if any has five."""
        count = flat(self.work.sum(axis=1))
        most = np.lexsort((self.at, -count))[: max(1, int(np.sum(count > 0)) // _HUBS)]
        hub = np.zeros(len(count), dtype=bool)
        hub[most] = True
        return np.asarray(hub & (count >= _HUB))


def profiles(graph: Graph) -> Profiles:
    """Return the profiles of all organisations that sources speak of, the same object on every call.

    An organisation's topics are its own and those of its projects; its words are those of its
    projects, of their topics, and of its own description. A topic weighs the more the fewer projects
    and organisations have, offer or seek it. What reads texts is made ready as well, so that the first
    idea that somebody asks about takes no longer than others.
    """
    return remembered(graph, "partners", lambda: _profiles(graph))


def _profiles(graph: Graph) -> Profiles:
    mentions(graph)
    projects = portfolio(graph)
    known = projects.network
    at = known.stated("organisation")
    work = known.links("participates_in", without=PASSIVE)[at][:, projects.at]
    direct = known.links("has_topic")[projects.at]
    vectors = unit(projects.corpus.vectors + unit(direct @ _naming(projects)))
    offers, seeks = (known.links(kind)[at] for kind in ("offers", "seeks"))
    own = binary(known.topics[at] + (offers + seeks) @ known.upwards)
    described = _described(projects, [known.ids[one] for one in at])
    words = sparse.csr_array(work @ vectors + described)
    return Profiles(
        projects=projects,
        at=at,
        work=work,
        ties=binary(work @ sparse.diags_array((flat(work.sum(axis=0)) <= CROWD).astype(float))),
        topics=binary(known.topics[at] + work @ projects.topics),
        weight=rarity(sparse.vstack([projects.topics, own], format="csr")) * ~headings(known),
        direct=direct,
        vectors=vectors,
        words=unit(words),
        size=lengths(words),
        own_words=described,
        programmes=known.links("part_of", "funded_by")[projects.at],
        offers=binary(offers @ known.upwards),
        seeks=seeks,
        events=known.links(*EVENTS)[at],
    )


def unit(rows: sparse.csr_array) -> sparse.csr_array:
    """Return rows of length 1; those without entries stay empty."""
    return sparse.csr_array(sparse.diags_array(1 / lengths(rows)) @ rows)


def lengths(rows: sparse.csr_array) -> Floats:
    """Return how long each row is; 1 for those without entries."""
    length = np.sqrt(flat(rows.multiply(rows).sum(axis=1)))
    return np.where(length > 0, length, 1.0)


def _naming(projects: Portfolio) -> sparse.csr_array:
    """Return for every node the words that name it, where it is a topic, each by its rarity."""
    return unit(sparse.csr_array(projects.topic_words @ sparse.diags_array(projects.corpus.idf)))


def _described(projects: Portfolio, organisations: list[str]) -> sparse.csr_array:
    """Return the words of what sources say of organisations themselves."""
    said = projects.network.graph.statements.filter(
        pl.col("subject").str.starts_with("organisation/"), predicate="description"
    )
    texts = said.select("subject", "value").unique().sort("subject", "value")
    joined = dict(texts.group_by("subject").agg(pl.col("value").str.join(" · ")).iter_rows())
    rows = [row for row, one in enumerate(organisations) if one in joined]
    counts = projects.corpus.counts([joined[organisations[row]] for row in rows])
    weighed = unit(sparse.csr_array(counts @ sparse.diags_array(projects.corpus.idf)))
    place = sparse.csr_array(
        (np.ones(len(rows)), (rows, range(len(rows)))), shape=(len(organisations), len(rows))
    )
    return sparse.csr_array(place @ weighed)
