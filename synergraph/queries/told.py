"""What sources say of projects in words, read once per build."""

from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import polars as pl
from scipy import sparse

from synergraph.graph.graph import Graph
from synergraph.ontology import shipped
from synergraph.ontology.names import fold
from synergraph.queries.evidence import TEXTS
from synergraph.queries.matrices import Indexes, binary, columns
from synergraph.queries.prepared import kept
from synergraph.queries.terms import Corpus, corpus, restored

_KEPT = ("words", "spelt", "english", "idf", "vectors", "long")


@dataclass(frozen=True)
class Told:
    """The texts on some nodes as a corpus, in the order of the nodes.

    `naming` has for each node of the graph the words that name it, where it is a topic; `said` the
    words of each statement in `rows` (rows of the statement table), those of a node from `begins` on.
    """

    corpus: Corpus
    naming: sparse.csr_array
    said: sparse.csr_array
    rows: Indexes
    begins: Indexes

    def saying(self, row: int, words: set[int]) -> list[int]:
        """Return the rows of the statements on a node, given by its row, that have one of some words."""
        of = range(int(self.begins[row]), int(self.begins[row + 1]))
        return [int(self.rows[at]) for at in of if words.intersection(columns(self.said, at))]


def told(graph: Graph, nodes: list[str]) -> Told:
    """Return what sources say of some nodes in words: the same nodes on every call for one graph."""

    def make() -> dict[str, Any]:
        found = corpus(texts(graph, nodes), idle_words(graph), _topics(graph))
        values = {name: getattr(found, name) for name in _KEPT} | found.reader().state
        return {**values, "naming": binary(found.counts(_topic_names(graph))), **_said(graph, nodes, found)}

    values = kept(graph, "told", make)
    own = {name: values[name] for name in ("naming", "said", "rows", "begins")}
    read = Corpus(
        **{name: values[name] for name in _KEPT},
        reader=cache(lambda: restored(values, idle_words(graph), _topics(graph))),
    )
    return Told(read, **own)


def texts(graph: Graph, nodes: list[str]) -> list[str]:
    """Return for each node what sources say of it in words, "" where nothing."""
    said = graph.statements.filter(pl.col("predicate").is_in(TEXTS)).unique(["subject", "value"])
    joined = said.sort("subject", "value").group_by("subject").agg(pl.col("value").str.join(" · "))
    found = dict(joined.iter_rows())
    return [found.get(node, "") for node in nodes]


def idle_words(graph: Graph) -> frozenset[str]:
    """Return the words that name places and legal forms: they do not tell what something is about."""
    places = graph.nodes.filter(pl.col("kind") == "place")["name"]
    forms = [name for form in shipped().of_kind("legal_form") for name in form.names]
    return frozenset(word for name in (*places, *forms) for word in fold(name).split())


def _topics(graph: Graph) -> list[tuple[str, ...]]:
    """Return all names of each topic."""
    topics = graph.nodes.filter(pl.col("kind") == "topic").select("name", "label_en", "aliases")
    return [(name, english, *aliases) for name, english, aliases in topics.iter_rows()]


def _topic_names(graph: Graph) -> list[str]:
    """Return for every node all its names, where it is a topic."""
    named = graph.nodes.select("kind", "name", "label_en", "aliases").iter_rows()
    return [
        " · ".join((name, english, *aliases)) if kind == "topic" else ""
        for kind, name, english, aliases in named
    ]


def _said(graph: Graph, nodes: list[str], found: Corpus) -> dict[str, Any]:
    """Return the statements on nodes in words, by node and by `TEXTS`, and the words of each."""
    place = pl.DataFrame(
        {"subject": nodes, "at": np.arange(len(nodes))}, schema_overrides={"subject": pl.String}
    )
    said = graph.statements.select("subject", "predicate", "value").with_row_index("row")
    said = said.filter(pl.col("predicate").is_in(TEXTS))
    said = said.join(place, on="subject").with_columns(
        order=pl.col("predicate").replace_strict(TEXTS, range(len(TEXTS)), return_dtype=pl.Int8)
    )
    said = said.sort("at", "order", "row")
    filled = np.bincount(said["at"].to_numpy(), minlength=len(nodes))
    return {
        "said": binary(found.counts(said["value"].to_list())),
        "rows": said["row"].to_numpy().astype(np.int64),
        "begins": np.concatenate([[0], np.cumsum(filled)]).astype(np.int64),
    }
