"""Every snippet of the how-to loads the table above it, whole."""

import csv
import io
import re
from pathlib import Path

import pytest
import tomlkit
import xlsxwriter

from synergraph.graph.workspace import read
from synergraph.loaders.table import OPTIONS, load
from synergraph.ontology import shipped

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "load-tables.md"
TEXT = PAGE.read_text(encoding="utf-8")
TABLES = re.findall(r'```csv title="([^"]+)"(?: sheet="([^"]+)")?\n(.*?)```', TEXT, re.DOTALL)
SNIPPETS = re.findall(r"```toml\n(.*?)```", TEXT, re.DOTALL)


def write_tables(folder: Path) -> None:
    sheets: dict[str, dict[str, str]] = {}
    for name, sheet, content in TABLES:
        sheets.setdefault(name, {})[sheet] = content
    for name, contents in sheets.items():
        if name.endswith(".xlsx"):
            write_workbook(folder / name, contents)
        else:
            (folder / name).write_text(contents[""], encoding="utf-8")


def write_workbook(path: Path, contents: dict[str, str]) -> None:
    with xlsxwriter.Workbook(str(path)) as book:
        for name, content in contents.items():
            sheet = book.add_worksheet(name)
            for row, cells in enumerate(csv.reader(io.StringIO(content), delimiter=";")):
                sheet.write_row(row, 0, cells)


@pytest.mark.parametrize("snippet", SNIPPETS, ids=lambda text: tomlkit.parse(text)["source"][0]["path"])
def test_a_snippet_loads_its_table_whole(snippet: str, tmp_path: Path) -> None:
    write_tables(tmp_path)
    (tmp_path / "synergraph.toml").write_text(snippet, encoding="utf-8")
    [source] = read(tmp_path).sources
    loaded = load(source, shipped())
    assert loaded.used == loaded.rows > 0
    assert (loaded.skipped, loaded.notes) == ([], [])


@pytest.mark.parametrize("snippet", SNIPPETS, ids=lambda text: tomlkit.parse(text)["source"][0]["path"])
def test_all_that_a_map_names_is_found(snippet: str, tmp_path: Path) -> None:
    write_tables(tmp_path)
    (tmp_path / "synergraph.toml").write_text(snippet, encoding="utf-8")
    [source] = read(tmp_path).sources
    statements = load(source, shipped()).statements
    maps = source.options.get("map", [])
    for table in [maps] if isinstance(maps, dict) else maps:
        wanted = {*table.get("attributes", {}), *(edge["edge"] for edge in table.get("edges", []))}
        assert wanted <= {s.predicate for s in statements}
    topics = {s.object.name for s in statements if s.object and s.object.kind == "topic"}
    assert all(shipped().find("topic", name) for name in topics)


def test_every_table_of_the_page_is_used() -> None:
    assert {name for name, _, _ in TABLES} == {tomlkit.parse(text)["source"][0]["path"] for text in SNIPPETS}


def test_every_option_of_a_table_is_explained() -> None:
    assert [option for option in OPTIONS if option not in TEXT] == []
