"""Which sheets are read, with which header and by which map."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from synergraph.errors import ConfigError, at, closest
from synergraph.loaders.table import exported, header, unmapped
from synergraph.loaders.table.entries import text, whole
from synergraph.loaders.table.header import Header
from synergraph.loaders.table.ledger import Ledger
from synergraph.loaders.table.mapping import TableMap
from synergraph.loaders.table.sheets import Sheet
from synergraph.ontology.names import key


@dataclass(slots=True)
class Plan:
    """How one sheet is read: its header and one map or several."""

    sheet: Sheet
    header: Header
    maps: list[TableMap]


def mapped(found: list[Sheet], maps: list[TableMap], options: Mapping[str, Any]) -> list[Plan]:
    """Pair every map with its sheets; maps of one sheet share its header."""
    by_sheet: dict[str, list[TableMap]] = {}
    for table in maps:
        for sheet in _sheets(found, table.sheet or text(options, "sheet"), table.columns):
            by_sheet.setdefault(sheet.name, []).append(table)
    plans = []
    for sheet in found:
        if tables := by_sheet.get(sheet.name, []):
            wanted = list(dict.fromkeys(column for table in tables for column in table.columns))
            row = next(
                (t.header_row for t in tables if t.header_row is not None), whole(options, "header_row")
            )
            with at(sheet.place or "map"):
                plans.append(Plan(sheet, header.find(sheet, wanted, row), tables))
    return plans


def _sheets(found: list[Sheet], name: str, wanted: list[str]) -> list[Sheet]:
    """Return the sheet called `name`, or without one all that have the wanted columns, or the first."""
    filled = [sheet for sheet in found if header.candidates(sheet)] or found
    if name and filled[0].name:
        named = [sheet for sheet in found if key(sheet.name) == key(name)]
        if not named:
            raise ConfigError(f"no sheet “{name}”", hint=closest(name, [sheet.name for sheet in found]))
        return named
    fitting = [s for s in filled if any(not h.missing(wanted) for h in header.candidates(s))]
    return fitting or filled[:1]


def recognised(found: list[Sheet], stem: str, options: Mapping[str, Any], ledger: Ledger) -> list[Plan]:
    """Plan the sheets that need no map; raises `ConfigError` when there is none."""
    wanted = text(options, "sheet")
    filled = _sheets(found, wanted, []) if wanted else [s for s in found if header.candidates(s)] or found
    row = whole(options, "header_row")
    plans = []
    for sheet in filled:
        headers = header.candidates(sheet) if row is None else [header.at_row(sheet, row)]
        if any(map(exported.is_export, headers[:1])):
            plans.append(Plan(sheet, headers[0], []))
        elif known := unmapped.recognise(sheet, sheet.name or stem, headers):
            plans.append(Plan(sheet, known[0], [known[1]]))
            if left := unmapped.unused(*known):
                ledger.note(sheet.name, f"read without a map; columns left out: {', '.join(left)}")
    if not plans:
        raise unmapped.no_map(filled[0])
    return plans
