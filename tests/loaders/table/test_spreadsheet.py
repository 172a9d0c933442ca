"""What a spreadsheet program stores beside plain texts: days, numbers, ticks, formulas, hidden and merged cells."""

import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
import xlsxwriter

from synergraph.errors import SourceError
from synergraph.loaders import registry
from synergraph.loaders.table import sheets
from synergraph.loaders.table.propose import propose
from synergraph.ontology import shipped


def read(folder: Path, write: str, *cells: object) -> list[str]:
    """Write cells below each other by a method of the sheet and return what is read."""
    path = folder / "t.xlsx"
    with xlsxwriter.Workbook(str(path), {"default_date_format": "mmm yy"}) as book:
        sheet = book.add_worksheet("A")
        for row, cell in enumerate(cells):
            getattr(sheet, write)(row, 0, cell)
    return [row[0] for row in sheets.read(path)[0].rows]


def test_days_are_days_whatever_they_look_like(tmp_path: Path) -> None:
    cells = read(tmp_path, "write_datetime", date(2024, 3, 1), datetime(2024, 3, 1, 9, 30), date(1905, 1, 2))
    assert cells == ["2024-03-01", "2024-03-01 09:30:00", "1905-01-02"]


def test_numbers_have_a_decimal_point_and_no_groups(tmp_path: Path) -> None:
    assert read(tmp_path, "write_number", 2024, 120000.5, 0.1 + 0.2) == ["2024", "120000.5", "0.3"]


def test_ticks_are_words(tmp_path: Path) -> None:
    assert read(tmp_path, "write_boolean", True, False) == ["true", "false"]


def test_of_a_formula_the_stored_result_counts(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("A")
        sheet.write_formula(0, 0, "=1+1", None, 2)
        sheet.write_formula(1, 0, '="a"&"b"', None, "ab")
    assert [row[0] for row in sheets.read(path)[0].rows] == ["2", "ab"]


def test_odd_texts_stay_as_they_are(tmp_path: Path) -> None:
    texts = ["=1+1", "001", " x ", "a\nb", "a\x01b", "_x0001_", "\ttab", "1/2"]
    assert read(tmp_path, "write_string", *texts) == texts


def test_merged_cells_fill_their_first_and_filtered_rows_are_read(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("A")
        sheet.write_row(0, 0, ["x", "y"])
        sheet.merge_range(1, 0, 2, 0, "oben")
        sheet.write_column(1, 1, ["a", "b"])
        sheet.autofilter(0, 0, 2, 1)
        sheet.filter_column(1, "y == a")
        sheet.set_row(2, None, None, {"hidden": True})
        sheet.set_column(1, 1, None, None, {"hidden": True})
    assert sheets.read(path)[0].rows == [["x", "y"], ["oben", "a"], ["", "b"]]


VOLUMES = 'map.kind = "project"\nmap.name = "Projekt"\nmap.attributes.volume = "Summe"\n'


def volumes(read, cells: dict[str, object], language: str) -> dict[str, str]:
    """Load a sheet of projects and sums and return the sums by project."""
    rows = [["Projekt", "Summe"], *map(list, cells.items())]
    loaded = read({"A": rows}, f'language = "{language}"\n{VOLUMES}')
    assert loaded.notes == []
    return {s.subject.name: s.value for s in loaded.statements if s.predicate == "volume"}


def test_a_dot_that_was_typed_groups_thousands_and_a_stored_one_does_not(read) -> None:
    cells = {
        "a": "500.000", "b": "1.250.000", "c": "80.000 €", "d": 300000, "e": 1.234, "f": 500.125, "g": "500.125", "h": 0.125,
        "i": "7.250", "j": -2.375,
    }  # fmt: skip
    assert volumes(read, cells, "de") == {
        "a": "500000", "b": "1250000", "c": "80000", "d": "300000", "e": "1.234", "f": "500.125", "g": "500125", "h": "0.125",
        "i": "7250", "j": "-2.375",
    }  # fmt: skip


def test_in_english_a_typed_dot_is_decimal_and_a_comma_groups(read) -> None:
    cells = {"a": "500.000", "b": "1,250,000", "c": "80,000", "d": 300000, "e": 1.234, "f": 500.125}
    assert volumes(read, cells, "en") == {
        "a": "500", "b": "1250000", "c": "80000", "d": "300000", "e": "1.234", "f": "500.125",
    }  # fmt: skip


def test_texts_stay_as_they_stand_below_blank_rows_and_columns(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("A")
        sheet.write_row(3, 2, ["x", "1.234", 5.678])
    [read] = sheets.read(path)
    assert [row[-3:] for row in read.rows if any(row)] == [["x", "1.234", "5.678"]]
    assert read.stored == {"5.678"}


@pytest.mark.parametrize(
    ("sums", "language"), [(("500,000", "1,250,000"), "en"), (("500.000", "1.250.000"), None)]
)
def test_stored_numbers_are_of_no_language_and_typed_ones_are(
    tmp_path: Path, sums: tuple[str, ...], language: str | None
) -> None:
    path = tmp_path / "t.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("A")
        for row, cells in enumerate(
            [("Projekttitel", "Summe"), ("Kran", 80.5), ("Hafen", 7.25), ("Kai", 1.75)]
        ):
            sheet.write_row(row, 0, cells)
        for row, text in enumerate(sums, 4):
            sheet.write_row(row, 0, [f"Werk {row}", text])
    assert propose(path, shipped()).options.get("language") == language


def damaged(path: Path, *broken: int) -> Path:
    """Save a workbook of two sheets and cut off the XML of those that are to be broken."""
    whole = path.with_name("whole.xlsx")
    with xlsxwriter.Workbook(str(whole)) as book:
        for name in ("Alt", "Neu"):
            sheet = book.add_worksheet(name)
            sheet.write_column(0, 0, ["Projekt", f"Kran {name}"])
            sheet.write_column(0, 1, ["Status", "laufend"])
    parts = {f"xl/worksheets/sheet{number}.xml" for number in broken}
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(path, "w") as new:
        for part in old.namelist():
            data = old.read(part)
            new.writestr(part, data[: data.rfind(b"<c ") + 2] if part in parts else data)
    return path


@pytest.mark.parametrize("toml", ["", 'map.kind = "project"\nmap.name = "Projekt"'])
def test_a_damaged_sheet_is_named_and_the_others_are_read(read, tmp_path: Path, toml: str) -> None:
    loaded = read(damaged(tmp_path / "d.xlsx", 1).read_bytes(), toml, "t.xlsx")
    assert {s.subject.name for s in loaded.statements} == {"Kran Neu"}
    [note] = loaded.notes
    assert "sheet “Alt”" in note and "damaged" in note and "not read: calamine error" in note


def test_a_workbook_of_damaged_sheets_is_refused(read, tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="not a readable workbook"):
        read(damaged(tmp_path / "d.xlsx", 1, 2).read_bytes(), name="t.xlsx")
    with pytest.raises(SourceError, match="damaged sheet “Alt”"):
        read(
            damaged(tmp_path / "d.xlsx", 1).read_bytes(),
            'map.sheet = "Alt"\nmap.kind = "project"\nmap.name = "Projekt"',
            "t.xlsx",
        )


@pytest.mark.parametrize("suffix", [".xls", ".xlsb", ".ods"])
def test_of_an_old_workbook_the_hint_says_what_to_do(suffix: str) -> None:
    with pytest.raises(SourceError) as caught:
        registry.for_suffix(suffix)
    assert caught.value.hint == "open it in a spreadsheet program and save it as XLSX"
