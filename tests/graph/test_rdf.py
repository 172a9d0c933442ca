"""The RDF store is one and the same, however it was loaded: at once, or in many loads."""

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pyoxigraph as ox
import pytest

from synergraph.graph import quads, rdf
from synergraph.graph.graph import Graph
from synergraph.graph.quads import Tables


@pytest.fixture
def tables(small_graph: Graph) -> Tables:
    return Tables(small_graph.statements, small_graph.nodes, small_graph.edges)


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return how many bytes each load took."""
    taken: list[int] = []

    class Counted(rdf.Files):
        def __iter__(self) -> Iterator[Path]:
            for file in super().__iter__():
                taken.append(file.stat().st_size)
                yield file

    monkeypatch.setattr(rdf, "Files", Counted)
    return taken


def written(tables: Tables, folder: Path) -> set[ox.Quad]:
    folder.parent.mkdir()
    rdf.write(folder, tables, "https://example.org/", {})
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]
    return set(ox.Store.read_only(str(folder)))


def test_many_loads_make_the_store_that_few_make(
    tables: Tables, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, loads: list[int]
) -> None:
    whole = written(tables, tmp_path / "one" / "rdf")
    assert len(loads) == 1
    monkeypatch.setattr(rdf, "_LEAST", 20_000)
    monkeypatch.setattr(rdf, "_SIXTH", 0)
    assert written(tables, tmp_path / "many" / "rdf") == whole
    assert len(loads) > 8


def test_a_load_that_breaks_ends_the_others(
    tables: Tables, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, loads: list[int]
) -> None:
    monkeypatch.setattr(rdf, "_LEAST", 1)
    monkeypatch.setattr(rdf, "_SIXTH", 0)
    monkeypatch.setattr(rdf, "_load", broken(rdf._load))
    with pytest.raises(OSError, match="no room"):
        rdf.write(tmp_path / "rdf", tables, "https://example.org/", {})
    every = sum(1 for _ in quads.lines(tables, "https://example.org/"))
    assert len(loads) < every


def broken(load: Callable[[ox.Store, rdf.Files], None]) -> Callable[[ox.Store, rdf.Files], None]:
    """Return a load of which the first ever made fails."""
    first = count()

    def loaded(store: ox.Store, files: rdf.Files) -> None:
        if next(first) == 0:
            raise OSError("no room")
        load(store, files)

    return loaded
