"""A server that listens on a free port of this machine."""

import shutil
import socket
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from threading import Thread

import pytest
import uvicorn

from synergraph.graph.graph import Graph
from synergraph.viz.server import application
from synergraph.viz.server.current import Current

Serving = Callable[[Current], AbstractContextManager[str]]


@contextmanager
def serving(current: Current) -> Iterator[str]:
    """Serve, and yield the address."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = uvicorn.Server(uvicorn.Config(application(current), log_level="warning"))
        thread = Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join()


@pytest.fixture(scope="module")
def workspace_folder(small_graph: Graph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the small workspace with its build."""
    return Path(shutil.copytree(small_graph.folder.parents[1], tmp_path_factory.mktemp("served") / "w"))


@pytest.fixture(scope="module")
def address(workspace_folder: Path) -> Iterator[str]:
    with serving(Current(workspace_folder, seconds=2, most_bytes=1_000_000)) as url:
        yield url
