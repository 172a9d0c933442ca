"""A push that is cut off: tried again where the wire broke, and gone on with where it was killed."""

import socket
import socketserver
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Thread

import pytest
from test_bolt_push import same

from synergraph.errors import ServerError
from synergraph.graph.bolt import connection
from synergraph.graph.bolt.push import push
from synergraph.graph.graph import Graph

PUSH = """
import sys
from pathlib import Path
from synergraph.graph.bolt.push import push
from synergraph.graph.graph import Graph
push(Graph(Path(sys.argv[1])), sys.argv[2], progress=lambda done, of: print(done, flush=True))
"""


class Wire(socketserver.ThreadingTCPServer):
    """A wire to `port` of this machine that breaks after `most` bytes: `breaks` times, or for good (0)."""

    daemon_threads = True

    def __init__(self, port: int, most: int, breaks: int) -> None:
        super().__init__(("127.0.0.1", 0), End)
        self.port, self.most, self.breaks, self.broken = port, most, breaks, 0

    @property
    def uri(self) -> str:
        return f"bolt://127.0.0.1:{self.server_address[1]}"


class End(socketserver.BaseRequestHandler):
    """One connection over a wire."""

    server: Wire
    request: socket.socket

    def handle(self) -> None:
        if self.server.broken and not self.server.breaks:
            return
        with socket.create_connection(("127.0.0.1", self.server.port)) as far:
            Thread(target=self.back, args=[far], daemon=True).start()
            with suppress(OSError):
                self.forth(far)

    def forth(self, far: socket.socket) -> None:
        passed = 0
        while data := self.request.recv(65536):
            passed += len(data)
            if passed > self.server.most and self.server.broken < (self.server.breaks or 1):
                self.server.broken += 1
                self.request.shutdown(socket.SHUT_RDWR)
                return
            far.sendall(data)

    def back(self, far: socket.socket) -> None:
        with suppress(OSError):
            while data := far.recv(65536):
                self.request.sendall(data)


@contextmanager
def wire(uri: str, most: int, breaks: int) -> Iterator[Wire]:
    with Wire(int(uri.rpartition(":")[2]), most, breaks) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def killed_after(parts: int, graph: Graph, uri: str) -> None:
    """Start a push in a process of its own, and kill that when it has written so many parts."""
    with subprocess.Popen(
        [sys.executable, "-c", PUSH, str(graph.folder), uri], stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout
        assert [next(child.stdout).strip() for _ in range(parts)][-1] == str(parts)
        child.kill()


def test_a_broken_wire_is_mended_without_a_word(small_graph: Graph, bolt_database: str) -> None:
    with wire(bolt_database, most=200_000, breaks=2) as between:
        done = push(small_graph, between.uri)
        assert between.broken == 2
    assert same(small_graph, bolt_database)
    assert done.compared == done.parts


def test_a_wire_that_stays_broken_is_told_and_the_next_push_goes_on(
    small_graph: Graph, bolt_database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "PATIENCE", 0.2)
    with (
        wire(bolt_database, most=300_000, breaks=0) as between,
        pytest.raises(ServerError, match="no server answers"),
    ):
        push(small_graph, between.uri)
    done = push(small_graph, bolt_database)
    assert 0 < done.compared < done.parts
    assert same(small_graph, bolt_database)


def test_a_killed_push_is_gone_on_with(small_graph: Graph, bolt_database: str) -> None:
    killed_after(20, small_graph, bolt_database)
    done = push(small_graph, bolt_database)
    assert 0 < done.compared <= done.parts - 20
    assert same(small_graph, bolt_database)


def test_after_a_killed_push_any_build_can_be_pushed(
    small_graph: Graph, example_graph: Graph, bolt_database: str
) -> None:
    push(example_graph, bolt_database)
    killed_after(12, small_graph, bolt_database)  # its nodes are gone, and their edges with them
    push(example_graph, bolt_database)
    assert same(example_graph, bolt_database)
