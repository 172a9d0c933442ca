"""What all questions on themes start from: projects, the topics worth naming, who works and leads."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import polars as pl
from scipy import sparse

from synergraph.graph.graph import Graph
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
from synergraph.queries.portfolio import OVER as FINISHED
from synergraph.queries.portfolio import headings
from synergraph.queries.prepared import remembered

_SAME = 0.8
"""A broader topic whose projects are so nearly those of a narrower one says nothing more."""
_CURATED = 500
"""Nobody looks after more topics than this outside a thesaurus: they are free keywords."""
_OFTEN = 3
_LEADING = ("lead", "applicant")


@dataclass(frozen=True)
class Base:
    """The stated projects of a graph (rows, ordered by id) and what links them to nodes (columns)."""

    network: Network
    at: Indexes

    @cached_property
    def topics(self) -> sparse.csr_array:
        """The topics of the projects, broader ones included."""
        return self.network.topics[self.at]

    @cached_property
    def own(self) -> sparse.csr_array:
        """The topics that the projects themselves name."""
        return self.network.links("has_topic")[self.at]

    @cached_property
    def actors(self) -> sparse.csr_array:
        """Who works in the projects."""
        return sparse.csr_array(self.network.links("participates_in", without=PASSIVE).T)[self.at]

    @cached_property
    def leads(self) -> sparse.csr_array:
        """Who leads the projects, or applied where no lead is named."""
        lead, applied = (
            sparse.csr_array(self.network.links("participates_in", only=role).T)[self.at] for role in _LEADING
        )
        unled = flat(lead.sum(axis=1)) == 0
        return sparse.csr_array(lead + sparse.diags_array(unled.astype(float)) @ applied)

    @cached_property
    def running(self) -> Mask:
        """Which projects are not over."""
        status = self.network.graph.nodes[self.at.tolist()]["status"].fill_null("")
        return np.array([one not in FINISHED for one in status], dtype=bool)

    @cached_property
    def started(self) -> Floats:
        """The year in which each project starts, NaN where unknown."""
        start = self.network.graph.nodes[self.at.tolist()]["start"]
        years = start.str.slice(0, 4).cast(pl.Float64, strict=False)
        return np.asarray(years.fill_null(float("nan")).to_numpy(), dtype=np.float64)

    @cached_property
    def rare(self) -> Floats:
        """How much a topic tells: -ln of the share of projects about it, 0 for mere headings."""
        return rarity(self.topics) * ~headings(self.network)

    @cached_property
    def named(self) -> Indexes:
        """The topics worth naming: no headings, nor broader ones with nearly the same projects."""
        held = flat(self.topics.sum(axis=0))
        found = np.flatnonzero((held > 0) & ~headings(self.network))
        narrow, broad = sparse.coo_array(binary(self.network.upwards[found][:, found])).coords
        same = (narrow != broad) & (held[found][narrow] >= _SAME * held[found][broad])
        return np.asarray(np.delete(found, np.unique(broad[same])))

    @cached_property
    def keywords(self) -> Mask:
        """Which nodes are free keywords: topics in no thesaurus, where there are very many of them."""
        broader, nodes = self.network.links("broader"), self.network.graph.nodes
        placed = flat(broader.sum(axis=0)) + flat(broader.sum(axis=1)) > 0
        loose = ((nodes["kind"] == "topic") & nodes["stated"]).to_numpy() & ~placed
        return np.asarray(loose if loose.sum() > _CURATED else np.zeros_like(loose))

    def worth(self, keywords: bool) -> Indexes:
        """Return the topics to compare: those worth naming; of free keywords none, or those of 3 projects."""
        held, loose = flat(self.topics.sum(axis=0))[self.named], self.keywords[self.named]
        return np.asarray(self.named[(held >= _OFTEN) if keywords and loose.any() else ~loose])

    @cached_property
    def eventful(self) -> sparse.csr_array:
        """The topics of the events (rows, ordered by id), broader ones included."""
        return self.network.topics[self.network.stated("event")]


def base(graph: Graph) -> Base:
    """Return the projects of a graph, the same object on every call."""
    return remembered(graph, "themes", lambda: Base(network(graph), network(graph).stated("project")))
