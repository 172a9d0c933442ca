"""The map of a table: which column says what."""

from collections.abc import Mapping
from dataclasses import dataclass, field

QUALIFIERS = ("role", "since", "until", "amount", "year", "count", "text")


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a value stands: in columns, or the same for every row (`value`).

    `separators` part several values in one cell, `join` makes one value of several columns,
    `values` says what the table's own words mean ("" for nothing), `prefix` stands before every
    value, `factor` multiplies numbers.
    """

    columns: tuple[str, ...] = ()
    value: str = ""
    separators: tuple[str, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    factor: float = 1.0
    prefix: str = ""
    join: str = ""


@dataclass(frozen=True, slots=True)
class Condition:
    """Rows that count: those whose cell in `column` is one of `among`, or none of `but`.

    Where several edges of a map go by the same column, the first of them has in `known` the words
    that any of them takes.
    """

    column: str
    among: tuple[str, ...] = ()
    but: tuple[str, ...] = ()
    known: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Key:
    """The column of an identifier, and its scheme ("pic")."""

    column: str
    scheme: str


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A thing a row names: its kind, name, identifier and attributes.

    Without a name of its own it goes by its identifier.
    """

    kind: Cell
    name: Cell
    key: Key | None = None
    attributes: Mapping[str, Cell] = field(default_factory=dict)

    @property
    def columns(self) -> list[str]:
        cells = (self.kind, self.name, *self.attributes.values())
        return [c for cell in cells for c in cell.columns] + ([self.key.column] if self.key else [])


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge between the row's thing and others the row names.

    `inward` edges run from the other thing to the row's; None means "whichever the ontology
    allows". With `ticked`, the titles of the ticked columns are the others' names.
    """

    edge: str
    other: Mentioned
    inward: bool | None = None
    ticked: tuple[str, ...] = ()
    qualifiers: Mapping[str, Cell] = field(default_factory=dict)
    when: Condition | None = None

    @property
    def columns(self) -> list[str]:
        when = [self.when.column] if self.when else []
        qualifiers = (c for q in self.qualifiers.values() for c in q.columns)
        return [*self.other.columns, *self.ticked, *qualifiers, *when]


@dataclass(frozen=True, slots=True)
class TableMap:
    """One row = one thing, with attributes and edges. `sheet` "" means every sheet."""

    thing: Mentioned
    edges: tuple[Edge, ...] = ()
    sheet: str = ""
    header_row: int | None = None
    fill_down: tuple[str, ...] = ()
    when: Condition | None = None

    @property
    def columns(self) -> list[str]:
        """All columns the map speaks of, without repetition."""
        edges = (column for edge in self.edges for column in edge.columns)
        when = [self.when.column] if self.when else []
        return list(dict.fromkeys([*self.thing.columns, *edges, *self.fill_down, *when]))


@dataclass(frozen=True, slots=True)
class Things:
    """The table that describes the ends of links: another file or sheet, or the same, and how it names them.

    `id` is the column of what a link calls them.
    """

    thing: Mentioned
    id: str
    file: str = ""
    sheet: str = ""

    @property
    def columns(self) -> list[str]:
        return list(dict.fromkeys([*self.thing.columns, self.id]))


@dataclass(frozen=True, slots=True)
class LinkMap:
    """One row = one link between two things that another table describes."""

    source: str
    target: str
    edge: Cell
    things: Things
    qualifiers: Mapping[str, Cell] = field(default_factory=dict)
    sheet: str = ""
    header_row: int | None = None
    fill_down: tuple[str, ...] = ()
    when: Condition | None = None

    @property
    def columns(self) -> list[str]:
        """All columns the map speaks of, without repetition."""
        cells = (self.edge, *self.qualifiers.values())
        when = [self.when.column] if self.when else []
        of_cells = (column for cell in cells for column in cell.columns)
        return list(dict.fromkeys([self.source, self.target, *of_cells, *self.fill_down, *when]))
