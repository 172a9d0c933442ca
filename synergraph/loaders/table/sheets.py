"""The sheets of a file: a CSV file has one without a name, a workbook several."""

import gzip
import io
from dataclasses import dataclass, field
from pathlib import Path

import fastexcel

from synergraph.errors import ConfigError, SourceError
from synergraph.loaders.archive import DAMAGE
from synergraph.loaders.table import archive
from synergraph.loaders.table.text import decode, delimiter_of, rows


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
    """Read all sheets of a CSV, TSV or XLSX file, packed with gzip or not, known by its content.

    Raises `SourceError` when the file is missing, empty or no table, `ConfigError` when
    `encoding` or `delimiter` makes no sense.
    """
    try:
        data = unpacked(path.read_bytes())
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


def unpacked(data: bytes) -> bytes:
    """Return what a gzip archive holds, other data as they are; raises `SourceError` for a damaged one."""
    if not data.startswith(b"\x1f\x8b"):
        return data
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as packed:
            content = packed.read(archive.BYTES + 1)
    except DAMAGE as error:
        raise SourceError("the gzip archive is damaged", hint="fetch or pack the file again") from error
    if len(content) > archive.BYTES:
        raise SourceError("the gzip archive is too large to read", hint="split the table into several files")
    return content


def _workbook(data: bytes) -> list[Sheet]:
    archive.check(data)
    try:
        book = fastexcel.read_excel(data)
        sheets = [_sheet(book, name) for name in book.sheet_names]
    except fastexcel.FastExcelError as error:
        reason = str(error).splitlines()[0]
        raise SourceError(f"not a readable workbook: {reason}", hint=archive.REPAIR) from error
    if not sheets:
        raise SourceError("the workbook has no sheets", hint=archive.REPAIR)
    return sheets


def _sheet(book: fastexcel.ExcelReader, name: str) -> Sheet:
    # header_row=None alone would drop blank rows above the table, and row numbers with them.
    sheet = book.load_sheet(name, header_row=None, skip_rows=0, dtypes="string")
    cells = sheet.to_polars().rows() if sheet.width and sheet.height else []
    return Sheet(name, [[_cell(value) for value in row] for row in cells], stored=True)


def _cell(value: str | None) -> str:
    return (value or "").removesuffix(" 00:00:00")
