"""Builds: pure, atomic, incremental, and what two editions tell together."""

import importlib
import shutil
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

from synergraph.errors import BuildError, SourceError, UsageError
from synergraph.graph import workspace
from synergraph.graph.build import COMPARED, build
from synergraph.graph.graph import Graph, open_graph

PROJECTS_2023 = """Projekt;Status;Handlungsfeld
Werkhalle der Zukunft;laufend;Innovation
Stelle für Energie, Wärme und Klima;laufend;Innovation
Messe Nord;laufend;Kompetenzen
Lernfabrik;abgeschlossen;Kompetenzen
"""
PROJECTS_2024 = """Projekt;Status;Handlungsfeld
Werkhalle der Zukunft;abgeschlossen;Innovation
Stelle für Kreislauf, Energie, Wärme und Klima;laufend;Innovation
Lernfabrik;abgeschlossen;Kompetenzen
"""
SOURCE = """
[[source]]
path = "{path}"
loader = "table"
as_of = "{as_of}"
complete_list = "Muster-Masterplan"
[source.map]
kind = "project"
name = "Projekt"
[source.map.attributes]
status = "Status"
[[source.map.edges]]
edge = "in_action_field"
kind = "action_field"
column = "Handlungsfeld"
[[source.map.edges]]
edge = "part_of"
kind = "programme"
value = "Muster-Masterplan"
"""


def make(folder: Path, **files: str) -> Path:
    """Write a workspace of two editions of a list, with other contents where `files` says so."""
    folder.mkdir(parents=True, exist_ok=True)
    contents = {"p2023": PROJECTS_2023, "p2024": PROJECTS_2024, **files}
    for name, text in contents.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    sources = SOURCE.format(path="p2023.csv", as_of="2023-06-30") + SOURCE.format(
        path="p2024.csv", as_of="2024-11"
    )
    (folder / workspace.CONFIG).write_text(f'[workspace]\nname = "Muster"\n{sources}', encoding="utf-8")
    return folder


def built(folder: Path) -> Graph:
    return build(workspace.read(folder)).graph


def projects(graph: Graph) -> dict[str, str]:
    rows = graph.nodes.filter((pl.col("kind") == "project") & pl.col("stated"))
    return dict(rows.select("name", "status").iter_rows())


def test_the_later_source_holds_and_what_left_the_list_is_completed(tmp_path: Path) -> None:
    assert projects(built(make(tmp_path))) == {
        "Werkhalle der Zukunft": "completed",
        "Stelle für Kreislauf, Energie, Wärme und Klima": "running",
        "Messe Nord": "completed",
        "Lernfabrik": "completed",
    }


def test_a_change_over_time_is_a_change_and_no_contradiction(tmp_path: Path) -> None:
    found = built(make(tmp_path)).conflicts.filter(pl.col("subject") == "project/werkhalle-der-zukunft")
    assert found.select("predicate", "nature", "value", "other_value").rows() == [
        ("status", "change", "completed", "running")
    ]


def test_a_project_renamed_between_two_lists_is_one_with_the_reason_kept(tmp_path: Path) -> None:
    merges = built(make(tmp_path)).merges
    assert "renamed between two lists of the programme" in merges["reason"].to_list()


def test_every_statement_has_its_place_in_the_source(tmp_path: Path) -> None:
    graph = built(make(tmp_path))
    said = (
        (pl.col("source") == "document/p2024")
        & (pl.col("row") > 1)
        & pl.col("subject").str.starts_with("project/")
    )
    rows = graph.statements.filter(said & (pl.col("rule") == ""))
    assert rows.height >= 9
    lines = PROJECTS_2024.splitlines()
    for name, row, quote in (
        rows.join(graph.nodes, left_on="subject", right_on="id").select("name", "row", "quote").iter_rows()
    ):
        assert name in lines[row - 1]
        assert all(cell.split(": ", 1)[1] in lines[row - 1] for cell in quote.split("; "))


def test_a_second_build_changes_nothing(tmp_path: Path) -> None:
    first = build(workspace.read(make(tmp_path)))
    files = {path: path.stat().st_mtime_ns for path in first.graph.folder.rglob("*")}
    second = build(workspace.read(tmp_path))
    assert first.changed and not second.changed
    assert {path: path.stat().st_mtime_ns for path in second.graph.folder.rglob("*")} == files


def test_equal_input_gives_equal_statements_byte_for_byte(tmp_path: Path) -> None:
    left, right = (built(make(tmp_path / name)) for name in ("a", "b"))
    assert left.folder.name == right.folder.name
    assert (left.folder / "statements.parquet").read_bytes() == (
        right.folder / "statements.parquet"
    ).read_bytes()


def test_unchanged_sources_are_not_read_again(tmp_path: Path) -> None:
    built(make(tmp_path))
    make(tmp_path, p2024=PROJECTS_2024 + "Neues Haus;laufend;Innovation\n")
    steps: list[str] = []
    build(workspace.read(tmp_path), steps.append)
    assert "p2024.csv" in steps and "p2023.csv" not in steps


@pytest.mark.parametrize("gone", ["", "sources"])
def test_a_workspace_that_moved_or_lost_its_cache_follows_a_small_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, gone: str
) -> None:
    monkeypatch.chdir(make(tmp_path / "before"))
    build(workspace.read(Path()))
    moved = tmp_path / "after"
    monkeypatch.chdir(tmp_path)
    Path("before").rename(moved)
    if gone:
        shutil.rmtree(moved / "build" / gone)
    (moved / "p2023.csv").write_text(PROJECTS_2023.replace("Messe Nord;laufend", "Messe Nord;beantragt"))
    graph = build(workspace.read(moved)).graph
    afresh = build(workspace.read(make(tmp_path / "new", p2023=(moved / "p2023.csv").read_text()))).graph
    assert set(graph.sparql.stated().splitlines()) == set(afresh.sparql.stated().splitlines())


