"""A build that follows another writes only what changed, and says the same as one from nothing."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from synergraph.graph import rdf_update, workspace
from synergraph.graph.build import build
from synergraph.graph.decisions import DECISIONS

HEAD = "Projekt;Status;Partner\n"
MAP = """
[source.map]
kind = "project"
name = "Projekt"
attributes = { status = "Status" }
edges = [{ edge = "participates_in", direction = "in", kind = "organisation", column = "Partner", role = "partner" }]
"""


def rows(first: int, last: int, status: str = "laufend") -> str:
    return "".join(f"Vorhaben {n};{status};Werk {n % 7} GmbH\n" for n in range(first, last))


@pytest.fixture
def space(tmp_path: Path) -> Path:
    folder = tmp_path / "w"
    workspace.init(folder)
    enter(folder, "a", HEAD + rows(0, 200))
    build(workspace.read(folder))
    return folder


def enter(folder: Path, name: str, text: str, as_of: str = "2024") -> None:
    (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    opened = workspace.read(folder)
    block = workspace.block(opened, folder / f"{name}.csv", "table", as_of) + MAP
    workspace.append(opened, [(folder / f"{name}.csv", block)])


def quads(folder: Path) -> set[ox.Quad]:
    current = (folder / "build" / "current").read_text(encoding="utf-8")
    return set(ox.Store.read_only(str(folder / "build" / current / "rdf")))


def from_nothing(folder: Path) -> set[ox.Quad]:
    fresh = folder.with_name("fresh")
    shutil.copytree(folder, fresh, ignore=shutil.ignore_patterns("build"))
    build(workspace.read(fresh))
    return quads(fresh)


def a_list_is_added(folder: Path) -> None:
    enter(folder, "b", HEAD + rows(195, 205, "abgeschlossen"), "2025")


def a_list_changes(folder: Path) -> None:
    (folder / "a.csv").write_text(HEAD + rows(0, 195) + rows(195, 198, "abgeschlossen"), encoding="utf-8")


def a_person_decides(folder: Path) -> None:
    text = "kind,left,right,decision\nproject,Vorhaben 3,Vorhaben 4,same\n"
    (folder / DECISIONS).write_text(text, encoding="utf-8")


@pytest.mark.parametrize("change", [a_list_is_added, a_list_changes, a_person_decides])
def test_the_store_is_the_same_as_one_from_nothing(
    space: Path, change: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    before, taken = quads(space), []
    update = rdf_update.update
    monkeypatch.setattr(rdf_update, "update", lambda *given: taken.append(update(*given)) or taken[-1])
    change(space)
    build(workspace.read(space))
    assert taken == [True]
    assert quads(space) == from_nothing(space) != before


def test_a_list_that_changes_everything_is_written_anew(space: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rdf_update, "MOST", 0.0)
    a_list_is_added(space)
    build(workspace.read(space))
    assert quads(space) == from_nothing(space)
