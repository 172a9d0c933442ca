"""Failures that may pass are tried again, credentials go to nobody else, and errors say what to do."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from synergraph.errors import ServerError, UsageError
from synergraph.graph.sparql_server.connection import PASSWORD, TRIES, USER, Connection
from synergraph.graph.sparql_server.server import Server


@contextmanager
def answering(*answers: tuple[int, dict[str, str]]) -> Iterator[tuple[str, list[str]]]:
    """Run a server that answers so, the last for ever; yield its address and what it was sent."""
    heard: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, headers = answers[min(len(heard), len(answers) - 1)]
            heard.append(self.headers.get("Authorization", ""))
            self.send_response(status)
            for name, value in {"Content-Length": "0", **headers}.items():
                self.send_header(name, value)
            self.end_headers()

        def do_POST(self) -> None:
            self.do_GET()

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", heard
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_what_may_pass_is_tried_again() -> None:
    waits: list[float] = []
    passing = answering((503, {"Retry-After": "2"}), (429, {}), (200, {}))
    with passing as (url, heard), Connection(url, wait=waits.append) as connection:
        assert connection.send("GET", url).status_code == 200
    assert (len(heard), waits) == (3, [2.0, 1.0])


def test_what_does_not_pass_ends() -> None:
    with answering((503, {})) as (url, heard), Connection(url, wait=lambda _: None) as connection:
        with pytest.raises(ServerError, match="503"):
            connection.send("GET", url)
        assert len(heard) == TRIES


def test_no_server_is_said_so() -> None:
    with answering((200, {})) as (url, _):
        pass
    with (
        Connection(url, wait=lambda _: None) as connection,
        pytest.raises(ServerError, match="is the server running"),
    ):
        connection.send("GET", url)


def test_another_address_is_named_and_not_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(USER, "anna")
    monkeypatch.setenv(PASSWORD, "geheim")
    with (
        answering((200, {})) as (other, heard),
        answering((302, {"Location": other})) as (url, _),
        Connection(url) as connection,
        pytest.raises(ServerError, match=other) as told,
    ):
        connection.send("GET", url)
    assert heard == []
    assert "geheim" not in str(told.value)


@pytest.mark.parametrize(("way", "refusals"), [("Basic", 1), ("Digest", 2)])
def test_credentials_go_as_the_server_asks(monkeypatch: pytest.MonkeyPatch, way: str, refusals: int) -> None:
    """A digest is made of the second refusal, the first having said that it is one."""
    monkeypatch.setenv(USER, "anna")
    monkeypatch.setenv(PASSWORD, "geheim")
    asks = {"WWW-Authenticate": f'{way} realm="x", nonce="n", qop="auth"'}
    with answering(*[(401, asks)] * refusals, (200, {})) as (url, heard), Connection(url) as connection:
        connection.send("GET", url)
    assert heard[0] == ""
    assert heard[-1].startswith(f"{way} ")


def test_credentials_that_are_wrong_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(USER, "anna")
    monkeypatch.setenv(PASSWORD, "geheim")
    with (
        answering((401, {"WWW-Authenticate": "Basic"})) as (url, _),
        Connection(url) as connection,
        pytest.raises(ServerError, match=USER) as told,
    ):
        connection.send("GET", url)
    assert "geheim" not in str(told.value)


@pytest.mark.parametrize("url", ["ftp://x", "nothing", "http://anna:geheim@127.0.0.1:1"])
def test_a_wrong_address_is_refused(url: str) -> None:
    with pytest.raises(UsageError) as told:
        Connection(url)
    assert "geheim" not in str(told.value)


def test_a_server_that_knows_no_sparql_is_said_so() -> None:
    with (
        answering((404, {})) as (url, _),
        Connection(url) as connection,
        pytest.raises(ServerError, match="SPARQL"),
    ):
        Server(connection)
