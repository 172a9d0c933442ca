"""A Bolt server of its own for a run of the tests: ArcadeDB, from the package arcadedb-embedded."""

import base64
import json
import os
import secrets
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from pathlib import Path
from urllib.request import Request, urlopen

import pytest

HOST = "127.0.0.1"
KEYS = "keys.p12"
WAIT = 120.0
"""Seconds in which the server must answer."""


@dataclass(frozen=True)
class BoltServer:
    """A server that answers, with and without TLS.

    `password` is drawn anew for each; `certificate` is the file of the one that it signed itself.
    """

    bolt: int
    http: int
    password: str
    certificate: str
    user: str = "root"

    @property
    def uri(self) -> str:
        return f"bolt://{HOST}:{self.bolt}"

    def database(self) -> str:
        """Make an empty database and return its name."""
        name = f"test_{secrets.token_hex(6)}"
        self.command(f"create database {name}")
        return name

    def command(self, text: str) -> None:
        key = base64.b64encode(f"{self.user}:{self.password}".encode()).decode()
        headers = {"Authorization": f"Basic {key}", "Content-Type": "application/json"}
        body = json.dumps({"command": text}).encode()
        with urlopen(Request(f"http://{HOST}:{self.http}/api/v1/server", body, headers)) as answer:
            assert answer.status == 200


@contextmanager
def shared_server(folder: Path) -> Iterator[BoltServer]:
    """Start a server in `folder`, or join the one that another worker has started there.

    Whoever started it stops it, once nobody uses it any more.
    """
    fcntl = pytest.importorskip("fcntl", reason="workers share the Bolt server by file locks")
    package = installed()
    folder.mkdir(exist_ok=True)
    said = folder / "server.json"
    with (folder / "users").open("a") as users, (folder / "door").open("a") as door:
        fcntl.flock(door, fcntl.LOCK_EX)
        own = None if said.is_file() else started(package, folder, said)
        fcntl.flock(users, fcntl.LOCK_SH)
        fcntl.flock(door, fcntl.LOCK_UN)
        try:
            yield BoltServer(**json.loads(said.read_text()))
        finally:
            if own:
                fcntl.flock(door, fcntl.LOCK_EX)
                fcntl.flock(users, fcntl.LOCK_EX)
                said.unlink()
                stop(own)


def installed() -> Path:
    """Return the folder of the package; without it tests are skipped, but fail where CI runs them."""
    found = find_spec("arcadedb_embedded")
    if found is None and "CI" in os.environ:
        pytest.fail("arcadedb-embedded is not installed")
    if found is None or not found.submodule_search_locations:
        pytest.skip("arcadedb-embedded has no wheel for this platform")
    return Path(next(iter(found.submodule_search_locations)))


def started(package: Path, folder: Path, said: Path) -> "subprocess.Popen[bytes]":
    server = BoltServer(free_port(), free_port(), secrets.token_urlsafe(24), str(folder / "server.pem"))
    sign(package / "jre" / "bin" / "keytool", folder, server)
    (folder / "log").mkdir(exist_ok=True)
    options = folder / "options"
    options.touch(mode=0o600)  # the password stands here, not in the list of processes
    options.write_text("\n".join(java_options(package, folder, server)))
    with (folder / "output.txt").open("wb") as output:
        process = subprocess.Popen(
            [package / "jre" / "bin" / "java", f"@{options}", "com.arcadedb.server.ArcadeDBServer"],
            cwd=folder, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT,
        )  # fmt: skip
    try:
        await_answer(server, process)
    except BaseException:
        stop(process)
        raise
    said.write_text(json.dumps(asdict(server)))
    return process


def sign(keytool: Path, folder: Path, server: BoltServer) -> None:
    """Make the server a key, and a certificate for it that no authority knows."""
    store = ["-keystore", str(folder / KEYS), "-storepass:env", "STORE", "-alias", "server"]
    drawn = [
        "-genkeypair",
        "-keyalg",
        "EC",
        "-dname",
        "CN=localhost",
        "-ext",
        f"san=ip:{HOST}",
        "-validity",
        "9",
    ]
    written = ["-exportcert", "-rfc", "-file", server.certificate]
    for command in (drawn, written):
        subprocess.run(
            [keytool, *command, *store], check=True, capture_output=True, env={"STORE": server.password}
        )


def java_options(package: Path, folder: Path, server: BoltServer) -> list[str]:
    settings = {
        "server.rootPath": folder,
        "server.rootPassword": server.password,
        "server.httpIncomingHost": HOST,
        "server.httpIncomingPort": server.http,
        "server.plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
        "bolt.host": HOST,
        "bolt.port": server.bolt,
        "bolt.ssl": "OPTIONAL",
        "ssl.keyStore": folder / KEYS,
        "ssl.keyStorePassword": server.password,
        "ssl.trustStore": folder / KEYS,
        "ssl.trustStorePassword": server.password,
    }
    return [
        "-Xmx1g", "-XX:+UseSerialGC", "-XX:-UsePerfData",
        f'-cp "{package / "jars"}/*"',
        *(f'"-Darcadedb.{name}={value}"' for name, value in settings.items()),
    ]  # fmt: skip


def await_answer(server: BoltServer, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + WAIT
    while time.monotonic() < until and process.poll() is None:
        if answers(server.bolt) and answers(server.http):
            return
        time.sleep(0.05)
    pytest.fail(f"the Bolt server does not answer (exit code {process.poll()})")


def answers(port: int) -> bool:
    try:
        socket.create_connection((HOST, port), timeout=1).close()
    except OSError:
        return False
    return True


def stop(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    try:
        process.wait(timeout=30)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def free_port() -> int:
    with closing(socket.socket()) as listener:
        listener.bind((HOST, 0))
        return int(listener.getsockname()[1])
