"""From rows to statements, as a map says."""

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


def total(cells: list[str]) -> str:
    """Return why a row is the sum of others and no thing: it says so, and all else are numbers; else ""."""
    if _TOTALS.isdisjoint(cells):
        return ""
    filled = [cell for cell in cells if not blank(cell)]
    others = [cell for cell in filled if cell not in _TOTALS]
    if len(filled) < 2 or not all(map(_is_number, others)):
        return ""
    said = next(cell for cell in filled if cell in _TOTALS)
    return f"“{said.strip()}”: a sum of other rows"


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
            found.extend(self._things.describe(row, subject))
            for edge in self._edges:
                found.extend(edge.read(row, subject))
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
        columns = " or ".join(f"“{title}”" for title in self._name)
        return (
            f"no name in column {columns}; for merged cells write fill_down" if columns else "no known kind"
        )
