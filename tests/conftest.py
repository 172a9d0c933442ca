"""Fixtures that all tests share."""

import shutil
from pathlib import Path

import pytest

from synergraph.graph import workspace
from synergraph.graph.build import build
from synergraph.graph.graph import Graph

SHARED = Path(__file__).parents[2] / "shared"
EXAMPLE = Path(__file__).parents[1] / "examples" / "mpi"
SMALL = Path(__file__).parent / "small"


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


def built(source: Path, folder: Path) -> Graph:
    """Copy a workspace to `folder` and build it there."""
    shutil.copytree(source, folder, ignore=shutil.ignore_patterns("build"))
    return build(workspace.read(folder)).graph
