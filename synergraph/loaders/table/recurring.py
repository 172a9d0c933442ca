"""Events that come again under one title: each of their days is an event of its own."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import chain

from synergraph.loaders.table.cells import Reader
from synergraph.loaders.table.header import Header
from synergraph.loaders.table.mapping import LinkMap, Mentioned, TableMap
from synergraph.loaders.table.values import Values
from synergraph.ontology.names import key

Rows = list[tuple[int, list[str]]]


class Occasions:
    """Tells by the days in a table which titles recur."""

    def __init__(self, mentioned: Mentioned, header: Header, values: Values, rows: Rows) -> None:
        self._start = Reader.of(mentioned.attributes["start"], header)
        self._values = values
        self.columns = self._start.columns
        names, days = Reader.of(mentioned.name, header), defaultdict[str, set[str]](set)
        for _, row in rows:
            cells = row + [""] * (len(header.titles) - len(row))
            for name, _ in names.read(cells) if (day := self._day(cells)) else ():
                days[key(name)].add(day)
        exact = {name: _exact(found) for name, found in days.items()}
        self._days = {name: found for name, found in exact.items() if len(found) > 1}

    def named(self, title: str, cells: list[str]) -> str:
        """Return the name of an event: of one that recurs with its day, "Stammtisch (12.03.2024)"."""
        days = self._days.get(key(title))
        day = self._day(cells) if days else ""
        return f"{title} ({'.'.join(reversed(day.split('-')))})" if days and day in days else title

    def _day(self, cells: list[str]) -> str:
        try:
            return next((self._values.read("start", text) for text, _ in self._start.read(cells)), "")
        except ValueError:
            return ""


def _exact(days: set[str]) -> set[str]:
    """Return days without those that say another one more vaguely: "2024" beside "2024-03-12"."""
    return {day for day in days if not any(other != day and other.startswith(day) for other in days)}


def occasions(
    maps: Iterable[TableMap | LinkMap], header: Header, values: Values, rows: Rows
) -> Mapping[tuple[str, ...], Occasions]:
    """Return by the columns of their titles the events of a sheet that come with a day."""
    tables = [table for table in maps if isinstance(table, TableMap)]
    mentioned = chain.from_iterable((table.thing, *(edge.other for edge in table.edges)) for table in tables)
    dated = [m for m in mentioned if m.kind.value == "event" and m.name.columns and not m.key]
    dated = [m for m in dated if "start" in m.attributes and m.attributes["start"].columns]
    return {m.name.columns: Occasions(m, header, values, rows) for m in dated}
