"""The shipped example loads whole, and says what its README says."""

import shutil
from collections import Counter
from pathlib import Path

import polars as pl
import pytest

from synergraph.graph.build import build
from synergraph.graph.graph import Graph
from synergraph.graph.workspace import read
from synergraph.loaders.table import load
from synergraph.ontology import shipped
from synergraph.statements import Loaded, Source, Statement

FOLDER = Path(__file__).parents[2] / "examples" / "mpi"
SOURCES = {source.id: source for source in read(FOLDER).sources if source.loader == "table"}
FIELDS = ("Innovation", "Kompetenzen", "Rahmenbedingungen", "Kommunikation & Vernetzung")


@pytest.fixture(scope="module")
def example() -> dict[str, Loaded]:
    return {name: load(source, shipped()) for name, source in SOURCES.items()}


def by_field(statements: list[Statement]) -> list[int]:
    found = Counter(s.object.name for s in statements if s.predicate == "in_action_field" and s.object)
    return [found[field] for field in FIELDS]


def values(statements: list[Statement], predicate: str) -> Counter[str]:
    return Counter(
        s.value or (s.object.name if s.object else "") for s in statements if s.predicate == predicate
    )


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
def test_every_row_is_used_and_every_value_read(source: Source, example: dict[str, Loaded]) -> None:
    loaded = example[source.id]
    assert loaded.used == loaded.rows > 0
    assert (loaded.skipped, loaded.notes) == ([], [])


def test_june_2023(example: dict[str, Loaded]) -> None:
    projects, grants = example["projects-2023-06"], example["grants-2023-06"]
    assert (projects.rows, grants.rows) == (39, 10)
    assert values(projects.statements, "status") == {"running": 32, "completed": 7}
    assert by_field(projects.statements) == [14, 12, 5, 8]


def test_november_2024(example: dict[str, Loaded]) -> None:
    projects, grants = example["projects-2024-11"], example["grants-2024-11"]
    assert (projects.rows, grants.rows) == (49, 19)
    assert values(projects.statements, "status") == {"running": 40, "completed": 9}
    assert by_field(grants.statements) == [4, 7, 2, 6]
    assert values(grants.statements, "funded_by")["MPI-Fördercall Circular Economy"] == 8
    assert values(example["topics"].statements, "has_topic")["Kreislaufwirtschaft"] == 15


def test_three_projects_are_no_longer_listed(example: dict[str, Loaded]) -> None:
    names = {
        year: {
            s.value
            for s in example[f"projects-{year}"].statements
            if s.subject.kind == "project" and s.predicate in {"name", "alias"}
        }
        for year in ("2023-06", "2024-11")
    }
    listed = {
        s.value
        for s in example["projects-2023-06"].statements
        if s.subject.kind == "project" and s.predicate == "name"
    }
    gone = listed - names["2024-11"]
    assert len(gone) == 3
    assert all(len(values(example[f"projects-{year}"].statements, "complete_list")) == 1 for year in names)


def test_tables_name_the_same_projects(example: dict[str, Loaded]) -> None:
    listed = {
        s.value
        for year in ("2023-06", "2024-11")
        for s in example[f"projects-{year}"].statements
        if s.predicate == "name"
    }
    for loaded in example.values():
        named = {s.value for s in loaded.statements if s.subject.kind == "project" and s.predicate == "name"}
        assert named <= listed


def test_offers_are_marked_as_invented(example: dict[str, Loaded]) -> None:
    actors = {s.subject.name for s in example["offers"].statements if s.subject.kind == "organisation"}
    assert actors
    assert all(name.startswith("Fiktiv: ") for name in actors)


def test_topics_and_action_fields_are_those_of_the_vocabulary(example: dict[str, Loaded]) -> None:
    things = {s.object for loaded in example.values() for s in loaded.statements if s.object}
    unknown = {
        t for t in things if t.kind in {"topic", "action_field"} and not shipped().find(t.kind, t.name)
    }
    assert unknown == set()


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    folder = shutil.copytree(FOLDER, tmp_path_factory.mktemp("beispiel") / "mpi")
    return build(read(folder)).graph


def test_the_graph_counts_what_november_2024_prints(graph: Graph) -> None:
    projects = graph.nodes.filter(pl.col("kind") == "project")
    assert dict(projects["status"].value_counts().rows()) == {"completed": 12, "running": 40}
    grants = graph.edges.filter(pl.col("kind") == "funded_by").group_by("target").len()
    assert sorted(grants["len"]) == [8, 19]


def test_the_report_speaks_of_the_same_things_as_the_tables(graph: Graph) -> None:
    stated = graph.nodes.filter(pl.col("stated"))
    assert stated.filter(pl.col("kind") == "event").height == 12
    assert stated.filter(pl.col("kind") == "programme").height == 5
    assert graph.conflicts.filter(pl.col("nature") != "change").is_empty()
    assert graph.skipped.is_empty()
