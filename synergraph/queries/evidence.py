"""From parts of a score to the statements behind them, and from statements to quotes and places."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import zip_longest

import polars as pl

from synergraph.graph.graph import Graph
from synergraph.graph.place import fragment, words
from synergraph.queries.terms import terms

TEXTS = ("name", "alias", "description")
"""What is said of a node in words."""


class Ground:
    """The statements about some nodes, for citing them."""

    def __init__(self, graph: Graph, nodes: Iterable[str]) -> None:
        about = sorted(set(nodes))
        said = graph.statements.filter(pl.col("subject").is_in(about))
        self._edges: dict[tuple[str, str, str], list[str]] = defaultdict(list)
        self._attributes: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
        for identifier, subject, predicate, object, value in said.select(
            "id", "subject", "predicate", "object", "value"
        ).iter_rows():
            if object:
                self._edges[subject, predicate, object].append(identifier)
            else:
                self._attributes[subject, predicate].append((identifier, value))

    def edge(self, source: str, kind: str, target: str) -> tuple[str, ...]:
        """Return the statements of an edge; () where no source says so."""
        return tuple(self._edges.get((source, kind, target), ()))

    def attributes(self, node: str, *names: str) -> tuple[str, ...]:
        """Return the statements of some attributes of a node."""
        return tuple(i for name in names for i, _ in self._attributes.get((node, name), ()))

    def wording(self, node: str, wanted: Iterable[str]) -> tuple[str, ...]:
        """Return the statements on a node, in words, that hold one of the terms, alone or in a compound."""
        sought = tuple(wanted)
        said = [pair for name in TEXTS for pair in self._attributes.get((node, name), ())]
        return tuple(i for i, value in said if any(term in word for word in terms(value) for term in sought))


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
    rows = graph.statements.filter(pl.col("id").is_in(wanted)).with_columns(fragment())
    names = dict(graph.nodes.filter(pl.col("kind") == "document").select("id", "name").iter_rows())
    cited = {
        row["id"]: Cited(
            row["id"], row["quote"], names.get(row["source"], row["source"]), words(row["place"], lang)
        )
        for row in rows.select("id", "quote", "source", "place").iter_rows(named=True)
    }
    return [cited[identifier] for identifier in wanted if identifier in cited]
