"""Which preset a sheet belongs to, and in which row its titles stand."""

from collections.abc import Iterable
from typing import NamedTuple

from synergraph.errors import OntologyError
from synergraph.loaders.table import header
from synergraph.loaders.table.header import Header
from synergraph.loaders.table.propose.columns import Column, columns
from synergraph.loaders.table.propose.presets import Fit, fit, presets
from synergraph.loaders.table.propose.rest import is_ticks, legal_forms
from synergraph.loaders.table.propose.titles import titled
from synergraph.loaders.table.sheets import Sheet
from synergraph.ontology import Vocabulary

_ENOUGH = 2.0
_SEARCHED = 12
_CELLS = 1.5
_ROLE, _EVENT, _PERSON = "Rolle", "Veranstaltung", "Person"
_FIRMS = 0.2
"""Share of names with a legal form from which on they are no people's."""


class Best(NamedTuple):
    """The header of a sheet and the preset that fits it best, None where none does."""

    fit: Fit | None
    header: Header


def best(sheet: Sheet, called: str, vocabulary: Vocabulary) -> Best:
    """Return the preset that explains most of the titles, with the header it fits; else the likeliest header.

    `called` is the name of file and sheet. What the cells say of roles and events counts too.
    """
    possible = header.candidates(sheet)[:_SEARCHED]
    scored = []
    for candidate in possible:
        titles = titled(sheet, candidate)
        fits = [found for preset in presets() if (found := fit(preset, titles, called))]
        cells = columns(sheet, candidate) if any(_ROLE in f.found or _PERSON in f.found for f in fits) else []
        for found in fits:
            score = found.score + _told(found, cells, vocabulary)
            if score >= _ENOUGH and 4 * found.explained >= len(titles):
                scored.append((score, Best(found, candidate)))
    if scored:
        return max(scored, key=lambda pair: pair[0])[1]
    return Best(None, max(possible, key=lambda one: (len(titled(sheet, one)) > 1, -one.row)))


def _told(found: Fit, cells: list[Column], vocabulary: Vocabulary) -> float:
    """Return what the cells say for or against a preset that knows people, roles or an event."""
    if any(legal_forms(column) >= _FIRMS for column in cells if column.title in found.found.get(_PERSON, ())):
        return -2 * _CELLS
    role = [column for column in cells if column.title in found.found.get(_ROLE, ())]
    said = _roles(role, found.preset.roles, vocabulary) if found.preset.roles else 0.0
    if not found.preset.event or said > 0 or found.hint or _EVENT in found.found:
        return said
    return said if any(map(is_ticks, cells)) else said - 2 * _CELLS


def _roles(of: Iterable[Column], known: frozenset[str], vocabulary: Vocabulary) -> float:
    """Weigh the roles in a column: those that the preset knows against others."""
    ours = others = 0
    for column in of:
        for word, rows in column.words.items():
            try:
                code = vocabulary.code("role", word)
            except OntologyError:
                continue
            ours, others = (ours + rows, others) if code in known else (ours, others + rows)
    return _CELLS if ours > others else -_CELLS if others > ours else 0.0
