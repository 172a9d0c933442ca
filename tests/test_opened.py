"""`synergraph.open`: what analysts get, and what they are told when they go wrong."""

import subprocess
import sys
from pathlib import Path

import networkx as nx
import polars as pl
import pytest

import synergraph
from synergraph.errors import BuildError, ConfigError, QuestionError
from synergraph.graph import workspace
from synergraph.graph.graph import Graph
from synergraph.opened import Opened
from synergraph.queries.ask import ask
from synergraph.queries.partners import partners
from synergraph.queries.synergies import Filter, synergies
from synergraph.queries.themes import themes


@pytest.fixture(scope="module")
def opened(example_graph: Graph) -> Opened:
    return synergraph.open(str(example_graph.folder.parents[1]))


def test_the_import_is_cheap() -> None:
    heavy = ("polars", "numpy", "networkx", "click", "rdflib", "pyoxigraph", "ladybug")
    code = f"import synergraph, sys; print([m for m in {heavy} if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "[]\n"


def test_the_tables_are_those_of_the_build(opened: Opened, example_graph: Graph) -> None:
    for name in ("nodes", "edges", "statements"):
        assert getattr(opened, name).equals(getattr(example_graph, name))


def test_networkx_keeps_types(opened: Opened) -> None:
    network = opened.networkx()
    assert isinstance(network, nx.MultiDiGraph) and network.number_of_edges() == opened.edges.height
    frame = opened.nodes.filter(pl.col("attendance").is_not_null()).row(0, named=True)
    node = network.nodes[frame["id"]]
    assert type(node["attendance"]) is int and type(node["stated"]) is bool
    assert all(type(given["aliases"]) is list for _, given in network.nodes(data=True) if "aliases" in given)


def test_keys_of_edges_do_not_depend_on_the_order_of_edges(opened: Opened, tmp_path: Path) -> None:
    for name in ("nodes", "edges"):
        frame: pl.DataFrame = getattr(opened, name)
        frame.reverse().write_parquet(tmp_path / f"{name}.parquet")
    turned = Graph(tmp_path).networkx()
    assert {*turned.edges(keys=True)} == {*opened.networkx().edges(keys=True)}


def test_both_engines_answer(opened: Opened) -> None:
    names = {
        "circular-kmu-hub-berlin": opened.nodes.filter(id="project/circular-kmu-hub-berlin")["name"].item()
    }
    sparql = opened.sparql.query("SELECT ?name { <project/circular-kmu-hub-berlin> rdfs:label ?name }")
    cypher = opened.cypher.query(
        "MATCH (p:Project {id: $id}) RETURN p.name AS name", {"id": "project/circular-kmu-hub-berlin"}
    )
    assert sparql == cypher and sparql.rows == [(names["circular-kmu-hub-berlin"],)]
    text = "SELECT ?project ?name { ?project rdfs:label ?name }"
    bound = opened.sparql.query(text, {"project": "project/circular-kmu-hub-berlin"})
    assert bound.rows == [("project/circular-kmu-hub-berlin", sparql.rows[0][0])]


@pytest.mark.parametrize("query", ["SELECT ?x {", "SELECT * { SERVICE <http://localhost/> { ?s ?p ?o } }"])
def test_what_sparql_refuses(opened: Opened, query: str) -> None:
    with pytest.raises(QuestionError):
        opened.sparql.query(query)


@pytest.mark.parametrize("query", ["MATCH (p:Project", "MATCH (p) DELETE p", "LOAD FROM 'x.csv' RETURN *"])
def test_what_cypher_refuses(opened: Opened, query: str) -> None:
    with pytest.raises(QuestionError):
        opened.cypher.query(query)


def test_questions_and_analyses_are_those_of_the_commands(opened: Opened, example_graph: Graph) -> None:
    assert "projects-by-status" in opened.questions()
    for engine in ("sparql", "cypher"):
        answer = opened.ask("projects-by-status", engine=engine)
        assert answer.rows == ask(example_graph, "projects-by-status").rows != []
    assert (
        opened.synergies(limit=3, new=True) == synergies(example_graph, limit=3, keep=Filter(new=True)) != []
    )
    assert opened.themes(limit=3) == themes(example_graph, limit=3) != []
    (actor,) = opened.nodes.filter(kind="organisation", stated=True)["id"].sort()[:1]
    assert opened.partners(actor, 3) == partners(example_graph, actor, 3)


def test_every_named_question_is_answered_in_both_languages(opened: Opened) -> None:
    free = [s for s, q in opened.questions().items() if all(p.default is not None for p in q.parameters)]
    assert len(free) > 15
    for stem in free:
        assert opened.ask(stem, engine="cypher").rows == opened.ask(stem).rows, stem
    assert opened.ask("changes-between", {"earlier": "2023"}, "cypher").rows
    with pytest.raises(QuestionError, match="cypher"):
        opened.ask(free[0], engine="cyfer")


def test_nobody_blocked_is_suggested(opened: Opened, example_graph: Graph) -> None:
    first, *_ = opened.partners("Robotik", 1)
    path = example_graph.folder.parents[1] / "blocked.csv"
    path.write_text(f"actor,partner\n{first.partner.id},\n", encoding="utf-8")
    try:
        assert first.partner.id not in [found.partner.id for found in opened.partners("Robotik", 50)]
    finally:
        path.unlink()


def test_what_is_no_workspace_or_not_built_is_said(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="synergraph init"):
        synergraph.open(tmp_path / "nowhere")
    workspace.init(tmp_path / "w")
    with pytest.raises(BuildError, match="synergraph build"):
        synergraph.open(tmp_path / "w")
