"""Export → load comes back: as CSV and as a workbook, and an edit changes what it edits and no more."""

import shutil
import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from said import column, edges_of, graph_of, loaded, nodes_of, saved, sheets_of

from synergraph.graph import workspace
from synergraph.graph.build import build
from synergraph.graph.export import export
from synergraph.graph.graph import Graph
from synergraph.loaders.table.edges import qualified
from synergraph.loaders.table.mapping import QUALIFIERS
from synergraph.loaders.table.values import blank
from synergraph.ontology import ontology, shipped
from synergraph.ontology.layout import Column, layout, qualifier
from synergraph.ontology.names import unwrap
from synergraph.statements import Evidence, Statement, Thing

HERE = Evidence("hier", row=2)
FORMATS = ["csv", "xlsx"]


def built(folder: Path, files: list[Path]) -> Graph:
    """Build a fresh workspace of exported files."""
    workspace.init(folder)
    workspace.add(workspace.read(folder), [(file, "table", "2024-11-30") for file in files])
    return build(workspace.read(folder)).graph


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("name", ["small_graph", "example_graph"])
def test_a_graph_comes_back_from_its_export(
    request: pytest.FixtureRequest, tmp_path: Path, name: str, format: str
) -> None:
    graph: Graph = request.getfixturevalue(name)
    files = export(graph, format, tmp_path / "out")
    again = built(tmp_path / "w", files)
    assert nodes_of(again, without=[f"document/{file.stem}" for file in files]) == nodes_of(graph)
    assert edges_of(again) == edges_of(graph)
    assert again.skipped.is_empty() and again.notes.is_empty()


@pytest.fixture
def edited(small_graph: Graph, tmp_path: Path) -> Path:
    """Return the exported workbook of the small graph."""
    (path,) = export(small_graph, "xlsx", tmp_path / "small.xlsx")
    return path


def test_an_edited_cell_changes_its_value_only(small_graph: Graph, tmp_path: Path, edited: Path) -> None:
    sheets = sheets_of(edited)
    projects = sheets["Projekte"]
    row = next(row for row in projects if row[0] == "Probe Alpha")
    row[column(projects, "Status")] = "abgebrochen"
    again = built(tmp_path / "w", [saved(edited, sheets)])
    expected = nodes_of(small_graph)
    expected["project/probe-alpha"]["status"] = "discontinued"
    assert nodes_of(again, without=["document/small"]) == expected
    assert edges_of(again) == edges_of(small_graph)


def test_a_renamed_thing_stays_the_same_thing(small_graph: Graph, tmp_path: Path, edited: Path) -> None:
    sheets = sheets_of(edited)
    next(row for row in sheets["Projekte"] if row[0] == "Probe Alpha")[0] = "Ganz anders"
    again = built(tmp_path / "w", [saved(edited, sheets)])
    expected = nodes_of(small_graph)
    expected["project/probe-alpha"]["name"] = "Ganz anders"
    assert nodes_of(again, without=["document/small"]) == expected
    assert edges_of(again) == edges_of(small_graph)


def test_a_new_row_adds_a_thing_and_its_edges(small_graph: Graph, tmp_path: Path, edited: Path) -> None:
    sheets = sheets_of(edited)
    sheets["Projekte"].append(["Probe Omega"])
    sheets["Beteiligungen"].append(["Beispielwerk GmbH", "Probe Omega", "Partner", "03/2024"])
    again = built(tmp_path / "w", [saved(edited, sheets)])
    assert nodes_of(again).keys() - nodes_of(small_graph).keys() == {"document/small", "project/probe-omega"}
    (edge,) = edges_of(again) - edges_of(small_graph)
    assert edge[:5] == (
        "organisation/beispielwerk-gmbh",
        "participates_in",
        "project/probe-omega",
        "partner",
        "2024-03",
    )


def test_an_edited_export_changes_the_workspace_it_came_from(
    small_graph: Graph, tmp_path: Path, edited: Path
) -> None:
    source = Path(__file__).parents[2] / "small"
    shutil.copytree(source, tmp_path / "w", ignore=shutil.ignore_patterns("build"))
    build(workspace.read(tmp_path / "w"))
    sheets = sheets_of(edited)
    next(row for row in sheets["Projekte"] if row[0] == "Probe Alpha")[0] = "Ganz anders"
    workspace.add(workspace.read(tmp_path / "w"), [(saved(edited, sheets), "table", "2025")])
    again = nodes_of(build(workspace.read(tmp_path / "w")).graph)
    assert again.keys() - nodes_of(small_graph).keys() == {"document/small"}
    alpha = again["project/probe-alpha"]
    assert alpha["name"] == "Ganz anders" and "Probe Alpha" in str(alpha["aliases"])


