"""Cells of a row: the texts a map asks for, and the quote that shows where they stand."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from synergraph.loaders.table.header import Header
from synergraph.loaders.table.mapping import Cell, Condition
from synergraph.loaders.table.values import blank
from synergraph.statements import Evidence

REFUSALS = (
    "nein", "abgesagt", "absage", "storniert", "no", "declined", "cancelled", "abgelehnt", "nicht erschienen",
    "no-show", "entschuldigt",
)  # fmt: skip
"""Words by which people say that they do not take part."""

_FURTHER = (
    "canceled",
    "abgemeldet",
    "nicht teilgenommen",
    "nicht anwesend",
    "no show",
    "n",
    "✗",
    "✘",
    "❌",
    "☐",
)
_REFUSED = re.compile(
    rf"(?:{'|'.join(map(re.escape, (*REFUSALS, *_FURTHER)))})"
    r"(?:\s*[(,;:!.–].*|\s+-\s.*|\s+(?:am|vom|per|wegen|danke|krank)\b.*)?",
    re.DOTALL,
)


def refuses(cell: str) -> bool:
    """Whether a cell says that somebody does not take part: "nein", "abgesagt", "abgesagt (krank)"."""
    return _REFUSED.fullmatch(cell.strip().casefold()) is not None


class Read(NamedTuple):
    """A text and the columns it was read from (none for a constant)."""

    text: str
    columns: tuple[int, ...] = ()


Glue = Callable[[list[str]], list[str]]
"""Puts together again what commas and line breaks part though it is one name."""


@dataclass(slots=True)
class Reader:
    """Reads one cell of a map from row after row."""

    cell: Cell
    columns: tuple[int, ...]
    glue: Glue = list
    _plain: bool = field(init=False)
    _values: dict[str, str] = field(init=False)
    _constant: list[Read] = field(init=False)

    def __post_init__(self) -> None:
        self._values = {text.strip().casefold(): value for text, value in self.cell.values.items()}
        self._constant = [Read(self.cell.value)] if self.cell.value else []
        self._plain = not (self.cell.separators or self._values or self.cell.prefix)

    @classmethod
    def of(cls, cell: Cell, header: Header, glue: Glue = list) -> "Reader":
        """Bind a cell of the map to the columns of a header that has them all."""
        indices = (header.index(title) for title in cell.columns)
        return cls(cell, tuple(i for i in indices if i is not None), glue)

    def read(self, row: list[str]) -> list[Read]:
        """Return what the row says here; [] where it is blank."""
        if len(self.columns) == 1:
            return self.at(self.columns[0], row[self.columns[0]])
        if self.cell.join:
            parts = [row[column].strip() for column in self.columns if not blank(row[column])]
            return [Read(text, self.columns) for text in self._texts(self.cell.join.join(parts))]
        return self._constant or [read for column in self.columns for read in self.at(column, row[column])]

    def at(self, column: int, raw: str) -> list[Read]:
        """Return what a cell of `column` says."""
        if self._plain:
            return [] if blank(raw) else [Read(raw.strip(), (column,))]
        return [Read(text, (column,)) for text in self._texts(raw)]

    def _texts(self, raw: str) -> Iterable[str]:
        parts = [raw]
        for separator in self.cell.separators:
            glue = self.glue if separator.strip() in ("", ",") else list
            parts = [piece for part in parts for piece in glue(part.split(separator))]
        for part in map(str.strip, parts):
            meant = self._values.get(part.casefold())
            said = "" if meant is None and blank(part) else part if meant is None else meant
            if said:
                yield self.cell.prefix + said


@dataclass(slots=True)
class Quoted:
    """One row that can be quoted; it has a cell for every title."""

    sheet: str
    number: int
    header: Header
    cells: list[str]
    _parts: dict[int, str] = field(default_factory=dict)

    def evidence(self, *columns: int) -> Evidence:
        """Return the row as evidence, quoting “Title: value; …” of these columns."""
        parts = self._parts
        found = [part for column in _once(columns) if (part := parts.get(column) or self._part(column))]
        return Evidence("; ".join(found), 0, 0, 0, 0, self.sheet, self.number)

    def _part(self, column: int) -> str:
        value = " ".join(self.cells[column].split())
        part = self._parts[column] = f"{self.header.titles[column]}: {value}" if value else ""
        return part


@cache
def _once(columns: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(columns))


class Filter:
    """Tells by a condition of the map which rows count; without one all do."""

    def __init__(self, condition: Condition | None, header: Header) -> None:
        index = header.index(condition.column) if condition else None
        self.columns: tuple[int, ...] = () if index is None else (index,)
        self._title = condition.column if condition else ""
        self._among = _folded(condition.among) if condition else frozenset()
        self._but = _folded(condition.but) if condition else frozenset()
        self._known = _folded(condition.known) if condition else frozenset()

    def admits(self, row: Quoted) -> bool:
        """Whether the row counts."""
        if not self.columns:
            return True
        cell = row.cells[self.columns[0]].strip().casefold()
        return cell in self._among if self._among else cell not in self._but

    def unknown(self, row: Quoted) -> str:
        """Say that neither this edge nor another that goes by the column takes its word; "" where one does."""
        said = row.cells[self.columns[0]].strip() if self.columns and self._known else ""
        if not self._known or not self.columns or said.casefold() in self._known:
            return ""
        return f"{f'“{said[:80]}”' if said else 'a blank cell'} is no word by which the map joins anything (when)"

    def reason(self, row: Quoted) -> str:
        """Say why a row does not count."""
        return (
            f"“{self._title}” is “{row.cells[self.columns[0]].strip()[:80]}”, which the map leaves out (when)"
        )


def _folded(texts: tuple[str, ...]) -> frozenset[str]:
    return frozenset(text.strip().casefold() for text in texts)
