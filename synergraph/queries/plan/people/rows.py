"""The rows of a participant list: its columns found by their titles, each cell with its place."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from synergraph.errors import SourceError, at
from synergraph.loaders.table import header, sheets
from synergraph.loaders.table.propose.titles import Found, match, titled
from synergraph.loaders.table.rows import total
from synergraph.loaders.table.sheets import Sheet
from synergraph.loaders.table.values import blank
from synergraph.ontology.names import unwrap


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its cells by column (`columns.toml`), and the title that each column has in the file."""

    place: str
    cells: Mapping[str, str]
    titles: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        """Return the cell of a column, "" where it says nothing or there is no such column."""
        return self.cells.get(column, "")

    def at(self, column: str) -> str:
        """Return the place of a cell in words."""
        return f"{self.place}, “{self.titles.get(column, column)}”"


@cache
def _columns() -> dict[str, list[str]]:
    """Return the titles of each column."""
    return tomllib.loads(Path(__file__).with_name("columns.toml").read_text(encoding="utf-8"))


PEOPLE = ("name", "organisation")
CHANGES = ("name", "organisation", "number")


def rows(path: Path, naming: tuple[str, ...] = PEOPLE) -> list[Row]:
    """Return the rows of a list (CSV, TSV, XLSX) that have a cell in one of the `naming` columns, sheet by sheet.

    Raises `SourceError` for a file that is no table, or has neither a column of names nor of organisations.
    """
    with at(path.name):
        shown = sheets.shown(sheets.read(path))
        found = [row for sheet in shown for row in _of_sheet(sheet, naming)]
        if not found:
            first = [titled(sheet, h) for sheet in shown for h in header.candidates(sheet)[:1]]
            seen = ", ".join(f"“{title}”" for titles in first for title in titles) or "none"
            raise SourceError(
                f"no participant list: the titles are {seen}",
                hint="it needs a row of titles with “Name” or “Organisation”, and a row for each person",
            )
    return found


def _of_sheet(sheet: Sheet, naming: tuple[str, ...]) -> Iterator[Row]:
    possible = [(match(titled(sheet, h), _columns()), h) for h in header.candidates(sheet)]
    useful = [(found, h) for found, h in possible if not found.keys().isdisjoint(naming)]
    if not useful:
        return
    found, best = max(useful, key=lambda one: len(one[0]))
    for number, cells in enumerate(sheet.rows[best.row :], best.row + 1):
        row = Row(_place(sheet, number), _cells(found, best.titles, cells), _titles(found))
        if any(row[column] for column in naming) and not total(cells):
            yield row


def _cells(found: Found, titles: tuple[str, ...], cells: list[str]) -> dict[str, str]:
    def text(title: str) -> str:
        place = titles.index(title)
        cell = cells[place].strip() if place < len(cells) else ""
        return "" if blank(cell) else cell

    return {column: " ".join(filter(None, map(text, group))) for column, group in found.items()}


def _titles(found: Found) -> dict[str, str]:
    return {column: unwrap(" + ".join(group)) for column, group in found.items()}


def _place(sheet: Sheet, number: int) -> str:
    return f"{sheet.place}, row {number}" if sheet.place else f"row {number}"
