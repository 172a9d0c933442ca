"""The things a row names, with what it says of them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from operator import itemgetter
from typing import NamedTuple

from synergraph.loaders.table.cells import Quoted, Read, Reader
from synergraph.loaders.table.header import Header
from synergraph.loaders.table.ledger import Ledger
from synergraph.loaders.table.mapping import Cell, Mentioned
from synergraph.loaders.table.meant import Meant, glued, meant
from synergraph.loaders.table.recurring import Occasions
from synergraph.loaders.table.values import Values, parted
from synergraph.ontology import ontology
from synergraph.ontology.names import key, unwrap
from synergraph.statements import Statement, Thing


class Found(NamedTuple):
    """A thing that a row names, and the columns that name it.

    `role` is what a bracket behind the name said, `whole` what the name says it is part of, `alias` that
    name as written.
    """

    thing: Thing
    columns: tuple[int, ...]
    role: str = ""
    whole: Thing | None = None
    alias: str = ""


@dataclass(slots=True)
class Context:
    """What the parts of a map share while one sheet is read."""

    header: Header
    values: Values
    ledger: Ledger
    said: set[tuple[Thing, str, str | Thing]]
    occasions: Mapping[tuple[str, ...], Occasions] = field(default_factory=dict)
    roles: set[tuple[int, str]] = field(default_factory=set)

    def first(self, thing: Thing, predicate: str, value: str | Thing) -> bool:
        """Whether the source has not said this yet: it states a fact about a thing once."""
        entry = (thing, predicate, value)
        if entry in self.said:
            return False
        self.said.add(entry)
        return True

    def title(self, columns: tuple[int, ...]) -> str:
        return self.header.titles[columns[-1]] if columns else ""

    def check_role(self, row: Quoted, found: Found) -> None:
        """Note the role in a bracket behind a name where no edge of the row (`roles`) takes it."""
        if found.role and (row.number, found.role) not in self.roles:
            reason = f"“{found.thing.name}”: its role in brackets ({found.role}) has no place here"
            self.unreadable(row, found.columns, reason)

    def unreadable(self, row: Quoted, columns: tuple[int, ...], reason: object) -> None:
        self.ledger.unreadable(row.sheet, row.number, self.title(columns), str(reason))


class ValueReader:
    """Reads the values of one attribute or qualifier; equal cells are read once."""

    def __init__(self, name: str, cell: Cell, context: Context) -> None:
        self._name = name
        self._context = context
        self._reader = Reader.of(cell, context.header)
        self.columns = self._reader.columns
        self._known: dict[str, tuple[list[Read], list[Read]]] = {}

    def read(self, row: Quoted) -> list[Read]:
        """Return the readable values; the others go to the ledger."""
        columns = self._reader.columns
        raw = row.cells[columns[0]] if len(columns) == 1 else ""
        known = self._known.get(raw) if len(columns) < 2 else None
        if known is None:
            known = self._known[raw] = self._values(self._reader.read(row.cells))
        for reason, at in known[1]:
            self._context.unreadable(row, at, reason)
        return known[0]

    def _values(self, texts: list[Read]) -> tuple[list[Read], list[Read]]:
        values, reasons = [], []
        read, factor = self._context.values.read, self._reader.cell.factor
        parts = ((part, columns) for text, columns in texts for part in parted(self._name, text))
        for part, at in parts:
            try:
                values.append(Read(read(self._name, part, factor), at))
            except ValueError as reason:
                reasons.append(Read(str(reason), at))
        return values, reasons


class ThingReader:
    """Reads the things a row names, and says their names and attributes."""

    def __init__(self, mentioned: Mentioned, context: Context) -> None:
        self._context = context
        self._kind = Reader.of(mentioned.kind, context.header)
        self._fixed = mentioned.kind.value if mentioned.kind.value in ontology().nodes else ""
        glue = partial(glued, self._fixed, vocabulary=context.values.vocabulary)
        self._name = Reader.of(mentioned.name, context.header, glue if mentioned.key is None else list)
        self._key = Reader.of(_identifier(mentioned), context.header)
        self._scheme = mentioned.key.scheme if mentioned.key else ""
        self._nameless = mentioned.key is not None and not (mentioned.name.columns or mentioned.name.value)
        self._attributes = {n: ValueReader(n, c, context) for n, c in mentioned.attributes.items()}
        recurring = context.occasions.get(mentioned.name.columns) if self._fixed == "event" else None
        self._occasions = recurring
        self._cells = _cells(
            self._name.columns + self._key.columns + (recurring.columns if recurring else ())
        )
        self._facts = _cells(tuple(c for reader in self._attributes.values() for c in reader.columns))
        self._known: dict[tuple[str, object], tuple[list[Found], list[Read]]] = {}
        self._described: set[tuple[Thing, object]] = set()
        self.kindless = False
        self.notes: list[Read] = []

    def kind(self, row: Quoted) -> str:
        """Return the kind of the row's things, "" when the row does not say a known one."""
        if self._fixed:
            return self._fixed
        for text, columns in self._kind.read(row.cells)[:1]:
            if kind := kinds().get(key(text), ""):
                return kind
            self._context.unreadable(row, columns, f"“{text}” is no kind")
        return ""

    def read(self, row: Quoted) -> list[Found]:
        """Return the things; [] when the row names none or not of what kind. `notes` says what it does not take."""
        kind = self._fixed or self.kind(row)
        self.kindless = not kind
        entry = (kind, self._cells(row.cells))
        known = self._known.get(entry)
        if known is None:
            notes: list[Read] = []
            known = self._known[entry] = list(self._things(kind, row.cells, notes)) if kind else [], notes
        found, self.notes = known
        return found

    def note(self, row: Quoted) -> None:
        """Enter into the ledger what the names last read say and the graph does not take."""
        for reason, columns in self.notes:
            self._context.unreadable(row, columns, reason)

    def _things(self, kind: str, cells: list[str], notes: list[Read]) -> Iterator[Found]:
        keys = self._key.read(cells)
        names = keys if self._nameless else self._name.read(cells)
        for number, (name, columns) in enumerate(names):
            identified = keys[number] if len(keys) == len(names) else None
            identifier = f"{self._scheme}:{_bare(identified.text)}" if identified else ""
            said = self._meant(kind, unwrap(name), cells)
            if said.note:
                notes.append(Read(said.note, columns))
            if said.name:
                whole = Thing(kind, said.whole) if said.whole else None
                at = columns + (identified.columns if identified else ())
                yield Found(Thing(kind, said.name, identifier), at, said.role, whole, said.alias)

    def _meant(self, kind: str, name: str, cells: list[str]) -> Meant:
        if self._nameless:
            return Meant(name)
        said = meant(kind, name, self._context.values.vocabulary)
        return said._replace(name=self._occasions.named(said.name, cells)) if self._occasions else said

    def belong(self, row: Quoted, found: Found) -> Iterator[Statement]:
        """Yield what a thing is part of by its name, and that name, where the row is the first to state it."""
        thing, whole = found.thing, found.whole
        if whole and self._context.first(thing, "part_of", whole):
            yield Statement(thing, "part_of", row.evidence(*found.columns), object=whole)
        if found.alias and self._context.first(thing, "alias", found.alias):
            yield Statement(thing, "alias", row.evidence(*found.columns), value=found.alias)

    def describe(self, row: Quoted, found: Found) -> list[Statement]:
        """Return the attributes of a thing that the row is the first to state."""
        entry = (found.thing, self._facts(row.cells))
        if not self._attributes or entry in self._described:
            return []
        self._described.add(entry)
        return list(self._attributes_of(row, found))

    def _attributes_of(self, row: Quoted, found: Found) -> Iterator[Statement]:
        thing, columns = found.thing, found.columns
        for name, reader in self._attributes.items():
            for value, at in reader.read(row):
                if thing.kind not in ontology().attributes[name].kinds:
                    self._context.unreadable(row, at, f"{thing.kind} has no {name}")
                elif (name, value) != ("alias", thing.name) and self._context.first(thing, name, value):
                    yield Statement(thing, name, row.evidence(*columns, *at), value=value)


def _bare(identifier: str) -> str:
    """Return an identifier that is written as a web address without it: ROR, DOI, ORCID."""
    web = identifier.startswith(("https://", "http://"))
    return identifier.split("/", 3)[-1].strip("/") if web else identifier


def _identifier(mentioned: Mentioned) -> Cell:
    separators = mentioned.name.separators
    return Cell((mentioned.key.column,), separators=separators) if mentioned.key else Cell()


def _cells(columns: tuple[int, ...]) -> Callable[[list[str]], object]:
    """Return what takes the cells of these columns from a row."""
    return itemgetter(*columns) if columns else lambda _: None


@cache
def kinds() -> dict[str, str]:
    """Return node kinds by their folded CSV names and labels."""
    nodes = ontology().nodes.values()
    return {key(name): node.kind for node in nodes for name in (node.kind, node.name.de, node.name.en)}
