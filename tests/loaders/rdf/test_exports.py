"""Our own exports come back: nodes, attributes and edges with their qualifiers."""

from pathlib import Path

import polars as pl
from pytest import mark

from synergraph.graph.export import export, stated_edges, stated_nodes
from synergraph.graph.graph import Graph
from tests.loaders.rdf.conftest import Load, loaded

QUALIFIERS = ("role", "since", "until", "amount", "year", "count", "text")


def things(graph: Graph) -> pl.DataFrame:
    """Return the stated nodes but documents: a source of the first workspace is none of the second."""
    return stated_nodes(graph).filter(pl.col("kind") != "document")


@mark.parametrize("format", ["turtle", "trig", "nquads", "jsonld"])
def test_edges_come_back_with_their_qualifiers(small_graph: Graph, tmp_path: Path, format: str) -> None:
    names = dict(things(small_graph).select("id", "name").iter_rows())
    wanted = {
        (names[row["source"]], row["kind"], names[row["target"]], *(row[q] for q in QUALIFIERS))
        for row in stated_edges(small_graph).iter_rows(named=True)
        if row["source"] in names and row["target"] in names
    }
    result = loaded(export(small_graph, format, tmp_path)[0])
    found = {
        (s.subject.name, s.predicate, s.object.name, *(getattr(s, q) for q in QUALIFIERS))
        for s in result.statements
        if s.object and "document" not in (s.subject.kind, s.object.kind)
    }
    assert found == wanted
    assert result.triples == []


def test_nodes_come_back_with_names_and_attributes(small_graph: Graph, tmp_path: Path) -> None:
    nodes = things(small_graph)
    result = loaded(export(small_graph, "nquads", tmp_path)[0])
    said = {(s.subject.kind, s.subject.name, s.predicate, s.value) for s in result.statements if not s.object}
    for row in nodes.iter_rows(named=True):
        this = (row["kind"], row["name"])
        assert (*this, "name", row["name"]) in said
        for attribute in ("status", "start", "end", "actor_type", "programme_type", "format"):
            assert row[attribute] is None or (*this, attribute, row[attribute]) in said, (this, attribute)
    assert {(kind, name) for kind, name, _, _ in said if kind != "document"} == set(
        nodes.select("kind", "name").iter_rows()
    )


def test_words_of_ours_in_a_file_of_ones_own(load: Load) -> None:
    result = load("""
    @prefix syn: <https://w3id.org/synergraph/ontology#> . @prefix voc: <https://w3id.org/synergraph/vocabulary/> .
    @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
    ex:p a syn:Project ; rdfs:label "Lernfabrik" ; syn:status <https://w3id.org/synergraph/vocabulary/status/running> ;
        syn:hasTopic <https://w3id.org/synergraph/vocabulary/topic/robotik> .
    ex:w a syn:Organisation ; rdfs:label "Werk A" ; syn:participatesIn ex:p .
    ex:r a syn:Participation ; rdf:subject ex:w ; rdf:predicate syn:participatesIn ; rdf:object ex:p ; syn:amount 80.5 .
    """)
    edges = {(s.subject.name, s.predicate, s.object.name, s.amount) for s in result.statements if s.object}
    assert edges == {
        ("Lernfabrik", "has_topic", "Robotik", None),
        ("Werk A", "participates_in", "Lernfabrik", 80.5),
    }
    assert {s.value for s in result.statements if s.predicate == "status"} == {"running"}
