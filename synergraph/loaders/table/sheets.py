"""The sheets of a file: a CSV file has one without a name, a workbook several."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import reduce
from pathlib import Path

import fastexcel

from synergraph.errors import ConfigError, SourceError
from synergraph.loaders.table.text import decode, delimiter_of, rows

_CELLS = 50_000_000
_BYTES = 1_000_000_000
_ROWS = re.compile(rb"""\sr=["'][A-Z]{0,3}(\d{1,9})["']""")
_COLUMNS = re.compile(rb"""\sr=["']([A-Z]{1,3})\d""")
_DAMAGE = (zipfile.BadZipFile, zlib.error, NotImplementedError, OSError, EOFError, RuntimeError, ValueError)
_REPAIR = "open it in a spreadsheet program and save it again as XLSX or CSV (UTF-8)"


@dataclass(frozen=True, slots=True)
class Sheet:
    """The cells of one sheet as text; the row the spreadsheet calls n is `rows[n - 1]`.

    In a workbook numbers are stored, not typed: there a dot is always the decimal point
    (`stored`), while in a CSV file it may group thousands.
    """

    name: str
    rows: list[list[str]]
    stored: bool = False
    notes: list[str] = field(default_factory=list)

    @property
    def place(self) -> str:
        return f"sheet “{self.name}”" if self.name else ""


def read(path: Path, *, encoding: str = "", delimiter: str = "") -> list[Sheet]:
    """Read all sheets of a CSV, TSV or XLSX file, known by its content rather than its suffix.

    Raises `SourceError` when the file is missing, empty or no table, `ConfigError` when
    `encoding` or `delimiter` makes no sense.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SourceError(
            f"cannot be read: {error.strerror}", hint="check path in synergraph.toml"
        ) from error
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
    _check_size(data)
    try:
        book = fastexcel.read_excel(data)
        sheets = [_sheet(book, name) for name in book.sheet_names]
    except fastexcel.FastExcelError as error:
        reason = str(error).splitlines()[0]
        raise SourceError(f"not a readable workbook: {reason}", hint=_REPAIR) from error
    if not sheets:
        raise SourceError("the workbook has no sheets", hint=_REPAIR)
    return sheets


def _sheet(book: fastexcel.ExcelReader, name: str) -> Sheet:
    # header_row=None alone would drop blank rows above the table, and row numbers with them.
    sheet = book.load_sheet(name, header_row=None, skip_rows=0, dtypes="string")
    cells = sheet.to_polars().rows() if sheet.width and sheet.height else []
    return Sheet(name, [[_cell(value) for value in row] for row in cells], stored=True)


def _cell(value: str | None) -> str:
    return (value or "").removesuffix(" 00:00:00")


def _check_size(data: bytes) -> None:
    """Refuse what would fill the memory: a few kilobytes can claim billions of cells."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
            cells = max(map(_cells, _sheet_files(archive)), default=0) if size <= _BYTES else _CELLS + 1
    except _DAMAGE as error:
        raise SourceError("not a readable workbook: the archive is damaged", hint=_REPAIR) from error
    if cells > _CELLS:
        raise SourceError(
            "the workbook is too large to read", hint="delete stray cells far below or beside the table"
        )


def _sheet_files(archive: zipfile.ZipFile) -> Iterator[bytes]:
    return (archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets/"))


def _cells(xml: bytes) -> int:
    """Return the area from A1 to the outermost cell that a sheet names, filled or not."""
    rows = max(map(int, set(_ROWS.findall(xml))), default=0)
    return rows * max(map(_column, set(_COLUMNS.findall(xml))), default=0)


def _column(letters: bytes) -> int:
    return reduce(lambda number, letter: number * 26 + letter - 64, letters, 0)
