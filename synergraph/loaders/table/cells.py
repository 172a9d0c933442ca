"""Cells of a row: the texts a map asks for, and the quote that shows where they stand."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from synergraph.loaders.table.header import Header
from synergraph.loaders.table.mapping import Cell
from synergraph.loaders.table.values import blank
from synergraph.statements import Evidence


class Read(NamedTuple):
    """A text and the columns it was read from (none for a constant)."""

    text: str
    columns: tuple[int, ...] = ()


@dataclass(slots=True)
class Reader:
    """Reads one cell of a map from row after row; equal cells are split once."""

    cell: Cell
    columns: tuple[int, ...]
    _known: dict[tuple[int, str], list[Read]] = field(default_factory=dict)
    _values: dict[str, str] = field(init=False)
    _constant: list[Read] = field(init=False)

    def __post_init__(self) -> None:
        self._values = {text.strip().casefold(): value for text, value in self.cell.values.items()}
        self._constant = [Read(self.cell.value)] if self.cell.value else []

    @classmethod
    def of(cls, cell: Cell, header: Header) -> "Reader":
        """Bind a cell of the map to the columns of a header that has them all."""
        indices = (header.index(title) for title in cell.columns)
        return cls(cell, tuple(i for i in indices if i is not None))

    def read(self, row: list[str]) -> list[Read]:
        """Return what the row says here; [] where it is blank."""
        if len(self.columns) == 1:
            return self.at(self.columns[0], row[self.columns[0]])
        return self._constant or [read for column in self.columns for read in self.at(column, row[column])]

    def at(self, column: int, raw: str) -> list[Read]:
        """Return what a cell of `column` says."""
        known = self._known.get((column, raw))
        if known is None:
            known = self._known[column, raw] = [Read(text, (column,)) for text in self._texts(raw)]
        return known

    def _texts(self, raw: str) -> Iterable[str]:
        parts = [raw]
        for separator in self.cell.separators:
            parts = [piece for part in parts for piece in part.split(separator)]
        for part in map(str.strip, parts):
            meant = self._values.get(part.casefold())
            if meant is not None or not blank(part):
                yield part if meant is None else meant


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
        found = []
        for column in _once(columns):
            part = self._parts.get(column)
            if part is None:
                part = self._parts[column] = self._part(column)
            if part:
                found.append(part)
        return Evidence("; ".join(found), 0, 0, 0, 0, self.sheet, self.number)

    def _part(self, column: int) -> str:
        value = " ".join(self.cells[column].split())
        return f"{self.header.titles[column]}: {value}" if value else ""


@cache
def _once(columns: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(columns))