NASTY = [
    "=1+1", "+49 30", "-x", "@sum", "'=x", "001", "1e5", "2024-01", "01.04.2024", "ja", "True", "a;b", "a|b", "a\\",
    "\\|", "a [project/b]", "x" * 300, "_x0001_", "a\x01b", "„Zitat“, \"x\"",
]  # fmt: skip
words = (
    st.one_of(st.sampled_from(NASTY), st.text("abÄß =+-@'\"|;\\[],/.0123\x01😀\n", min_size=1, max_size=8))
    .map(unwrap)
    .filter(lambda text: not blank(text))
)
days = st.dates(date(1900, 1, 1), date(2099, 12, 31)).map(date.isoformat)
VALUES = {
    "date": st.builds(lambda day, length: day[:length], days, st.sampled_from([4, 7, 10])),
    "decimal": st.integers(0, 10**12).map(lambda cents: repr(cents / 100)),
    "integer": st.integers(0, 10**6).map(str),
    "boolean": st.sampled_from(["true", "false"]),
    "anyURI": st.integers(0).map(lambda number: f"https://example.org/{number}|x"),
    "string": words,
}


def values(column: Column) -> st.SearchStrategy[str]:
    codes = [concept.code for concept in shipped().of_kind(column.scheme)]
    return st.sampled_from(codes) if column.scheme else VALUES[column.datatype]


@st.composite
def stated(draw: st.DrawFn) -> list[Statement]:
    """Draw what a source may say of a few things: names, attributes, and edges with qualifiers."""
    kinds = st.sampled_from(sorted(ontology().nodes))
    things = draw(st.lists(st.builds(Thing, kinds, words), min_size=1, max_size=6, unique=True))
    found = [Statement(thing, "name", HERE, value=thing.name) for thing in things]
    for thing in things:
        sheet = next(sheet for sheet in layout() if sheet.kind == thing.kind)
        passed_over = {"name", "id", "former"}
        columns = [c for c in sheet.columns if c.datatype != "thing" and c.term not in passed_over]
        for said in draw(st.lists(st.sampled_from(columns), max_size=4)):
            found.append(Statement(thing, said.term, HERE, value=draw(values(said))))
    joinable = [
        (source, edge, target)
        for source in things
        for target in things
        for edge in ontology().edges
        if ontology().allows(source.kind, edge, target.kind)
    ]
    for source, edge, target in draw(st.lists(st.sampled_from(joinable), max_size=5)) if joinable else []:
        names = draw(st.sets(st.sampled_from(QUALIFIERS)))
        typed = {name: qualified(name, draw(values(qualifier(name)))) for name in sorted(names)}
        found.append(Statement(source, edge, HERE, object=target, **typed))
    return found


@pytest.mark.parametrize("format", FORMATS)
@settings(max_examples=25, deadline=None)
@given(statements=stated())
def test_whatever_a_source_says_comes_back(format: str, statements: list[Statement]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        graph = graph_of(folder / "a", statements)
        results = [loaded(file) for file in export(graph, format, folder, persons=True)]
        assert not [entry for result in results for entry in (*result.skipped, *result.notes)]
        again = graph_of(folder / "b", [s for result in results for s in result.statements])
        assert nodes_of(again) == nodes_of(graph)
        assert edges_of(again) == edges_of(graph)


def test_names_with_semicolons_keep_their_edges_after_an_edit(tmp_path: Path) -> None:
    names = ("Stahl; Kran KG", "Stahl", "A|B", "C\\; D", "E\\")
    kran = Thing("project", "Kran; groß")
    actors = [Thing("organisation", name) for name in names]
    said = [Statement(thing, "name", HERE, value=thing.name) for thing in [kran, *actors]]
    graph = graph_of(
        tmp_path / "a", said + [Statement(a, "participates_in", HERE, object=kran) for a in actors]
    )
    (path,) = export(graph, "xlsx", tmp_path / "w.xlsx")
    sheets = sheets_of(path)
    sheets["Beteiligungen"].append(["Stahl; Neu AG", sheets["Beteiligungen"][1][1]])
    edges = [s for s in loaded(saved(path, sheets)).statements if s.object]
    assert sorted(s.subject.name for s in edges) == sorted([*names, "Stahl", "Neu AG"])
    assert {s.object for s in edges} == {Thing("project", "Kran; groß", "node:project/kran-gross")}


@pytest.mark.parametrize("format", FORMATS)
def test_things_of_one_name_are_kept_apart(tmp_path: Path, format: str) -> None:
    project = Thing("project", "Kran")
    actors = [Thing("organisation", "Licht"), Thing("cluster", "Licht")]
    names = [Statement(thing, "name", HERE, value=thing.name) for thing in [project, *actors]]
    joined = [
        Statement(actor, "participates_in", HERE, object=project, role=role)
        for actor, role in zip(actors, ("lead", "partner"), strict=True)
    ]
    graph = graph_of(tmp_path / "a", [*names, *joined])
    statements = [s for file in export(graph, format, tmp_path) for s in loaded(file).statements]
    assert edges_of(graph_of(tmp_path / "b", statements)) == edges_of(graph)
