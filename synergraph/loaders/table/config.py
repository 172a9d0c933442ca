"""From `[source.map]` in `synergraph.toml` to the map of a table.

Where a cell is meant, a text names its column; where a word of the ontology is meant (`kind`,
`role`), a text is that word. Either may be a table: `{ column = "Status" }`.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from synergraph.errors import ConfigError, at, closest
from synergraph.loaders.table.entries import only, text, texts, whole
from synergraph.loaders.table.mapping import QUALIFIERS, Cell, Edge, Key, Mentioned, TableMap
from synergraph.loaders.table.values import datatype, scheme
from synergraph.ontology import Vocabulary, ontology

_CELL = {"column", "value", "separator", "values", "factor"}
_KEY = {"column", "scheme"}
_EDGE = {"edge", "kind", "direction", "column", "value", "separator", "values", "ticked", "key", "attributes"}
_MAP = {"sheet", "header_row", "fill_down", "kind", "name", "key", "attributes", "edges"}


def read(options: Mapping[str, Any], vocabulary: Vocabulary) -> list[TableMap]:
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
            maps.append(_map(table, vocabulary))
    return maps


def _map(table: object, vocabulary: Vocabulary) -> TableMap:
    table = only(table, _MAP)
    for required in ("kind", "name"):
        if required not in table:
            raise ConfigError(f"a map needs “{required}”", hint=_NEEDED[required])
    thing = _mentioned(table, _cell(table["name"], "name"), vocabulary)
    edges = table.get("edges", [])
    if not isinstance(edges, list):
        raise ConfigError("edges are written as [[source.map.edges]]", hint="double the brackets")
    return TableMap(
        thing, tuple(_edge(entry, thing.kind, vocabulary) for entry in edges),
        text(table, "sheet"), whole(table, "header_row"), texts(table.get("fill_down", ()), "fill_down"),
    )  # fmt: skip


_NEEDED = {
    "kind": 'write kind = "project", or kind = { column = "Art" }',
    "name": 'write name = "…" with the title of the column that names the thing',
}


def _mentioned(table: Mapping[str, Any], name: Cell, vocabulary: Vocabulary) -> Mentioned:
    kind = _word(table.get("kind", ""), "kind", ontology().nodes)
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
            attributes[kind_of] = _cell(entry, kind_of, vocabulary)
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
        cell = {k: table[k] for k in ("column", "value", "separator", "values") if k in table}
        if not ticked and not cell.keys() & {"column", "value"}:
            raise ConfigError(
                "an edge needs a column",
                hint='write column = "…" with the title of the column that names the other thing',
            )
        other = _mentioned(table, _cell(cell, "column") if cell else Cell(), vocabulary)
        qualifiers = {
            name: _qualifier(table[name], name, edge, vocabulary) for name in QUALIFIERS if name in table
        }
        return Edge(
            edge, other, _direction(table, row_kind.value, edge, other.kind.value), ticked, qualifiers
        )


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
        if name != "role":
            return _cell(entry, name, vocabulary)
        valid = [c.code for c in vocabulary.of_kind("role")]
        cell = _word(entry, name, valid)
        _check_values(cell, name, vocabulary)
        return cell


def _word(entry: object, name: str, valid: Iterable[str]) -> Cell:
    """Read a word of the ontology, or the column that holds it."""
    if isinstance(entry, Mapping):
        return _cell(entry, name)
    if entry not in (valid := list(valid)):
        hint = closest(str(entry), valid) if entry else f'write {name} = "…"'
        raise ConfigError(
            f"unknown {name} “{entry}”", hint=f'{hint}; for a column write {name} = {{ column = "…" }}'
        )
    return Cell(value=str(entry))


def _cell(entry: object, name: str, vocabulary: Vocabulary | None = None) -> Cell:
    """Read a cell: the title of a column, several titles, or a table."""
    if isinstance(entry, (str, list)):
        return Cell(texts(entry, name))
    with at(name):
        table = only(entry, _CELL)
        values = table.get("values", {})
        if not isinstance(values, Mapping) or not all(isinstance(v, str) for v in values.values()):
            raise ConfigError("“values” must be a table of texts", hint='values = { "läuft" = "running" }')
        factor = table.get("factor", 1.0)
        if not isinstance(factor, (int, float)) or isinstance(factor, bool) or not 0 < factor <= 1e9:
            raise ConfigError(
                "“factor” must be a number above zero", hint="factor = 1000 for a column in thousands"
            )
        columns = texts(table.get("column", ()), "column")
        cell = Cell(
            columns,
            text(table, "value"),
            texts(table.get("separator", ()), "separator"),
            values,
            float(factor),
        )
        if bool(cell.columns) == bool(cell.value):
            raise ConfigError("give either a column or a value", hint='{ column = "…" } or { value = "…" }')
        if vocabulary:
            _check_values(cell, name, vocabulary)
        return cell


def _check_values(cell: Cell, name: str, vocabulary: Vocabulary) -> None:
    if datatype(name) == "code":
        codes = [c.code for c in vocabulary.of_kind(scheme(name))]
        for value in filter(None, [cell.value, *cell.values.values()]):
            if not vocabulary.find(scheme(name), value):
                raise ConfigError(f"“{value}” is no value of {scheme(name)}", hint=closest(value, codes))
