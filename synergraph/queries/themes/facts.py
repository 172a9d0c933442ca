"""The statements behind edges, all of a question looked up at once."""

from collections import defaultdict
from collections.abc import Iterable

import polars as pl

from synergraph.graph.graph import Graph


class Facts:
    """The statements that link some nodes to some others by some kinds of edges."""

    def __init__(
        self, graph: Graph, kinds: Iterable[str], sources: Iterable[str], targets: Iterable[str]
    ) -> None:
        said = graph.statements.lazy().filter(
            pl.col("predicate").is_in(list(kinds)),
            pl.col("object").is_in(sorted(set(targets))),
            pl.col("subject").is_in(sorted(set(sources))),
        )
        self._by_edge: dict[tuple[str, str, str], list[str]] = defaultdict(list)
        for identifier, *edge in said.select("id", "subject", "predicate", "object").collect().iter_rows():
            self._by_edge[edge[0], edge[1], edge[2]].append(identifier)

    def of(self, source: str, kinds: Iterable[str], targets: Iterable[str]) -> tuple[str, ...]:
        """Return the statements that link a node to any of the targets by any of the kinds, in order."""
        aimed, found = tuple(targets), self._by_edge
        return tuple(s for kind in kinds for target in aimed for s in found.get((source, kind, target), ()))
