"""From `[source.map]` in `synergraph.toml` to the map of a table."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from synergraph.errors import ConfigError, at, closest
from synergraph.loaders.table import cellconfig
from synergraph.loaders.table.entries import only, text, texts, whole
from synergraph.loaders.table.mapping import (
    QUALIFIERS,
    Cell,
    Edge,
    Key,
    LinkMap,
    Mentioned,
    TableMap,
    Things,
)
from synergraph.ontology import Vocabulary, ontology

_KEY = {"column", "scheme"}
_THING = {"kind", "name", "key", "attributes"}
_EDGE = {"edge", "kind", "direction", "column", "value", "separator", "values", "prefix", "join", "ticked",
         "key", "attributes", "when"}  # fmt: skip
_ROWS = {"sheet", "header_row", "fill_down", "when"}
_THINGS = {"file", "sheet", "id", "kind", "name", "key"}
_LINK = {"from", "to", "edge", "things"}


def read(options: Mapping[str, Any], vocabulary: Vocabulary) -> list[TableMap | LinkMap]:
    """Read `map` of a source's options, one table or several; [] without one.

    Raises `ConfigError` naming key and closest valid word for all that it does not understand.
    """
    tables = options.get("map", [])
    tables = [tables] if isinstance(tables, Mapping) else tables
    if not isinstance(tables, list):
        raise ConfigError("a map is written as [source.map]", hint="see docs/how-to/load-tables.md")
    maps = []
    for number, table in enumerate(tables, 1):
        with at("map" if len(tables) == 1 else f"map {number}"):
            links = isinstance(table, Mapping) and "from" in table
            maps.append(_links(table, vocabulary) if links else _map(table, vocabulary))
    return maps


def _map(table: object, vocabulary: Vocabulary) -> TableMap:
    table = only(table, _THING | _ROWS | {"edges"})
    for required, hint in _NEEDED.items():
        if required not in table and not (required == "name" and "key" in table):
            raise ConfigError(f"a map needs “{required}”", hint=hint)
    thing = _mentioned(table, _name(table), vocabulary)
    edges = table.get("edges", [])
    if not isinstance(edges, list):
        raise ConfigError("edges are written as [[source.map.edges]]", hint="double the brackets")
    read_edges = tuple(_edge(entry, thing.kind, vocabulary) for entry in edges)
    return TableMap(thing, _sharing(read_edges), **_rows(table))


def _sharing(edges: tuple[Edge, ...]) -> tuple[Edge, ...]:
    """Tell the first of the edges that share out the words of a column which words they take together."""
    taken: dict[str, list[tuple[str, ...]]] = {}
    for edge in edges:
        if edge.when:
            taken.setdefault(edge.when.column, []).append(edge.when.among)
    told = []
    for edge in edges:
        groups = taken.pop(edge.when.column, []) if edge.when else []
        if edge.when and len(groups) > 1 and all(groups):
            known = tuple(word for group in groups for word in group)
            edge = replace(edge, when=replace(edge.when, known=known))
        told.append(edge)
    return tuple(told)


_NEEDED = {
    "kind": 'write kind = "project", or kind = { column = "Art" }',
    "name": 'write name = "…" with the title of the column that names the thing',
}


def _name(table: Mapping[str, Any]) -> Cell:
    return cellconfig.cell(table["name"], "name") if "name" in table else Cell()


def _rows(table: Mapping[str, Any]) -> dict[str, Any]:
    """Read which rows a map speaks of."""
    return {
        "sheet": text(table, "sheet"),
        "header_row": whole(table, "header_row"),
        "fill_down": texts(table.get("fill_down", ()), "fill_down"),
        "when": cellconfig.condition(table),
    }


def _links(table: Mapping[str, Any], vocabulary: Vocabulary) -> LinkMap:
    table = only(table, _LINK | _ROWS | set(QUALIFIERS))
    for required, hint in _LINK_NEEDS.items():
        if required not in table:
            raise ConfigError(f"a map of links needs “{required}”", hint=hint)
    edge = cellconfig.word(table["edge"], "edge", ontology().edges)
    for word in filter(None, edge.values.values()):
        if word not in ontology().edges:
            raise ConfigError(f"unknown edge “{word}”", hint=closest(word, ontology().edges))
    with at("things"):
        entry = only(table["things"], _THINGS)
        if not text(entry, "id"):
            raise ConfigError("the things need “id”", hint="the column of what a link calls them")
        thing = _mentioned(entry, _name(entry), vocabulary)
        things = Things(thing, text(entry, "id"), text(entry, "file"), text(entry, "sheet"))
    given = {name: table[name] for name in QUALIFIERS if name in table}
    cells = {
        name: cellconfig.role(entry, vocabulary)
        if name == "role"
        else cellconfig.cell(entry, name, vocabulary)
        for name, entry in given.items()
    }
    return LinkMap(text(table, "from"), text(table, "to"), edge, things, cells, **_rows(table))


_LINK_NEEDS = {
    "to": 'write to = "…" with the title of the column that names where a link ends',
    "edge": 'write edge = "cooperates_with", or edge = { column = "Type" }',
    "things": 'write things = { file = "nodes.csv", id = "id", name = "name", kind = "organisation" }',
}


def _mentioned(table: Mapping[str, Any], name: Cell, vocabulary: Vocabulary) -> Mentioned:
    kind = cellconfig.kind(table.get("kind", ""))
    key = None
    if "key" in table:
        with at("key"):
            entry = only(table["key"], _KEY)
            key = Key(text(entry, "column"), text(entry, "scheme"))
            if not key.column or not key.scheme:
                raise ConfigError(
                    "a key needs a column and a scheme", hint='key = { column = "PIC", scheme = "pic" }'
                )
    attributes = {}
    with at("attributes"):
        for kind_of, entry in only(table.get("attributes", {}), _attributes(kind.value)).items():
            attributes[kind_of] = cellconfig.cell(entry, kind_of, vocabulary)
    return Mentioned(kind, name, key, attributes)


def _attributes(kind: str) -> list[str]:
    every = ontology().attributes.values()
    return [a.kind for a in every if a.kind != "name" and (not kind or kind in a.kinds)]


def _edge(entry: object, row_kind: Cell, vocabulary: Vocabulary) -> Edge:
    model = ontology()
    with at("edges"):
        table = only(entry, _EDGE | set(QUALIFIERS))
        edge = text(table, "edge")
        if edge not in model.edges:
            raise ConfigError(f"unknown edge “{edge}”", hint=closest(edge, model.edges))
    with at(f"edge “{edge}”"):
        ticked = texts(table.get("ticked", ()), "ticked")
        cell = {
            k: table[k] for k in ("column", "value", "separator", "values", "prefix", "join") if k in table
        }
        if not ticked and not table.keys() & {"column", "value", "key"}:
            raise ConfigError(
                "an edge needs a column",
                hint='write column = "…" with the title of the column that names the other thing',
            )
        other = _mentioned(table, cellconfig.cell(cell, "column") if cell else Cell(), vocabulary)
        qualifiers = {
            name: _qualifier(table[name], name, edge, vocabulary) for name in QUALIFIERS if name in table
        }
        inward = _direction(table, row_kind.value, edge, other.kind.value)
        return Edge(edge, other, inward, ticked, qualifiers, cellconfig.condition(table))


def _direction(table: Mapping[str, Any], row: str, edge: str, other: str) -> bool | None:
    model = ontology()
    given = text(table, "direction")
    if given not in {"", "in", "out"}:
        raise ConfigError(
            f"unknown direction “{given}”", hint='"out" runs from the row\'s thing, "in" towards it'
        )
    if not row or not other:
        return given == "in" if given else None
    out, inward = model.allows(row, edge, other), model.allows(other, edge, row)
    if not (inward if given == "in" else out if given == "out" else out or inward):
        kind = model.edges[edge]
        raise ConfigError(
            f"it does not join {row} and {other}",
            hint=f"it runs from {', '.join(sorted(kind.sources))} to {', '.join(sorted(kind.targets))}",
        )
    return given == "in" if given else not out


def _qualifier(entry: object, name: str, edge: str, vocabulary: Vocabulary) -> Cell:
    kind = ontology().edges[edge]
    if name not in kind.qualifiers:
        known = ", ".join(kind.qualifiers) or "none"
        raise ConfigError(f"this edge has no “{name}”", hint=f"its qualifiers: {known}")
    with at(name):
        return (
            cellconfig.role(entry, vocabulary) if name == "role" else cellconfig.cell(entry, name, vocabulary)
        )
