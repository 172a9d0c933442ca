"""A workspace's own names, and what it says of persons."""

from pathlib import Path

import polars as pl
import pytest

from synergraph.errors import ConfigError
from synergraph.graph import workspace
from synergraph.graph.build import build
from synergraph.graph.graph import Graph

PEOPLE = 'Person;Organisation\n"Ada Beispiel";"Musterwerk"\n'
CONFIG = """
[workspace]
persons = {persons}
gazetteer = "{gazetteer}"
[[source]]
path = "leute.csv"
[source.map]
kind = "person"
name = "Person"
[[source.map.edges]]
edge = "affiliated_with"
kind = "organisation"
column = "Organisation"
[[source]]
path = "werke.csv"
[source.map]
kind = "organisation"
name = "Firma"
"""


def made(folder: Path, persons: str = "false", gazetteer: str = "") -> Graph:
    (folder / "leute.csv").write_text(PEOPLE, encoding="utf-8")
    (folder / "werke.csv").write_text("Firma\nMW Berlin\nMusterwerk\n", encoding="utf-8")
    (folder / "synergraph.toml").write_text(
        CONFIG.format(persons=persons, gazetteer=gazetteer), encoding="utf-8"
    )
    return build(workspace.read(folder)).graph


def names(graph: Graph, kind: str) -> set[str]:
    return set(graph.nodes.filter((pl.col("kind") == kind) & pl.col("stated"))["name"])


def test_persons_are_left_out_of_every_table_unless_the_workspace_says_so(tmp_path: Path) -> None:
    graph = made(tmp_path)
    assert names(graph, "person") == set()
    for table in (graph.nodes, graph.edges, graph.statements):
        assert "Ada" not in str(table.select(pl.exclude("quote")).rows())


def test_persons_stay_where_the_workspace_says_so(tmp_path: Path) -> None:
    graph = made(tmp_path, persons="true")
    assert names(graph, "person") == {"Ada Beispiel"}
    assert graph.edges.filter(pl.col("kind") == "affiliated_with").height == 1


def test_a_gazetteer_joins_the_names_it_lists(tmp_path: Path) -> None:
    assert names(made(tmp_path), "organisation") == {"MW Berlin", "Musterwerk"}
    (tmp_path / "namen.csv").write_text(
        "kind,name,aliases\norganisation,Musterwerk,MW Berlin|MW\n", encoding="utf-8"
    )
    assert names(made(tmp_path, gazetteer="namen.csv"), "organisation") == {"Musterwerk"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("kind,name\norganization,Werk\n", "row 2: unknown kind “organization”"),
        ("kind,name\norganisation,\n", "row 2: the name is empty"),
        ("name\nWerk\n", "column “kind” is missing"),
    ],
)
def test_a_broken_gazetteer_is_named_with_its_row(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "namen.csv").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=said):
        made(tmp_path, gazetteer="namen.csv")


def test_a_missing_gazetteer_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"fehlt\.csv does not exist"):
        made(tmp_path, gazetteer="fehlt.csv")
