"""`push neo4j` and `ask --engine neo4j` as one types them."""

import pytest
from click.testing import CliRunner

from synergraph.cli import main
from synergraph.graph.bolt.engine import Bolt
from synergraph.graph.graph import Graph


def said(graph: Graph, *arguments: str) -> str:
    result = CliRunner().invoke(main, ["-C", str(graph.folder.parents[1]), "--lang", "en", *arguments])
    assert result.exit_code == 0, result.output
    return result.output


def test_push_tells_what_is_there_and_what_was_written(small_graph: Graph, bolt_database: str) -> None:
    first = said(small_graph, "push", "neo4j", bolt_database)
    assert "Project" in first and "PARTICIPATES_IN" in first and "removed: 0" in first
    assert "written: 0 · removed: 0" in said(small_graph, "push", "neo4j")
    assert '"number": 5' in said(small_graph, "push", "neo4j", "--again", "--format", "json")


def test_a_question_is_answered_the_same_there_as_here(small_graph: Graph, bolt_database: str) -> None:
    said(small_graph, "push", "neo4j")
    here = said(small_graph, "ask", "portfolio", "--format", "csv")
    assert said(small_graph, "ask", "portfolio", "--engine", "neo4j", "--format", "csv") == here
    there = said(
        small_graph, "ask", "portfolio", "--engine", "neo4j", "--at", bolt_database, "--format", "csv"
    )
    assert there == here


def test_explain_shows_the_text_that_the_server_is_given(small_graph: Graph) -> None:
    told = said(small_graph, "ask", "portfolio", "--engine", "neo4j", "--explain")
    assert "MATCH (p:Project)" in told


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["ask", "portfolio", "--at", "bolt://localhost"], "--engine neo4j"),
        (["ask", "portfolio", "--engine", "neo4j"], "NEO4J_URI"),
        (["push", "neo4j"], "NEO4J_URI"),
        (["push", "neo4j", "bolt://me:pw@localhost"], "write bolt://localhost"),
    ],
)
def test_wrong_use_is_told_with_what_to_write(
    arguments: list[str], hint: str, small_graph: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NEO4J_URI", raising=False)
    result = CliRunner().invoke(main, ["-C", str(small_graph.folder.parents[1]), *arguments])
    assert result.exit_code == 2 and hint in result.output and "Traceback" not in result.output


def test_persons_go_to_a_server_only_when_asked_for(guests_graph: Graph, bolt_database: str) -> None:
    assert "AFFILIATED_WITH" not in said(guests_graph, "push", "neo4j")
    with Bolt(bolt_database) as engine:
        assert (
            engine.query("MATCH (s:Statement) WHERE s.value CONTAINS 'Ada' RETURN s.id AS id", {}).rows == []
        )
    assert "AFFILIATED_WITH" in said(guests_graph, "push", "neo4j", "--persons")
    assert "AFFILIATED_WITH" not in said(guests_graph, "push", "neo4j")
