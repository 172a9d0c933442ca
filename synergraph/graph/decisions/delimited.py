"""A CSV file that people keep: its rows stay as they are, byte for byte, while others come and go."""

import csv
import io
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from pathlib import Path

from synergraph.errors import ConfigError
from synergraph.ontology.cells import inert, live

_DELIMITERS = (",", ";", "\t")
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True)
class Delimited:
    """The rows of a file, header first: `lines` as bytes with their line ends, `cells` as text.

    `ended` tells whether the last line had a line end too.
    """

    lines: list[bytes]
    cells: list[list[str]]
    delimiter: str = ","
    encoding: str = "utf-8"
    ended: bool = True

    @classmethod
    def read(cls, path: Path, columns: Sequence[str], needed: int) -> "Delimited":
        """Read the file; where there is none, one with the header `columns` and no rows.

        Raises `ConfigError` when one of the first `needed` columns is missing or a row is not CSV.
        """
        data = path.read_bytes() if path.is_file() else b""
        if not data.removeprefix(_BOM).strip():
            return cls([_joined(columns, ",", "\n").encode()], [list(columns)])
        table = _parsed(data, columns, path.name)
        missing = [name for name in columns[:needed] if name not in table.header]
        if missing:
            raise ConfigError(
                f"column “{missing[0]}” is missing", place=path.name, hint=f"header: {','.join(columns)}"
            )
        return table

    @property
    def header(self) -> list[str]:
        return [cell.strip().casefold() for cell in self.cells[0]]

    def rows(self) -> Iterator[tuple[int, dict[str, str]]]:
        """Yield each row below the header with its number; cells that are not there are empty."""
        blank = dict.fromkeys(self.header, "")
        for number, row in enumerate(self.cells[1:], 2):
            yield number, {**blank, **dict(zip(self.header, map(plain, row), strict=False))}

    def untitled(self) -> dict[int, list[str]]:
        """Return the cells that stand under no title, by the number of their row; blank ones do not count."""
        found = {}
        for number, row in enumerate(self.cells[1:], 2):
            pairs = zip_longest(self.header, map(str.strip, row), fillvalue="")
            found[number] = [cell for title, cell in pairs if cell and not title]
        return {number: cells for number, cells in found.items() if cells}

    def added(self, rows: Iterable[Mapping[str, str]]) -> "Delimited":
        """Return the file with rows at its end, and with the columns that they fill."""
        fresh = list(rows)
        filled = dict.fromkeys(name for row in fresh for name, cell in row.items() if cell)
        table = self._with_columns([name for name in filled if name not in self.header])
        cells = [[_cell(row.get(name, "")) for name in table.header] for row in fresh]
        text = [_joined(row, self.delimiter, self._line_end) for row in cells]
        lines = [line.encode(table.encoding, errors="replace") for line in text]
        # A letter is not in Windows-1252, or two are there what one is in UTF-8.
        if list(map(_text, lines)) != text:
            table, lines = table._in_utf8(), [line.encode() for line in text]
        return replace(table, lines=[*table.lines, *lines], cells=[*table.cells, *cells])

    def without(self, numbers: Collection[int]) -> "Delimited":
        """Return the file without the rows of these numbers."""
        kept = [at for at in range(len(self.lines)) if at + 1 not in numbers]
        return replace(self, lines=[self.lines[at] for at in kept], cells=[self.cells[at] for at in kept])

    def write(self, path: Path) -> None:
        """Replace the file in one step."""
        data = b"".join(self.lines)
        fresh = path.with_name(f"{path.name}.new")
        fresh.write_bytes(data if self.ended else data.removesuffix(self._line_end.encode()))
        fresh.replace(path)

    @property
    def _line_end(self) -> str:
        return _end(self.lines[0]).decode()

    def _with_columns(self, names: list[str]) -> "Delimited":
        if not names:
            return self
        head = self.lines[0].rstrip(b"\r\n") + "".join(self.delimiter + name for name in names).encode()
        lines = [head + self._line_end.encode(), *self.lines[1:]]
        return replace(self, lines=lines, cells=[[*self.cells[0], *names], *self.cells[1:]])

    def _in_utf8(self) -> "Delimited":
        lines = [_text(line).encode() for line in self.lines]
        return replace(self, lines=[_BOM + lines[0], *lines[1:]], encoding="utf-8")


def plain(cell: str) -> str:
    """Return what a cell says, without blanks around it and without the mark that keeps it no formula."""
    return live(cell.strip())


def _end(line: bytes) -> bytes:
    return line[len(line.rstrip(b"\r\n")) :]


def _cell(text: str) -> str:
    """Return a text as a cell: in one line, so that a row is a line, and no formula."""
    return str(inert(re.sub(r"[\r\n]+", " ", text)))


def _parsed(data: bytes, columns: Sequence[str], name: str) -> Delimited:
    if b"\0" in data:
        raise ConfigError("this is no CSV file in UTF-8", place=name, hint="save it as CSV (UTF-8)")
    physical = data.splitlines(keepends=True)
    ended = physical[-1].endswith((b"\n", b"\r"))
    if not ended:
        physical[-1] += _end(physical[0]) or b"\n"
    text = [_text(line) for line in physical]
    delimiter = max(_DELIMITERS, key=lambda sign: len(set(columns) & set(_split(text[0], sign))))
    reader = csv.reader(text, delimiter=delimiter, strict=True)
    lines, cells, begin = [], [], 0
    try:
        for row in reader:
            lines.append(b"".join(physical[begin : reader.line_num]))
            cells.append(row)
            begin = reader.line_num
    except csv.Error as error:
        raise ConfigError(
            f"a quotation mark is not closed or stands alone ({error})",
            place=f"{name}, row {len(cells) + 1}",
            hint='write the cell as "…" with every quotation mark in it doubled',
        ) from error
    return Delimited(lines, cells, delimiter, _encoding(data), ended)


def _split(header: str, delimiter: str) -> list[str]:
    return [cell.strip().strip('"').casefold() for cell in header.split(delimiter)]


def _encoding(data: bytes) -> str:
    try:
        data.decode()
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _text(line: bytes) -> str:
    try:
        return line.removeprefix(_BOM).decode()
    except UnicodeDecodeError:
        return line.decode("cp1252", errors="replace")


def _joined(cells: Iterable[str], delimiter: str, line_end: str) -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator=line_end).writerow(cells)
    return text.getvalue()
