"""The edges between the thing of a row and the others it names."""

from collections.abc import Iterator
from typing import Any

from synergraph.loaders.table.cells import Filter, Quoted, refuses
from synergraph.loaders.table.mapping import Edge
from synergraph.loaders.table.roles import TAKEN
from synergraph.loaders.table.things import Context, Found, ThingReader, ValueReader
from synergraph.loaders.table.values import blank
from synergraph.ontology import ontology
from synergraph.statements import Statement, Thing

_VAGUE = ("", "partner", "attendee")


class EdgeReader:
    """Reads one edge of a map."""

    def __init__(self, edge: Edge, context: Context) -> None:
        self._edge = edge
        self._context = context
        self._other = ThingReader(edge.other, context)
        self._runs: dict[tuple[str, str], tuple[bool, bool]] = {}
        self._ticked = tuple(i for t in edge.ticked if (i := context.header.index(t)) is not None)
        self._qualifiers = {n: ValueReader(n, c, context) for n, c in edge.qualifiers.items()}
        self._filter = Filter(edge.when, context.header)
        self._bare = not (edge.qualifiers or edge.other.attributes)
        self._takes_role = edge.edge in TAKEN
        self._joined: set[tuple[Thing, Thing]] = set()

    def read(self, row: Quoted, subject: Found) -> list[Statement]:
        """Return the edges between the row's thing and the others, and what the row says of those."""
        if not self._filter.admits(row):
            if (reason := self._filter.unknown(row)) and self._other.read(row):
                self._context.unreadable(row, self._filter.columns, reason)
            return []
        others = self._from_ticks(row) if self._ticked else self._other.read(row)
        self._other.note(row)
        if self._bare:
            others = [
                o for o in others if o.role or subject.role or (subject.thing, o.thing) not in self._joined
            ]
        return list(self._statements(row, subject, others)) if others else []

    def _statements(self, row: Quoted, subject: Found, others: list[Found]) -> Iterator[Statement]:
        said, columns = self._qualify(row)
        for other in others:
            ends = self._ends(subject.thing, other.thing)
            if ends is None:
                self._context.unreadable(row, other.columns, self._why_not(subject.thing, other.thing))
                continue
            if other.whole or other.alias:
                yield from self._other.belong(row, other)
            if len(others) == 1:
                yield from self._other.describe(row, other)
            quoted = (*subject.columns, *other.columns, *columns, *self._filter.columns)
            for qualifiers in self._with_role(row, subject, other, said):
                if qualifiers or self._is_new(subject.thing, other.thing, ends):
                    yield Statement(
                        ends[0], self._edge.edge, row.evidence(*quoted), object=ends[1], **qualifiers
                    )

    def _is_new(self, row: Thing, other: Thing, ends: tuple[Thing, Thing]) -> bool:
        self._joined.add((row, other))
        return self._context.first(ends[0], self._edge.edge, ends[1])

    def _with_role(
        self, row: Quoted, subject: Found, other: Found, said: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Return the qualifiers with the role in a bracket behind one of the names.

        It is more exact than "partner"; beside another role it stands for itself, and an amount counts once.
        """
        if not self._takes_role:
            self._context.check_role(row, other)
            return [said]
        role = other.role or subject.role
        if not role:
            return [said]
        self._context.roles.add((row.number, role))
        if role == said.get("role"):
            return [said]
        return [{**said, "role": role}] if said.get("role", "") in _VAGUE else [said, {"role": role}]

    def _from_ticks(self, row: Quoted) -> list[Found]:
        found = []
        for column in self._ticked:
            cell = row.cells[column].strip()
            try:
                if not (blank(cell) or refuses(cell)) and self._context.values.read("ticked", cell) == "true":
                    title = self._context.header.titles[column]
                    found.append(Found(Thing(self._other.kind(row), title), (column,)))
            except ValueError as reason:
                self._context.unreadable(row, (column,), reason)
        return found

    def _ends(self, row: Thing, other: Thing) -> tuple[Thing, Thing] | None:
        """Return subject and object of the edge, or None where the ontology joins no such things."""
        entry = (row.kind, other.kind)
        if entry not in self._runs:
            self._runs[entry] = self._run(*entry)
        outward, inward = self._runs[entry]
        if row == other or not (outward or inward):
            return None
        return (row, other) if outward else (other, row)

    def _run(self, row: str, other: str) -> tuple[bool, bool]:
        """Whether the edge may run from the row's thing to the other, and the other way."""
        allows, edge = ontology().allows, self._edge.edge
        outward = self._edge.inward is not True and allows(row, edge, other)
        return outward, self._edge.inward is not False and allows(other, edge, row)

    def _why_not(self, row: Thing, other: Thing) -> str:
        if row == other:
            return f"“{other.name}” cannot be joined to itself"
        return f"no {self._edge.edge} joins {row.kind} and {other.kind}"

    def _qualify(self, row: Quoted) -> tuple[dict[str, Any], tuple[int, ...]]:
        qualifiers: dict[str, Any] = {}
        columns: tuple[int, ...] = ()
        for name, reader in self._qualifiers.items():
            for value, at in reader.read(row)[:1]:
                qualifiers[name] = qualified(name, value)
                columns += at
        return qualifiers, columns


def qualified(name: str, value: str) -> str | float | int:
    """Return the value of a qualifier in the type that a statement gives it."""
    return float(value) if name == "amount" else int(value) if name in {"year", "count"} else value
