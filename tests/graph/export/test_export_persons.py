"""Persons stay out of what is shared, unless somebody asks for them."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from persons import SOURCE

from synergraph.cli import main
from synergraph.graph import workspace
from synergraph.graph.build import build
from synergraph.graph.export import FORMATS, export
from synergraph.graph.export.persons import MASK, without_persons
from synergraph.graph.graph import Graph

NAMES = ("Ada Beispiel", "Bea Muster")
GUESTS = """Person;Organisation;Rolle
Ada Beispiel;Beispielwerk GmbH;Vortrag
Bea Muster;Muster Institut e. V.;
"""
PROJECTS = """Projekt;Beschreibung;Status
Kran;Ada Beispiel leitet den Versuch.;laufend
Licht;Ein Versuch ohne Namen.;laufend
"""
CONFIG = f"""[workspace]
name = "Muster"
persons = true
{SOURCE}
[[source]]
path = "projekte.csv"
loader = "table"
as_of = "2024-11-30"
[[source.map]]
kind = "project"
name = "Projekt"
[source.map.attributes]
description = "Beschreibung"
status = "Status"

[[source]]
path = "mehr.ttl"
loader = "rdf"
as_of = "2024-11-30"
"""
TURTLE = """@prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix ex: <https://example.org/> .
ex:ada a foaf:Person ; foaf:name "Ada Beispiel" ; ex:likes "Kaffee" .
ex:kran a <https://example.org/Maschine> ; ex:owner "Ada Beispiel" .
"""


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """Return a graph that keeps its invented persons."""
    folder = tmp_path_factory.mktemp("persons")
    files = {"gaeste.csv": GUESTS, "projekte.csv": PROJECTS, "mehr.ttl": TURTLE, workspace.CONFIG: CONFIG}
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return build(workspace.read(folder)).graph


def written(files: list[Path]) -> bytes:
    return b"".join(file.read_bytes() for file in files)


def named(files: list[Path]) -> list[str]:
    """Return which persons plain files name."""
    return [name for name in NAMES if name.encode() in written(files)]


@pytest.mark.parametrize("format", sorted({*FORMATS} - {"xlsx", "parquet"}))
def test_a_shared_export_names_no_person(graph: Graph, tmp_path: Path, format: str) -> None:
    assert named(export(graph, format, tmp_path / "a")) == []
    assert b"person/" not in written(export(graph, format, tmp_path / "a"))
    assert named(export(graph, format, tmp_path / "b", persons=True)) == list(NAMES)


def test_the_rest_is_all_there(graph: Graph) -> None:
    with without_persons(graph) as rest:
        assert rest.nodes.height == graph.nodes.filter(kind="person").height * -1 + graph.nodes.height
        assert {"organisation/beispielwerk-gmbh", "project/kran"} <= {*rest.nodes["id"]}
        assert not rest.edges["kind"].eq("affiliated_with").any()
        (said,) = rest.statements.filter(subject="project/kran", predicate="description")["value"]
        assert said == f"{MASK} leitet den Versuch."


def test_a_graph_without_persons_is_shared_as_it_is(small_graph: Graph) -> None:
    with without_persons(small_graph) as rest:
        assert rest is small_graph


@pytest.mark.parametrize(("flags", "expected"), [([], []), (["--persons"], list(NAMES))])
def test_the_command_leaves_them_out_too(
    graph: Graph, tmp_path: Path, flags: list[str], expected: list[str]
) -> None:
    folder = str(graph.folder.parents[1])
    result = CliRunner().invoke(main, ["-C", folder, "export", str(tmp_path), "--format", "csv", *flags])
    assert result.exit_code == 0, result.output
    assert named(sorted(tmp_path.iterdir())) == expected
