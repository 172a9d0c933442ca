"""Second columns for what another one says already: read too, or left out where they only repeat it."""

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from synergraph.loaders.table.header import Header
from synergraph.loaders.table.propose.columns import SAMPLE, Column
from synergraph.loaders.table.propose.draft import Draft, Table
from synergraph.loaders.table.propose.kinds import left_out as unwanted
from synergraph.loaders.table.propose.nameless import is_nameless
from synergraph.loaders.table.propose.parting import joined, parting
from synergraph.loaders.table.propose.presets import Fit, again, used
from synergraph.loaders.table.propose.readable import MOST, titles_of
from synergraph.loaders.table.sheets import Sheet
from synergraph.loaders.table.values import Values, blank
from synergraph.ontology.names import fold, key

_NAMING = ("name", "key", "from", "to")
_SHORT = 6
"""Letters that an abbreviation has at most."""


class Compared(NamedTuple):
    """The cells of a column beside those of another: how many are filled, and the pairs that say different things."""

    title: str
    first: str
    filled: int
    others: list[tuple[str, str]]

    @property
    def repeats(self) -> bool:
        return len(self.others) <= (1 - MOST) * self.filled

    @property
    def reason(self) -> str:
        """Say why the column is left out."""
        same = f"it says again what “{self.first}” says"
        if not self.others:
            return same
        cells = (" ".join(cell.split())[:40] for cell in self.others[0])
        shown = " beside ".join(f"“{cell}”" if cell else "a blank cell" for cell in cells)
        if self.repeats:
            return f"{same}, but for {len(self.others)} of {self.filled} cells, e.g. {shown}"
        return f"“{self.first}” is read; “{self.title}” has other values, e.g. {shown}"


class Second:
    """The columns of a sheet that stand for a column of the preset which another title stands for already."""

    def __init__(
        self,
        found: Fit,
        sheet: Sheet,
        header: Header,
        columns: Sequence[Column],
        titles: list[str],
        values: Values,
    ) -> None:
        self._sheet, self._header, self._values = sheet, header, values
        self._columns = {column.title: column for column in columns}
        self._left_out = found.left_out
        self._firsts = again(found, titles)

    def compared(self, read: Collection[str]) -> dict[str, Compared]:
        """Return by title how those that no map reads compare with the column that is read in their place."""
        wanted = [t for t in self._firsts if t not in read and key(t) not in unwanted()]
        return {t: self._compared(t, self._firsts[t]) for t in wanted if self._columns[t].cells}

    def read(self, drafts: Sequence[Draft]) -> None:
        """Let edges read these columns too, where they do not just repeat the first."""
        named = {t for d in drafts for place in _NAMING for t in titles_of(d.table.get(place, []))}
        for title, first in self._firsts.items():
            if first not in named and self._names_others(title, first):
                for draft in drafts:
                    for edge in [edge for edge in draft.edges if _widens(edge, first)]:
                        self._widen(draft, edge, first, title)

    def _names_others(self, title: str, first: str) -> bool:
        """Whether a column has names, and others than the first."""
        column = self._columns[title]
        if key(title) in unwanted() or title in self._left_out or column.prose:
            return False
        return not is_nameless(column, self._values) and not self._compared(title, first).repeats

    def _widen(self, draft: Draft, edge: Table, first: str, title: str) -> None:
        """Add a column to an edge, or a copy of the edge for it; an amount counts once."""
        if self._stands_alone(edge, first, title):
            once = {name: entry for name, entry in edge.items() if name != "amount"}
            draft.add_edge(_renamed(once, first, title), "")
        else:
            edge["column"] = [*titles_of(edge["column"]), title]

    def _stands_alone(self, edge: Table, first: str, title: str) -> bool:
        """Whether a text or sum goes with the first column, or the cells of the two are parted otherwise."""
        beside = {name: entry for name, entry in edge.items() if name != "column"}
        if "amount" in edge or first in used(beside):
            return True
        both = [self._columns[each] for each in (first, title)]
        found = [parting(column, str(edge["kind"]), self._values.vocabulary) for column in both]
        return any(
            mark in word
            for column, one in zip(both, found, strict=True)
            for mark in set(joined(found).marks) - set(one.marks)
            for word in column.words
        )

    def _compared(self, title: str, first: str) -> Compared:
        at, of = self._header.titles.index(title), self._header.titles.index(first)
        rows = self._sheet.rows[self._header.row : self._header.row + SAMPLE]
        pairs = [(row[at].strip(), row[of].strip()) for row in rows if len(row) > max(at, of)]
        filled = [pair for pair in pairs if not blank(pair[0])]
        return Compared(title, first, len(filled), [pair for pair in filled if not _contained(*pair)])


def _widens(edge: Table, title: str) -> bool:
    """Whether an edge reads a column of names to which another may be added.

    Of persons and events none may: a format beside a title names no second event.
    """
    column = edge.get("column", [])
    plain = not isinstance(column, dict) and title in titles_of(column)
    return plain and edge["kind"] not in ("person", "event")


def _renamed(entry: Any, old: str, new: str) -> Any:
    """Return a copy of an entry of a map that reads another column."""
    if isinstance(entry, dict):
        return {name: _renamed(value, old, new) for name, value in entry.items()}
    if isinstance(entry, list):
        return [_renamed(value, old, new) for value in entry]
    return new if entry == old else entry


def _contained(cell: str, other: str) -> bool:
    """Whether a cell says nothing that the other does not say: the same words, or an abbreviation of it ("HSB")."""
    if cell.isupper() and cell.isalpha() and len(cell) <= _SHORT:
        letters = iter(key(other))
        return key(cell)[:1] == key(other)[:1] and all(letter in letters for letter in key(cell))
    return set(fold(cell).split()) <= set(fold(other).split())
