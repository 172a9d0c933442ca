"""Tables that say kinds and relations in words of their own (Kumu, KGX): what the words mean."""

from collections.abc import Iterator, Mapping
from itertools import chain, islice
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
_SEARCHED = 50
"""How many tables beside one of links are read to find its ends."""
_TABLES = frozenset([".csv", ".tsv", ".xlsx"])


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
        entry = draft.table["things"]
        known = preset("kgx-nodes" if entry["id"] == "id" else "kumu-elements")
        ends = [by_title[draft.table[end]] for end in ("from", "to")]
        things = draft.table["things"] = _things(entry, known, ends, path)
        if not things.keys() & {"file", "sheet"}:
            titles = ", ".join(f"“{title}”" for title in known.required)
            draft.why["things"] = (
                f"no table of the things (columns {titles}) lies beside this file, so that its rows are left "
                'out: put it into the same folder and write file = "…" into things'
            )


def _translated(
    entry: Mapping[str, Any], by_title: Mapping[str, Column], section: str
) -> tuple[dict[str, Any], list[str]]:
    values, unknown = translated(by_title[entry["column"]], section)
    return {**entry, **({"values": values} if values else {})}, unknown


def _things(entry: Mapping[str, Any], known: Preset, ends: list[Column], path: Path) -> dict[str, Any]:
    """Complete where the ends of links are described: a sheet of the same workbook, or a file beside it."""
    for file, sheet, found in chain(_called(known, ends, path), _describing(known, ends, path)):
        place = {"sheet": sheet.name} if sheet.name else {}
        place = place if file == path else {"file": file.name, **place}
        return {**place, **_filled(entry, found, sheet)}
    return dict(entry)


def _called(known: Preset, ends: list[Column], path: Path) -> Iterator[tuple[Path, Sheet, Fit]]:
    """Yield the tables of the things that the same file holds, or one whose name says so."""
    for file in [path, *archive.beside(path)]:
        called = any(word in key(file.name) for word in known.files)
        if file == path or (called and archive.suffix(file) == archive.suffix(path)):
            yield from ((file, sheet, found) for sheet, found in _fits(file, known, ends))


def _describing(known: Preset, ends: list[Column], path: Path) -> Iterator[tuple[Path, Sheet, Fit]]:
    """Yield the tables beside a file that hold ends of its links, the one with most of them first."""
    tables = (f for f in archive.beside(path) if f != path and archive.suffix(f) in _TABLES)
    fitting = [(file, *one) for file in islice(tables, _SEARCHED) for one in _fits(file, known, ends)]
    wanted = {key(cell) for column in ends for cell in column.cells}
    held = [
        (len(wanted & _identifiers(sheet, found)), (file, sheet, found)) for file, sheet, found in fitting
    ]
    yield from (table for count, table in sorted(held, key=lambda one: -one[0]) if count)


def _identifiers(sheet: Sheet, found: Fit) -> set[str]:
    title = found.found[found.preset.required[0]][0]
    return set(map(key, _by_title(sheet)[title].cells))


def _by_title(sheet: Sheet) -> dict[str, Column]:
    return {c.title: c for c in columns(sheet, header.candidates(sheet)[0])}


def _fits(file: Path, known: Preset, ends: list[Column]) -> list[tuple[Sheet, Fit]]:
    """Return the tables of a file that are of a preset; one that has the ends of links too is another of links."""
    try:
        read = sheets.read(file)
    except SynergraphError:
        return []
    return [
        (sheet, found)
        for sheet in read
        for candidate in header.candidates(sheet)[:1]
        if candidate.missing([column.title for column in ends])
        and (found := fit(known, titled(sheet, candidate), file.name))
    ]


def _filled(entry: Mapping[str, Any], found: Fit, sheet: Sheet) -> dict[str, Any]:
    titles = {column: group[0] for column, group in found.found.items()}
    kind = {"column": next(titles[c] for c in entry["kind"]["column"].split("|") if c in titles)}
    filled = {**entry, "id": titles[entry["id"]], "name": titles[entry["name"]]}
    filled["kind"], _ = _translated(kind, _by_title(sheet), "kinds")
    if "key" in entry:
        filled["key"] = {**entry["key"], "column": titles[entry["key"]["column"]]}
    return filled