def test_what_was_compared_is_kept_and_changes_nothing(tmp_path: Path) -> None:
    tables = []
    for name in ("remembered", "forgotten"):
        folder = built(make(tmp_path / name)).folder.parent / COMPARED
        assert {path.stem for path in folder.iterdir()} >= {"project", "programme"}
        if name == "forgotten":
            shutil.rmtree(folder)
        make(tmp_path / name, p2024=PROJECTS_2024 + "Lernfabriken;laufend;Innovation\n")
        graph = built(tmp_path / name)
        assert folder.is_dir()
        tables.append(
            [(graph.folder / f"{table}.parquet").read_bytes() for table in ("statements", "duplicates")]
        )
    assert tables[0] == tables[1]


def test_ids_stay_when_names_grow_and_sources_come(tmp_path: Path) -> None:
    before = built(make(tmp_path))
    ids = dict(before.nodes.filter("stated").select("name", "id").iter_rows())
    make(tmp_path, p2024=PROJECTS_2024.replace("Lernfabrik", "Lernfabrik!") + "Aaa;laufend;Innovation\n")
    after = dict(built(tmp_path).nodes.filter("stated").select("name", "id").iter_rows())
    assert {name: after[name] for name in ids if name in after}.items() <= ids.items()
    assert after["Lernfabrik!"] == ids["Lernfabrik"]


def test_a_list_without_the_identifiers_of_the_last_keeps_its_ids(tmp_path: Path) -> None:
    source = '[workspace]\nname = "Muster"\n[[source]]\npath = "p.csv"\nloader = "table"\n[source.map]\nkind = "project"\nname = "Projekt"\n'
    found = []
    for text, more in (
        ("Projekt;Nr\nWerk;1\nTor;2\n", 'key = { column = "Nr", scheme = "nr" }\n'),
        ("Projekt\nWerk\nTor\n", ""),
    ):
        (tmp_path / "p.csv").write_text(text, encoding="utf-8")
        (tmp_path / workspace.CONFIG).write_text(source + more, encoding="utf-8")
        found.append(built(tmp_path).nodes.filter(kind="project")["id"].to_list())
    assert found[0] == found[1] == ["project/tor", "project/werk"]


def test_a_broken_source_leaves_the_last_build(tmp_path: Path) -> None:
    name = built(make(tmp_path)).folder.name
    make(tmp_path, p2024="")
    with pytest.raises(SourceError, match=r"p2024\.csv"):
        build(workspace.read(tmp_path))
    assert open_graph(tmp_path).folder.name == name
    assert not list((tmp_path / "build").glob("*.new"))


def test_a_build_that_fails_midway_leaves_the_last_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = built(make(tmp_path)).folder.name
    (tmp_path / "identities.csv").unlink()
    monkeypatch.setattr(importlib.import_module("synergraph.graph.build"), "write_identities", stopped)
    with pytest.raises(KeyboardInterrupt):
        build(workspace.read(tmp_path))
    assert open_graph(tmp_path).folder.name == name
    assert {path.name for path in (tmp_path / "build").iterdir()} >= {name, "current"}
    assert not [p for p in (tmp_path / "build").iterdir() if p.name.startswith(("next", "apart"))]


def stopped(*_: object) -> None:
    raise KeyboardInterrupt


def test_all_broken_sources_are_named_at_once(tmp_path: Path) -> None:
    make(tmp_path, p2023="", p2024="")
    with pytest.raises(SourceError) as caught:
        build(workspace.read(tmp_path))
    assert "p2023.csv" in str(caught.value) and "p2024.csv" in str(caught.value)


def test_without_sources_or_build_it_says_what_to_do(tmp_path: Path) -> None:
    workspace.init(tmp_path)
    with pytest.raises(UsageError, match="synergraph add"):
        build(workspace.read(tmp_path))
    with pytest.raises(BuildError, match="synergraph build"):
        open_graph(tmp_path)


CHILD = """
import sys
from pathlib import Path
from synergraph.graph import workspace
from synergraph.graph.build import COMPARED, build

def step(name):
    print(name, flush=True)
    sys.stdin.readline()

build(workspace.read(Path(sys.argv[1])), step)
"""


def killed_at(folder: Path, number: int) -> bool:
    """Build in another process and kill it at its `number`th step; return whether it got there."""
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert child.stdin and child.stdout
    for _ in range(number):
        child.stdout.readline()
        child.stdin.write("\n")
        child.stdin.flush()
    reached = bool(child.stdout.readline())
    child.kill()
    child.communicate()
    return reached


def test_killed_at_any_step_the_last_build_answers_and_the_next_succeeds(tmp_path: Path) -> None:
    name = built(make(tmp_path)).folder.name
    for number in range(20):
        make(tmp_path, p2024=PROJECTS_2024 + f"Haus {number};laufend;Innovation\n")
        if not killed_at(tmp_path, number):
            break
        standing = open_graph(tmp_path)
        assert standing.folder.name == name
        assert standing.cypher.query("MATCH (p:Project) RETURN count(*) AS n", {}).rows[0][0] > 0
        name = built(tmp_path).folder.name
        assert f"Haus {number}" in projects(open_graph(tmp_path))
    assert number >= 4, "the build has fewer steps than it had: is progress still reported?"
