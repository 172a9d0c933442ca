"""A compacted store holds the same quads, in fewer files."""

from pathlib import Path

import pyoxigraph as ox

from synergraph.graph.sparql.compact import COMPACT, compacted


def loaded(folder: Path) -> None:
    """Load a store in ten parts, whose quads lie side by side afterwards."""
    store = ox.Store(str(folder))
    for part in range(10):
        lines = (f"<x:{n}> <x:p> <x:{n + 1}> .\n" for n in range(part, 2000, 10))
        store.bulk_load("".join(lines).encode(), format=ox.RdfFormat.N_TRIPLES)
    store.flush()


def read(folder: Path) -> set[ox.Quad]:
    return set(ox.Store.read_only(str(folder)))


def test_quads_stay_and_files_become_few(tmp_path: Path) -> None:
    folder = tmp_path / "rdf"
    loaded(folder)
    before, files = read(folder), sorted(path.name for path in folder.iterdir())
    made = compacted(folder, loose=0)
    assert len(before) == 2000
    assert read(made) == before == read(folder)
    assert len(list(made.glob("*.sst"))) < len(list(folder.glob("*.sst")))
    assert sorted(path.name for path in folder.iterdir()) == files
    assert sorted(path.name for path in tmp_path.iterdir()) == ["rdf", COMPACT]


def test_it_is_made_once(tmp_path: Path) -> None:
    folder = tmp_path / "rdf"
    loaded(folder)
    made = compacted(folder, loose=0)
    when = [path.stat().st_mtime_ns for path in sorted(made.iterdir())]
    assert compacted(folder, loose=0) == made
    assert [path.stat().st_mtime_ns for path in sorted(made.iterdir())] == when


def test_a_small_store_is_left_as_it_is(tmp_path: Path) -> None:
    folder = tmp_path / "rdf"
    loaded(folder)
    assert compacted(folder) == folder
    assert [path.name for path in tmp_path.iterdir()] == ["rdf"]
