"""The sheets of a file: a CSV file has one without a name, a workbook several."""

import re
from dataclasses import dataclass, field
from pathlib import Path

import fastexcel

from synergraph.errors import ConfigError, SourceError
from synergraph.loaders import archive
from synergraph.loaders.table import bounds, hidden
from synergraph.loaders.table.text import decode, delimiter_of, rows, without_nul

_UNCLEAR = re.compile(r"-?[1-9]\d{0,2}\.\d{3}\Z")


@dataclass(frozen=True, slots=True)
class Sheet:
    """The cells of one sheet as text; the row the spreadsheet calls n is `rows[n - 1]`.

    A dot that could group thousands ("1.234") is the decimal point in a number that a program
    `stored`: in all cells, or in these texts; in a text that was typed, in CSV or a workbook, it
    groups. A workbook may hide a sheet (`hidden`), or rows of it (`hidden_rows`, as the spreadsheet
    counts); a damaged sheet has no cells, and `damage` says why.
    """

    name: str
    rows: list[list[str]]
    stored: bool | frozenset[str] = False
    notes: list[str] = field(default_factory=list)
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    damage: str = ""

    @property
    def place(self) -> str:
        what = "damaged sheet" if self.damage else "sheet"
        return f"{what} “{self.name}”" if self.name else ""


def read(path: Path, *, encoding: str = "", delimiter: str = "") -> list[Sheet]:
    """Read all sheets of a CSV, TSV or XLSX file, packed or not, known by its content.

    Raises `SourceError` when the file is missing, empty or no table, `ConfigError` when
    `encoding` or `delimiter` makes no sense.
    """
    data = archive.read(path)
    if not data.strip():
        raise SourceError("the file is empty", hint="export the table again")
    if data.startswith(b"PK"):
        return _workbook(data)
    if len(delimiter) > 1 or delimiter in {'"', "\n", "\r"}:
        raise ConfigError(
            f"“{delimiter}” cannot separate columns", hint='write delimiter = ";", ",", "|" or "\\t"'
        )
    decoded, odd = decode(data, encoding)
    text, holed = without_nul(decoded)
    notes = [f"line {line} is not in UTF-8 like the rest; read as Windows-1252" for line in odd]
    notes += [f"line {line} has NUL characters, which are left out" for line in holed]
    return [Sheet("", rows(text, delimiter or delimiter_of(text)), notes=notes)]


def _workbook(data: bytes) -> list[Sheet]:
    concealed = hidden.rows(data, bounds.check(data))
    try:
        book = fastexcel.read_excel(data)
        sheets = [_sheet(book, name, concealed.get(name, frozenset())) for name in book.sheet_names]
    except fastexcel.FastExcelError as error:
        raise SourceError(f"not a readable workbook: {_first_line(error)}", hint=bounds.REPAIR) from error
    if not sheets:
        raise SourceError("the workbook has no sheets", hint=bounds.REPAIR)
    if all(sheet.damage for sheet in sheets):
        raise SourceError(f"not a readable workbook: {sheets[0].damage}", hint=bounds.REPAIR)
    return sheets


def _sheet(book: fastexcel.ExcelReader, name: str, concealed: frozenset[int]) -> Sheet:
    try:
        # header_row=None alone would drop blank rows above the table, and row numbers with them.
        sheet = book.load_sheet(name, header_row=None, skip_rows=0, dtypes="string")
    except fastexcel.FastExcelError as error:
        return Sheet(name, [], damage=_first_line(error))
    cells = sheet.to_polars().rows() if sheet.width and sheet.height else []
    rows = [[_cell(value) for value in row] for row in cells]
    return Sheet(name, rows, _stored(book, name, rows), [], sheet.visible != "visible", concealed)


def _stored(book: fastexcel.ExcelReader, name: str, rows: list[list[str]]) -> frozenset[str]:
    """Return the texts of a sheet like "1.234" that are stored numbers.

    Where the same text was also typed, the number gets a further 0, so that the two differ.
    """
    places = [
        (at, column) for at, row in enumerate(rows) for column, text in enumerate(row) if _UNCLEAR.match(text)
    ]
    if not places:
        return frozenset()
    # Read as whole numbers, a stored 1.234 is 1, and a typed one nothing.
    whole = book.load_sheet(name, header_row=None, skip_rows=0, dtypes="int").to_polars().rows()
    numbers = [(at, column) for at, column in places if whole[at][column] is not None]
    stored = {rows[at][column] for at, column in numbers}
    typed = {rows[at][column] for at, column in set(places).difference(numbers)}
    for at, column in numbers:
        rows[at][column] += "0" if rows[at][column] in typed else ""
    return frozenset(stored - typed)


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0]


def shown(found: list[Sheet]) -> list[Sheet]:
    """Return the sheets that a workbook shows; all where it hides every one."""
    return [sheet for sheet in found if not sheet.hidden] or found


def _cell(value: str | None) -> str:
    return (value or "").removesuffix(" 00:00:00")
