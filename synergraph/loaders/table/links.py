"""Tables of links: a row names two things that another table describes, and how they are joined."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from synergraph.errors import SourceError, at
from synergraph.loaders.table import header, sheets
from synergraph.loaders.table.cells import Filter, Quoted, Reader
from synergraph.loaders.table.edges import qualified
from synergraph.loaders.table.mapping import LinkMap, Things
from synergraph.loaders.table.sheets import Sheet
from synergraph.loaders.table.things import Context, Found, ThingReader, ValueReader
from synergraph.ontology import ontology
from synergraph.ontology.names import key
from synergraph.statements import Statement, Thing

_NOWHERE = (
    "the links are left out, for no table says what they join: "
    'put it beside this file and write file = "…" into things of its map in synergraph.toml'
)


class LinkReader:
    """Reads rows by a map of links; `ends` are the things by what links call them, folded."""

    def __init__(self, links: LinkMap, context: Context, ends: Mapping[str, Thing]) -> None:
        self._context = context
        self._ends = ends
        self._columns = tuple(
            i for title in (links.source, links.target) if (i := context.header.index(title)) is not None
        )
        self._edge = Reader.of(links.edge, context.header)
        self._qualifiers = {n: ValueReader(n, c, context) for n, c in links.qualifiers.items()}
        self._filter = Filter(links.when, context.header)
        self.reason = ""

    def read(self, row: Quoted) -> list[Statement]:
        """Return the edge and the names of its ends; [] when the row joins nothing."""
        self.reason = self._why_not(row)
        return [] if self.reason else list(self._statements(row))

    def _why_not(self, row: Quoted) -> str:
        if not self._filter.admits(row):
            return self._filter.reason(row)
        for column in self._columns:
            if key(row.cells[column]) not in self._ends:
                cell = row.cells[column].strip()
                return f"“{cell[:80]}” is none of the described things" if cell else "names one end only"
        words = self._edge.read(row.cells)
        edge = relations().get(key(words[0].text)) if words else None
        if edge is None:
            return (
                f"“{words[0].text[:80]}” is no edge; say by “values” what it means"
                if words
                else "names no edge"
            )
        ends = [self._ends[key(row.cells[column])] for column in self._columns]
        kinds = [end.kind for end in ends]
        if ends[0] == ends[1] or not (joins(edge, *kinds) or joins(edge, *reversed(kinds))):
            return f"no {edge} joins {' and '.join(kinds)}"
        return ""

    def _statements(self, row: Quoted) -> Iterator[Statement]:
        word = self._edge.read(row.cells)[0]
        edge = relations()[key(word.text)]
        ends = [Found(self._ends[key(row.cells[column])], (column,)) for column in self._columns]
        if not joins(edge, *(end.thing.kind for end in ends)):
            ends.reverse()
        for end in ends:
            if self._context.first(end.thing, "name", end.thing.name):
                yield Statement(end.thing, "name", row.evidence(*end.columns), value=end.thing.name)
        qualifiers, columns = self._qualify(row, edge)
        evidence = row.evidence(*self._columns, *word.columns, *columns)
        yield Statement(ends[0].thing, edge, evidence, object=ends[1].thing, **qualifiers)

    def _qualify(self, row: Quoted, edge: str) -> tuple[dict[str, Any], tuple[int, ...]]:
        found: dict[str, Any] = {}
        columns: tuple[int, ...] = ()
        for name, reader in self._qualifiers.items():
            if name in ontology().edges[edge].qualifiers:
                for value, where in reader.read(row)[:1]:
                    found[name] = qualified(name, value)
                    columns += where
        return found, columns


def joins(edge: str, source: str, target: str) -> bool:
    """Whether the edge may run from a thing of kind `source` to one of kind `target`."""
    return ontology().allows(source, edge, target)


@cache
def relations() -> dict[str, str]:
    """Return edge kinds by their folded names: "participates_in", "participatesIn", "wirkt mit in"."""
    edges = ontology().edges.values()
    return {key(name): edge.kind for edge in edges for name in (edge.name.en, edge.name.de, edge.kind)}


def ends(things: Things, path: Path, own: list[Sheet], context: Context) -> dict[str, Thing]:
    """Return the things that a table describes, by their id, folded.

    `path` and `own` are the file of the links and its sheets; `things` may name another file
    beside it. Where it names none and no sheet describes them, there are none, with a note. Raises
    `SourceError` when what it names cannot be read, `ConfigError` when columns lack.
    """
    if not (things.file or things.sheet or any(_describes(sheet, things) for sheet in own)):
        context.ledger.note("", _NOWHERE)
        return {}
    with at("things"):
        found = own
        if things.file:
            with at(things.file):
                found = sheets.read(path.with_name(Path(things.file).name))
        named = [sheet for sheet in found if not things.sheet or key(sheet.name) == key(things.sheet)]
        if not named:
            raise SourceError(f"no sheet “{things.sheet}”", hint="check things.sheet in the map")
        described: dict[str, Thing] = {}
        for sheet in named[:1]:
            described |= _described(things, sheet, context)
        return described


def _describes(sheet: Sheet, things: Things) -> bool:
    return any(not possible.missing(things.columns) for possible in header.candidates(sheet))


def _described(things: Things, sheet: Sheet, context: Context) -> dict[str, Thing]:
    titles = header.find(sheet, things.columns)
    reader = ThingReader(things.thing, Context(titles, context.values, context.ledger, set()))
    column = titles.index(things.id)
    found: dict[str, Thing] = {}
    for number, cells in enumerate(sheet.rows[titles.row :], titles.row + 1):
        padded = (cells + [""] * len(titles.titles))[: len(titles.titles)]
        for one in reader.read(Quoted(sheet.name, number, titles, padded))[:1]:
            if column is not None:
                found[key(padded[column])] = one.thing
    return found
