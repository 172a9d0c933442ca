"""The sheets of a file: a CSV file has one without a name, a workbook several."""

from dataclasses import dataclass, field
from pathlib import Path

import fastexcel

from synergraph.errors import ConfigError, SourceError
from synergraph.loaders import archive
from synergraph.loaders.table import bounds, hidden
from synergraph.loaders.table.text import decode, delimiter_of, rows


@dataclass(frozen=True, slots=True)
class Sheet:
    """The cells of one sheet as text; the row the spreadsheet calls n is `rows[n - 1]`.

    In a workbook numbers are stored, not typed: there a dot is always the decimal point
    (`stored`), while in a CSV file it may group thousands. A workbook may hide a sheet (`hidden`),
    or rows of it (`hidden_rows`, as the spreadsheet counts).
    """

    name: str
    rows: list[list[str]]
    stored: bool = False
    notes: list[str] = field(default_factory=list)
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()

    @property
    def place(self) -> str:
        return f"sheet “{self.name}”" if self.name else ""


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
    text, odd = decode(data, encoding)
    notes = [f"line {line} is not in UTF-8 like the rest; read as Windows-1252" for line in odd]
    return [Sheet("", rows(text, delimiter or delimiter_of(text)), notes=notes)]


def _workbook(data: bytes) -> list[Sheet]:
    concealed = hidden.rows(data, bounds.check(data))
    try:
        book = fastexcel.read_excel(data)
        sheets = [_sheet(book, name, concealed.get(name, frozenset())) for name in book.sheet_names]
    except fastexcel.FastExcelError as error:
        reason = str(error).splitlines()[0]
        raise SourceError(f"not a readable workbook: {reason}", hint=bounds.REPAIR) from error
    if not sheets:
        raise SourceError("the workbook has no sheets", hint=bounds.REPAIR)
    return sheets


def _sheet(book: fastexcel.ExcelReader, name: str, concealed: frozenset[int]) -> Sheet:
    # header_row=None alone would drop blank rows above the table, and row numbers with them.
    sheet = book.load_sheet(name, header_row=None, skip_rows=0, dtypes="string")
    cells = sheet.to_polars().rows() if sheet.width and sheet.height else []
    rows = [[_cell(value) for value in row] for row in cells]
    return Sheet(name, rows, True, [], sheet.visible != "visible", concealed)


def shown(found: list[Sheet]) -> list[Sheet]:
    """Return the sheets that a workbook shows; all where it hides every one."""
    return [sheet for sheet in found if not sheet.hidden] or found


def _cell(value: str | None) -> str:
    return (value or "").removesuffix(" 00:00:00")
