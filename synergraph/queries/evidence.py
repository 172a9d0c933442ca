"""From parts of a score to the statements behind them, and from statements to quotes and places."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any, NamedTuple

import numpy as np
import polars as pl
from numpy.typing import NDArray

from synergraph.graph.graph import Graph
from synergraph.graph.place import fragment, words
from synergraph.queries.matrices import Mask, network
from synergraph.queries.prepared import kept, remembered

TEXTS = ("name", "alias", "description")
"""What is said of a node in words."""

Claim = tuple[str, NDArray[np.int64], NDArray[np.int64] | None]
"""Edges of a kind by the positions of their ends, pair by pair; or, without targets, an attribute of nodes."""


class Owned(NamedTuple):
    """Claims of one kind, each with the number of what rests on it; without targets, on an attribute."""

    kind: str
    owner: NDArray[np.int64]
    source: NDArray[np.int64]
    target: NDArray[np.int64] | None


class Ground:
    """The statements of a graph, for citing them; found once per graph, so that asking is quick.

    `nodes` need not be given any more: every statement can be cited.
    """

    def __init__(self, graph: Graph, nodes: Iterable[str] = ()) -> None:
        index = kept(graph, "ground", lambda: _index(graph))
        self._graph, self._position = graph, network(graph).position
        self._keys, self._ends, self._rows = index["keys"], index["ends"], index["rows"]
        self._names: list[str] = index["names"]
        self._numbers = {name: number for number, name in enumerate(self._names)}
        self._ids = remembered(graph, "statement ids", lambda: graph.statements["id"].to_numpy())

    def ids(self, rows: Iterable[int]) -> tuple[str, ...]:
        """Return the ids of the statements in some rows of the table."""
        return tuple([self._ids[row] for row in rows])

    def edge(self, source: str, kind: str, target: str) -> tuple[str, ...]:
        """Return the statements of an edge; () where no source says so."""
        return self.ids(self._found(source, kind, self._position.get(target, -2)))

    def about(self, node: str) -> dict[tuple[str, int], list[int]]:
        """Return the rows of all statements on a node, by predicate and position of the target; -1 for none."""
        found: dict[tuple[str, int], list[int]] = defaultdict(list)
        at, kinds, size = self._position.get(node, -1), len(self._names), len(self._position) + 1
        if at >= 0:
            begin, end = self._keys.searchsorted([at * size * kinds, (at + 1) * size * kinds]).tolist()
            for key, row in zip(self._keys[begin:end].tolist(), self._rows[begin:end].tolist(), strict=True):
                found[self._names[key % kinds], key // kinds % size - 1].append(row)
        return found

    def attributes(self, node: str, *names: str) -> tuple[str, ...]:
        """Return the statements of some attributes of a node."""
        return self.ids(row for name in names for row in self._found(node, name, -1))

    def says(self, kind: str) -> Mask:
        """Return of which nodes, by position, some source says something of a kind."""
        return remembered(self._graph, f"says {kind}", lambda: self._saying(kind))

    def gathered(self, wanted: Sequence[Sequence[Claim]]) -> list[tuple[str, ...]]:
        """Return for each list of claims the statements that make them, each once, in the order of the claims.

        All are looked up in one go: for many claims this is far quicker than one by one.
        """
        claims = [
            Owned(kind, np.full(len(source), at), source, target)
            for at, several in enumerate(wanted)
            for kind, source, target in several
        ]
        return self.cited(claims, len(wanted))

    def cited(self, claims: Iterable[Owned], count: int) -> list[tuple[str, ...]]:
        """Return for each of `count` owners the statements that make its claims, each once, in the order given."""
        known = [claim for claim in claims if len(claim.owner) and claim.kind in self._numbers]
        if not known:
            return [()] * count
        owner = np.concatenate([claim.owner for claim in known])
        order = np.argsort(owner, kind="stable")
        owner, keys = owner[order], np.concatenate([self._key(*claim) for claim in known])[order]
        at = np.minimum(self._keys.searchsorted(keys), len(self._keys) - 1)
        held = np.where(self._keys[at] == keys, self._ends[at] - at, 0)
        said = self._ids[self._rows[_ranges(at, held)]].tolist()
        ends = np.cumsum(np.bincount(owner, held, minlength=count)).astype(np.int64).tolist()
        return [tuple(dict.fromkeys(said[a:b])) for a, b in zip([0, *ends], ends, strict=False)]

    def _key(
        self,
        kind: str,
        owner: NDArray[np.int64],
        source: NDArray[np.int64],
        target: NDArray[np.int64] | None,
    ) -> NDArray[np.int64]:
        """Return the numbers under which the statements of claims stand."""
        pairs = source * (len(self._position) + 1)
        return (pairs if target is None else pairs + target + 1) * len(self._names) + self._numbers[kind]

    def _found(self, node: str, predicate: str, target: int) -> list[int]:
        """Return the rows of the statements on a node with a predicate; `target` is -1 for attributes."""
        at, number = self._position.get(node, -1), self._numbers.get(predicate, -1)
        if min(at, number, target + 1) < 0:
            return []
        key = (at * (len(self._position) + 1) + target + 1) * len(self._names) + number
        begin, end = self._keys.searchsorted([key, key + 1]).tolist()
        found: list[int] = self._rows[begin:end].tolist()
        return found

    def _saying(self, kind: str) -> Mask:
        mask = np.zeros(len(self._position), dtype=bool)
        if kind in self._numbers:
            node, number = np.divmod(self._keys, len(self._names))
            mask[node[number == self._numbers[kind]] // (len(mask) + 1)] = True
        return mask


def _ranges(begin: NDArray[np.int64], size: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return `size` numbers from each `begin` on, one after the other."""
    return np.repeat(begin - (np.cumsum(size) - size), size) + np.arange(int(size.sum()))


