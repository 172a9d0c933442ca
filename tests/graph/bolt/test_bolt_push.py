"""A build on a Bolt server: the same graph as embedded, written once, changed where it changed."""

from collections import Counter
from collections.abc import Iterator

import pytest

from synergraph.errors import ServerError
from synergraph.graph.bolt.address import database
from synergraph.graph.bolt.connection import connected
from synergraph.graph.bolt.engine import Bolt
from synergraph.graph.bolt.parts import labels
from synergraph.graph.bolt.push import push
from synergraph.graph.engines import Engine
from synergraph.graph.graph import Graph
from synergraph.graph.property_graph import STATEMENT, node_columns
from synergraph.ontology import ontology

NOTHING = (0, 0)
QUALIFIERS = ("role", "since", "until", "amount", "year", "`count`", "text", "as_of", "sources", "statements")


def texts() -> Iterator[str]:
    """Yield a query for all nodes of each label with all they carry, and for all edges of each type."""
    columns = {node.label: list(node_columns(kind)) for kind, node in ontology().nodes.items()}
    for label, names in {**columns, "Statement": list(STATEMENT)}.items():
        listed = ", ".join(f"n.`{name}` AS c{number}" for number, name in enumerate(names))
        yield f"MATCH (n:{label}) RETURN {listed}"
    for edge in ontology().edges.values():
        listed = ", ".join(f"r.{name} AS c{number}" for number, name in enumerate(QUALIFIERS))
        yield f"MATCH (a)-[r:{edge.type}]->(b) RETURN a.id AS source, b.id AS target, {listed}"


def everything(engine: Engine) -> dict[str, Counter[tuple[object, ...]]]:
    return {text: Counter(engine.query(text, {}).rows) for text in texts()}


def same(graph: Graph, uri: str) -> bool:
    with Bolt(uri) as engine:
        return everything(engine) == everything(graph.cypher)


def test_the_server_holds_what_the_embedded_graph_holds(small_graph: Graph, bolt_database: str) -> None:
    done = push(small_graph, bolt_database)
    assert same(small_graph, bolt_database)
    assert done.counts["Statement"] == small_graph.statements.height
    assert (
        sum(done.counts[label] for label in labels()) == small_graph.nodes.height + done.counts["Statement"]
    )
    assert done.change == (sum(done.counts.values()), 0)


def test_a_second_push_writes_nothing(small_graph: Graph, bolt_database: str) -> None:
    first = push(small_graph, bolt_database)
    second = push(small_graph, bolt_database)
    assert (second.compared, second.change, second.counts) == (0, NOTHING, first.counts)
    third = push(small_graph, bolt_database, again=True)
    assert (third.compared, third.change) == (third.parts, NOTHING)


def test_another_build_takes_the_place_of_the_first(
    small_graph: Graph, example_graph: Graph, bolt_database: str
) -> None:
    push(small_graph, bolt_database)
    done = push(example_graph, bolt_database)
    assert same(example_graph, bolt_database)
    assert 0 < done.compared < done.parts
    assert done.change.removed > 0
    back = push(small_graph, bolt_database)
    assert same(small_graph, bolt_database)
    assert back.change.written < sum(back.counts.values())
    assert push(small_graph, bolt_database).compared == 0


def test_progress_is_told(small_graph: Graph, bolt_database: str) -> None:
    told: list[tuple[int, int]] = []
    done = push(small_graph, bolt_database, progress=lambda number, of: told.append((number, of)))
    assert told == [(number, done.compared) for number in range(1, done.compared + 1)]


def test_a_database_of_others_is_left_alone(small_graph: Graph, bolt_database: str) -> None:
    with connected(bolt_database) as driver:
        driver.execute_query("CREATE (:Project {id: 'theirs'})", database_=database())
    with pytest.raises(ServerError, match="no push of synergraph has written"):
        push(small_graph, bolt_database)
    with Bolt(bolt_database) as engine:
        assert engine.query("MATCH (n) RETURN n.id AS id", {}).rows == [("theirs",)]


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        ("MATCH (n:Project) WHERE n.stated DETACH DELETE n", "Project 0 instead of 5"),
        ("MATCH ()-[r:HAS_TOPIC]->() DELETE r", "HAS_TOPIC 0 instead of"),
        ("CREATE (:Topic {id: 'topic/of-somebody'})", "Topic 397 instead of 396"),
    ],
)
def test_what_others_changed_is_noticed_and_mended(
    small_graph: Graph, bolt_database: str, damage: str, told: str
) -> None:
    push(small_graph, bolt_database)
    with connected(bolt_database) as driver:
        driver.execute_query(damage, database_=database())
    with pytest.raises(ServerError, match=told) as failed:
        push(small_graph, bolt_database)
    assert "--again" in failed.value.hint
    push(small_graph, bolt_database, again=True)
    assert same(small_graph, bolt_database)
