"""Tables that say kinds and relations in words of their own (Kumu, KGX): what the words mean."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from synergraph.errors import SynergraphError
from synergraph.loaders import archive
from synergraph.loaders.table import header, sheets
from synergraph.loaders.table.propose.columns import Column, columns
from synergraph.loaders.table.propose.draft import Draft
from synergraph.loaders.table.propose.kinds import translated
from synergraph.loaders.table.propose.presets import Fit, Preset, fit, preset
from synergraph.loaders.table.propose.titles import titled
from synergraph.loaders.table.sheets import Sheet
from synergraph.ontology.names import key

_SHOWN = 8


def translate(draft: Draft, by_title: Mapping[str, Column], path: Path) -> None:
    """Say by `values` what the words of kind and relation columns mean, and where links find their ends."""
    for name, section in (("kind", "kinds"), ("edge", "edges")):
        entry = draft.table.get(name)
        if isinstance(entry, Mapping):
            draft.table[name], words = _translated(entry, by_title, section)
            if words:
                shown = ", ".join(f"“{word}”" for word in words[:_SHOWN])
                draft.why[name] = (
                    f"no {name} is known for {shown}: rows with it are left out until values says"
                )
    if "things" in draft.table:
        things = draft.table["things"] = _things(draft.table["things"], path)
        if not things.keys() & {"file", "sheet"}:
            draft.why["things"] = "no table of the things lies beside this file: say by file where it is"


def _translated(
    entry: Mapping[str, Any], by_title: Mapping[str, Column], section: str
) -> tuple[dict[str, Any], list[str]]:
    values, unknown = translated(by_title[entry["column"]], section)
    return {**entry, **({"values": values} if values else {})}, unknown


def _things(entry: Mapping[str, Any], path: Path) -> dict[str, Any]:
    """Complete where the ends of links are described: a sheet of the same workbook, or a file beside it."""
    known = preset("kgx-nodes" if entry["id"] == "id" else "kumu-elements")
    for file in [path, *archive.beside(path)]:
        called = any(word in key(file.name) for word in known.files)
        if file != path and not (called and archive.suffix(file) == archive.suffix(path)):
            continue
        for sheet, found in _fits(file, known):
            place = {"sheet": sheet.name} if sheet.name else {}
            place = place if file == path else {"file": file.name, **place}
            return {**place, **_filled(entry, found, sheet)}
    return dict(entry)


def _fits(file: Path, known: Preset) -> list[tuple[Sheet, Fit]]:
    try:
        read = sheets.read(file)
    except SynergraphError:
        return []
    return [
        (sheet, found)
        for sheet in read
        for candidate in header.candidates(sheet)[:1]
        if (found := fit(known, titled(sheet, candidate), file.name))
    ]


def _filled(entry: Mapping[str, Any], found: Fit, sheet: Sheet) -> dict[str, Any]:
    by_title = {c.title: c for c in columns(sheet, header.candidates(sheet)[0])}
    titles = {column: group[0] for column, group in found.found.items()}
    kind = {"column": next(titles[c] for c in entry["kind"]["column"].split("|") if c in titles)}
    filled = {**entry, "id": titles[entry["id"]], "name": titles[entry["name"]]}
    filled["kind"], _ = _translated(kind, by_title, "kinds")
    if "key" in entry:
        filled["key"] = {**entry["key"], "column": titles[entry["key"]["column"]]}
    return filled