def _index(graph: Graph) -> dict[str, Any]:
    """Return the statements ordered by node, target (each by position) and predicate as one number, then by row.

    `ends` says where what has the same number ends.
    """
    position = pl.Series(graph.nodes["id"])
    said = graph.statements.select("subject", "predicate", "object")
    names = sorted(said["predicate"].unique())
    where = pl.DataFrame({"id": position, "at": np.arange(len(position), dtype=np.int64)})
    said = said.join(where, left_on="subject", right_on="id", how="left", maintain_order="left")
    said = said.join(
        where, left_on="object", right_on="id", how="left", maintain_order="left", suffix="_object"
    )
    target = pl.when(pl.col("object") == "").then(0).otherwise(pl.col("at_object") + 1)
    number = pl.col("predicate").replace_strict(names, range(len(names)), return_dtype=pl.Int64)
    key = (pl.col("at") * (len(position) + 1) + target) * len(names) + number
    said = said.with_row_index("row").select(pl.col("row").cast(pl.Int64), key.alias("key"))
    said = said.drop_nulls("key").sort("key", maintain_order=True)
    keys = said["key"].to_numpy()
    begins = np.flatnonzero(np.diff(keys, prepend=-1))
    ends = np.repeat(np.append(begins[1:], len(keys)), np.diff(np.append(begins, len(keys))))
    return {"keys": keys, "ends": ends, "rows": said["row"].to_numpy(), "names": names}


def in_turn(*said: Iterable[str]) -> tuple[str, ...]:
    """Merge statements on several things, one of each in turn, so that the first few tell of all."""
    return tuple(dict.fromkeys(s for row in zip_longest(*said) for s in row if s is not None))


@dataclass(frozen=True, slots=True)
class Cited:
    """A statement as people read it: the words, the document's name, the place in words."""

    statement: str
    quote: str
    document: str
    place: str


def evidence(graph: Graph, statements: Iterable[str], lang: str = "de") -> list[Cited]:
    """Return quote, document and place of statements, in the order given.

    Ids that the graph does not have are left out; [] for none.
    """
    wanted = list(dict.fromkeys(statements))
    rows = graph.statements[_rows(graph, wanted)].with_columns(fragment())
    names = dict(graph.nodes.filter(pl.col("kind") == "document").select("id", "name").iter_rows())
    return [
        Cited(row["id"], row["quote"], names.get(row["source"], row["source"]), words(row["place"], lang))
        for row in rows.select("id", "quote", "source", "place").iter_rows(named=True)
    ]


def _rows(graph: Graph, statements: list[str]) -> list[int]:
    """Return the rows of the statements that the graph has, by a table of their hashes."""
    ids = graph.statements["id"]
    hashes, order = remembered(graph, "statement rows", lambda: _by_hash(ids))
    sought = pl.Series(statements, dtype=pl.String).hash().to_numpy()
    starts, ends = (np.searchsorted(hashes, sought, side) for side in ("left", "right"))
    return [
        int(row)
        for name, start, end in zip(statements, starts, ends, strict=True)
        for row in order[start:end]
        if ids[int(row)] == name
    ]


def _by_hash(ids: pl.Series) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    hashes = ids.hash().to_numpy()
    order = np.argsort(hashes, kind="stable")
    return hashes[order], order
