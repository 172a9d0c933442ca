"""Our own workbooks, the template and the export: sheets and columns of `ontology.layout`, without a map."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from synergraph.loaders.table import header
from synergraph.loaders.table.cells import Quoted
from synergraph.loaders.table.directory import Directory
from synergraph.loaders.table.edges import qualified
from synergraph.loaders.table.header import Header
from synergraph.loaders.table.mapping import QUALIFIERS
from synergraph.loaders.table.sheets import Sheet
from synergraph.loaders.table.things import Context
from synergraph.loaders.table.values import blank
from synergraph.ontology import Vocabulary, ontology
from synergraph.ontology.cells import parted
from synergraph.ontology.layout import GUIDE, MARKER, NODE_KEY, Column, SheetLayout, layout, qualifier
from synergraph.ontology.names import key, unwrap
from synergraph.statements import Statement, Thing

Bound = dict[Column, int]


class Page(NamedTuple):
    """A sheet of the layout as it stands in a file, with the index of each of its columns."""

    sheet: Sheet
    header: Header
    layout: SheetLayout
    columns: Bound


def frame(found: list[Sheet]) -> frozenset[str]:
    """Return the names of the sheets that hold no data, guide and lists; none for a foreign workbook."""
    names = {sheet.name for sheet in found}
    return frozenset({MARKER, GUIDE.de, GUIDE.en} & names) if MARKER in names else frozenset()


def pages(found: list[Sheet]) -> list[Page]:
    """Return the sheets that follow the layout; [] for a workbook that is not one of ours."""
    if not frame(found):
        return []
    return [page for sheet in found if (page := _page(sheet))]


def unused(page: Page) -> list[str]:
    """Return the titles of a page that the layout does not know."""
    cells = page.sheet.rows[page.header.row - 1]
    titled = [index for index, cell in enumerate(cells) if cell.strip()]
    return [page.header.titles[index] for index in titled if index not in page.columns.values()]


def directory(found: list[Page], vocabulary: Vocabulary) -> Directory:
    """Return the things that have rows in the workbook."""
    entered = Directory(vocabulary)
    for page in found:
        if page.layout.kind:
            for row in page.sheet.rows[page.header.row :]:
                if thing := _thing(page, row):
                    entered.enter(thing, _text(page.columns, "former", row))
    return entered


def reader(page: Page, known: Directory) -> Callable[[Context], "NodeRows | RelationRows"]:
    """Return what makes the reader of a page."""
    kind = NodeRows if page.layout.kind else RelationRows
    return lambda context: kind(page, known, context)


def _page(sheet: Sheet) -> Page | None:
    folded = key(sheet.name)
    called = [
        (len(k), number)
        for number, known in enumerate(layout())
        for k in (key(known.title.de), key(known.title.en))
        if folded.startswith(k)
    ]
    if not called:
        return None
    known = layout()[max(called)[1]]
    needed = {"name"} if known.kind else {"source", "target"}
    for possible in header.candidates(sheet):
        columns = _bound(possible, known)
        if needed <= {column.term for column in columns}:
            return Page(sheet, possible, known, columns)
    return None


def _bound(titles: Header, known: SheetLayout) -> Bound:
    """Find the columns of a sheet by their titles in either language."""
    further = [] if known.kind else [qualifier(name) for name in QUALIFIERS if not known.column(name)]
    bound: Bound = {}
    for column in (*known.columns, *further):
        places = (titles.index(title) for title in (column.title.de, column.title.en))
        if (place := next((p for p in places if p is not None), None)) is not None:
            bound[column] = place
    return bound


def _text(columns: Bound, term: str, row: list[str]) -> str:
    """Return the cell of a term, "" where the row says nothing."""
    place = next((place for column, place in columns.items() if column.term == term), None)
    text = row[place].strip() if place is not None and place < len(row) else ""
    return "" if blank(text) else text


def _thing(page: Page, row: list[str]) -> Thing | None:
    name, identifier = unwrap(_text(page.columns, "name", row)), _text(page.columns, "id", row)
    if not name:
        return None
    own = identifier.startswith(f"{page.layout.kind}/")
    return Thing(page.layout.kind, name, NODE_KEY + identifier if own else "")


class NodeRows:
    """Reads the sheet of a kind: one thing a row."""

    def __init__(self, page: Page, known: Directory, context: Context) -> None:
        self._page, self._known, self._context = page, known, context
        self._name = next(place for column, place in page.columns.items() if column.term == "name")
        passed_over = {"name", "id", "former"}
        self._columns = [(c, place) for c, place in page.columns.items() if c.term not in passed_over]
        self.reason = f"no name in column “{page.header.titles[self._name]}”"

    def read(self, row: Quoted) -> list[Statement]:
        """Return all that the row states; [] when it names nothing."""
        thing = _thing(self._page, row.cells)
        if thing is None:
            return []
        self._context.first(thing, "name", thing.name)
        found = [Statement(thing, "name", row.evidence(self._name), value=thing.name)]
        for column, place in self._columns:
            for text in _texts(column, row.cells[place]):
                try:
                    found.extend(self._say(row, thing, column, place, text))
                except ValueError as reason:
                    self._context.unreadable(row, (place,), reason)
        return found

    def _say(self, row: Quoted, thing: Thing, column: Column, place: int, text: str) -> Iterator[Statement]:
        evidence = row.evidence(self._name, place)
        if column.datatype == "thing":
            other = self._known.find(text, column.kinds)
            yield from mention(self._context, other, row, place)
            yield Statement(thing, column.term, evidence, object=other)
        else:
            value = self._context.values.read(column.term, text)
            if (column.term, value) != ("alias", thing.name):
                yield Statement(thing, column.term, evidence, value=value)


def _texts(column: Column, cell: str) -> Iterator[str]:
    for text in parted(cell, column.separators) if column.separators else [cell.strip()]:
        if not blank(text):
            yield text


def mention(context: Context, thing: Thing, row: Quoted, place: int) -> Iterator[Statement]:
    """Yield the name of a thing that has no row of its own, once."""
    if not thing.key and context.first(thing, "name", thing.name):
        yield Statement(thing, "name", row.evidence(place), value=thing.name)


class RelationRows:
    """Reads the sheet of a relation class: one edge a row."""

    def __init__(self, page: Page, known: Directory, context: Context) -> None:
        self._known, self._context = known, context
        self._edges = page.layout.edges
        self._by_term = {column.term: (column, place) for column, place in page.columns.items()}
        titles = (page.header.titles[self._by_term[term][1]] for term in ("source", "target"))
        self.reason = (
            f"needs {' and '.join(f'“{title}”' for title in titles)}, and a relation that joins them"
        )

    def read(self, row: Quoted) -> list[Statement]:
        """Return the edge and the names it needs; [] when the row does not name both ends."""
        try:
            edge = self._edge(row)
            ends = [self._end(term, edge, row) for term in ("source", "target")] if edge else []
        except ValueError as reason:
            self._context.unreadable(row, (), reason)
            return []
        if None in ends or not ends:
            return []
        (source, at), (target, to) = (end for end in ends if end)
        if not ontology().allows(source.kind, edge, target.kind):
            return []
        qualifiers = dict(self._qualifiers(row))
        columns = (at, to, *(self._by_term[name][1] for name in qualifiers))
        names = [*mention(self._context, source, row, at), *mention(self._context, target, row, to)]
        return [*names, Statement(source, edge, row.evidence(*columns), object=target, **qualifiers)]

    def _edge(self, row: Quoted) -> str:
        if len(self._edges) == 1:
            return self._edges[0]
        place = self._by_term["edge"][1] if "edge" in self._by_term else None
        text = key(row.cells[place]) if place is not None else ""
        kinds = (ontology().edges[kind] for kind in self._edges)
        return next((e.kind for e in kinds if text in {key(e.kind), key(e.name.de), key(e.name.en)}), "")

    def _end(self, term: str, edge: str, row: Quoted) -> tuple[Thing, int] | None:
        column, place = self._by_term[term]
        text, kind = row.cells[place].strip(), ontology().edges[edge]
        allowed = kind.sources if term == "source" else kind.targets
        kinds = tuple(of for of in column.kinds if of in allowed)
        return None if blank(text) else (self._known.find(text, kinds), place)

    def _qualifiers(self, row: Quoted) -> Iterator[tuple[str, Any]]:
        for name in QUALIFIERS:
            column, place = self._by_term.get(name, (None, 0))
            text = row.cells[place].strip() if column else ""
            try:
                if not blank(text):
                    yield name, qualified(name, self._context.values.read(name, text))
            except ValueError as reason:
                self._context.unreadable(row, (place,), reason)
