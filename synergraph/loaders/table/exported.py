"""The product's own nodes.csv and edges.csv, read back as they were written."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from synergraph.errors import SourceError
from synergraph.loaders.table import header, sheets
from synergraph.loaders.table.cells import Quoted
from synergraph.loaders.table.edges import qualified
from synergraph.loaders.table.header import Header
from synergraph.loaders.table.mapping import QUALIFIERS
from synergraph.loaders.table.things import Context
from synergraph.loaders.table.values import datatype
from synergraph.ontology import ontology
from synergraph.ontology.cells import live, parted
from synergraph.ontology.layout import NODE_KEY
from synergraph.ontology.names import key
from synergraph.statements import Statement, Thing

_EDGES = ("source", "kind", "target")
_NODES = ("id", "kind", "name", "aliases")


def reader(titles: Header, folder: Path) -> "Callable[[Context], NodeRows | EdgeRows] | None":
    """Return what makes the reader of an exported table, None when the titles are not of one.

    Reading edges.csv takes the nodes.csv in `folder`.
    """
    folded = tuple(map(key, titles.titles))
    if folded[:4] == _NODES:
        return NodeRows
    if folded[:3] == _EDGES:
        return lambda context: EdgeRows(context, nodes(_nodes_in(folder)))
    return None


def _nodes_in(folder: Path) -> Path:
    """Return where the nodes are: beside the edges, perhaps packed like these."""
    packed = folder / "nodes.csv.gz"
    return packed if packed.is_file() else folder / "nodes.csv"


def nodes(path: Path) -> dict[str, Thing]:
    """Read the ids of nodes.csv; raises `SourceError` when the file is missing or another."""
    try:
        (sheet,) = sheets.read(path)
        if tuple(map(key, header.at_row(sheet, 1).titles[:4])) != _NODES:
            raise ValueError
        things = (_thing(row) for row in sheet.rows[1:] if len(row) > 2)
        return {row_id: thing for row_id, thing in things if thing.name}
    except (SourceError, ValueError) as error:
        raise SourceError(
            "edges.csv names its ends by the ids of nodes.csv, which cannot be read beside it",
            hint="put the nodes.csv of the same export into the same folder",
        ) from error


def _thing(row: list[str]) -> tuple[str, Thing]:
    identifier, kind, name = (live(cell) for cell in row[:3])
    own = identifier.startswith(f"{kind}/")
    return identifier, Thing(kind, name, NODE_KEY + identifier if own else "")


class _Rows:
    """What reading both tables has in common: values as they stand, typed ones as they are meant."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._titles = [key(title) for title in context.header.titles]

    def _places(self, names: Iterator[str] | list[str]) -> dict[str, int]:
        folded = {name: key(name) for name in names}
        return {name: self._titles.index(k) for name, k in folded.items() if k in self._titles}

    def _value(self, row: Quoted, name: str, text: str, place: int) -> str:
        """Return what a cell says, "" where it cannot be read."""
        if datatype(name) == "string" or not text:
            return text
        try:
            return self._context.values.read(name, text)
        except ValueError as reason:
            self._context.unreadable(row, (place,), reason)
            return ""


class NodeRows(_Rows):
    """Reads rows of an exported nodes.csv."""

    reason = "no name, or no known kind"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        attributes = [a for a in ontology().attributes.values() if a.kind not in {"name", "alias"}]
        self._attributes = self._places([a.kind for a in attributes])
        self._several = {a.kind for a in attributes if not a.functional}

    def read(self, row: Quoted) -> list[Statement]:
        """Return all that the row states; [] when it names nothing."""
        _, thing = _thing(row.cells)
        if not thing.name or thing.kind not in ontology().nodes:
            return []
        found = [Statement(thing, "name", row.evidence(2), value=thing.name)]
        for alias in parted(live(row.cells[3]), "|"):
            found.append(Statement(thing, "alias", row.evidence(2, 3), value=alias))
        for name, place in self._attributes.items():
            text = live(row.cells[place])
            for part in parted(text, "|") if name in self._several else [text]:
                if value := self._value(row, name, part, place):
                    found.append(Statement(thing, name, row.evidence(2, place), value=value))
        return found


class EdgeRows(_Rows):
    """Reads rows of an exported edges.csv."""

    reason = "no edge of the ontology between nodes of nodes.csv"

    def __init__(self, context: Context, things: dict[str, Thing]) -> None:
        super().__init__(context)
        self._things = things
        self._qualifiers = self._places(list(QUALIFIERS))

    def read(self, row: Quoted) -> list[Statement]:
        """Return the edge; [] when the row names none."""
        source, edge, target = (live(cell).strip() for cell in row.cells[:3])
        ends = self._things.get(source), self._things.get(target)
        if ends[0] is None or ends[1] is None or edge not in ontology().edges:
            return []
        if not ontology().allows(ends[0].kind, edge, ends[1].kind):
            return []
        said = dict(self._said(row))
        columns = (self._qualifiers[name] for name in said)
        return [Statement(ends[0], edge, row.evidence(0, 1, 2, *columns), object=ends[1], **said)]

    def _said(self, row: Quoted) -> Iterator[tuple[str, Any]]:
        for name, place in self._qualifiers.items():
            if value := self._value(row, name, live(row.cells[place]), place):
                yield name, qualified(name, value)
