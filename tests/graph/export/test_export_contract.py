"""Every format holds all nodes and edges, as another program reads them."""

import csv
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import polars as pl
import pytest
from readers import content, readers, without_roles

from synergraph.commands.outputs import EXPORTS
from synergraph.graph import workspace
from synergraph.graph.build import build
from synergraph.graph.export import FORMATS, export, stated_edges, stated_nodes
from synergraph.graph.frames import QUALIFIERS
from synergraph.graph.graph import Graph
from synergraph.graph.view import attributes
from synergraph.loaders.entry import entry
from synergraph.loaders.table.propose.presets import preset
from synergraph.ontology import ontology, shipped
from synergraph.ontology.cells import referred

STATED = ("csv", "turtle", "kgx")
"""Formats that hold what sources state and not the rest of the vocabulary."""
NO_ROLES = ("turtle", "trig", "nquads", "jsonld")
LOADED = ("csv", "xlsx", "kgx", "kumu")
"""Formats that the product itself reads again."""


@pytest.mark.parametrize("name", ["small_graph", "example_graph"])
@pytest.mark.parametrize("format", sorted({*FORMATS} - {"xlsx", "kumu"}))
def test_another_program_reads_all_nodes_and_edges(
    request: pytest.FixtureRequest, tmp_path: Path, name: str, format: str
) -> None:
    graph: Graph = request.getfixturevalue(name)
    expected = content(*held(graph, format))
    found = readers(tmp_path)[format](export(graph, format, tmp_path / "out"))
    assert len(found.nodes) == len(expected.nodes) and found.nodes == expected.nodes
    assert found.edges == (without_roles(expected) if format in NO_ROLES else expected).edges


def held(graph: Graph, format: str) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return the nodes and edges that a format holds; Turtle has all that holds of the nodes stated."""
    if format not in STATED:
        return graph.nodes, graph.edges
    nodes = stated_nodes(graph)
    among = pl.col("source", "target").is_in(nodes["id"].to_list())
    edges = graph.edges.filter(pl.all_horizontal(among)) if format == "turtle" else stated_edges(graph)
    return nodes, edges


@pytest.mark.parametrize("name", ["small_graph", "example_graph"])
@pytest.mark.parametrize("format", LOADED)
def test_the_product_reads_its_own_exports_back(
    request: pytest.FixtureRequest, tmp_path: Path, name: str, format: str
) -> None:
    graph: Graph = request.getfixturevalue(name)
    files = export(graph, format, tmp_path / "out")
    again = loaded(tmp_path / "w", files)
    assert again.skipped.is_empty() and again.notes.is_empty()
    own = [(("document", file.name), "2024-11-30") for file in files]
    assert said(again) - Counter(own) == said(graph)
    assert joined(again) == joined(graph)


def loaded(folder: Path, files: list[Path]) -> Graph:
    """Enter files as `synergraph add` does, and build."""
    workspace.init(folder)
    fresh = workspace.read(folder)
    entries = [entry(file, str(file), shipped(), "", "2024-11-30") for file in files]
    blocks = [(e.path, e.toml or workspace.block(fresh, e.path, e.loader, e.as_of)) for e in entries]
    workspace.append(fresh, blocks)
    return build(workspace.read(folder)).graph


def called(graph: Graph) -> dict[str, tuple[str, str]]:
    """Return kind and name of each node, without the id by which Kumu tells two of one name apart."""
    rows = graph.nodes.select("id", "kind", "name").iter_rows()
    return {node: (kind, referred(name)[0]) for node, kind, name in rows}


def said(graph: Graph) -> Counter[tuple[object, ...]]:
    """Return what each node is called and says, but for attributes with several values."""
    names = called(graph)
    rows = stated_nodes(graph).select("id", *attributes()).iter_rows()
    return Counter((names[node], *(value for value in values if value is not None)) for node, *values in rows)


def joined(graph: Graph) -> Counter[tuple[object, ...]]:
    names = called(graph)
    rows = stated_edges(graph).select("source", "target", "kind", *QUALIFIERS).iter_rows()
    return Counter((names[source], names[target], *rest) for source, target, *rest in rows)


def test_kumu_names_every_end_of_a_connection_once(example_graph: Graph, tmp_path: Path) -> None:
    elements, connections = (list(csv.reader(p.open())) for p in export(example_graph, "kumu", tmp_path))
    assert elements[0][:3] == ["Label", "Type", "Description"] and connections[0][:4] == [
        "From",
        "To",
        "Direction",
        "Type",
    ]
    labels = Counter(row[0].casefold() for row in elements[1:])
    assert set(labels.values()) == {1} and len(labels) == stated_nodes(example_graph).height
    assert {end.casefold() for row in connections[1:] for end in row[:2]} <= labels.keys()
    assert {row[1] for row in elements[1:]} <= {kind.name.de for kind in ontology().nodes.values()}


@pytest.mark.parametrize(("format", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_numbers_stay_numbers_in_networks(
    small_graph: Graph, tmp_path: Path, format: str, read: object
) -> None:
    (path,) = export(small_graph, format, tmp_path)
    graph = read(path)  # type: ignore[operator]
    kinds = {
        name: {type(given[name]) for _, given in graph.nodes(data=True) if name in given}
        for name in ("attendance", "value", "stated", "status", "aliases", "label")
    }
    assert kinds == {
        "attendance": {int},
        "value": {float},
        "stated": {bool},
        "status": {str},
        "aliases": {str},
        "label": {str},
    }
    ids = [part.get("id") for part in ElementTree.parse(path).iter() if part.tag.endswith("}edge")]
    assert len(set(ids)) == len(ids) == small_graph.edges.height


def test_the_command_offers_every_format() -> None:
    assert sorted(EXPORTS) == sorted(FORMATS)


@pytest.mark.parametrize("name", ["kgx-nodes", "kumu-elements"])
def test_what_reads_an_export_knows_every_attribute(name: str) -> None:
    assert {*attributes()} <= preset(name).maps[0]["attributes"].keys()
