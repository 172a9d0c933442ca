"""Looking into a workbook before it is read: a few kilobytes can claim gigabytes, or billions of cells."""

import io
import re
import zipfile
from collections.abc import Iterator
from functools import reduce
from typing import IO

from synergraph.errors import SourceError
from synergraph.loaders import archive as packing

CELLS = 30_000_000
"""How many cells the sheets of a workbook may span together, from A1 to their outermost cells."""
REPAIR = "open it in a spreadsheet program and save it again as XLSX or CSV (UTF-8)"
_CHUNK = 1 << 22
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_ROWS = re.compile(rb"""\sr\s*=\s*["'][A-Za-z]*(\d+)["']""")
_COLUMNS = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]+)\d""")
_HIDDEN = re.compile(rb"""<(?:[\w.-]+:)?row\b[^>]*?\shidden=["'](?:1|true)["'][^>]*>""")
_ROW = re.compile(rb"<(?:[\w.-]+:)?row[\s/>]")
_CELL = re.compile(rb"<(?:[\w.-]+:)?c[\s/>]")


Hidden = dict[str, set[int]]
"""The rows that the parts of a workbook hide, by the part's name in the archive."""


def check(data: bytes) -> Hidden:
    """Return the hidden rows; raises `SourceError` unless this is a workbook that fits into memory."""
    concealed: Hidden = {}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = {name.casefold() for name in archive.namelist()}
            known = "xl/workbook.xml" in names and not names & {"content.xml", "xl/workbook.bin"}
            fits = _fits(archive, concealed) if known else True
    except packing.DAMAGE as error:
        raise SourceError("not a readable workbook: the archive is damaged", hint=REPAIR) from error
    if not known:
        raise SourceError("this archive holds no XLSX workbook", hint=REPAIR)
    if not fits:
        raise SourceError(
            "the workbook is too large to read", hint="delete stray cells far below or beside the table"
        )
    return concealed


def _fits(archive: zipfile.ZipFile, concealed: Hidden) -> bool:
    size = cells = 0
    for entry in archive.infolist():
        entry.file_size = packing.LARGEST + 1  # what the archive says of itself may be a lie
        rows = columns = 0
        sheet = False
        with archive.open(entry) as stream:
            for part in _parts(stream):
                size += len(part)
                sheet = sheet or b"sheetData" in part
                if sheet:
                    lowest, further, outermost = _extent(part)
                    rows, columns = max(rows, lowest) + further, max(columns, outermost)
                    concealed.setdefault(entry.filename, set()).update(_concealed(part))
                if size > packing.LARGEST or rows > _LAST_ROW or columns > _LAST_COLUMN:
                    return False
        cells += rows * columns
    return cells <= CELLS


def _parts(stream: IO[bytes]) -> Iterator[bytes]:
    """Yield the content in parts that end before a row begins, so that none is cut in two."""
    rest = b""
    while chunk := stream.read(_CHUNK):
        rest += chunk
        if (cut := rest.rfind(b"<row")) > 0:
            yield rest[:cut]
            rest = rest[cut:]
        elif len(rest) > 8 * _CHUNK:
            yield rest
            rest = b""
    yield rest


def _extent(xml: bytes) -> tuple[int, int, int]:
    """Return the lowest row a part of a sheet names, how many it does not number, and its outermost column."""
    numbers, letters = _ROWS.findall(xml), _COLUMNS.findall(xml)
    rows = max(map(_number, set(numbers)), default=0)
    columns = max(map(_column, set(letters)), default=0)
    numbered = len(numbers) - len(letters)
    further = len(_ROW.findall(xml)) - numbered if _tags(xml, b"row") > numbered else 0
    if _tags(xml, b"c") > len(letters):
        # A cell that does not say where it is stands beside the one before.
        columns = max(columns, *(len(_CELL.findall(row)) for row in _ROW.split(xml)))
    return rows, max(further, 0), columns


def _concealed(xml: bytes) -> Iterator[int]:
    """Yield the numbers of the rows that a part of a sheet hides."""
    for row in _HIDDEN.findall(xml) if b"hidden=" in xml else ():
        if number := _ROWS.search(row):
            yield _number(number[1])


def _tags(xml: bytes, name: bytes) -> int:
    """Return about how many tags of a name there are, never too few."""
    return xml.count(b"<" + name) + xml.count(b":" + name)


def _number(digits: bytes) -> int:
    return int(digits) if len(digits) < 10 else _LAST_ROW + 1


def _column(letters: bytes) -> int:
    if len(letters) > 3:
        return _LAST_COLUMN + 1
    return reduce(lambda number, letter: number * 26 + letter - 64, letters.upper(), 0)
