"""Which preset a sheet belongs to, and in which row its titles stand."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from synergraph.errors import OntologyError
from synergraph.loaders.table import header
from synergraph.loaders.table.header import Header
from synergraph.loaders.table.propose.columns import SAMPLE, Column, columns
from synergraph.loaders.table.propose.parting import SURE
from synergraph.loaders.table.propose.presets import Fit, fit, presets
from synergraph.loaders.table.propose.rest import agrees, is_ticks, legal_forms
from synergraph.loaders.table.propose.titles import titled
from synergraph.loaders.table.sheets import Sheet
from synergraph.loaders.table.values import Values, blank
from synergraph.ontology import Vocabulary

_ENOUGH = 2.0
_SEARCHED = 12
_CELLS = 1.5
_ROLE, _EVENT, _PERSON = "Rolle", "Veranstaltung", "Person"
_FIRMS = 0.2
"""Share of names with a legal form from which on they are no people's."""
_PARTNER, _OWN_PARTNER = "Partner", "Partner je Zeile"
_SUM, _OWN_SUM = "Fördervolumen", "Förderung je Partner"
_WHOSE = "a row may have several partners; it does not say whose role it is"
_RUN = 3
"""Months from which on a row runs like a project, not like an event."""
_RUNNING = frozenset(["running", "applied", "completed"])
"""What a status says of projects; that it is planned or called off is said of events too."""


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
            score -= _project_like(found, sheet, candidate, vocabulary)
            if score >= _ENOUGH and 4 * found.explained >= len(titles):
                scored.append((score, found, candidate))
    if scored:
        _, found, of = max(scored, key=lambda one: one[0])
        return Best(_by_partner(_ticked(found, sheet, of), sheet, of, vocabulary), of)
    return Best(None, max(possible, key=lambda one: (len(titled(sheet, one)) > 1, -one.row)))


def _told(found: Fit, cells: list[Column], vocabulary: Vocabulary) -> float:
    """Return what the cells say for or against a preset that knows people, roles or an event."""
    if any(legal_forms(column) >= _FIRMS for column in cells if column.title in found.found.get(_PERSON, ())):
        return -2 * _CELLS
    role = [column for column in cells if column.title in found.found.get(_ROLE, ())]
    said = _roles(role, found.preset.roles, vocabulary) if found.preset.roles else 0.0
    if not found.preset.event or said > 0 or found.hint or _EVENT in found.found:
        return said
    return said if any(is_ticks(c) and not agrees(c.title) for c in cells) else said - 2 * _CELLS


def _roles(of: Iterable[Column], known: frozenset[str], vocabulary: Vocabulary) -> float:
    """Weigh the roles in a column: those that the preset knows against others."""
    ours = others = 0
    for column in of:
        for word, rows in column.words.items():
            code = _code(vocabulary, "role", word)
            if not code:
                continue
            ours, others = (ours + rows, others) if code in known else (ours, others + rows)
    return _CELLS if ours > others else -_CELLS if others > ours else 0.0


def _project_like(found: Fit, sheet: Sheet, of: Header, vocabulary: Vocabulary) -> float:
    """Return what speaks against events where no title says what a row is: the rows run as long as projects do.

    So does a status that projects have; less, for events may be over too.
    """
    if found.preset.maps[0].get("kind") != "event" or not found.weak or found.hint:
        return 0.0
    start = found.found.get("Datum", ())[:1]
    days = list(_rows(sheet, of, (*start, *found.found.get("Ende", start)[:1]))) if start else []
    values = Values(vocabulary, stored=sheet.stored)
    long = sum(_months(values, *pair) >= _RUN for pair in days)
    words = [word for (word,) in _rows(sheet, of, found.found.get("Status", ())[:1])]
    running = sum(_code(vocabulary, "status", word) in _RUNNING for word in words)
    return (_CELLS if 2 * long > len(days) else 0.0) + (_CELLS / 3 if 2 * running > len(words) else 0.0)


def _months(values: Values, start: str, end: str) -> int:
    """Return how many months lie between two days, 0 where they are one or cannot be read."""
    try:
        first, last = values.read("start", start), values.read("end", end)
    except ValueError:
        return 0
    if first == last:
        return 0
    return 12 * (int(last[:4]) - int(first[:4])) + int(last[5:7] or 12) - int(first[5:7] or 1)


def _ticked(found: Fit, sheet: Sheet, of: Header) -> Fit:
    """Take no ticks for the names of events: below “Workshop” they say who takes part in it."""
    title = found.found.get(_EVENT, ())[:1]
    cells = [cell for (cell,) in _rows(sheet, of, title)]
    if not found.preset.event or not is_ticks(Column(_EVENT, cells)):
        return found
    return replace(found, found={c: titles for c, titles in found.found.items() if c != _EVENT})


def _by_partner(found: Fit, sheet: Sheet, of: Header, vocabulary: Vocabulary) -> Fit:
    """Take a project list with one row per partner for one: the role is the partner's, and so are sums that differ."""
    titles, role = dict(found.found), found.found.get(_ROLE, ())[:1]
    if _OWN_PARTNER not in found.preset.columns or _PARTNER not in titles:
        return found
    if _several(sheet, of, titles[_PARTNER]):
        titles.pop(_ROLE, None)
        return replace(found, found=titles, left_out={**found.left_out, **dict.fromkeys(role, _WHOSE)})
    named = (titles[found.preset.required[0]][0], *titles[_PARTNER], *titles.get(_SUM, ())[:1])
    if _SUM in titles and _OWN_SUM not in titles and _own_sums(_rows(sheet, of, named)):
        titles[_OWN_SUM] = titles.pop(_SUM)
    words = Column(_ROLE, [word for (word,) in _rows(sheet, of, role)])
    if role and _roles([words], found.preset.roles, vocabulary) > 0:
        titles[_OWN_PARTNER] = titles.pop(_PARTNER)
    else:
        titles.pop(_ROLE, None)
    return replace(found, found=titles)


def _several(sheet: Sheet, of: Header, titles: Sequence[str]) -> bool:
    """Whether a row may have several partners: there are several columns of them, or lists in the cells."""
    cells = (cell for (cell,) in _rows(sheet, of, titles[:1]))
    return len(titles) > 1 or any(mark in cell for cell in cells for mark in SURE)


def _own_sums(rows: Iterable[Sequence[str]]) -> bool:
    """Whether sums belong to partners: projects of several rows have other partners in each, half of them other sums."""
    projects = defaultdict(list)
    for project, partner, amount in rows:
        projects[project].append((partner, amount))
    several = [list(zip(*shares, strict=True)) for shares in projects.values() if len(shares) > 1]
    apart = all(len(set(partners)) == len(partners) for partners, _ in several)
    return apart and 2 * sum(len(set(amounts)) > 1 for _, amounts in several) >= max(len(several), 1)


def _rows(sheet: Sheet, of: Header, titles: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield the cells of these columns, row by row, where all of them say something."""
    at = [of.titles.index(title) for title in titles]
    for row in sheet.rows[of.row : of.row + SAMPLE] if at else ():
        cells = tuple(row[i].strip() for i in at if i < len(row) and not blank(row[i]))
        if len(cells) == len(at):
            yield cells


def _code(vocabulary: Vocabulary, scheme: str, word: str) -> str:
    try:
        return vocabulary.code(scheme, word)
    except OntologyError:
        return ""
