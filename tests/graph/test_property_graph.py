"""The property graph is written when it is first asked for, once, and whole."""

import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from synergraph.errors import BuildError
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


def test_two_who_ask_at_once_get_the_same(copied: Path) -> None:
    before = files(copied)
    with ThreadPoolExecutor(2) as pool:
        paths = list(pool.map(lambda graph: graph.property_graph(), [Graph(copied), Graph(copied)]))
    assert paths[0] == paths[1] and files(copied) == before | {"graph.lbug"}
    assert Graph(copied).cypher.query(COUNT, {}).rows[0][0] > 0


def test_what_breaks_off_leaves_nothing(copied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, write = files(copied), property_graph.write

    def broken(path: Path, *tables: object) -> None:
        write(path, *tables)  # type: ignore[arg-type]
        raise KeyboardInterrupt

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(property_graph, "write", broken)
        Graph(copied).property_graph()
    assert files(copied) == before
    assert Graph(copied).cypher.query(COUNT, {}).rows[0][0] > 0


def test_where_nothing_may_be_written_the_error_says_so(
    copied: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, os.strerror(13))

    monkeypatch.setattr(property_graph, "TemporaryDirectory", refuse)  # root may write anywhere
    with pytest.raises(BuildError, match="Permission denied") as caught:
        Graph(copied).property_graph()
    assert caught.value.hint and "build/" in caught.value.hint and caught.value.place == str(copied)
