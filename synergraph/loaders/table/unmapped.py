"""Tables that need no map: their titles are the ontology's own words, in German or English.

A sheet says its kind by a column "Art" or "kind", by the title of the name column ("Projekt",
"Projektname") or by its own name ("Projekte"). The product's own export (nodes.csv) is such a
table.
"""

from synergraph.errors import ConfigError
from synergraph.loaders.table.header import Header, candidates, no_table
from synergraph.loaders.table.mapping import Cell, Edge, Mentioned, TableMap
from synergraph.loaders.table.sheets import Sheet
from synergraph.loaders.table.things import kinds
from synergraph.ontology import ontology
from synergraph.ontology.model import EdgeKind, Labels
from synergraph.ontology.names import key

_NAMES = frozenset(["name", "titel", "title", "bezeichnung"])
_KINDS = frozenset(["kind", "art"])
_ALIASES = frozenset(
    ["alias", "aliases", "aliase", "weiterenamen", "weiterername", "kurzname", "akronym", "acronym"]
)
_SEPARATORS = ("|", ";", "\n")


def recognise(sheet: Sheet, name: str, headers: list[Header]) -> tuple[Header, TableMap] | None:
    """Return which of `headers` speaks for itself, and the map it stands for, or None.

    `name` is what the sheet is called, or the file where sheets have no names.
    """
    for header in headers:
        table = _map(header, name, sheet)
        # A single title such as “Thema” in a wide table is chance, not a promise.
        if table and 2 * len(unused(header, table)) <= len(header.titles):
            return header, table
    return None


def unused(header: Header, table: TableMap) -> list[str]:
    """Return the titles that a map leaves out."""
    used = {header.index(column) for column in table.columns}
    return [title for index, title in enumerate(header.titles) if index not in used]


def no_map(sheet: Sheet) -> Exception:
    """Return the error for a sheet that needs a map, with the first lines of one."""
    possible = candidates(sheet)
    if len(possible) < 2:
        return no_table(sheet)
    title = max(possible[:5], key=lambda header: sum(map(bool, sheet.rows[header.row - 1]))).titles[0]
    return ConfigError(
        "the table needs a map: its titles do not say what its rows are",
        hint=f'add [source.map] with kind = "project" (or another kind) and name = "{title}"',
        place=sheet.place,
    )


def _map(header: Header, name: str, sheet: Sheet) -> TableMap | None:
    columns = {key(title): title for title in reversed(header.titles)}
    kind_title = next(
        (columns[word] for word in _KINDS if word in columns and _holds_kinds(sheet, columns[word], header)),
        "",
    )
    by_title = {_called(title): title for title in header.titles if _called(title)}
    named = next((columns[word] for word in _NAMES if word in columns), "")
    if kind_title and named:
        kind = Cell((kind_title,))
    elif named and (said := _plural(name)):
        kind = Cell(value=said)
    elif by_title:
        said, named = next(iter(by_title.items()))
        kind = Cell(value=said)
    else:
        return None
    return TableMap(
        Mentioned(kind, Cell((named,)), attributes=_attributes(header, kind.value)),
        _edges(header, kind.value, named),
    )


def _holds_kinds(sheet: Sheet, title: str, header: Header) -> bool:
    column = header.titles.index(title)
    return any(key(row[column]) in kinds() for row in sheet.rows[header.row :] if column < len(row))


def _called(title: str) -> str:
    """Return the kind whose name column this title is: "Projekt", "Projektname", "project name"."""
    folded = key(title).removesuffix("name")
    return next((n.kind for n in ontology().nodes.values() if folded in _keys(n.name)), "")


def _plural(name: str) -> str:
    """Return the kind that a sheet or file called "Projekte 2023" holds."""
    folded = key(name)
    found = [
        (len(k), n.kind) for n in ontology().nodes.values() for k in _keys(n.name) if folded.startswith(k)
    ]
    return max(found)[1] if found else ""


def _keys(labels: Labels) -> tuple[str, str]:
    return key(labels.de), key(labels.en)


def _attributes(header: Header, kind: str) -> dict[str, Cell]:
    found = {}
    for attribute in ontology().attributes.values():
        if attribute.kind == "name" or (kind and kind not in attribute.kinds):
            continue
        words = {key(attribute.kind), *_keys(attribute.name)} | (
            _ALIASES if attribute.kind == "alias" else set()
        )
        titles = tuple(title for title in header.titles if key(title) in words)
        if titles:
            found[attribute.kind] = Cell(titles, separators=() if attribute.functional else _SEPARATORS)
    return found


def _edges(header: Header, kind: str, named: str) -> tuple[Edge, ...]:
    """Read columns titled like a kind ("Handlungsfeld") that only one plain edge can reach."""
    found = []
    for title in header.titles:
        other = next((n.kind for n in ontology().nodes.values() if key(title) in _keys(n.name)), "")
        plain = [e.kind for e in ontology().edges.values() if _is_plain(e, kind, other)]
        if title != named and len(plain) == 1:
            mentioned = Mentioned(Cell(value=other), Cell((title,), separators=_SEPARATORS))
            found.append(Edge(plain[0], mentioned, inward=False))
    return tuple(found)


def _is_plain(edge: EdgeKind, source: str, target: str) -> bool:
    return edge.targets == {target} and source in edge.sources and set(edge.qualifiers) <= {"role"}
