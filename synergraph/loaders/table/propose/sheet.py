"""The proposal for one sheet."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from synergraph.loaders import archive
from synergraph.loaders.table import concealed, header
from synergraph.loaders.table.propose import guess, nameless
from synergraph.loaders.table.propose.best import best
from synergraph.loaders.table.propose.check import Checker
from synergraph.loaders.table.propose.columns import Column, columns
from synergraph.loaders.table.propose.draft import Draft, filled
from synergraph.loaders.table.propose.events import name_event
from synergraph.loaders.table.propose.foreign import translate
from synergraph.loaders.table.propose.people import part_people
from synergraph.loaders.table.propose.presets import Fit, used
from synergraph.loaders.table.propose.proposal import Proposal
from synergraph.loaders.table.propose.readable import language
from synergraph.loaders.table.propose.rest import Rest
from synergraph.loaders.table.propose.second import Second
from synergraph.loaders.table.propose.titles import titled
from synergraph.loaders.table.sheets import Sheet
from synergraph.loaders.table.values import Values
from synergraph.ontology import Vocabulary

_ALONE = "it tells of another column that this table does not have"
_DECIMAL = re.compile(r"-?\d+(?:\.\d+)?")


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
            self._second(self._fit).read(drafts)
            of = f"{self._called}: {self._fit.preset.about}"
            for draft in drafts:
                draft.intro = f"{of}; {_row(draft)}"
        else:
            drafts = self._guessed(proposal)
        by_title = {column.title: column for column in self._columns}
        for draft in drafts:
            nameless.drop(draft, by_title, self._values, left_out)
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
        read = {title for draft in drafts for title in used(draft.table)}
        if self._fit:
            spoken = (title for titles in self._fit.found.values() for title in titles)
            left_out |= {t: _ALONE for t in spoken if t not in read and t not in left_out}
        second = self._second(self._fit).compared(read) if self._fit else {}
        for title in (title for title, compared in second.items() if compared.repeats):
            left_out.setdefault(title, second[title].reason)
        free = [by_title[t] for t in self._titles if t not in read and t not in left_out]
        again = {title: compared.reason for title, compared in second.items()}
        Rest(drafts[0], self._values, left_out, again).place(free)
        if drafts[0].table.get("attributes") == {}:
            del drafts[0].table["attributes"]

    def _second(self, found: Fit) -> Second:
        return Second(found, self._sheet, self._header, self._columns, self._titles, self._values)

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
            self._second(found).read(drafts)
        draft = drafts[0] if drafts else Draft({"kind": guessed.kind, "name": guessed.name.title})
        draft.intro = f"{self._called}: no preset fits; {_row(draft)}"
        draft.why |= {"kind": guessed.why_kind, "name": guessed.why_name}
        return [draft]

    def _address(self, draft: Draft, drafts: list[Draft]) -> None:
        """Say which sheet and header a map is for, where that is not plain."""
        first: dict[str, Any] = {"sheet": self._sheet.name} if self._sheet.name else {}
        wanted = list(dict.fromkeys(title for d in drafts for title in used(d.table)))
        if header.find(self._sheet, wanted).row != self._header.row:
            first["header_row"] = self._header.row
        draft.table = {**first, **draft.table}


def _typed(sheet: Sheet, found: list[Column]) -> list[Column]:
    """Return the columns without the numbers that a workbook may have stored: these are of no language."""
    if not sheet.name:
        return found
    return [Column(c.title, [cell for cell in c.cells if not _DECIMAL.fullmatch(cell)]) for c in found]


def _row(draft: Draft) -> str:
    if "from" in draft.table:
        return "a row is a link"
    kind = draft.table["kind"]
    return f"a row is of kind {kind}" if isinstance(kind, str) else "the row says its kind"
