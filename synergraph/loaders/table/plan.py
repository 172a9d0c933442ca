"""Which sheets are read, with which header and by which map."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol

from synergraph.errors import ConfigError, SourceError, at, closest
from synergraph.loaders.table import bounds, exported, header, unmapped, workbook
from synergraph.loaders.table.cells import Quoted
from synergraph.loaders.table.entries import flag, text, whole
from synergraph.loaders.table.header import Header
from synergraph.loaders.table.ledger import Ledger
from synergraph.loaders.table.mapping import LinkMap, TableMap
from synergraph.loaders.table.sheets import Sheet, shown
from synergraph.loaders.table.things import Context
from synergraph.ontology import Vocabulary
from synergraph.ontology.names import key
from synergraph.statements import Statement


class Reads(Protocol):
    """Makes statements of a row; `reason` says why it made none."""

    @property
    def reason(self) -> str: ...

    def read(self, row: Quoted) -> list[Statement]: ...


@dataclass(slots=True)
class Plan:
    """How one sheet is read: its header and one map or several, or the reader of an own layout."""

    sheet: Sheet
    header: Header
    maps: list[TableMap | LinkMap]
    reader: Callable[[Context], Reads] | None = None


def mapped(found: list[Sheet], maps: list[TableMap | LinkMap], options: Mapping[str, Any]) -> list[Plan]:
    """Pair every map with its sheets; maps of one sheet share its header."""
    by_sheet: dict[str, list[TableMap | LinkMap]] = {}
    broken = [sheet for sheet in found if sheet.damage]
    for table in maps:
        for sheet in _sheets(found, table.sheet or text(options, "sheet"), table.columns, options):
            by_sheet.setdefault(sheet.name, []).append(table)
    plans = []
    for sheet in found:
        if (tables := by_sheet.get(sheet.name, [])) and not sheet.damage:
            wanted = list(dict.fromkeys(column for table in tables for column in table.columns))
            row = next(
                (t.header_row for t in tables if t.header_row is not None), whole(options, "header_row")
            )
            with at(sheet.place or "map"):
                plans.append(Plan(sheet, header.find(sheet, wanted, row), tables))
    if broken and not plans:
        raise SourceError(f"{broken[0].place}: {broken[0].damage}", hint=bounds.REPAIR)
    for sheet in broken:
        plans[0].sheet.notes.append(f"{sheet.place} is not read: {sheet.damage}")
    return plans


def _sheets(found: list[Sheet], name: str, wanted: list[str], options: Mapping[str, Any]) -> list[Sheet]:
    """Return the sheet called `name`, or without one all that have the wanted columns, or the first.

    Hidden sheets count where they are named, or `hidden_sheets` says so.
    """
    possible = found if flag(options, "hidden_sheets", False) else shown(found)
    filled = [sheet for sheet in possible if header.candidates(sheet)] or possible
    if name and filled[0].name:
        named = [sheet for sheet in found if key(sheet.name) == key(name)]
        if not named:
            raise ConfigError(f"no sheet “{name}”", hint=closest(name, [sheet.name for sheet in found]))
        return named
    fitting = [s for s in filled if any(not h.missing(wanted) for h in header.candidates(s))]
    return fitting or filled[:1]


def recognised(
    found: list[Sheet], path: Path, options: Mapping[str, Any], vocabulary: Vocabulary, ledger: Ledger
) -> list[Plan]:
    """Plan the sheets that need no map; raises `ConfigError` when there is none."""
    wanted = text(options, "sheet")
    for sheet in (s for s in found if s.damage):
        ledger.note(sheet.name, f"damaged and not read: {sheet.damage}")
    plans = _own(found, vocabulary, ledger)
    possible = found if plans or flag(options, "hidden_sheets", False) else shown(found)
    filled = [s for s in possible if header.candidates(s)] or possible
    filled = _sheets(found, wanted, [], options) if wanted else filled
    for sheet in filled:
        if sheet.name in plans or sheet.name in workbook.frame(found):
            continue
        if plan := _speaking(sheet, path, whole(options, "header_row"), ledger):
            plans[sheet.name] = plan
    if not plans:
        raise unmapped.no_map(filled[0])
    return [plans[sheet.name] for sheet in filled if sheet.name in plans]


def _own(found: list[Sheet], vocabulary: Vocabulary, ledger: Ledger) -> dict[str, Plan]:
    """Plan the sheets of one of our workbooks, by their names."""
    pages = workbook.pages(found)
    for page in pages:
        if left := workbook.unused(page):
            ledger.note(page.sheet.name, f"columns left out: {', '.join(left)}")
    known = workbook.directory(pages, vocabulary)
    return {p.sheet.name: Plan(p.sheet, p.header, [], workbook.reader(p, known)) for p in pages}


def _speaking(sheet: Sheet, path: Path, row: int | None, ledger: Ledger) -> Plan | None:
    """Plan a sheet whose titles speak for themselves."""
    headers = header.candidates(sheet) if row is None else [header.at_row(sheet, row)]
    if headers and (reader := exported.reader(headers[0], path.parent)):
        return Plan(replace(sheet, stored=True), headers[0], [], reader)
    known = unmapped.recognise(sheet, sheet.name or path.stem, headers)
    if known is None:
        return None
    if left := unmapped.unused(*known):
        ledger.note(sheet.name, f"read without a map; columns left out: {', '.join(left)}")
    return Plan(sheet, known[0], [known[1]])
