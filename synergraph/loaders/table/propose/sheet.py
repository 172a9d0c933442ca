"""The proposal for one sheet."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from synergraph.loaders import archive
from synergraph.loaders.table import concealed, header
from synergraph.loaders.table.propose import guess
from synergraph.loaders.table.propose.best import best
from synergraph.loaders.table.propose.check import Checker
from synergraph.loaders.table.propose.columns import SAMPLE, Column, columns
from synergraph.loaders.table.propose.draft import Draft, Table, filled
from synergraph.loaders.table.propose.events import name_event
from synergraph.loaders.table.propose.foreign import translate
from synergraph.loaders.table.propose.kinds import left_out as unwanted
from synergraph.loaders.table.propose.parting import joined, parting
from synergraph.loaders.table.propose.people import part_people
from synergraph.loaders.table.propose.presets import Fit, again
from synergraph.loaders.table.propose.presets import columns as columns_of
from synergraph.loaders.table.propose.proposal import Proposal
from synergraph.loaders.table.propose.readable import MOST, dates, language, reading, titles_of
from synergraph.loaders.table.propose.rest import Rest, is_ticks
from synergraph.loaders.table.propose.titles import titled
from synergraph.loaders.table.sheets import Sheet
from synergraph.loaders.table.values import Values, blank
from synergraph.ontology import Vocabulary
from synergraph.ontology.names import fold, key

_ALONE = "it tells of another column that this table does not have"
_AGAIN = "it says again what “{}” says"
_NAMING = ("name", "key", "from", "to")
_SHORT = 6
"""Letters that an abbreviation has at most."""
_DECIMAL = re.compile(r"-?\d+(?:\.\d+)?")


class _Compared(NamedTuple):
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
        if not self.others:
            return _AGAIN.format(self.first)
        shown = " beside ".join(
            f"“{' '.join(cell.split())[:40]}”" if cell else "a blank cell" for cell in self.others[0]
        )
        if self.repeats:
            return f"{_AGAIN.format(self.first)}, but for {len(self.others)} of {self.filled} cells, e.g. {shown}"
        return f"“{self.first}” is read; “{self.title}” has other values, e.g. {shown}"


class SheetProposal:
    """Finds header, preset or guess for a sheet, and completes the maps with what the cells tell."""

    def __init__(self, sheet: Sheet, path: Path, vocabulary: Vocabulary) -> None:
        self._sheet = sheet
        stem = Path(archive.name(path)).stem
        self._called = f"{stem} {sheet.name}".strip()
        self._path = path
        self._vocabulary = vocabulary
        self._fit, self._header = best(sheet, self._called, vocabulary)
        self._columns = columns(sheet, self._header)
        self._titles = titled(sheet, self._header)
        preset_language = self._fit.preset.language if self._fit else ""
        self.language = preset_language or language(_typed(sheet, self._columns))
        self._values = Values(vocabulary, self.language == "en", sheet.stored)

    def add_to(self, proposal: Proposal) -> None:
        """Add maps, reasons and what is left out to the proposal of the file."""
        drafts, left_out = self._drafts(proposal)
        if said := concealed.note(self._sheet, self._header):
            proposal.notes.append(f"{self._sheet.place}: {said}")
        if self.language:
            proposal.options.setdefault("language", self.language)
        for draft in drafts:
            self._address(draft, drafts)
        proposal.drafts += drafts
        proposal.left_out += [(self._sheet.name, title, reason) for title, reason in left_out.items()]

    def _drafts(self, proposal: Proposal) -> tuple[list[Draft], dict[str, str]]:
        left_out: dict[str, str] = {}
        if self._fit:
            drafts, left_out = filled(self._fit), dict(self._fit.left_out)
            self._read_again(self._fit, drafts)
            of = f"{self._called}: {self._fit.preset.about}"
            for draft in drafts:
                draft.intro = f"{of}; {_row(draft)}"
        else:
            drafts = self._guessed(proposal)
        by_title = {column.title: column for column in self._columns}
        for draft in drafts:
            self._drop_nameless(draft, by_title, left_out)
            translate(draft, by_title, self._path)
            Checker(by_title, self._values, left_out).check(draft)
            part_people(draft, by_title)
        if drafts and "from" not in drafts[0].table:
            self._place_rest(drafts, by_title, left_out)
        return drafts, left_out

    def _place_rest(
        self, drafts: list[Draft], by_title: Mapping[str, Column], left_out: dict[str, str]
    ) -> None:
        """Find a place for the columns that no map names yet, or the reason why there is none."""
        if self._fit and self._fit.preset.event:
            self._name_event(drafts, by_title)
        used = {title for draft in drafts for title in _used(draft.table)}
        if self._fit:
            spoken = (title for titles in self._fit.found.values() for title in titles)
            left_out |= {t: _ALONE for t in spoken if t not in used and t not in left_out}
        same = again(self._fit, self._titles) if self._fit else {}
        for title in (t for t in same if t not in used and key(t) not in unwanted() and by_title[t].cells):
            if (compared := self._compared(title, same[title])).repeats:
                left_out.setdefault(title, compared.reason)
        free = [by_title[t] for t in self._titles if t not in used and t not in left_out]
        Rest(drafts[0], self._values, left_out, same).place(free)
        for title, first in same.items():
            if left_out.get(title) == _AGAIN.format(first):
                left_out[title] = self._compared(title, first).reason
        if drafts[0].table.get("attributes") == {}:
            del drafts[0].table["attributes"]

    def _read_again(self, found: Fit, drafts: list[Draft]) -> None:
        """Let edges read further titles of their column too, where these do not just repeat its cells."""
        by_title = {column.title: column for column in self._columns}
        named = {t for d in drafts for place in _NAMING for t in titles_of(d.table.get(place, []))}
        for title, first in again(found, self._titles).items():
            column = by_title[title]
            known = key(title) in unwanted() or title in found.left_out or first in named
            if known or column.prose or self._nameless(column) or self._compared(title, first).repeats:
                continue
            for draft in drafts:
                for edge in [edge for edge in draft.edges if _widens(edge, first)]:
                    if self._apart(edge, by_title[first], column):
                        once = {name: entry for name, entry in edge.items() if name != "amount"}
                        draft.add_edge(_renamed(once, first, title), "")
                    else:
                        edge["column"] = [*titles_of(edge["column"]), title]

    def _apart(self, edge: Table, first: Column, further: Column) -> bool:
        """Whether a further column needs an edge of its own: its cells are parted otherwise, or a text or sum goes with the first."""
        if "amount" in edge or first.title in _used(
            {name: entry for name, entry in edge.items() if name != "column"}
        ):
            return True
        found = [parting(column, str(edge["kind"]), self._vocabulary) for column in (first, further)]
        return any(
            mark in word
            for column, one in zip((first, further), found, strict=True)
            for mark in set(joined(found).marks) - set(one.marks)
            for word in column.words
        )

    def _compared(self, title: str, first: str) -> _Compared:
        """Hold the cells of a column against those of the column that is read in its place."""
        at, of = self._header.index(title), self._header.index(first)
        rows = self._sheet.rows[self._header.row : self._header.row + SAMPLE]
        pairs = [
            (row[at], row[of]) for row in rows if at is not None and of is not None and len(row) > max(at, of)
        ]
        filled = [(cell.strip(), other.strip()) for cell, other in pairs if not blank(cell)]
        return _Compared(title, first, len(filled), [pair for pair in filled if not _contained(*pair)])

    def _nameless(self, column: Column) -> bool:
        """Whether the cells are ticks, days or numbers, whatever the title promises."""
        read = reading("volume", column, self._values)
        numbers = bool(read.filled) and read.readable >= MOST * read.filled
        return is_ticks(column) or numbers or dates(column, self._values)

    def _drop_nameless(self, draft: Draft, by_title: Mapping[str, Column], left_out: dict[str, str]) -> None:
        """Take away offers and requests that name nothing: ticks, days and numbers below such a title."""
        for edge in [edge for edge in draft.edges if edge["edge"] in ("offers", "seeks")]:
            titles = titles_of(edge.get("column", []))
            if titles and all(self._nameless(by_title[title]) for title in titles):
                draft.edges.remove(edge)
                left_out |= {t: f"names nothing, e.g. “{by_title[t].cells[0][:40]}”" for t in titles}

    def _name_event(self, drafts: list[Draft], by_title: Mapping[str, Column]) -> None:
        found = self._fit.found if self._fit else {}
        known = {title for titles in found.values() for title in titles}
        free = [by_title[title] for title in self._titles if title not in known]
        name_event(drafts, free, self._called, *found.get("Rolle", ())[:1])

    def _guessed(self, proposal: Proposal) -> list[Draft]:
        guessed = guess.guess(
            [c for c in self._columns if c.title in self._titles], self._called, self._values
        )
        if guessed is None:
            proposal.notes.append(
                f"{self._sheet.place or 'the table'}: no column holds names; write a map by hand"
            )
            return []
        found = guess.fit(guessed, self._titles)
        drafts = filled(found) if found else []
        if found:
            self._read_again(found, drafts)
        draft = drafts[0] if drafts else Draft({"kind": guessed.kind, "name": guessed.name.title})
        draft.intro = f"{self._called}: no preset fits; {_row(draft)}"
        draft.why |= {"kind": guessed.why_kind, "name": guessed.why_name}
        return [draft]

    def _address(self, draft: Draft, drafts: list[Draft]) -> None:
        """Say which sheet and header a map is for, where that is not plain."""
        first: dict[str, Any] = {"sheet": self._sheet.name} if self._sheet.name else {}
        wanted = list(dict.fromkeys(title for d in drafts for title in _used(d.table)))
        if header.find(self._sheet, wanted).row != self._header.row:
            first["header_row"] = self._header.row
        draft.table = {**first, **draft.table}


def _typed(sheet: Sheet, found: list[Column]) -> list[Column]:
    """Return the columns without the numbers that a workbook may have stored: these are of no language."""
    if not sheet.name:
        return found
    return [Column(c.title, [cell for cell in c.cells if not _DECIMAL.fullmatch(cell)]) for c in found]


def _used(table: Mapping[str, Any]) -> list[str]:
    """Return the titles that a filled map names."""
    titles = (
        t for name, value in table.items() if name not in ("sheet", "things") for t in columns_of(value, name)
    )
    ticked = [title for edge in table.get("edges", []) for title in edge.get("ticked", [])]
    return [*titles, *ticked]


def _widens(edge: Table, title: str) -> bool:
    """Whether an edge reads a column of names to which another may be added.

    Of persons, events and programmes none may: a format beside a title names no second event.
    """
    column = edge.get("column", [])
    return (
        not isinstance(column, dict)
        and title in titles_of(column)
        and edge["kind"] not in ("person", "event", "programme")
    )


def _renamed(entry: Any, old: str, new: str) -> Any:
    """Return a copy of an entry of a map that reads another column."""
    if isinstance(entry, dict):
        return {name: _renamed(value, old, new) for name, value in entry.items()}
    if isinstance(entry, list):
        return [_renamed(value, old, new) for value in entry]
    return new if entry == old else entry


def _contained(cell: str, other: str) -> bool:
    """Whether a cell says nothing that the other does not say; an abbreviation of it does not ("HSB")."""
    if cell.isupper() and cell.isalpha() and len(cell) <= _SHORT:
        letters = iter(key(other))
        return key(cell)[:1] == key(other)[:1] and all(letter in letters for letter in key(cell))
    return set(fold(cell).split()) <= set(fold(other).split())


def _row(draft: Draft) -> str:
    if "from" in draft.table:
        return "a row is a link"
    kind = draft.table["kind"]
    return f"a row is of kind {kind}" if isinstance(kind, str) else "the row says its kind"
