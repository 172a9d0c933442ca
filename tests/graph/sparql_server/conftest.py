"""Two real servers, each in a folder of its own, and connections to them."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from sparql_servers import SparqlServerProcess, oxigraph, virtuoso

from synergraph.graph.sparql_server.connection import PASSWORD, USER, Connection

START = {"oxigraph": oxigraph, "virtuoso": virtuoso}


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, SparqlServerProcess]]:
    """Servers by name, each started when it is first asked for."""

    class Servers(dict[str, SparqlServerProcess]):
        def __missing__(self, name: str) -> SparqlServerProcess:
            self[name] = stack.enter_context(START[name](tmp_path_factory.mktemp(name)))
            return self[name]

    with ExitStack() as stack:
        yield Servers()


@pytest.fixture(params=START)
def process(
    request: pytest.FixtureRequest, running: dict[str, SparqlServerProcess], monkeypatch: pytest.MonkeyPatch
) -> SparqlServerProcess:
    """A server, with its credentials in the environment."""
    server = running[request.param]
    monkeypatch.setenv(USER, server.user)
    monkeypatch.setenv(PASSWORD, server.password)
    return server


@pytest.fixture
def connection(process: SparqlServerProcess) -> Iterator[Connection]:
    with Connection(process.url) as opened:
        yield opened
