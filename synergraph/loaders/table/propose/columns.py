"""The columns of a foreign table, as far as their cells tell what they hold."""

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate

from synergraph.loaders.table import headings
from synergraph.loaders.table.header import Header, written
from synergraph.loaders.table.sheets import Sheet
from synergraph.loaders.table.values import blank

SAMPLE = 5_000
"""Rows that are looked at; a table may have more."""


@dataclass
class Column:
    """A column: its title, the cells that say something, and the heading that it shares with its neighbours.

    An `untitled` one goes by its letter.
    """

    title: str
    cells: list[str] = field(repr=False)
    heading: str = ""
    untitled: bool = False

    @cached_property
    def words(self) -> Counter[str]:
        """The distinct cells, each with the number of rows."""
        return Counter(self.cells)

    @property
    def distinct(self) -> float:
        """Share of the filled cells that no other row repeats or that come first."""
        return len(self.words) / len(self.cells) if self.cells else 0.0

    @property
    def prose(self) -> bool:
        """Whether the cells are texts to read rather than names."""
        return bool(self.cells) and sum(map(len, self.cells)) / len(self.cells) > 120


def columns(sheet: Sheet, header: Header) -> list[Column]:
    """Return the columns below a header; blank cells, repeated headers and further tables are left out."""
    below = sheet.rows[header.row : header.row + SAMPLE]
    below = below[: headings.end(below, header)]
    titles = sheet.rows[header.row - 1] if header.row else None
    rows = [row for row in below if row != titles]
    above = _headings(sheet, header)
    titled = [bool(cell.strip()) for cell in written(sheet, header.row)]
    return [
        Column(
            title,
            [row[i].strip() for row in rows if i < len(row) and not blank(row[i])],
            above.get(i, ""),
            untitled=not (i < len(titled) and titled[i]),
        )
        for i, title in enumerate(header.titles)
    ]


def _headings(sheet: Sheet, header: Header) -> dict[int, str]:
    """Return the heading above each title, for headers of two rows: a merged cell stands above all its columns."""
    above = [cell.strip() for cell in sheet.rows[header.row - 2]] if header.row > 1 else []
    if sum(map(bool, above)) < 2:
        return {}
    return dict(enumerate(accumulate(above, _filled)))


def _filled(heading: str, cell: str) -> str:
    return cell or heading
