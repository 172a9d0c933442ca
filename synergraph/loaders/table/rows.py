"""From rows to statements, as a map says."""

from synergraph.loaders.table.cells import Quoted
from synergraph.loaders.table.edges import EdgeReader
from synergraph.loaders.table.mapping import TableMap
from synergraph.loaders.table.things import Context, ThingReader
from synergraph.statements import Statement


class RowReader:
    """Reads rows by one map."""

    def __init__(self, table: TableMap, context: Context) -> None:
        self._context = context
        self._things = ThingReader(table.thing, context)
        self._edges = [EdgeReader(edge, context) for edge in table.edges]
        self._name = table.thing.name.columns

    def read(self, row: Quoted) -> list[Statement]:
        """Return all that the row states; [] when it names nothing."""
        found: list[Statement] = []
        for subject in self._things.read(row):
            self._context.named.add(subject.thing)
            found.append(
                Statement(subject.thing, "name", row.evidence(*subject.columns), value=subject.thing.name)
            )
            found.extend(self._things.describe(row, subject))
            for edge in self._edges:
                found.extend(edge.read(row, subject))
        return found

    @property
    def reason(self) -> str:
        """Say why a row yields nothing."""
        columns = " or ".join(f"“{title}”" for title in self._name)
        return (
            f"no name in column {columns}; for merged cells write fill_down" if columns else "no known kind"
        )
