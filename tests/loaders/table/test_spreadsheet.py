"""What a spreadsheet program stores beside plain texts: days, numbers, ticks, formulas, hidden and merged cells."""

from datetime import date, datetime
from pathlib import Path

import xlsxwriter

from synergraph.loaders.table import sheets


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
