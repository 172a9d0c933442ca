"""Queries that people write, each in a process that is stopped when it takes too long."""

import json
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from queue import Queue
from threading import Event, Timer
from types import TracebackType
from typing import IO, Any, NamedTuple, Self

from synergraph.errors import QuestionError
from synergraph.graph.sparql.guard import refuse_network
from synergraph.ontology.namespaces import PREFIXES

SECONDS, MOST_BYTES = 60.0, 256 * 1024 * 1024


class Answer(NamedTuple):
    """The answer to a query, as bytes of a media type."""

    media_type: str
    body: bytes


class StoppedError(QuestionError):
    """A query was stopped: it took too long, or its answer or its memory grew too large."""


class Workers:
    """Some processes that answer SPARQL from the store in `folder`.

    A query of more than `seconds` is stopped, and one whose answer has more than `most_bytes`;
    neither harms the others. At most `count` queries run at once, others wait their turn. Use it
    as a context manager: at its end all processes end. `base_iri` is where relative IRIs begin.
    """

    def __init__(
        self,
        folder: Path,
        base_iri: str,
        count: int = 1,
        seconds: float = SECONDS,
        most_bytes: int = MOST_BYTES,
    ) -> None:
        self._folder, self._base_iri, self._seconds, self._most_bytes = folder, base_iri, seconds, most_bytes
        self._idle: Queue[subprocess.Popen[bytes]] = Queue()
        self._closed = False
        for _ in range(count):
            self._idle.put(self._started())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the processes, those at work when they have answered."""
        self._closed = True
        while not self._idle.empty():
            _end(self._idle.get())

    def ask(
        self,
        query: str,
        formats: Sequence[str] = (),
        default_graphs: Sequence[str] = (),
        named_graphs: Sequence[str] = (),
    ) -> Answer:
        """Return the answer in the first of `formats` (`formats.NAMES`) that fits the query.

        The prefixes of the ontology need not be declared. The graphs are IRIs, as the SPARQL
        protocol means them; by default all are asked. Raises `QuestionError` for a query that is
        not valid, or reaches for the network, and `StoppedError` for one that was stopped.
        """
        refuse_network(query)
        request = {
            "query": query, "base_iri": self._base_iri, "formats": list(formats), "prefixes": PREFIXES, "most_bytes": self._most_bytes,
            "default_graphs": list(default_graphs), "named_graphs": list(named_graphs),
        }  # fmt: skip
        worker = self._idle.get()
        try:
            head, body = self._asked(worker, request)
        finally:
            self._release(worker)
        return _read(head, body, self._most_bytes)

    def _release(self, worker: subprocess.Popen[bytes]) -> None:
        if self._closed or worker.poll() is not None:
            _end(worker)
        if not self._closed:
            self._idle.put(worker if worker.poll() is None else self._started())

    def _started(self) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "synergraph.graph.sparql.worker", str(self._folder)]
        return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603

    def _asked(
        self, worker: subprocess.Popen[bytes], request: dict[str, Any]
    ) -> tuple[dict[str, Any], bytes]:
        expired = Event()

        def expire() -> None:
            expired.set()
            worker.kill()

        late = Timer(self._seconds, expire)
        late.start()
        try:
            _pipe(worker.stdin).write(json.dumps(request).encode() + b"\n")
            _pipe(worker.stdin).flush()
            line = _pipe(worker.stdout).readline()
            head = json.loads(line) if line else {}
            body = _pipe(worker.stdout).read(head.get("length", 0))
        except BrokenPipeError:
            head, body = {}, b""
        finally:
            late.cancel()
        if len(body) == head.get("length"):
            return head, body
        worker.wait()
        if expired.is_set():
            raise StoppedError(
                f"the query was stopped after {self._seconds:g} seconds",
                hint="ask for less, or allow more time",
            )
        raise StoppedError(
            "the query was stopped: it took too much memory", hint="ask for less: LIMIT, or without ORDER BY"
        )


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise ValueError("the process has no pipe")
    return pipe


def _end(worker: subprocess.Popen[bytes]) -> None:
    worker.kill()
    with suppress(BrokenPipeError):
        worker.communicate()


def _read(head: dict[str, Any], body: bytes, most_bytes: int) -> Answer:
    if head.get("error") == "too large":
        raise StoppedError(
            f"the answer has more than {most_bytes} bytes", hint="ask for less: LIMIT, or fewer columns"
        )
    if "error" in head:
        raise QuestionError(
            f"the SPARQL query is not valid: {head['message']}", hint="see the position it names"
        )
    return Answer(head["media_type"], body)
