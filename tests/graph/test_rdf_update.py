"""A store that follows another is written where it changed, and says the same as one from nothing."""

from collections.abc import Callable
from pathlib import Path

import growing
import pytest
from growing import HEAD, enter, from_nothing, quads, rows

from synergraph.graph import rdf_update, workspace
from synergraph.graph.build import build
from synergraph.graph.decisions import DECISIONS


@pytest.fixture
def space(tmp_path: Path) -> Path:
    return growing.space(tmp_path / "w")


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
    after = quads(space)
    assert taken == [True]
    assert after == from_nothing(space) != before


def test_a_list_that_changes_everything_is_written_anew(space: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert quads(space)
    monkeypatch.setattr(rdf_update, "MOST", 0.0)
    a_list_is_added(space)
    build(workspace.read(space))
    assert quads(space) == from_nothing(space)
