"""Questions on a Bolt server: nothing is changed, nothing runs for ever, and no password is told."""

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest
from bolt_server import BoltServer, free_port
from click.testing import CliRunner

from synergraph.cli import main
from synergraph.errors import QuestionError, ServerError, SynergraphError
from synergraph.graph.bolt.engine import Bolt
from synergraph.graph.bolt.push import push
from synergraph.graph.engines import Table
from synergraph.graph.graph import Graph
from synergraph.graph.workers import StoppedError

ENDLESS = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a, b WHERE a * b = -1 RETURN count(*) AS n"


def test_values_come_as_they_are(bolt_database: str) -> None:
    text = "RETURN $a AS a, $b AS b, $c AS c, $d AS d, NULL AS e, [1, 2] AS f"
    with Bolt(bolt_database) as engine:
        table = engine.query(text, {"a": "ä' \"\n", "b": 2, "c": 0.5, "d": True})
    assert (table.columns, table.rows) == (list("abcdef"), [("ä' \"\n", 2, 0.5, True, None, [1, 2])])


def test_a_query_that_writes_changes_nothing(bolt_database: str) -> None:
    with Bolt(bolt_database) as engine:
        with suppress(QuestionError):  # a server that tells readers from writers refuses
            engine.query("CREATE (n:Project {id: 'x'}) RETURN n.id AS id", {})
        assert engine.query("MATCH (n) RETURN count(n) AS n", {}).rows == [(0,)]


def test_a_query_that_takes_too_long_is_stopped_and_the_next_is_answered(bolt_database: str) -> None:
    with Bolt(bolt_database, seconds=0.2) as engine:
        with pytest.raises(StoppedError, match=r"longer than 0\.2 seconds"):
            engine.query(ENDLESS.replace("100000", "3000"), {})
        assert engine.query("RETURN 1 AS n", {}).rows == [(1,)]


@pytest.mark.parametrize(
    "text", ["MATCH (n:Project RETURN n", "RETURN $missing AS n", "RETURN nosuch(1) AS n"]
)
def test_a_query_that_is_not_valid_is_told_so(text: str, bolt_database: str) -> None:
    with Bolt(bolt_database) as engine, pytest.raises(SynergraphError, match=r"not valid|refuses"):
        engine.query(text, {})


def test_no_server_is_told_with_its_address(small_graph: Graph) -> None:
    uri = f"bolt://127.0.0.1:{free_port()}"
    with Bolt(uri) as engine, pytest.raises(ServerError, match="no server answers") as failed:
        engine.query("RETURN 1 AS n", {})
    assert failed.value.place == uri and "\n" not in failed.value.message
    with pytest.raises(ServerError, match="no server answers"):
        push(small_graph, uri)


def test_a_database_that_is_not_there_is_told(
    small_graph: Graph, bolt_server: BoltServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEO4J_DATABASE", "nowhere")
    with pytest.raises(ServerError, match="nowhere") as failed:
        push(small_graph, bolt_server.uri)
    assert "NEO4J_DATABASE" in failed.value.hint


@pytest.mark.parametrize("arguments", [["push", "neo4j"], ["ask", "documents", "--engine", "neo4j"]])
def test_a_password_is_told_nowhere(
    arguments: list[str],
    small_graph: Graph,
    bolt_database: str,
    bolt_server: BoltServer,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    folder = str(small_graph.folder.parents[1])
    said = []
    for password in ("wr0ng-secret", bolt_server.password):
        monkeypatch.setenv("NEO4J_PASSWORD", password)
        said.append(CliRunner().invoke(main, ["-C", folder, *arguments]))
    assert [result.exit_code for result in said] == [2, 0]
    assert "refuses the user “root”" in said[0].output and "NEO4J_PASSWORD" in said[0].output
    told = "".join([*(result.output for result in said), caplog.text, repr(Bolt(bolt_database).__dict__)])
    assert "wr0ng-secret" not in told and bolt_server.password not in told
    assert "bolt" in caplog.text.casefold()


def test_nobody_who_asks_is_told_what_to_set(bolt_database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NEO4J_PASSWORD")
    with Bolt(bolt_database) as engine, pytest.raises(ServerError, match="without a password") as refused:
        engine.query("RETURN 1 AS n", {})
    assert "NEO4J_PASSWORD" in refused.value.hint


def test_a_certificate_of_ones_own_is_taken_only_where_one_says_so(
    bolt_database: str, bolt_server: BoltServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    trusting, strict = (bolt_database.replace("bolt:", f"bolt+{s}:") for s in ("ssc", "s"))
    assert one(trusting) == [(1,)]
    with pytest.raises(ServerError, match="no server answers") as failed:
        one(strict)
    assert "TLS" in failed.value.hint
    monkeypatch.setenv("SSL_CERT_FILE", bolt_server.certificate)
    assert one(strict) == [(1,)]


@pytest.mark.parametrize("scheme", ["neo4j", "neo4j+ssc"])
def test_a_server_is_asked_for_its_cluster(scheme: str, small_graph: Graph, bolt_database: str) -> None:
    uri = bolt_database.replace("bolt", scheme)
    assert push(small_graph, uri).counts["Project"] == 5
    assert one(uri) == [(1,)]


def one(uri: str) -> list[tuple[object, ...]]:
    with Bolt(uri) as engine:
        return list(engine.query("RETURN 1 AS n", {}).rows)


def test_it_answers_in_a_program_that_runs_an_event_loop(bolt_database: str) -> None:
    async def notebook() -> Table:
        with Bolt(bolt_database) as engine:
            return engine.query("RETURN 1 AS one", {})

    with ThreadPoolExecutor(1) as thread:  # the browser of other tests runs a loop in this one
        assert thread.submit(asyncio.run, notebook()).result().rows == [(1,)]
