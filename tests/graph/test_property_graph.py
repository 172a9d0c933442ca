"""The property graph is written when it is first asked for, once, and whole."""

import shutil
from pathlib import Path

import pytest

from synergraph.graph import property_graph
from synergraph.graph.graph import Graph
from synergraph.opened import Opened

COUNT = "MATCH (s:Statement) RETURN count(s) AS n"


@pytest.fixture
def copied(small_graph: Graph, tmp_path: Path) -> Path:
    """Return a build whose property graph nobody has asked for."""
    return shutil.copytree(
        small_graph.folder, tmp_path / "build", ignore=shutil.ignore_patterns("graph.lbug*")
    )


def files(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_it_is_written_once(copied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = files(copied)
    assert "graph.lbug" not in before
    graph = Graph(copied)
    assert graph.cypher.query(COUNT, {}).rows == [(graph.statements.height,)]
    assert files(copied) == before | {"graph.lbug"}
    monkeypatch.delattr(property_graph, "write")
    assert Graph(copied).cypher.query(COUNT, {}).rows == [(graph.statements.height,)]


def test_questions_in_sparql_do_not_write_it(copied: Path) -> None:
    assert Opened(copied).ask("portfolio").rows
    assert "graph.lbug" not in files(copied)
    assert Opened(copied).ask("portfolio", engine="cypher").rows
    assert "graph.lbug" in files(copied)
