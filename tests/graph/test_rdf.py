"""Writing the RDF store in several loads, small or large, quick or slow, gives one store."""

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from synergraph.graph import rdf
from synergraph.graph.graph import Graph
from synergraph.graph.rdf import Tables


class Quick:
    """Threads that have always finished before anybody looks."""

    def __init__(self, *_: object) -> None:
        pass

    def __enter__(self) -> "Quick":
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def submit(self, work: Callable[..., Any], *arguments: Any) -> "Future[Any]":
        done: Future[Any] = Future()
        done.set_result(work(*arguments))
        return done


def written(graph: Graph, folder: Path) -> set[ox.Quad]:
    rdf.write(folder / "rdf", Tables(graph.statements, graph.nodes, graph.edges), graph.base_iri, {})
    assert [path.name for path in folder.iterdir()] == ["rdf"]
    return set(ox.Store.read_only(str(folder / "rdf")))


def test_many_loads_make_the_store_that_one_makes(
    small_graph: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loads: list[Path] = []
    load = rdf._load
    monkeypatch.setattr(rdf, "_load", lambda store, file: (loads.append(file), load(store, file)))
    (tmp_path / "one").mkdir()
    whole = written(small_graph, tmp_path / "one")
    assert len(loads) == 1
    monkeypatch.setattr(rdf, "_LEAST", 20_000)
    monkeypatch.setattr(rdf, "_SIXTH", 0)
    monkeypatch.setattr(rdf, "ThreadPoolExecutor", Quick)
    (tmp_path / "many").mkdir()
    assert written(small_graph, tmp_path / "many") == whole
    assert len(loads) > 6
