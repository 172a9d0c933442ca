"""Actors as rows: where they work, what they know, whom they meet; and what a query is about."""

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from synergraph.graph.graph import Graph
from synergraph.queries.matrices import PASSIVE, Floats, Indexes, Network, binary, flat, rarity
from synergraph.queries.portfolio import Portfolio, headings, portfolio

EVENTS = ("takes_part", "organises", "hosts", "speaks_at")


@dataclass(frozen=True)
class Profiles:
    """The stated organisations of a graph, ordered by id, with what they do.

    Matrices have one row per organisation; the columns of `work` are rows of the portfolio, those
    of `words` words of its corpus, all others positions in the node table.
    """

    projects: Portfolio
    at: Indexes
    work: sparse.csr_array
    topics: sparse.csr_array
    weight: Floats
    words: sparse.csr_array
    offers: sparse.csr_array
    seeks: sparse.csr_array
    events: sparse.csr_array

    @property
    def network(self) -> Network:
        return self.projects.network


def profiles(graph: Graph) -> Profiles:
    """Return the profiles of all organisations that sources speak of.

    An organisation's topics are its own and those of its projects, its words those of its projects.
    A topic weighs the more the fewer projects and organisations have, offer or seek it.
    """
    projects = portfolio(graph)
    network = projects.network
    at = network.stated("organisation")
    work = network.links("participates_in", without=PASSIVE)[at][:, projects.at]
    offers, seeks = (network.links(kind)[at] for kind in ("offers", "seeks"))
    own = binary(network.topics[at] + (offers + seeks) @ network.upwards)
    told = work @ projects.corpus.vectors
    length = np.sqrt(flat(told.multiply(told).sum(axis=1)))
    return Profiles(
        projects=projects,
        at=at,
        work=work,
        topics=binary(network.topics[at] + work @ projects.topics),
        weight=rarity(sparse.vstack([projects.topics, own], format="csr")) * ~headings(network),
        words=sparse.csr_array(sparse.diags_array(1 / np.where(length > 0, length, 1)) @ told),
        offers=binary(offers @ network.upwards),
        seeks=seeks,
        events=network.links(*EVENTS)[at],
    )
