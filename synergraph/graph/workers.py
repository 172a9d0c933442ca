"""Processes that answer queries of people, each stopped when it takes too long."""

import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from queue import Queue
from threading import Event, Timer
from typing import IO, Any

from synergraph.errors import QuestionError

SECONDS, MOST_BYTES = 60.0, 256 * 1024 * 1024


class StoppedError(QuestionError):
    """A query was stopped: it took too long, or its answer or its memory grew too large."""


class Workers:
    """`count` processes that run `python -m module arguments…` and answer one request at a time.

    A process reads a request as a line of JSON and answers with a line of JSON, whose `length`
    says how many bytes follow. It is killed when that takes more than `seconds`; others go on.
    """

    def __init__(self, module: str, *arguments: str, count: int, seconds: float) -> None:
        self._command = [sys.executable, "-m", module, *arguments]
        self._seconds = seconds
        self._closed = False
        self._idle: Queue[subprocess.Popen[bytes]] = Queue()
        for _ in range(count):
            self._idle.put(self._started())

    def close(self) -> None:
        """End the processes, those at work when they have answered."""
        self._closed = True
        while not self._idle.empty():
            _end(self._idle.get())

    def ask(self, request: Mapping[str, Any]) -> tuple[dict[str, Any], bytes]:
        """Return head and body of the answer, once a process is free; raises `StoppedError`."""
        worker = self._idle.get()
        try:
            return self._asked(worker, request)
        finally:
            self._release(worker)

    def _started(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603

    def _release(self, worker: subprocess.Popen[bytes]) -> None:
        if self._closed or worker.poll() is not None:
            _end(worker)
        if not self._closed:
            self._idle.put(worker if worker.poll() is None else self._started())

    def _asked(
        self, worker: subprocess.Popen[bytes], request: Mapping[str, Any]
    ) -> tuple[dict[str, Any], bytes]:
        expired = Event()

        def expire() -> None:
            expired.set()
            worker.kill()

        late = Timer(self._seconds, expire)
        late.start()
        try:
            head, body = _exchange(worker, request)
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


def answer_requests(answer: Callable[[dict[str, Any]], tuple[dict[str, Any], bytes]]) -> None:
    """Be such a process: answer what comes on standard input with head and body, until it ends."""
    for line in sys.stdin.buffer:
        head, body = answer(json.loads(line))
        sys.stdout.buffer.write(json.dumps({**head, "length": len(body)}).encode() + b"\n" + body)
        sys.stdout.buffer.flush()


def _exchange(worker: subprocess.Popen[bytes], request: Mapping[str, Any]) -> tuple[dict[str, Any], bytes]:
    """Return what the process answers, ({}, b"") when it dies before."""
    try:
        pipe(worker.stdin).write(json.dumps(request).encode() + b"\n")
        pipe(worker.stdin).flush()
        line = pipe(worker.stdout).readline()
        head = json.loads(line) if line else {}
        return head, pipe(worker.stdout).read(head.get("length", 0))
    except BrokenPipeError:
        return {}, b""


def pipe(end: IO[bytes] | None) -> IO[bytes]:
    """Return the end of a pipe to a process that was started with one."""
    if end is None:
        raise ValueError("the process has no pipe")
    return end


def _end(worker: subprocess.Popen[bytes]) -> None:
    worker.kill()
    with suppress(BrokenPipeError):
        worker.communicate()
