"""SPARQL servers of their own for a run of the tests: Oxigraph from PyPI, Virtuoso from Debian."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

HOST, WAIT = "127.0.0.1", 60.0
"""Where servers listen, and the seconds in which one must answer."""
_VIRTUOSO = """\
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
TempStorage = TempDatabase
[TempDatabase]
DatabaseFile = temp.db
TransactionFile = temp.trx
[Parameters]
ServerPort = {host}:{sql}
DisableUnixSocket = 1
NumberOfBuffers = 10000
DirsAllowed = .
CheckpointInterval = 0
[HTTPServer]
ServerPort = {host}:{http}
ServerRoot = .
ServerThreads = 4
"""


@dataclass(frozen=True)
class SparqlServerProcess:
    """A server that answers at `url`, with the credentials it takes."""

    url: str
    user: str = ""
    password: str = ""


@contextmanager
def oxigraph(folder: Path) -> Iterator[SparqlServerProcess]:
    """Start an empty Oxigraph server, and stop it at the end."""
    program = _installed("oxigraph", "the package oxigraph is not installed")
    port = free_port()
    command = [program, "serve", "--location", str(folder / "store"), "--bind", f"{HOST}:{port}"]
    with _running(command, folder, f"http://{HOST}:{port}/query?query=ASK%7B%7D"):
        yield SparqlServerProcess(f"http://{HOST}:{port}")


@contextmanager
def virtuoso(folder: Path) -> Iterator[SparqlServerProcess]:
    """Start an empty Virtuoso server, and stop it at the end."""
    program = _installed("virtuoso-t", "Virtuoso is not installed: tests/servers.sh")
    port = free_port()
    text = _VIRTUOSO.format(host=HOST, sql=free_port(), http=port)
    (folder / "virtuoso.ini").write_text(text, encoding="utf-8")
    with _running(
        [program, "-f", "-c", "virtuoso.ini"], folder, f"http://{HOST}:{port}/sparql?query=ASK%7B%7D"
    ):
        yield SparqlServerProcess(f"http://{HOST}:{port}", "dba", "dba")


def free_port() -> int:
    with closing(socket.socket()) as listener:
        listener.bind((HOST, 0))
        return int(listener.getsockname()[1])


def _installed(program: str, reason: str) -> str:
    beside = Path(sys.executable).with_name(program)
    found = str(beside) if beside.is_file() else shutil.which(program)
    if not found and "CI" in os.environ:
        pytest.fail(reason)
    if not found:
        pytest.skip(reason)
    return found


@contextmanager
def _running(command: Sequence[str], folder: Path, url: str) -> Iterator[None]:
    with (folder / "output.txt").open("wb") as output:
        process = subprocess.Popen(command, cwd=folder, stdout=output, stderr=subprocess.STDOUT)
    try:
        _await(url, process)
        yield
    finally:
        process.kill()
        process.wait()


def _await(url: str, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + WAIT
    while time.monotonic() < until and process.poll() is None:
        try:
            with urlopen(url):
                return
        except (URLError, ConnectionError):
            time.sleep(0.05)
    pytest.fail(f"the server does not answer (exit code {process.poll()})")
