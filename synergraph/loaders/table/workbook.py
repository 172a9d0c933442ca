"""Our own workbooks, the template and the export: sheets and columns of `ontology.layout`, without a map."""

from collections.abc import Callable, Iterator
from itertools import product
from typing import Any, NamedTuple

from synergraph.loaders.table import header
from synergraph.loaders.table.cells import Quoted
from synergraph.loaders.table.directory import Directory
from synergraph.loaders.table.edges import qualified
from synergraph.loaders.table.header import Header
from synergraph.loaders.table.mapping import QUALIFIERS
from synergraph.loaders.table.rows import total
from synergraph.loaders.table.sheets import Sheet
from synergraph.loaders.table.things import Context
from synergraph.loaders.table.values import blank
from synergraph.ontology import Vocabulary, ontology
from synergraph.ontology.cells import parted, referred
from synergraph.ontology.layout import GUIDE, MARKER, NAMES, NODE_KEY, Column, SheetLayout, layout, qualifier
from synergraph.ontology.names import key, unwrap
from synergraph.statements import Statement, Thing

Bound = dict[Column, int]
_SAID = {
    "offers": ("Angebot", "Angebote", "biete", "bieten", "offer", "offering"),
    "successor_of": ("ist Nachfolger von", "Nachfolger von", "is successor of"),
    "seeks": ("Gesuch", "Gesuche", "Suche", "suchen", "Bedarf", "Nachfrage", "seek", "seeking", "request", "requests", "need"),
}  # fmt: skip
"""What people write for a relation besides its names."""
_SHARED = frozenset(["amount", "count"])
"""Qualifiers that would count once for every pair of names where they are said once."""


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


