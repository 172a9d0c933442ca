"""The RDF store is written when it is first asked for, from the last one that was."""

import shutil
from collections.abc import Callable
from pathlib import Path

import growing
import pytest
from growing import HEAD, enter, from_nothing, quads, rows

from synergraph.graph import digests, rdf_update, workspace
from synergraph.graph.build import build
from synergraph.graph.graph import Graph, open_graph
from synergraph.opened import Opened

GUESTS = """
[source.map]
kind = "person"
name = "Person"
"""
TURTLE = '<https://example.org/a> <https://example.org/likes> "{}" .\n'


@pytest.fixture
def space(tmp_path: Path) -> Path:
    return growing.space(tmp_path / "w")


@pytest.fixture
def updates(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Return whether each store after another one was made from it."""
    taken: list[bool] = []
    update = rdf_update.update
    monkeypatch.setattr(rdf_update, "update", lambda *given: taken.append(update(*given)) or taken[-1])
    return taken


def builds(space: Path) -> set[str]:
    return {path.parent.name for path in (space / "build").glob("*/manifest.json")}


def grown(space: Path, number: int) -> Graph:
    """Build with one more list."""
    enter(space, f"more-{number}", HEAD + rows(200 + number, 202 + number))
    return build(workspace.read(space)).graph


def test_it_is_written_when_sparql_is_asked_and_by_nothing_else(space: Path) -> None:
    graph = Opened(open_graph(space).folder)
    assert graph.ask("portfolio", engine="cypher").rows
    assert graph.synergies() and not (graph.folder / "rdf").exists()
    assert graph.ask("portfolio").rows and (graph.folder / "rdf").is_dir()


def test_builds_that_nobody_asked_are_passed_over(space: Path, updates: list[bool]) -> None:
    assert quads(space)
    asked = open_graph(space).folder.name
    for number in range(3):
        current = grown(space, number).folder.name
        assert builds(space) == {asked, current}
    assert quads(space) == from_nothing(space)
    assert updates == [True]
    assert grown(space, 3).folder.name not in {asked, current}
    assert builds(space) == {current, open_graph(space).folder.name}


def test_where_nobody_asked_no_earlier_build_is_kept(space: Path, updates: list[bool]) -> None:
    first = open_graph(space).folder.name
    assert builds(space) == {first}
    second = grown(space, 0).folder.name
    assert builds(space) == {second} != {first}
    assert quads(space) == from_nothing(space) and not updates


def test_triples_that_loaders_kept_follow_their_files(space: Path, updates: list[bool]) -> None:
    file = space / "more.ttl"
    for number, text in enumerate([TURTLE.format("Kaffee"), TURTLE.format("Tee")]):
        file.write_text(text, encoding="utf-8")
        if not number:
            workspace.add(workspace.read(space), [(file, "rdf", "2024")])
        build(workspace.read(space))
        assert quads(space) == from_nothing(space)
        shutil.rmtree(space.with_name("fresh"))
    assert updates == [True]
    assert sum("Tee" in str(quad) for quad in quads(space)) == 1
    assert not any("Kaffee" in str(quad) for quad in quads(space))


def projected_otherwise(space: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(digests, "of_projecting", lambda base: "another version")


def lost(space: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for store in (space / "build").glob("*/rdf"):
        shutil.rmtree(store)


@pytest.mark.parametrize("change", [projected_otherwise, lost])
def test_a_store_of_another_version_or_lost_counts_as_none(
    space: Path,
    updates: list[bool],
    monkeypatch: pytest.MonkeyPatch,
    change: Callable[[Path, pytest.MonkeyPatch], None],
) -> None:
    assert quads(space)
    grown(space, 0)
    with monkeypatch.context() as patched:
        change(space, patched)
        found = quads(space)
    assert found == from_nothing(space) and not updates


def test_a_build_that_speaks_of_persons_does_not_outlive_the_next(space: Path, updates: list[bool]) -> None:
    config = space / workspace.CONFIG
    config.write_text(
        config.read_text(encoding="utf-8").replace("persons = false", "persons = true"), encoding="utf-8"
    )
    (space / "guests.csv").write_text("Person\nAda Beispiel\n", encoding="utf-8")
    opened = workspace.read(space)
    workspace.append(
        opened,
        [(space / "guests.csv", workspace.block(opened, space / "guests.csv", "table", "2024") + GUESTS)],
    )
    build(workspace.read(space))
    assert any("Ada Beispiel" in str(quad) for quad in quads(space))
    (space / "guests.csv").write_text("Person\nBea Muster\n", encoding="utf-8")
    current = build(workspace.read(space)).graph.folder.name
    assert builds(space) == {current}
    assert quads(space) == from_nothing(space) and not updates
