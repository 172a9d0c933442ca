"""From rows to statements, as a map says."""

import re

from synergraph.loaders.table.cells import Filter, Quoted
from synergraph.loaders.table.edges import EdgeReader
from synergraph.loaders.table.mapping import TableMap
from synergraph.loaders.table.numbers import number
from synergraph.loaders.table.things import Context, Found, ThingReader
from synergraph.loaders.table.values import blank
from synergraph.statements import Statement

_SUMS = ("Summe", "Gesamt", "Gesamtsumme", "Zwischensumme", "Insgesamt", "Total", "Sum", "Subtotal", "Σ")
_TOTALS = frozenset(
    f"{word}{mark}"
    for sum_of in _SUMS
    for word in (sum_of, sum_of.upper(), sum_of.lower())
    for mark in ("", ":", " ")
)
_SAID = "|".join(sorted(_SUMS, key=len, reverse=True))
_UNIT = r"(?:€|%|(?!(?:gmbh|mbh|ag|ug|kg|se|ohg|gbr|ltd|inc)\b)[^\W\d_]+)"
_COUNTED = re.compile(
    rf"(?:{_SAID})(?: ?[:=(] ?\d[\d., ]*(?:{_UNIT}\.? ?€?)? ?\)?| \d[\d.,]* ?{_UNIT})",
    re.IGNORECASE,
)
_FOOTNOTE = re.compile(
    r"\s*(?:[*¹²³]|(?:Stand|Quellen?|Hinweise?)\s*:|Anm\.|Anmerkung(?:en)?\b)", re.IGNORECASE
)
_BEGINNINGS = tuple(
    word[:3].casefold() for word in (*_SUMS, "Stand", "Quelle", "Hinweis", "Anmerkung", *"*¹²³")
)
_DIGIT = re.compile(r"\d")


def total(cells: list[str]) -> str:
    """Return why a row stands beside the table and is no thing, a sum or a footnote; else ""."""
    if any(map(_is_word, cells)):  # one of the first cells of most rows, and the rest takes long
        return ""
    filled = [cell for cell in cells if not blank(cell)]
    if len(filled) == 1 and _FOOTNOTE.match(filled[0]):
        return f"“{' '.join(filled[0].split())[:80]}”: a footnote"
    return _sum(filled)


def _is_word(cell: str) -> bool:
    """Whether a cell is neither a number nor blank, and begins neither as a sum does nor as a footnote."""
    text = cell.lstrip()
    if not text or text[:3].casefold().startswith(_BEGINNINGS):
        return False
    return not _DIGIT.search(text) and not blank(text)


def _sum(filled: list[str]) -> str:
    """Return why a row is the sum of others and no thing: it says so, and all else are numbers; else "".

    “Gesamt” needs such a number beside it; “Gesamt: 5” and “Insgesamt 6 Personen” have it.
    """
    said = [cell for cell in filled if cell in _TOTALS or _COUNTED.fullmatch(" ".join(cell.split()))]
    if not said or (len(filled) < 2 and said[0] in _TOTALS):
        return ""
    if not all(cell in said or _is_number(cell) for cell in filled):
        return ""
    return f"“{said[0].strip()}”: a sum of other rows"


def _is_number(text: str) -> bool:
    try:
        number(text)
    except ValueError:
        return False
    return True


class RowReader:
    """Reads rows by one map."""

    def __init__(self, table: TableMap, context: Context) -> None:
        self._context = context
        self._things = ThingReader(table.thing, context)
        self._edges = [EdgeReader(edge, context) for edge in table.edges]
        key = table.thing.key
        self._name = table.thing.name.columns or ((key.column,) if key else ())
        self._filter = Filter(table.when, context.header)
        self._left_out = ""

    def read(self, row: Quoted) -> list[Statement]:
        """Return what the row is the first to state, at least a name; [] when it names nothing."""
        if not self._filter.admits(row):
            self._left_out = self._filter.reason(row)
            return []
        self._left_out = ""
        found: list[Statement] = []
        subjects = self._things.read(row)
        for subject in subjects:
            thing = subject.thing
            is_named = thing.name != thing.key.partition(":")[2]
            if is_named and self._context.first(thing, "name", thing.name):
                found.append(self._name_of(row, subject))
            found.extend(self._things.belong(row, subject))
            found.extend(self._things.describe(row, subject))
            for edge in self._edges:
                found.extend(edge.read(row, subject))
            self._context.check_role(row, subject)
        if subjects:
            self._things.note(row)
        return found or [self._name_of(row, subject) for subject in subjects[:1]]

    def _name_of(self, row: Quoted, subject: Found) -> Statement:
        thing = subject.thing
        return Statement(thing, "name", row.evidence(*subject.columns), value=thing.name)

    @property
    def reason(self) -> str:
        """Say why a row yields nothing."""
        if self._left_out:
            return self._left_out
        if self._things.kindless:
            return "it says no known kind"
        if self._things.notes:
            return "; ".join(note for note, _ in self._things.notes)
        columns = " or ".join(f"“{title}”" for title in self._name)
        return (
            f"no name in column {columns}; for merged cells write fill_down" if columns else "no known kind"
        )