class Entered(Directory):
    """The things that have rows in a workbook; it knows which of their names hold what parts names."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        super().__init__(vocabulary)
        self._marked: set[str] = set()

    def enter(self, thing: Thing, former: str = "") -> None:
        """Enter a thing, with the name it had when it was exported."""
        super().enter(thing, former)
        self._marked |= {name for name in (thing.name, unwrap(former)) if not set(NAMES).isdisjoint(name)}

    def names(self, cell: str, column: Column) -> list[str]:
        """Return the names in a cell; a name with a row stays whole, though its “;” is written plainly."""
        name = unwrap(cell)
        if "\\" not in name and not self._marked.isdisjoint([name, referred(name)[0]]):
            return [name]
        return list(_texts(column, cell))


def directory(found: list[Page], vocabulary: Vocabulary) -> Entered:
    """Return the things that have rows in the workbook."""
    entered = Entered(vocabulary)
    for page in found:
        if page.layout.kind:
            for row in page.sheet.rows[page.header.row :]:
                if thing := _thing(page, row):
                    entered.enter(thing, _text(page.columns, "former", row))
    return entered


def reader(page: Page, known: Entered) -> Callable[[Context], "NodeRows | RelationRows"]:
    """Return what makes the reader of a page."""
    if page.layout.kind:
        return lambda context: NodeRows(page, known, context)
    return lambda context: RelationRows(page, known, context)


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
    if not name or total(row):
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
        self._nameless = f"no name in column “{page.header.titles[self._name]}”"
        self.reason = ""

    def read(self, row: Quoted) -> list[Statement]:
        """Return all that the row states; [] when it names nothing."""
        thing = _thing(self._page, row.cells)
        if thing is None:
            self.reason = total(row.cells) or self._nameless
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
    """Reads the sheet of a relation class: an edge for every pair of names in a row."""

    def __init__(self, page: Page, known: Entered, context: Context) -> None:
        self._known, self._context = known, context
        self._relations = _Relations(page)
        self._by_term = {column.term: (column, place) for column, place in page.columns.items()}
        self._ends = [self._by_term[term] for term in ("source", "target")]
        self._needs = f"needs {' and '.join(f'“{page.header.titles[place]}”' for _, place in self._ends)}"
        self.reason = ""

    def read(self, row: Quoted) -> list[Statement]:
        """Return the edges and the names they need; [] when the row does not name both ends."""
        names = [self._known.names(row.cells[place], column) for column, place in self._ends]
        if not all(names):
            self.reason = total(row.cells) or self._needs
            return []
        edge, self.reason = self._relations.read(row)
        pairs = self._pairs(row, edge, names) if edge else []
        qualifiers = dict(self._qualifiers(row, len(pairs))) if pairs else {}
        places = [place for _, place in self._ends]
        columns = (*places, *(self._by_term[name][1] for name in qualifiers))
        found: list[Statement] = []
        for source, target in pairs:
            for end, place in zip((source, target), places, strict=True):
                found += mention(self._context, end, row, place)
            found.append(Statement(source, edge, row.evidence(*columns), object=target, **qualifiers))
        return found

    def _pairs(self, row: Quoted, edge: str, names: list[list[str]]) -> list[tuple[Thing, Thing]]:
        """Return the pairs of things that the edge may join; `reason` says why there is none."""
        sources, targets = (
            self._things(row, *end, texts, allowed)
            for end, texts, allowed in zip(self._ends, names, _kinds(edge), strict=True)
        )
        allows, pairs = ontology().allows, list(product(sources, targets))
        joined = [(a, b) for a, b in pairs if allows(a.kind, edge, b.kind) and (len(pairs) == 1 or a != b)]
        refused = {(a.kind, b.kind) for a, b in pairs if not allows(a.kind, edge, b.kind)}
        reasons = [f"no {edge} joins {source} and {target}" for source, target in sorted(refused)]
        for reason in reasons if joined else ():
            self._context.unreadable(row, (), reason)
        self.reason = "; ".join(reasons) or f"no name in it is clear: {self._needs}"
        return joined

    def _things(
        self, row: Quoted, column: Column, place: int, texts: list[str], allowed: frozenset[str]
    ) -> list[Thing]:
        """Return the things of the allowed kinds that the texts name, each once."""
        kinds, found = tuple(of for of in column.kinds if of in allowed), []
        for text in texts:
            try:
                found.append(self._known.find(text, kinds))
            except ValueError as reason:
                self._context.unreadable(row, (place,), reason)
        return list(dict.fromkeys(found))

    def _qualifiers(self, row: Quoted, pairs: int) -> Iterator[tuple[str, Any]]:
        for name in QUALIFIERS:
            column, place = self._by_term.get(name, (None, 0))
            text = row.cells[place].strip() if column else ""
            try:
                if blank(text):
                    continue
                value = qualified(name, self._context.values.read(name, text))
                if name in _SHARED and pairs > 1:
                    raise ValueError(f"“{text}” is said of {pairs} relations at once; give each its own row")
                yield name, value
            except ValueError as reason:
                self._context.unreadable(row, (place,), reason)


def _kinds(edge: str) -> tuple[frozenset[str], frozenset[str]]:
    kind = ontology().edges[edge]
    return frozenset(kind.sources), frozenset(kind.targets)


class _Relations:
    """Tells which of the relations of its sheet a row means."""

    def __init__(self, page: Page) -> None:
        self._edges = page.layout.edges
        column = page.layout.column("edge")
        self._place = page.columns.get(column) if column else None
        german = key(page.sheet.name).startswith(key(page.layout.title.de))
        self._language = "de" if german else "en"
        self._title = column.title[self._language] if column else ""

    def read(self, row: Quoted) -> tuple[str, str]:
        """Return the edge, or "" and why there is none."""
        if len(self._edges) == 1:
            return self._edges[0], ""
        text = row.cells[self._place].strip() if self._place is not None else ""
        if edge := _relation(text, self._edges):
            return edge, ""
        valid = [ontology().edges[edge].name[self._language] for edge in self._edges]
        if blank(text):
            return "", f"“{self._title}” says nothing; {_write(valid)}"
        said = f"“{self._title}” is “{text[:80]}”"
        for sheet in layout():
            if _relation(text, sheet.edges):
                return "", f"{said}, which belongs into the sheet “{sheet.title[self._language]}”"
        return "", f"{said}, which is no relation of this sheet; {_write(valid)}"


def _relation(text: str, edges: tuple[str, ...]) -> str:
    """Return the one of the edges that a text means, "" for none."""
    for edge in edges:
        name = ontology().edges[edge].name
        if key(text) in map(key, (edge, name.de, name.en, *_SAID.get(edge, ()))):
            return edge
    return ""


def _write(valid: list[str]) -> str:
    """Return what to write instead: all words there are, for the closest by letters may mean another relation."""
    if len(valid) > 3:
        return f"valid: {', '.join(valid)}"
    return f"write {' or '.join(f'“{word}”' for word in valid)}"
