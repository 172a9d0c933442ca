"""From parts of a score to the statements behind them, and from statements to quotes and places."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from synergraph.graph.graph import Graph
from synergraph.graph.place import fragment, words
from synergraph.queries.matrices import network
from synergraph.queries.prepared import kept, remembered
from synergraph.queries.terms import terms

TEXTS = ("name", "alias", "description")
"""What is said of a node in words."""

Claim = tuple[str, NDArray[np.int64], NDArray[np.int64] | None]
"""Edges of a kind by the positions of their ends, pair by pair; or, without targets, an attribute of nodes."""


class Ground:
    """The statements of a graph, for citing them; found once per graph, so that asking is quick.

    `nodes` need not be given any more: every statement can be cited.
    """

    def __init__(self, graph: Graph, nodes: Iterable[str] = ()) -> None:
        index = kept(graph, "ground", lambda: _index(graph))
        self._position = network(graph).position
        self._keys, self._rows, self._predicates = index["keys"], index["rows"], index["predicates"]
        self._names: list[str] = index["names"]
        self._numbers = {name: number for number, name in enumerate(self._names)}
        self._ids, self._values = graph.statements["id"], graph.statements["value"]

    def ids(self, rows: Iterable[int]) -> tuple[str, ...]:
        """Return the ids of the statements in some rows of the table."""
        return tuple([self._ids.item(row) for row in rows])

    def edge(self, source: str, kind: str, target: str) -> tuple[str, ...]:
        """Return the statements of an edge; () where no source says so."""
        return self.ids(self._found(source, kind, self._position.get(target, -2) + 1))

    def about(self, node: str) -> dict[tuple[str, int], list[int]]:
        """Return the rows of all statements on a node, by predicate and position of the target; -1 for none."""
        size, at = len(self._position) + 1, self._position.get(node, -1)
        begin, end = self._keys.searchsorted([at * size, (at + 1) * size]).tolist()
        parts = (part[begin:end].tolist() for part in (self._predicates, self._keys, self._rows))
        found: dict[tuple[str, int], list[int]] = defaultdict(list)
        for kind, key, row in zip(*parts, strict=True):
            found[self._names[kind], key % size - 1].append(row)
        return found

    def attributes(self, node: str, *names: str) -> tuple[str, ...]:
        """Return the statements of some attributes of a node."""
        return self.ids(row for name in names for row in self._found(node, name, 0))

    def wording(self, node: str, wanted: Iterable[str]) -> tuple[str, ...]:
        """Return the statements on a node, in words, that hold one of the terms, alone or in a compound."""
        sought = tuple(wanted)
        said = [(row, self._values[row]) for name in TEXTS for row in self._found(node, name, 0)]
        return tuple(
            self._ids[row]
            for row, text in said
            if any(term in word for word in _terms(text) for term in sought)
        )

    def gathered(self, wanted: Sequence[Sequence[Claim]]) -> list[tuple[str, ...]]:
        """Return for each list of claims the statements that make them, each once, in the order of the claims.

        All are looked up in one go: for many claims this is far quicker than one by one.
        """
        claims = [claim for several in wanted for claim in several]
        if not claims:
            return [() for _ in wanted]
        size = len(self._position) + 1
        source = np.concatenate([source for _, source, _ in claims])
        target = np.concatenate([_nothing(source) if to is None else to for _, source, to in claims])
        keys, place = np.unique(source * size + (target + 1), return_inverse=True)
        begin, end = (self._keys.searchsorted(keys + more)[place] for more in (0, 1))
        held = end - begin
        at = np.arange(int(held.sum())) + np.repeat(begin - (np.cumsum(held) - held), held)
        pairs = [len(source) for _, source, _ in claims]
        kinds = [self._numbers.get(kind, -1) for kind, _, _ in claims]
        kind = np.repeat(np.repeat(kinds, pairs), held)
        several = np.repeat(np.arange(len(wanted)), [len(claims) for claims in wanted])
        owner = np.repeat(np.repeat(several, pairs), held)
        right = self._predicates[at] == kind
        rows, place = np.unique(self._rows[at[right]], return_inverse=True)
        found = self._ids.gather(rows).to_list()
        ids = [found[row] for row in place.tolist()]
        ends = np.cumsum(np.bincount(owner[right], minlength=len(wanted))).tolist()
        return [tuple(dict.fromkeys(ids[a:b])) for a, b in zip([0, *ends], ends, strict=False)]

    def _found(self, node: str, predicate: str, object: int) -> list[int]:
        """Return the rows of the statements on a node with a predicate; `object` is 0 for attributes."""
        at = self._position.get(node, -1)
        if at < 0 or object < 0:
            return []
        key = at * (len(self._position) + 1) + object
        number = self._numbers.get(predicate, -1)
        begin, end = self._keys.searchsorted(key), self._keys.searchsorted(key, side="right")
        rows, said = self._rows[begin:end].tolist(), self._predicates[begin:end].tolist()
        return [row for row, what in zip(rows, said, strict=True) if what == number]


def _nothing(nodes: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return for nodes the targets of their attributes: -1."""
    return np.full(len(nodes), -1)


def _index(graph: Graph) -> dict[str, Any]:
    """Return the statements ordered by their two ends (their positions as one number), rows in their order."""
    position = pl.Series(graph.nodes["id"])
    said = graph.statements.select("subject", "predicate", "object")
    where = pl.DataFrame({"id": position, "at": np.arange(len(position), dtype=np.int64)})
    said = said.join(where, left_on="subject", right_on="id", how="left", maintain_order="left")
    said = said.join(
        where, left_on="object", right_on="id", how="left", maintain_order="left", suffix="_object"
    )
    key = pl.col("at") * (len(position) + 1) + pl.when(pl.col("object") == "").then(0).otherwise(
        pl.col("at_object") + 1
    )
    names = sorted(said["predicate"].unique())
    said = said.with_row_index("row").select(
        "row",
        key.alias("key"),
        pl.col("predicate").replace_strict(names, range(len(names)), return_dtype=pl.Int16),
    )
    said = said.drop_nulls("key").sort("key", maintain_order=True)
    numbers = {"keys": said["key"], "rows": said["row"], "predicates": said["predicate"]}
    return {name: series.to_numpy() for name, series in numbers.items()} | {"names": names}


@lru_cache(maxsize=20_000)
def _terms(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(terms(text)))


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
