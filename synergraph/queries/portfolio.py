"""Projects as rows: what they are about, who works in them, where they belong, when they run."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy import sparse

from synergraph.graph.graph import Graph
from synergraph.ontology import Labels
from synergraph.queries.matrices import (
    PASSIVE,
    Floats,
    Indexes,
    Mask,
    Network,
    binary,
    flat,
    network,
    rarity,
)  # fmt: skip
from synergraph.queries.prepared import remembered
from synergraph.queries.terms import Corpus
from synergraph.queries.told import Told, told

OVER = frozenset({"completed", "discontinued"})
GROUPS = {
    "action_field": "in_action_field",
    "cluster": "supported_by",
    "transformation_line": "in_transformation_line",
}
"""Kinds of groups that projects fall into, and the edge that says so."""


@dataclass(frozen=True)
class Portfolio:
    """The stated projects of a graph, ordered by id.

    Every matrix has one row per project; its columns are positions in the node table. Months count
    from year 0, and are NaN where unknown. The places of a project are its own, those of its leaders, and those around.
    """

    network: Network
    at: Indexes
    told: Told
    topics: sparse.csr_array
    topic_rarity: Floats
    actors: sparse.csr_array
    providers: sparse.csr_array
    users: sparse.csr_array
    offers: sparse.csr_array
    seeks: sparse.csr_array
    events: sparse.csr_array
    programmes: sparse.csr_array
    wholes: sparse.csr_array
    groups: sparse.csr_array
    leaders: sparse.csr_array
    located: sparse.csr_array
    places: sparse.csr_array
    status: list[str]
    start: Floats
    end: Floats

    @cached_property
    def over(self) -> Mask:
        """Which projects are over."""
        return np.array([status in OVER for status in self.status], dtype=bool)

    @cached_property
    def running(self) -> Mask:
        """Which projects are running."""
        return np.array([status == "running" for status in self.status], dtype=bool)

    @cached_property
    def held(self) -> Indexes:
        """How many projects are on each topic."""
        return flat(self.topics.sum(axis=0)).astype(np.int64)

    @property
    def corpus(self) -> Corpus:
        """The texts of the projects."""
        return self.told.corpus

    @property
    def topic_words(self) -> sparse.csr_array:
        """The words of the corpus that name each node, where it is a topic."""
        return self.told.naming

    def name(self, row: int) -> Labels:
        """Return the name of the project in a row."""
        return self.network.names[int(self.at[row])]

    def id(self, row: int) -> str:
        """Return the id of the project in a row."""
        return self.network.ids[int(self.at[row])]


def portfolio(graph: Graph) -> Portfolio:
    """Return the projects of a graph, the same object on every call; without any the matrices have no rows."""
    return remembered(graph, "portfolio", lambda: _portfolio(graph))


def _portfolio(graph: Graph) -> Portfolio:
    known = network(graph)
    at = known.stated("project")
    working = sparse.csr_array(known.links("participates_in", without=PASSIVE).T)
    topics = known.topics[at]
    rows = graph.nodes[at.tolist()]
    whole = known.links("successor_of") + known.links("part_of") @ _only(known, "project")
    located = known.links("located_in")
    lead, applicant = (known.links("participates_in", only=role) for role in ("lead", "applicant"))
    leaders = sparse.csr_array((lead + applicant).T)[at]
    return Portfolio(
        network=known,
        at=at,
        told=told(graph, rows["id"].to_list()),
        topics=topics,
        topic_rarity=rarity(topics) * ~headings(known),
        actors=working[at],
        providers=sparse.csr_array(known.links("participates_in", only="provider").T)[at],
        users=sparse.csr_array(known.links("participates_in", only="user").T)[at],
        offers=_exchanged(known, working, at, "offers"),
        seeks=_exchanged(known, working, at, "seeks"),
        events=known.links("presented_at")[at],
        programmes=binary(known.links("funded_by", "part_of") @ _only(known, "programme"))[at],
        wholes=binary(whole)[at],
        groups=known.links(*GROUPS.values(), without=["related"])[at],
        leaders=leaders,
        located=located,
        places=_places(known, binary(located[at] + leaders @ located)),
        status=[status or "" for status in rows["status"]],
        start=np.array([month(day) for day in rows["start"]]),
        end=np.array([month(day, last=True) for day in rows["end"]]),
    )


def _places(known: Network, near: sparse.csr_array) -> sparse.csr_array:
    """Return some places of each project, with the places around these."""
    around = known.links("located_in") @ _only(known, "place")
    while (wider := binary(near + near @ around)).nnz > near.nnz:
        near = wider
    return near


def headings(known: Network) -> Mask:
    """Return which topics only head a branch of the thesaurus, without a source that names them."""
    heads = flat(known.links("broader").sum(axis=1)) == 0
    named = flat(known.links("has_topic").sum(axis=0)) > 0
    return np.asarray(heads & ~named)


def month(day: str | None, last: bool = False) -> float:
    """Return the month of an ISO date, counted from year 0; of a year its first or last month; NaN for none."""
    if not day:
        return float("nan")
    year, *rest = day.split("-")
    return int(year) * 12 + (int(rest[0]) - 1 if rest else 11 * last)


def _exchanged(known: Network, working: sparse.csr_array, at: Indexes, kind: str) -> sparse.csr_array:
    """Return the topics that each project, or an actor working in it, offers or seeks.

    Who offers a topic offers what is broader too.
    """
    links = known.links(kind)
    reach = links @ known.upwards if kind == "offers" else links
    return binary(reach[at] + working[at] @ reach)


def _only(known: Network, kind: str) -> sparse.csr_array:
    """Return the diagonal matrix that keeps the columns of a kind of nodes."""
    kept = (known.graph.nodes["kind"] == kind).to_numpy().astype(float)
    return sparse.csr_array(sparse.diags_array(kept))
