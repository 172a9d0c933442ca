"""Projects as rows: what they are about, who works in them, where they belong, when they run."""

from dataclasses import dataclass

import numpy as np
import polars as pl
from scipy import sparse

from synergraph.graph.graph import Graph
from synergraph.ontology import shipped
from synergraph.ontology.names import fold
from synergraph.queries.evidence import TEXTS
from synergraph.queries.matrices import PASSIVE, Floats, Indexes, Mask, Network, binary, flat, rarity
from synergraph.queries.terms import Corpus, corpus

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
    from year 0, and are NaN where unknown.
    """

    network: Network
    at: Indexes
    corpus: Corpus
    topics: sparse.csr_array
    topic_rarity: Floats
    topic_words: sparse.csr_array
    actors: sparse.csr_array
    providers: sparse.csr_array
    users: sparse.csr_array
    offers: sparse.csr_array
    seeks: sparse.csr_array
    events: sparse.csr_array
    programmes: sparse.csr_array
    wholes: sparse.csr_array
    groups: sparse.csr_array
    status: list[str]
    start: Floats
    end: Floats

    def words(self, first: Indexes, second: Indexes) -> sparse.csr_array:
        """Return for pairs of rows how much each word makes them alike.

        Words that name a topic both have do not count: the topic does.
        """
        vectors = self.corpus.vectors
        product = sparse.csr_array(vectors[first].multiply(vectors[second]))
        named = binary(self.topics[first].multiply(self.topics[second]) @ self.topic_words)
        return sparse.csr_array(product - product.multiply(named))

    @property
    def over(self) -> Mask:
        """Which projects are over."""
        return np.array([status in OVER for status in self.status], dtype=bool)


def portfolio(graph: Graph) -> Portfolio:
    """Return the projects of a graph; without any the matrices have no rows."""
    network = Network(graph)
    at = network.stated("project")
    working = sparse.csr_array(network.links("participates_in", without=PASSIVE).T)
    topics = network.topics[at]
    rows = graph.nodes[at.tolist()]
    whole = network.links("successor_of") + network.links("part_of") @ _only(network, "project")
    told = corpus(texts(graph, rows["id"].to_list()), idle_words(graph))
    return Portfolio(
        network=network,
        at=at,
        corpus=told,
        topics=topics,
        topic_rarity=rarity(topics) * ~headings(network),
        topic_words=topic_words(network, told),
        actors=working[at],
        providers=sparse.csr_array(network.links("participates_in", only="provider").T)[at],
        users=sparse.csr_array(network.links("participates_in", only="user").T)[at],
        offers=_exchanged(network, working, at, "offers"),
        seeks=_exchanged(network, working, at, "seeks"),
        events=network.links("presented_at")[at],
        programmes=binary(network.links("funded_by", "part_of") @ _only(network, "programme"))[at],
        wholes=binary(whole)[at],
        groups=network.links(GROUPS["action_field"], GROUPS["cluster"], without=["related"])[at],
        status=[status or "" for status in rows["status"]],
        start=np.array([month(day) for day in rows["start"]]),
        end=np.array([month(day, last=True) for day in rows["end"]]),
    )


def texts(graph: Graph, nodes: list[str]) -> list[str]:
    """Return for each node what sources say of it in words, "" where nothing."""
    said = graph.statements.filter(pl.col("predicate").is_in(TEXTS)).unique(["subject", "value"])
    joined = said.sort("subject", "value").group_by("subject").agg(pl.col("value").str.join(" · "))
    found = dict(joined.iter_rows())
    return [found.get(node, "") for node in nodes]


def headings(network: Network) -> Mask:
    """Return which topics only head a branch of the thesaurus, without a source that names them."""
    heads = flat(network.links("broader").sum(axis=1)) == 0
    named = flat(network.links("has_topic").sum(axis=0)) > 0
    return np.asarray(heads & ~named)


def topic_words(network: Network, told: Corpus) -> sparse.csr_array:
    """Return for every node the words of the corpus that name it, where it is a topic."""
    names = [
        " · ".join((name, english, *aliases)) if kind == "topic" else ""
        for kind, name, english, aliases in network.graph.nodes.select(
            "kind", "name", "label_en", "aliases"
        ).iter_rows()
    ]
    return binary(told.counts(names))


def idle_words(graph: Graph) -> frozenset[str]:
    """Return the words that name places and legal forms: they do not tell what something is about."""
    places = graph.nodes.filter(pl.col("kind") == "place")["name"]
    forms = [name for form in shipped().of_kind("legal_form") for name in form.names]
    return frozenset(word for name in (*places, *forms) for word in fold(name).split())


def month(day: str | None, last: bool = False) -> float:
    """Return the month of an ISO date, counted from year 0; of a year its first or last month; NaN for none."""
    if not day:
        return float("nan")
    year, *rest = day.split("-")
    return int(year) * 12 + (int(rest[0]) - 1 if rest else 11 * last)


def _exchanged(network: Network, working: sparse.csr_array, at: Indexes, kind: str) -> sparse.csr_array:
    """Return the topics that each project, or an actor working in it, offers or seeks.

    Who offers a topic offers what is broader too.
    """
    links = network.links(kind)
    reach = links @ network.upwards if kind == "offers" else links
    return binary(reach[at] + working[at] @ reach)


def _only(network: Network, kind: str) -> sparse.csr_array:
    """Return the diagonal matrix that keeps the columns of a kind of nodes."""
    kept = (network.graph.nodes["kind"] == kind).to_numpy().astype(float)
    return sparse.csr_array(sparse.diags_array(kept))
