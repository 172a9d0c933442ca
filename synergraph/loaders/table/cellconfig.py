"""From entries of `[source.map]` to cells: a column, or a value for all rows.

Where a cell is meant, a text names its column; where a word of the ontology is meant (`kind`,
`role`), a text is that word. Either may be a table: `{ column = "Status" }`.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from synergraph.errors import ConfigError, at, closest
from synergraph.loaders.table.entries import only, text, texts
from synergraph.loaders.table.mapping import Cell, Condition
from synergraph.loaders.table.values import datatype, scheme
from synergraph.ontology import Vocabulary, ontology

_CELL = {"column", "value", "separator", "values", "factor", "prefix", "join"}
_WHEN = {"column", "is", "is_not"}


def word(entry: object, name: str, valid: Iterable[str]) -> Cell:
    """Read a word of the ontology, or the column that holds it."""
    if isinstance(entry, Mapping):
        return cell(entry, name)
    if entry not in (valid := list(valid)):
        hint = closest(str(entry), valid) if entry else f'write {name} = "…"'
        raise ConfigError(
            f"unknown {name} “{entry}”", hint=f'{hint}; for a column write {name} = {{ column = "…" }}'
        )
    return Cell(value=str(entry))


def cell(entry: object, name: str, vocabulary: Vocabulary | None = None) -> Cell:
    """Read a cell: the title of a column, several titles, or a table."""
    if isinstance(entry, (str, list)):
        return Cell(texts(entry, name))
    with at(name):
        table = only(entry, _CELL)
        found = Cell(
            texts(table.get("column", ()), "column"),
            text(table, "value"),
            texts(table.get("separator", ()), "separator"),
            _values(table.get("values", {})),
            _factor(table.get("factor", 1.0)),
            text(table, "prefix"),
            text(table, "join"),
        )
        if bool(found.columns) == bool(found.value):
            raise ConfigError("give either a column or a value", hint='{ column = "…" } or { value = "…" }')
        if vocabulary:
            check_values(found, name, vocabulary)
        return found


def _values(values: object) -> Mapping[str, str]:
    if not isinstance(values, Mapping) or not all(isinstance(v, str) for v in values.values()):
        raise ConfigError("“values” must be a table of texts", hint='values = { "läuft" = "running" }')
    return values


def _factor(factor: object) -> float:
    if not isinstance(factor, (int, float)) or isinstance(factor, bool) or not 0 < factor <= 1e9:
        raise ConfigError(
            "“factor” must be a number above zero", hint="factor = 1000 for a column in thousands"
        )
    return float(factor)


def check_values(found: Cell, name: str, vocabulary: Vocabulary) -> None:
    """Raise `ConfigError` for a value of the map that is no code of the attribute's scheme."""
    if datatype(name) == "code":
        codes = [c.code for c in vocabulary.of_kind(scheme(name))]
        for value in filter(None, [found.value, *found.values.values()]):
            if not vocabulary.find(scheme(name), value):
                raise ConfigError(f"“{value}” is no value of {scheme(name)}", hint=closest(value, codes))


def role(entry: object, vocabulary: Vocabulary) -> Cell:
    """Read a role: its code, or the column that holds it."""
    found = word(entry, "role", [c.code for c in vocabulary.of_kind("role")])
    check_values(found, "role", vocabulary)
    return found


def kind(entry: object) -> Cell:
    """Read a node kind, or the column that holds it."""
    return word(entry, "kind", ontology().nodes)


def condition(table: Mapping[str, Any]) -> Condition | None:
    """Read `when`: the column and the words in it by which rows count, or do not."""
    if "when" not in table:
        return None
    with at("when"):
        entry = only(table["when"], _WHEN)
        among, but = (_words(entry.get(name, ()), name) for name in ("is", "is_not"))
        if not text(entry, "column") or bool(among) == bool(but):
            raise ConfigError(
                "it needs a column, and either “is” or “is_not”",
                hint='when = { column = "Art", is = ["Angebot"] }',
            )
        return Condition(text(entry, "column"), among, but)


def _words(entry: object, name: str) -> tuple[str, ...]:
    """Return one text or several; unlike titles they may be blank."""
    words = (entry,) if isinstance(entry, str) else entry
    if not isinstance(words, (list, tuple)) or not all(isinstance(word, str) for word in words):
        raise ConfigError(f"“{name}” must be a text or a list of texts", hint=f'write {name} = ["…"]')
    return tuple(words)
