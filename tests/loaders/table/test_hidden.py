"""What a workbook hides is left out or read, and said in either case."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from synergraph.errors import ConfigError
from synergraph.loaders.table import load
from synergraph.loaders.table.propose import propose
from synergraph.ontology import shipped
from synergraph.statements import Loaded, Source

VISIBLE = [
    ["Vorhaben", "Bearbeitungsstand", "Nr."],
    ["Kran", "laufend", 1],
    ["Halle", "laufend", 2],
    ["Kai", "laufend", 3],
]
HIDDEN = [["Firma", "Sitz", "Telefon"], ["Werk A GmbH", "Berlin", "030"]]
HIDE = {"hidden": Worksheet.hide, "very hidden": Worksheet.very_hidden}


def write(
    path: Path, way: str = "hidden", rows: tuple[int, ...] = (), sheets: dict[str, Any] | None = None
) -> Path:
    """Write a workbook whose second sheet is hidden, as are these rows of the first."""
    with xlsxwriter.Workbook(str(path)) as book:
        for number, (name, cells) in enumerate(
            (sheets or {"Vorhaben 2024": VISIBLE, "Intern": HIDDEN}).items()
        ):
            sheet = book.add_worksheet(name)
            for row, values in enumerate(cells):
                sheet.write_row(row, 0, values)
            if number:
                HIDE[way](sheet)
            else:
                for row in rows:
                    sheet.set_row(row - 1, None, None, {"hidden": True})
    return path


def read(path: Path, toml: str) -> Loaded:
    (source,) = tomllib.loads(toml)["source"]
    options = {k: v for k, v in source.items() if k not in ("path", "loader", "as_of")}
    result = load(Source(path, "x", "table", "", options), shipped())
    assert result.rows == result.used + len(result.skipped)
    return result


def names(result: Loaded) -> set[str]:
    return {s.subject.name for s in result.statements}


@pytest.mark.parametrize("way", HIDE)
def test_a_hidden_sheet_is_left_out_and_said_so(way: str, tmp_path: Path) -> None:
    path = write(tmp_path / "mappe.xlsx", way)
    toml = propose(path, shipped()).toml(path.name)
    assert "# sheet “Intern” is hidden and left out: to read it, take the # from its map below" in toml
    result = read(path, toml)
    assert names(result) == {"Kran", "Halle", "Kai"}
    assert result.notes == [
        "mappe.xlsx, sheet “Intern”: not read: the sheet is hidden; name it in a map, or write hidden_sheets = true"
    ]


def test_its_map_waits_as_a_comment(tmp_path: Path) -> None:
    path = write(tmp_path / "mappe.xlsx")
    before, _, rest = propose(path, shipped()).toml(path.name).partition("# # mappe Intern: ")
    waiting, _, left_out = rest.partition("\n# Left out:")
    taken = "\n".join(line.removeprefix("# ") for line in waiting.splitlines()[1:])
    result = read(path, f"{before}\n{taken}")
    assert names(result) == {"Kran", "Halle", "Kai", "Werk A GmbH"}
    assert result.notes == [] and "Telefon" not in left_out


def test_hidden_sheets_that_need_no_map_are_read_where_the_source_says_so(tmp_path: Path) -> None:
    sheets = {
        "Projekte": [["Projekt", "Status"], ["Kran", "laufend"]],
        "Organisationen": [["Name"], ["Werk A GmbH"]],
    }
    path = write(tmp_path / "mappe.xlsx", sheets=sheets)
    assert names(read(path, "[[source]]")) == {"Kran"}
    assert names(read(path, "[[source]]\nhidden_sheets = true")) == {"Kran", "Werk A GmbH"}
    assert names(read(path, '[[source]]\nsheet = "Organisationen"')) == {"Werk A GmbH"}


def test_hidden_rows_are_read_with_a_note_or_listed_as_left_out(tmp_path: Path) -> None:
    path = write(tmp_path / "mappe.xlsx", rows=(1, 3, 4, 9))
    toml = propose(path, shipped()).toml(path.name)
    note = "rows 3–4 are hidden and read like the others; hidden_rows = false leaves hidden rows out"
    assert f"# sheet “Vorhaben 2024”: {note}" in toml
    result = read(path, toml)
    assert names(result) == {"Kran", "Halle", "Kai"}
    assert f"mappe.xlsx, sheet “Vorhaben 2024”: {note}" in result.notes
    result = read(path, toml.replace("[[source]]\n", "[[source]]\nhidden_rows = false\n", 1))
    assert names(result) == {"Kran"}
    assert [tuple(skipped) for skipped in result.skipped] == [
        (f"mappe.xlsx, sheet “Vorhaben 2024”, row {row}", "a hidden row (hidden_rows = false)")
        for row in (3, 4)
    ]


def test_a_switch_that_is_none_is_named(tmp_path: Path) -> None:
    path = write(tmp_path / "mappe.xlsx")
    with pytest.raises(ConfigError, match="“hidden_sheets” must be true or false"):
        read(path, '[[source]]\nhidden_sheets = "ja"')
