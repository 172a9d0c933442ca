"""The product's own edges.csv, read back: source and target are ids of the nodes.csv beside it."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from synergraph.errors import SourceError
from synergraph.loaders.table.cells import Quoted
from synergraph.loaders.table.edges import qualified
from synergraph.loaders.table.header import Header
from synergraph.loaders.table.mapping import QUALIFIERS
from synergraph.loaders.table.things import Context
from synergraph.loaders.table.values import blank
from synergraph.ontology import ontology
from synergraph.ontology.names import key
from synergraph.statements import Statement, Thing

_ENDS = ("source", "kind", "target")


def is_export(header: Header) -> bool:
    """Whether the titles begin like an exported edges.csv."""
    return tuple(map(key, header.titles[:3])) == _ENDS


def nodes(path: Path) -> dict[str, Thing]:
    """Read the ids of nodes.csv; raises `SourceError` when the file is missing or another."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as handle:
            return {row["id"]: Thing(row["kind"], row["name"]) for row in csv.DictReader(handle)}
    except (OSError, KeyError, UnicodeError, csv.Error) as error:
        raise SourceError(
            "edges.csv names its ends by the ids of nodes.csv, which cannot be read beside it",
            hint="put the nodes.csv of the same export into the same folder",
        ) from error


class EdgeRows:
    """Reads rows of an exported edges.csv."""

    reason = "no edge of the ontology between nodes of nodes.csv"

    def __init__(self, context: Context, things: dict[str, Thing]) -> None:
        self._context = context
        self._things = things
        titles = [key(title) for title in context.header.titles]
        self._qualifiers = {name: titles.index(name) for name in QUALIFIERS if name in titles}

    def read(self, row: Quoted) -> list[Statement]:
        """Return the edge; [] when the row names none."""
        source, edge, target = (cell.strip() for cell in row.cells[:3])
        ends = self._things.get(source), self._things.get(target)
        if ends[0] is None or ends[1] is None or edge not in ontology().edges:
            return []
        if not ontology().allows(ends[0].kind, edge, ends[1].kind):
            return []
        qualifiers, columns = self._qualify(row)
        return [Statement(ends[0], edge, row.evidence(0, 1, 2, *columns), object=ends[1], **qualifiers)]

    def _qualify(self, row: Quoted) -> tuple[dict[str, Any], tuple[int, ...]]:
        found = dict(self._readable(row))
        return {name: qualified(name, value) for name, value in found.items()}, tuple(
            self._qualifiers[n] for n in found
        )

    def _readable(self, row: Quoted) -> Iterator[tuple[str, str]]:
        for name, column in self._qualifiers.items():
            text = row.cells[column]
            try:
                if not blank(text):
                    yield name, self._context.values.read(name, text)
            except ValueError as reason:
                self._context.unreadable(row, (column,), reason)
