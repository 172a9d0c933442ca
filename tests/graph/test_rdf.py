"""The RDF store is one and the same, however it was loaded: at once, in many loads, evidence first."""

from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pyoxigraph as ox
import pytest

from synergraph.graph import rdf
from synergraph.graph.graph import Graph
from synergraph.graph.quads import Tables


@pytest.fixture
def tables(small_graph: Graph) -> Tables:
    return Tables(small_graph.statements, small_graph.nodes, small_graph.edges)


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return how many bytes each load took."""
    taken: list[int] = []

    class Counted(rdf.Writer):
        def _file(self, frames: Iterator[pl.DataFrame], size: int) -> Path | None:
            file = super()._file(frames, size)
            taken.extend([file.stat().st_size] if file else [])
            return file

    monkeypatch.setattr(rdf, "Writer", Counted)
    return taken


def quads(folder: Path) -> set[ox.Quad]:
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]
    return set(ox.Store.read_only(str(folder)))


def written(tables: Tables, folder: Path, early: pl.DataFrame | None = None) -> set[ox.Quad]:
    folder.parent.mkdir()
    with rdf.Writer(folder, "https://example.org/") as writer:
        if early is not None:
            writer.evidence(early)
        writer.finish(tables, {})
    return quads(folder)


def test_many_loads_make_the_store_that_few_make(
    tables: Tables, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, loads: list[int]
) -> None:
    whole = written(tables, tmp_path / "one" / "rdf")
    assert len(loads) == 2
    monkeypatch.setattr(rdf, "_LEAST", 20_000)
    monkeypatch.setattr(rdf, "_SIXTH", 0)
    assert written(tables, tmp_path / "many" / "rdf") == whole
    assert len(loads) > 8


@pytest.mark.parametrize("each", [1, 3, 1_000_000])
def test_evidence_that_comes_early_is_loaded_once(tables: Tables, tmp_path: Path, each: int) -> None:
    thing = pl.when(pl.col("object") != "").then(pl.lit("organisation")).otherwise(pl.lit(""))
    early = tables.statements[::each].with_columns(subject=pl.lit("not known yet"), object=thing)
    assert written(tables, tmp_path / "early" / "rdf", early) == written(tables, tmp_path / "late" / "rdf")


def test_a_writer_that_is_given_up_ends(tables: Tables, tmp_path: Path) -> None:
    with rdf.Writer(tmp_path / "rdf", "https://example.org/") as writer:
        writer.evidence(tables.statements)
    assert ox.Store(str(tmp_path / "rdf")) is not None  # nothing holds it any more
