"""Cypher of one's own: rows, parameters, helpful errors, limits."""

from collections.abc import Iterator

import pytest

from synergraph.errors import QuestionError
from synergraph.graph.cypher.asked import Cypher
from synergraph.graph.graph import Graph
from synergraph.graph.workers import StoppedError


@pytest.fixture(scope="module")
def cypher(small_graph: Graph) -> Iterator[Cypher]:
    with Cypher(small_graph.property_graph(), seconds=20) as cypher:
        yield cypher


def test_rows_are_those_of_the_table(cypher: Cypher, small_graph: Graph) -> None:
    found = cypher.ask("MATCH (p:Project) RETURN p.id AS id, p.volume AS volume ORDER BY id")
    assert found.columns == ["id", "volume"]
    projects = small_graph.nodes.filter(kind="project").sort("id")
    assert [tuple(row) for row in found.rows] == list(projects.select("id", "volume").iter_rows())


def test_nodes_and_edges_come_whole(cypher: Cypher) -> None:
    ((node, edge),) = cypher.ask("MATCH (p:Project)-[r:HAS_TOPIC]->() RETURN p, r LIMIT 1").rows
    assert (node["_LABEL"], edge["_LABEL"]) == ("Project", "HAS_TOPIC")


def test_parameters_are_bound(cypher: Cypher) -> None:
    text = "a' RETURN 1 //"
    assert cypher.ask("RETURN $x AS x", {"x": text}).rows == [[text]]


@pytest.mark.parametrize(
    ("query", "hint"),
    [
        ("MATCH (p:Projekt) RETURN p", "Project"),
        ("MATCH (p:Project)-[:HAS_TOPICS]->() RETURN p", "HAS_TOPIC"),
        ("MATCH (p:Project) RETURN p.nam", "name"),
        ("MATCH (s:Statements) RETURN s", "Statement"),
    ],
)
def test_a_typo_is_answered_with_the_closest_name(cypher: Cypher, query: str, hint: str) -> None:
    with pytest.raises(QuestionError) as error:
        cypher.ask(query)
    assert f"“{hint}”" in error.value.hint


def test_a_query_without_end_or_too_large_is_stopped(small_graph: Graph) -> None:
    with Cypher(small_graph.property_graph(), seconds=2, most_bytes=5_000) as cypher:
        with pytest.raises(StoppedError):
            cypher.ask("MATCH (a)-[*1..30]-(b) RETURN count(*)")
        with pytest.raises(StoppedError, match="5000 bytes"):
            cypher.ask("MATCH (s:Statement) RETURN s")
        assert cypher.ask("RETURN 1 AS one").rows == [[1]]
