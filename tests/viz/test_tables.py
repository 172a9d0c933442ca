"""Tables in every form hold the same rows, and nothing in a cell does harm."""

import csv
import io
import json
from pathlib import Path

import polars as pl
import pytest

from synergraph.errors import UsageError
from synergraph.queries.sheet import Sheet
from synergraph.viz.tables import emit, render, write_xlsx

PROJECTS = Sheet(
    "Projekte",
    ["Name", "Volumen", "läuft"],
    [("Haus | Hof", 1500000.0, True), ("=1+1", 0.25, False), ("Süd", None, None)],
)
EMPTY = Sheet("Nichts", ["Name"], [])


def test_the_terminal_table_shows_title_and_every_cell() -> None:
    text = render([PROJECTS], "table", 100)
    assert all(part in text for part in ("Projekte", "Haus | Hof", "1500000,00", "0,25", "✓", "–", "Süd"))


def test_an_empty_table_says_so() -> None:
    assert render([EMPTY], "table", 100).strip() == "Nichts: –"


def test_markdown_keeps_pipes_inside_their_cell() -> None:
    lines = render([PROJECTS], "md").splitlines()
    assert lines[0] == "## Projekte"
    assert all(line.replace("\\|", "").count("|") == 4 for line in lines[2:])


def test_json_has_one_object_a_row_and_keeps_types() -> None:
    rows = json.loads(render([PROJECTS], "json"))
    assert (
        rows[0] == {"Name": "Haus | Hof", "Volumen": 1500000.0, "läuft": True} and rows[2]["Volumen"] is None
    )


def test_json_of_several_sheets_is_keyed_by_title() -> None:
    assert set(json.loads(render([PROJECTS, EMPTY], "json"))) == {"Projekte", "Nichts"}


def test_csv_comes_back_and_runs_no_formula() -> None:
    rows = list(csv.reader(io.StringIO(render([PROJECTS], "csv"))))
    assert rows[0] == ["Name", "Volumen", "läuft"] and rows[2][0] == "'=1+1"


def test_xlsx_comes_back_with_texts_as_texts(tmp_path: Path) -> None:
    path = write_xlsx([PROJECTS, EMPTY], tmp_path / "t.xlsx")
    table = pl.read_excel(path, sheet_name="1 Projekte", engine="calamine")
    assert table["Name"].to_list() == ["Haus | Hof", "=1+1", "Süd"] and table["Volumen"].to_list()[:2] == [
        1500000.0,
        0.25,
    ]


def test_xlsx_tells_sheets_of_alike_titles_apart(tmp_path: Path) -> None:
    long = "Synergien: wer miteinander reden sollte [und warum] / wie"
    path = write_xlsx([Sheet(long, ["a"], [(1,)]), Sheet(long + "!", ["a"], [(2,)])], tmp_path / "t.xlsx")
    assert len(pl.read_excel(path, sheet_id=0, engine="calamine")) == 2


def test_xlsx_needs_a_file(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="-o FILE"):
        emit([PROJECTS], "xlsx", None, print)


@pytest.mark.parametrize("form", ["table", "md", "json", "csv"])
def test_a_file_gets_what_the_terminal_would(tmp_path: Path, form: str) -> None:
    said: list[str] = []
    emit([PROJECTS], form, None, said.append)
    emit([PROJECTS], form, tmp_path / "out", print)
    assert (tmp_path / "out").read_text(encoding="utf-8").split() == said[0].split()
