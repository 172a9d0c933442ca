"""A build on real servers: whole, once, only what changed, and nothing of others."""

import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner
from sparql_servers import SparqlServerProcess

from synergraph.cli import main
from synergraph.errors import ServerError
from synergraph.graph import workspace
from synergraph.graph.build import build
from synergraph.graph.graph import Graph
from synergraph.graph.sparql_server.connection import PASSWORD, USER, Connection
from synergraph.graph.sparql_server.engine import SparqlServer
from synergraph.graph.sparql_server.graphs import named
from synergraph.graph.sparql_server.push import push
from synergraph.graph.sparql_server.record import count, read_record
from synergraph.graph.sparql_server.server import Server

EVERYTHING = "SELECT ?s ?p ?o { ?s ?p ?o }"
GRAPHS = 'SELECT ?g ?s ?p ?o { GRAPH ?g { ?s ?p ?o } FILTER(CONTAINS(STR(?g), "/document/")) }'


@pytest.fixture
def server(connection: Connection) -> Server:
    """A server that holds nothing of ours."""
    server = Server(connection)
    record = read_record(server, "https://example.org/synergraph/")
    if record:
        for name in [*record.names(), record.name, record.on("")]:
            server.delete(name)
    return server


@pytest.fixture
def folder(small_graph: Graph, tmp_path: Path) -> Path:
    """A workspace to change and build again."""
    return Path(shutil.copytree(small_graph.folder.parents[1], tmp_path / "w"))


def outcomes(graph: Graph, server: Server, **options: bool) -> dict[str, str]:
    found = push(graph, server, **options)
    return {one.graph.removeprefix(graph.base_iri): one.outcome for one in found}


def test_all_arrives_and_nothing_is_sent_twice(
    small_graph: Graph, server: Server, process: SparqlServerProcess
) -> None:
    assert set(outcomes(small_graph, server).values()) == {"sent"}
    assert set(outcomes(small_graph, server).values()) == {"unchanged"}
    with SparqlServer(process.url, small_graph.sparql) as engine:
        for query in (EVERYTHING, GRAPHS):
            there, here = (sorted(map(str, of.query(query, {}).rows)) for of in (engine, small_graph.sparql))
            assert there == here


def test_a_graph_in_many_parts_is_whole(small_graph: Graph, server: Server) -> None:
    whole = {one.graph: one.triples for one in push(small_graph, server)}
    server.delete("" if server.has_default else f"{small_graph.base_iri}now")
    again = push(small_graph, server, part=200_000)
    assert {one.graph: one.triples for one in again} == whole
    assert [one.graph for one in again if one.outcome == "sent"] == [""]


def test_only_what_changed_is_sent_and_what_is_gone_is_removed(folder: Path, server: Server) -> None:
    graph = build(workspace.read(folder)).graph
    outcomes(graph, server)
    config = folder / "synergraph.toml"
    head, *sources = config.read_text(encoding="utf-8").split("[[source]]")
    left = [source for source in sources if '"offers.csv"' not in source]
    assert len(left) == len(sources) - 1
    config.write_text("[[source]]".join([head, *left]), encoding="utf-8")
    changed = outcomes(build(workspace.read(folder)).graph, server)
    assert changed["document/offers"] == "removed"
    assert changed[""] == "sent"
    assert changed["document/actors"] == "unchanged"
    assert count(server, f"{graph.base_iri}document/offers") == 0


def test_a_cut_push_is_completed(small_graph: Graph, server: Server) -> None:
    def cut(step: str) -> None:
        if step.endswith("document/events"):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        push(small_graph, server, progress=cut)
    rest = outcomes(small_graph, server)
    assert {rest[""], rest["document/calls"]} == {"unchanged"}
    assert {rest["document/events"], rest["document/topics"]} == {"sent"}


def test_graphs_of_others_are_left_alone(small_graph: Graph, server: Server) -> None:
    other, ours = "https://elsewhere.example/graph", f"{small_graph.base_iri}document/calls"
    triple = b"<x:a> <x:b> <x:c> .\n"
    server.put(other, triple)
    server.put(ours, triple)
    with pytest.raises(ServerError, match="document/calls holds triples of others"):
        push(small_graph, server)
    assert outcomes(small_graph, server, replace=True)["document/calls"] == "sent"
    assert count(server, other) == 1
    server.delete(other)


def test_a_default_graph_that_moves_leaves_nothing_behind(
    small_graph: Graph, server: Server, process: SparqlServerProcess
) -> None:
    push(small_graph, server)
    assert outcomes(small_graph, server, named_default=True)["document/calls"] == "unchanged"
    with SparqlServer(process.url, small_graph.sparql) as engine:
        assert len(engine.query(EVERYTHING, {}).rows) == len(small_graph.sparql.query(EVERYTHING, {}).rows)
    if server.has_default:
        assert count(server, "") == 0


def test_the_command_says_what_it_did(folder: Path, server: Server, process: SparqlServerProcess) -> None:
    def run(*words: str) -> str:
        done = CliRunner().invoke(main, ["-C", str(folder), "--lang", "en", *words])
        assert done.exit_code == 0, done.output
        return done.output

    assert "sent" in run("push", "sparql", process.url)
    assert "sent" not in run("push", "sparql", process.url, "--format", "csv")
    there = run("ask", "topics", "--engine", "sparql-server", "--at", process.url, "--format", "csv")
    assert there == run("ask", "topics", "--format", "csv")


def test_a_wrong_password_is_refused_and_not_told(
    running: dict[str, SparqlServerProcess], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(USER, "dba")
    monkeypatch.setenv(PASSWORD, "geheim")
    with (
        Connection(running["virtuoso"].url) as connection,
        pytest.raises(ServerError, match="refuses") as refusal,
    ):
        Server(connection).put("https://example.org/g", b"")
    assert "geheim" not in str(refusal.value)


def test_what_was_not_pushed_is_not_asked(
    small_graph: Graph, server: Server, process: SparqlServerProcess
) -> None:
    with (
        SparqlServer(process.url, small_graph.sparql) as engine,
        pytest.raises(ServerError, match="push sparql"),
    ):
        engine.query(EVERYTHING, {})


def test_blank_nodes_become_iris() -> None:
    lines = b'_:a <x:p> _:b .\n<x:s> <x:p> "_:c and \\" _:d ." .\n_:b <x:p> "x"@de .\n'
    skolem = b"https://x.example/"
    triples = list(ox.parse(named(lines, skolem), format=ox.RdfFormat.N_TRIPLES))
    assert [str(t.subject) for t in triples] == ["<https://x.example/a>", "<x:s>", "<https://x.example/b>"]
    assert [str(t.object) for t in triples] == ["<https://x.example/b>", '"_:c and \\" _:d ."', '"x"@de']


def test_persons_go_to_a_server_only_when_asked_for(
    guests_graph: Graph, server: Server, process: SparqlServerProcess
) -> None:
    def named(*flags: str) -> bool:
        place = str(guests_graph.folder.parents[1])
        done = CliRunner().invoke(main, ["-C", place, "push", "sparql", process.url, *flags])
        assert done.exit_code == 0, done.output
        with SparqlServer(process.url, guests_graph.sparql) as engine:
            rows = [*engine.query(EVERYTHING, {}).rows, *engine.query(GRAPHS, {}).rows]
        return any("Ada Beispiel" in str(row) for row in rows)

    assert [named(), named("--persons"), named()] == [False, True, False]
