"""Exports hold what the sources state, and can be read again."""

import csv
from pathlib import Path

import networkx as nx
import polars as pl
import pyoxigraph as ox
import pytest

from synergraph.errors import UsageError
from synergraph.graph.export import export, inert, stated_edges, stated_nodes
from synergraph.graph.graph import Graph


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def test_csv_has_the_fixed_columns_and_every_stated_node_and_edge(small_graph: Graph, tmp_path: Path) -> None:
    nodes_file, edges_file = export(small_graph, "csv", tmp_path)
    nodes, edges = rows(nodes_file), rows(edges_file)
    assert list(nodes[0])[:4] == ["id", "kind", "name", "aliases"]
    assert list(edges[0]) == [
        "source",
        "kind",
        "target",
        "role",
        "since",
        "until",
        "amount",
        "year",
        "count",
        "text",
        "sources",
        "evidence",
        "place",
    ]
    assert [n["id"] for n in nodes] == stated_nodes(small_graph)["id"].to_list()
    assert len(edges) == stated_edges(small_graph).height > 0


def test_csv_leaves_out_vocabulary_that_no_source_speaks_of(small_graph: Graph, tmp_path: Path) -> None:
    nodes_file, edges_file = export(small_graph, "csv", tmp_path)
    known = {n["id"] for n in rows(nodes_file)}
    assert small_graph.nodes.height > len(known)
    assert all(e["source"] in known and e["target"] in known for e in rows(edges_file))


def test_every_row_of_csv_quotes_its_source_and_says_where(small_graph: Graph, tmp_path: Path) -> None:
    quotes = set(small_graph.statements["quote"])
    for file in export(small_graph, "csv", tmp_path):
        for row in rows(file):
            assert row["evidence"] in quotes and row["sources"].startswith("document/"), row
            assert row["place"].startswith("#") or row["kind"] == "document", row


@pytest.mark.parametrize(
    ("format", "syntax"),
    [("trig", ox.RdfFormat.TRIG), ("nquads", ox.RdfFormat.N_QUADS), ("jsonld", ox.RdfFormat.JSON_LD)],
)
def test_rdf_comes_back_with_all_quads(
    small_graph: Graph, tmp_path: Path, format: str, syntax: ox.RdfFormat
) -> None:
    (path,) = export(small_graph, format, tmp_path)
    count = small_graph.sparql.query(
        "SELECT (COUNT(*) AS ?n) { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }", {}
    )
    assert sum(1 for _ in ox.parse(path=str(path), format=syntax)) == count.rows[0][0]


@pytest.mark.parametrize(("format", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_networkx_formats_come_back_with_all_nodes_and_edges(
    small_graph: Graph, tmp_path: Path, format: str, read: object
) -> None:
    (path,) = export(small_graph, format, tmp_path)
    graph = read(path)  # type: ignore[operator]
    assert (graph.number_of_nodes(), graph.number_of_edges()) == (
        small_graph.nodes.height,
        small_graph.edges.height,
    )


def test_parquet_comes_back_as_it_was(small_graph: Graph, tmp_path: Path) -> None:
    nodes, edges, statements = (pl.read_parquet(path) for path in export(small_graph, "parquet", tmp_path))
    assert (
        nodes.equals(small_graph.nodes)
        and edges.equals(small_graph.edges)
        and statements.equals(small_graph.statements)
    )


def test_an_unknown_format_names_the_closest(small_graph: Graph, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="graphml"):
        export(small_graph, "grapml", tmp_path)


@pytest.mark.parametrize("cell", ["=1+1", "+49", "-x", "@sum", "\tx"])
def test_cells_that_look_like_formulas_become_text(cell: str) -> None:
    assert inert(cell) == f"'{cell}"


def test_other_cells_stay_as_they_are() -> None:
    assert [inert(v) for v in ("Text", 1.5, None, "")] == ["Text", 1.5, None, ""]
