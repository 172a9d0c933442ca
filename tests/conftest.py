"""Fixtures that all tests share."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import polars as pl
import pytest
from bolt_server import BoltServer, shared_server
from hypothesis import settings
from persons import SOURCE
from sparql_servers import oxigraph

from synergraph.graph import workspace
from synergraph.graph.bolt.engine import Bolt
from synergraph.graph.bolt.push import push
from synergraph.graph.build import build
from synergraph.graph.frames import DUPLICATES
from synergraph.graph.graph import Graph, open_graph
from synergraph.graph.sparql_server.connection import Connection
from synergraph.graph.sparql_server.engine import SparqlServer
from synergraph.graph.sparql_server.push import push as push_graphs
from synergraph.graph.sparql_server.server import Server

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
SHARED = Path(__file__).parents[2] / "shared"
EXAMPLE = Path(__file__).parents[1] / "examples" / "mpi"
SMALL = Path(__file__).parent / "small"
ASKED = Path(__file__).parent / "asked"
PAIRS = (
    ("Werk Nord GmbH", "Werk Nordt GmbH", 0.97),
    ("Werk Nordt GmbH", "Werk Nort GmbH", 0.9),
    ("Werk Nord GmbH", "Werk Nort GmbH", 0.8),
    ("Optik Alpha", "Optik Alfa", 0.7),
    ("Werk Nord GmbH", "Optik Alpha", 0.4),
)


REPORTS = {
    "mpi-2023-06.md": "2023-06-30",
    "press-2023-10.txt": "2023-10",
    "mpi-2024-11.txt": "2024-11",
    "ewm-2019-industrielle-produktion.md": "2019-12-31",
}


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of reports and data sets that lies beside the checkout, or skip."""
    if not SHARED.is_dir():
        pytest.skip("the shared data sets are not beside this checkout")
    return SHARED


@pytest.fixture(scope="session")
def reports_graph(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """Return the graph of the four real reports, or skip where they are not."""
    folder = tmp_path_factory.mktemp("reports")
    workspace.init(folder / "w")
    entries = [(shared / "reports" / name, "report", as_of) for name, as_of in REPORTS.items()]
    workspace.add(workspace.read(folder / "w"), entries)
    return build(workspace.read(folder / "w")).graph


@pytest.fixture(scope="session")
def example_graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """Return the graph of the shipped example."""
    return built(EXAMPLE, tmp_path_factory.mktemp("example") / "w")


@pytest.fixture(scope="session")
def small_graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """Return the graph of a few invented things, on which every named question has an answer."""
    return built(SMALL, tmp_path_factory.mktemp("small") / "w")


@pytest.fixture(scope="session")
def bolt_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BoltServer]:
    """Return a Bolt server that all workers share, or skip where there is none."""
    base = tmp_path_factory.getbasetemp()
    with (
        shared_server((base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "bolt") as server,
        pytest.MonkeyPatch.context() as environment,
    ):
        environment.setenv("NEO4J_URI", server.uri)
        environment.setenv("NEO4J_USERNAME", server.user)
        environment.setenv("NEO4J_PASSWORD", server.password)
        yield server


@pytest.fixture
def bolt_database(bolt_server: BoltServer, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return the URI of the Bolt server, where an empty database has been chosen."""
    monkeypatch.setenv("NEO4J_DATABASE", bolt_server.database())
    return bolt_server.uri


@pytest.fixture(scope="session")
def on_bolt(bolt_server: BoltServer) -> Iterator[Callable[[Graph], Bolt]]:
    """Return what gives the engine of the Bolt server for a graph, pushed there once."""
    engines: dict[Path, Bolt] = {}

    def engine(graph: Graph) -> Bolt:
        if graph.folder not in engines:
            with pytest.MonkeyPatch.context() as environment:
                environment.setenv("NEO4J_DATABASE", bolt_server.database())
                push(graph, bolt_server.uri)
                engines[graph.folder] = Bolt(bolt_server.uri)
        return engines[graph.folder]

    yield engine
    for opened in engines.values():
        opened.close()


@pytest.fixture(scope="session")
def on_oxigraph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[Graph], SparqlServer]]:
    """Return what gives the engine of an Oxigraph server for a graph, pushed there once."""
    engines: dict[Path, SparqlServer] = {}
    with ExitStack() as stack:

        def engine(graph: Graph) -> SparqlServer:
            if graph.folder not in engines:
                process = stack.enter_context(oxigraph(tmp_path_factory.mktemp("oxigraph")))
                with Connection(process.url) as connection:
                    push_graphs(graph, Server(connection))
                engines[graph.folder] = stack.enter_context(SparqlServer(process.url, graph.sparql))
            return engines[graph.folder]

        yield engine


@pytest.fixture(scope="session")
def asked_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a built workspace of invented organisations, some pairs of which wait for a person."""
    folder = built(ASKED, tmp_path_factory.mktemp("asked") / "w").folder.parents[1]
    ask_of(folder)
    return folder


@pytest.fixture
def asked(asked_once: Path, tmp_path: Path) -> Path:
    """Return a copy of that workspace, for one test to decide in."""
    return Path(shutil.copytree(asked_once, tmp_path / "w"))


def ask_of(folder: Path) -> None:
    """Put the same pairs into the current build, whatever the matcher makes of their names."""
    nodes = open_graph(folder).nodes.filter("stated").select("name", "id")
    node = dict(nodes.iter_rows())
    rows = [
        ("organisation", node[left], node[right], left, right, score, "doubtful", ["Namen ähnlich"], ["names alike"], 1.5, -0.25)
        for left, right, score in PAIRS
        if left in node and right in node
    ]  # fmt: skip
    schema = {**DUPLICATES, "name": pl.Float64, "place": pl.Float64}
    table = pl.DataFrame(rows, schema=schema, orient="row")
    table.write_parquet(open_graph(folder).folder / "duplicates.parquet")


def built(source: Path, folder: Path) -> Graph:
    """Copy a workspace to `folder` and build it there."""
    shutil.copytree(source, folder, ignore=shutil.ignore_patterns("build"))
    return build(workspace.read(folder)).graph


@pytest.fixture
def guests_graph(tmp_path: Path) -> Graph:
    """A graph that keeps an invented person."""
    workspace.init(tmp_path / "guests")
    config = tmp_path / "guests" / "synergraph.toml"
    config.write_text(
        config.read_text(encoding="utf-8").replace("persons = false", "persons = true") + SOURCE
    )
    (config.parent / "gaeste.csv").write_text("Person;Organisation\nAda Beispiel;Beispielwerk GmbH\n")
    return build(workspace.read(config.parent)).graph
