"""Who is linked to what, as sparse matrices over the node table, and how much a link tells.

Rows and columns are positions in `graph.nodes`, unless a function says otherwise. Nothing here is
quadratic in memory: products are taken row block by row block, or pair by pair.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import polars as pl
from numpy.typing import NDArray
from scipy import sparse

from synergraph.graph.graph import Graph
from synergraph.ontology import Labels
from synergraph.queries.score import Named

PASSIVE = frozenset({"funder", "supporter"})
"""Roles in which an actor does not work in a project."""
_BLOCK = 512

Floats = NDArray[np.float64]
Indexes = NDArray[np.int64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Network:
    """The edges of a graph as 0/1 matrices."""

    graph: Graph

    @cached_property
    def ids(self) -> list[str]:
        return self.graph.nodes["id"].to_list()

    @cached_property
    def position(self) -> dict[str, int]:
        return {identifier: at for at, identifier in enumerate(self.ids)}

    @cached_property
    def names(self) -> list[Labels]:
        return [Labels(de, en) for de, en in self.graph.nodes.select("name", "label_en").iter_rows()]

    def named(self, at: int) -> Named:
        """Return the node at a position."""
        return Named(self.ids[at], self.names[at])

    def stated(self, kind: str) -> Indexes:
        """Return the positions of the nodes of a kind that sources speak of, ordered by id."""
        rows = self.graph.nodes.with_row_index("at").filter(pl.col("kind") == kind, pl.col("stated"))
        return rows["at"].to_numpy().astype(np.int64)

    def links(self, *kinds: str, without: Iterable[str] = (), only: str = "") -> sparse.csr_array:
        """Return the edges of some kinds, without those of some roles, or with those of one role only.

        Offers and requests that have run out are no links.
        """
        rows = self.graph.edges.filter(pl.col("kind").is_in(kinds), ~pl.col("role").is_in(list(without)))
        rows = rows.filter(pl.col("role") == only) if only else rows
        expired = (
            pl.col("kind").is_in(["offers", "seeks"])
            & (pl.col("until") != "")
            & (pl.col("until") < self.today)
        )
        rows = rows.filter(~expired)
        at, target = ([self.position[i] for i in rows[end]] for end in ("source", "target"))
        return binary(sparse.csr_array((np.ones(len(at)), (at, target)), shape=(len(self.ids),) * 2))

    @cached_property
    def today(self) -> str:
        """The latest day that a source speaks of (ISO, perhaps month or year only), or ""."""
        return str(self.graph.statements["as_of"].max() or "")

    @cached_property
    def upwards(self) -> sparse.csr_array:
        """Every topic with itself and all broader ones."""
        closed = sparse.eye_array(len(self.ids), format="csr")
        while (wider := binary(closed + closed @ self.links("broader"))).nnz > closed.nnz:
            closed = wider
        return closed

    def narrower(self, topic: int) -> list[int]:
        """Return a topic with all narrower ones, in order."""
        return entries(sparse.csr_array(self.upwards[:, [topic]].T))

    @cached_property
    def topics(self) -> sparse.csr_array:
        """The topics of every node, broader ones included."""
        return binary(self.links("has_topic") @ self.upwards)


def flat(values: object) -> Floats:
    """Return numbers, such as the sums of a matrix, as a one-dimensional array."""
    return np.asarray(values, dtype=np.float64).ravel()


def binary(matrix: sparse.csr_array) -> sparse.csr_array:
    """Return the matrix with 1 for every entry above 0."""
    found = sparse.csr_array(matrix > 0).astype(float)
    found.sort_indices()
    return found


def rarity(membership: sparse.csr_array) -> Floats:
    """Return per column -ln(share of the rows that have it): 0 where all have it or none has."""
    held = flat(membership.sum(axis=0))
    return -np.log(np.maximum(held, 1) / max(membership.shape[0], 1)) * (held > 0)


def overlap(left: sparse.csr_array, right: sparse.csr_array, weight: Floats) -> Floats:
    """Return, row by row, the summed weight of the columns that both matrices have."""
    return flat(left.multiply(right) @ weight)


def likeness(membership: sparse.csr_array, left: Indexes, right: Indexes, weight: Floats) -> Floats:
    """Return for pairs of rows the weight of what both have over that of what either has, 0 to 1."""
    own = membership @ weight
    both = overlap(membership[left], membership[right], weight)
    either = own[left] + own[right] - both
    return both / np.where(either > 0, either, 1.0)


def nearest(left: sparse.csr_array, right: sparse.csr_array, count: int) -> tuple[Indexes, Indexes]:
    """Return the pairs (row of `left`, row of `right`) of each row's `count` largest products above 0."""
    rows, columns = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
    transposed = sparse.csr_array(right.T)
    for start in range(0, left.shape[0], _BLOCK):
        products = sparse.csr_array(left[start : start + _BLOCK] @ transposed)
        for at in range(products.shape[0]):
            span = slice(products.indptr[at], products.indptr[at + 1])
            best = np.lexsort((products.indices[span], -products.data[span]))[:count]
            columns.append(products.indices[span][best].astype(np.int64))
            rows.append(np.full(len(best), start + at))
    return np.concatenate(rows), np.concatenate(columns)


def narrowest(network: Network, topics: list[int], weight: Floats) -> list[tuple[int, float]]:
    """Return the narrowest of some topics with their share of all weight, each with its broader ones.

    What several are narrower than is divided among them. [] when the topics weigh nothing.
    """
    upwards = network.upwards[topics][:, topics]
    lowest = [at for at, below in enumerate(flat(upwards.sum(axis=0))) if below == 1]
    among = flat(upwards[lowest].sum(axis=0))
    shares = upwards[lowest] @ (weight[topics] / np.maximum(among, 1))
    if not shares.sum():
        return []
    return [(topics[at], float(share)) for at, share in zip(lowest, shares / shares.sum(), strict=True)]


def shared(matrix: sparse.csr_array, first: int, second: int) -> list[int]:
    """Return the columns that two rows of a matrix have in common, in order."""
    return entries(matrix[[first]].multiply(matrix[[second]]))


def entries(row: sparse.csr_array) -> list[int]:
    """Return the columns in which a matrix of one row has something, in order."""
    return sorted(int(column) for column in sparse.coo_array(row).coords[1])
