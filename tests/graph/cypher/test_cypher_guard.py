"""No query reads or writes a file, whatever it looks like."""

from pathlib import Path

import pytest

from synergraph.errors import QuestionError
from synergraph.graph.cypher.asked import Cypher
from synergraph.graph.cypher.guard import refuse_all_but_reading
from synergraph.graph.graph import Graph
from synergraph.graph.workers import Workers

ESCAPES = [
    "LOAD FROM 'FILE' RETURN *",
    "load from 'FILE' (header=false) return *",
    "MATCH (p:Project) LOAD FROM 'FILE' RETURN *",
    "/* a note */ LOAD FROM 'FILE' RETURN *",
    "MATCH (p:Project) RETURN p.name; LOAD FROM 'FILE' RETURN *",
    "COPY (MATCH (p:Project) RETURN p.name) TO 'OUT.csv'",
    "EXPORT DATABASE 'OUT'",
    "IMPORT DATABASE 'OUT'",
    "ATTACH 'OUT' AS other (dbtype lbug)",
    "INSTALL httpfs",
    "LOAD EXTENSION 'FILE'",
    "CALL show_tables() RETURN *",
    "MATCH (p:Project) CALL show_tables() RETURN *",
    "EXPLAIN LOAD FROM 'FILE' RETURN *",
    "PROFILE COPY (MATCH (p:Project) RETURN p.name) TO 'OUT.csv'",
    "MATCH (p:Project) WHERE p.name = 'a\\\\' LOAD FROM 'FILE' RETURN *",
    "MATCH (p:Project) SET p.name = 'x'",
    "MATCH (p:Project) DETACH DELETE p",
    "CREATE (:Project {id: 'project/x'})",
    "MERGE (:Project {id: 'project/x'})",
    "DROP TABLE Project",
    "CREATE MACRO f(x) AS x",
    "BEGIN TRANSACTION",
    "MATCH (p:Project) PROJECT GRAPH g (Project) RETURN p",
]
HARMLESS = [
    "MATCH (project:Project) RETURN project.name",
    "MATCH (p:Project) WHERE p.name <> 'LOAD FROM x; COPY' RETURN p.name // COPY TO 'x'",
    "MATCH (p:Project) RETURN p.name AS `load` ORDER BY `load`;",
    'OPTIONAL MATCH (p:Project) WITH p.name AS n WHERE n STARTS WITH "it\'s" RETURN count(n)',
    "UNWIND [1, 2] AS x RETURN x UNION ALL UNWIND [3] AS x RETURN x",
    "MATCH (s:Statement) WHERE EXISTS { MATCH (p:Project) WHERE p.id = s.subject } RETURN count(*)",
]


@pytest.mark.parametrize("query", ESCAPES)
def test_whatever_does_more_than_read_is_refused(query: str) -> None:
    with pytest.raises(QuestionError):
        refuse_all_but_reading(query)


@pytest.mark.parametrize("query", HARMLESS)
def test_reading_is_allowed(query: str, small_graph: Graph) -> None:
    with Cypher(small_graph.property_graph()) as cypher:
        assert cypher.ask(query).columns


@pytest.mark.parametrize(
    "query", ["", "  ", "// nothing", "MATC (p) RETURN p", "'a'", "MATCH (p {name: 'open}) RETURN p"]
)
def test_what_is_no_query_is_named(query: str) -> None:
    with pytest.raises(QuestionError):
        refuse_all_but_reading(query)


@pytest.mark.skipif("sys.platform != 'linux'", reason="only Linux lets a process give up rights")
@pytest.mark.parametrize("query", [query for query in ESCAPES if "FILE" in query or "OUT" in query])
def test_the_process_could_not_do_it_either(query: str, small_graph: Graph, tmp_path: Path) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text("word\nopensesame\n", encoding="utf-8")
    workers = Workers(
        "synergraph.graph.cypher.worker", str(small_graph.property_graph()), count=1, seconds=20
    )
    text = query.replace("FILE", secret.as_posix()).replace("OUT", (tmp_path / "out").as_posix())
    try:
        _, body = workers.ask({"query": text, "parameters": {}, "most_bytes": 10_000})
    except QuestionError:
        body = b""
    finally:
        workers.close()
    assert b"opensesame" not in body
    assert [
        path for path in tmp_path.rglob("*") if path != secret and path.is_file() and path.stat().st_size
    ] == []
