"""Who is linked to what, as sparse matrices over the node table, and how much a link tells.

Rows and columns are positions in `graph.nodes`, unless a function says otherwise. Nothing here is
quadratic in memory: products are taken pair by pair.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from math import fsum
from typing import overload

import numpy as np
import polars as pl
from numpy.typing import NDArray
from scipy import sparse

from synergraph.graph.graph import Graph
from synergraph.ontology import Labels
from synergraph.queries.prepared import remembered
from synergraph.queries.score import Named

PASSIVE = frozenset({"funder", "supporter"})
"""Roles in which an actor does not work in a project."""

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
    def names(self) -> "Names":
        return Names(self.graph.nodes["name"].to_list(), self.graph.nodes["label_en"].to_list())

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
        rows = self._ends.filter(pl.col("kind").is_in(kinds), ~pl.col("role").is_in(list(without)))
        rows = rows.filter(pl.col("role") == only) if only else rows
        at, to = (rows[end].to_numpy().astype(np.int32) for end in ("at", "to"))
        return binary(sparse.csr_array((np.ones(len(at)), (at, to)), shape=(len(self.ids),) * 2))

    @cached_property
    def _ends(self) -> pl.DataFrame:
        """The edges that have not run out, by the positions of their ends."""
        expired = pl.col("kind").is_in(["offers", "seeks"]) & pl.col("until").is_between(
            pl.lit(""), pl.lit(self.today), closed="none"
        )
        rows = self.graph.edges.select("source", "kind", "target", "role", "until").filter(~expired)
        position = self.graph.nodes.select(pl.col("id")).with_row_index("at")
        rows = rows.join(position, left_on="source", right_on="id")
        rows = rows.join(position.rename({"at": "to"}), left_on="target", right_on="id")
        return rows.select("kind", "role", "at", "to")

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

    def broader(self, topic: int) -> frozenset[int]:
        """Return a topic with all broader ones."""
        if topic not in self._broader:
            self._broader[topic] = frozenset(columns(self.upwards, topic))
        return self._broader[topic]

    @cached_property
    def _broader(self) -> dict[int, frozenset[int]]:
        return {}

    @cached_property
    def downwards(self) -> sparse.csr_array:
        """Every topic with itself and all narrower ones."""
        return sparse.csr_array(self.upwards.T)

    def narrower(self, topic: int) -> list[int]:
        """Return a topic with all narrower ones, in order."""
        return columns(self.downwards, topic)

    @cached_property
    def topics(self) -> sparse.csr_array:
        """The topics of every node, broader ones included."""
        return binary(self.links("has_topic") @ self.upwards)


class Names(Sequence[Labels]):
    """The names of all nodes, by position."""

    def __init__(self, german: list[str], english: list[str]) -> None:
        self._german, self._english = german, english

    def __len__(self) -> int:
        return len(self._german)

    @overload
    def __getitem__(self, at: int) -> Labels: ...
    @overload
    def __getitem__(self, at: slice) -> list[Labels]: ...
    def __getitem__(self, at: int | slice) -> Labels | list[Labels]:
        german, english = self._german[at], self._english[at]
        if isinstance(german, str) and isinstance(english, str):
            return Labels(german, english)
        return [Labels(de, en) for de, en in zip(german, english, strict=True)]


def network(graph: Graph) -> Network:
    """Return the network of a graph, the same one on every call."""
    return remembered(graph, "network", lambda: Network(graph))


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


def likeness(
    membership: sparse.csr_array, left: Indexes, right: Indexes, weight: Floats, whole: Floats | None = None
) -> Floats:
    """Return for pairs of rows the weight of what both have over that of what either has, 0 to 1.

    `whole` is the weight of all that each row has, where it is known already. This is simGIC (Pesquita et
    al., BMC Bioinformatics 2008) where columns are topics with all broader ones.
    """
    both = joint(membership, left, right, weight)
    own = flat(membership @ weight) if whole is None else whole
    either = own[left] + own[right] - both
    return both / np.where(either > 0, either, 1.0)


def spans(matrix: sparse.csr_array, rows: Indexes) -> tuple[Indexes, Indexes, Floats]:
    """Return the entries of some rows, one row after the other: the place in `rows`, the column, the value."""
    start, end = matrix.indptr[rows].astype(np.int64), matrix.indptr[rows + 1].astype(np.int64)
    held = end - start
    before = np.cumsum(held) - held
    at = np.arange(int(held.sum())) + np.repeat(start - before, held)
    return np.repeat(np.arange(len(rows)), held), matrix.indices[at], matrix.data[at]


def meeting(matrix: sparse.csr_array, first: Indexes, second: Indexes) -> tuple[Indexes, Indexes, Floats]:
    """Return what both rows of each pair have: the place of the pair, the column, the product of the values."""
    if not len(first) or not len(matrix.data):
        return spans(matrix, first[:0])
    alone = bool((first == first[0]).all())
    swapped = not alone and _held(matrix, second) > _held(matrix, first)
    fewer, more = (first, second) if swapped else (second, first)
    pair, column, value = spans(matrix, fewer)
    if not len(column):
        return pair, column, value
    other = _of_row(matrix, int(first[0]), column) if alone else matrix[more[pair], column]
    product = np.asarray(other, dtype=np.float64) * value
    hit = product != 0
    return pair[hit], column[hit], product[hit]


def _held(matrix: sparse.csr_array, rows: Indexes) -> int:
    """Return how many entries some rows have."""
    return int((matrix.indptr[rows + 1] - matrix.indptr[rows]).sum())


def _of_row(matrix: sparse.csr_array, row: int, columns: Indexes) -> Floats:
    """Return the values of one row in some columns; for one row this is far quicker than `matrix[…]`."""
    span = slice(matrix.indptr[row], matrix.indptr[row + 1])
    values = np.zeros(matrix.shape[1])
    values[matrix.indices[span]] = matrix.data[span]
    return flat(values[columns])


def joint(matrix: sparse.csr_array, first: Indexes, second: Indexes, weight: Floats | None = None) -> Floats:
    """Return for pairs of rows the summed products of their values, each column with its weight (1)."""
    pair, column, product = meeting(matrix, first, second)
    weighted = product if weight is None else product * weight[column]
    return flat(np.bincount(pair, weighted, minlength=len(first)))


def narrowest(network: Network, topics: list[int], weight: Floats) -> list[tuple[int, float]]:
    """Return the narrowest of some topics with their share of all weight, each with its broader ones.

    What several are narrower than is divided among them. [] when the topics weigh nothing.
    """
    weights = dict(zip(topics, weight[topics].tolist(), strict=True))
    among = set(topics)
    broader = {topic: among & network.broader(topic) for topic in topics}
    below = Counter(chain.from_iterable(broader.values()))
    lowest = [topic for topic in topics if below[topic] == 1]
    divided = Counter(chain.from_iterable([broader[topic] for topic in lowest]))
    part = {topic: weights[topic] / number for topic, number in divided.items()}
    shares = [fsum([part[above] for above in broader[topic]]) for topic in lowest]
    total = fsum(shares)
    return [(topic, share / total) for topic, share in zip(lowest, shares, strict=True)] if total else []


def shared(matrix: sparse.csr_array, first: int, second: int) -> list[int]:
    """Return the columns that two rows of a matrix have in common, in order."""
    return sorted(set(columns(matrix, first)).intersection(columns(matrix, second)))


def columns(matrix: sparse.csr_array, row: int) -> list[int]:
    """Return the columns in which a row of a matrix has something, in the order kept."""
    found: list[int] = matrix.indices[matrix.indptr[row] : matrix.indptr[row + 1]].tolist()
    return found


def entries(row: sparse.csr_array) -> list[int]:
    """Return the columns in which a matrix of one row has something, in order."""
    return sorted(int(column) for column in sparse.coo_array(row).coords[1])
