"""The map of a table: which column says what."""

from collections.abc import Mapping
from dataclasses import dataclass, field

QUALIFIERS = ("role", "since", "until", "amount", "year", "count", "text")


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a value stands: in columns, or the same for every row (`value`).

    `separators` part several values in one cell, `values` says what the table's own words
    mean, `factor` multiplies numbers.
    """

    columns: tuple[str, ...] = ()
    value: str = ""
    separators: tuple[str, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    factor: float = 1.0


@dataclass(frozen=True, slots=True)
class Key:
    """The column of an identifier, and its scheme ("pic")."""

    column: str
    scheme: str


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A thing a row names: its kind, name, identifier and attributes."""

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

    @property
    def columns(self) -> list[str]:
        return [*self.other.columns, *self.ticked, *(c for q in self.qualifiers.values() for c in q.columns)]


@dataclass(frozen=True, slots=True)
class TableMap:
    """One row = one thing, with attributes and edges. `sheet` "" means every sheet."""

    thing: Mentioned
    edges: tuple[Edge, ...] = ()
    sheet: str = ""
    header_row: int | None = None
    fill_down: tuple[str, ...] = ()

    @property
    def columns(self) -> list[str]:
        """All columns the map speaks of, without repetition."""
        edges = (column for edge in self.edges for column in edge.columns)
        return list(dict.fromkeys([*self.thing.columns, *edges, *self.fill_down]))
