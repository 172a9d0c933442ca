"""Reading entries of `synergraph.toml`: each is what it should be, or the error says what to write."""

from collections.abc import Iterable, Mapping
from typing import Any

from synergraph.errors import ConfigError, closest


def only(table: object, valid: Iterable[str]) -> Mapping[str, Any]:
    """Return `table` if it is one and has only `valid` keys; raises `ConfigError` otherwise."""
    valid = set(valid)
    if not isinstance(table, Mapping):
        raise ConfigError(f"“{table}” must be a table", hint=f"with the keys {', '.join(sorted(valid))}")
    for name in table:
        if name not in valid:
            raise ConfigError(f"unknown key “{name}”", hint=closest(name, valid))
    return table


def text(table: Mapping[str, Any], name: str) -> str:
    """Return the text under `name`, "" if there is none; raises `ConfigError` for another type."""
    value = table.get(name, "")
    if not isinstance(value, str):
        raise ConfigError(f"“{name}” must be a text", hint=f'write {name} = "…"')
    return value


def flag(table: Mapping[str, Any], name: str, default: bool) -> bool:
    """Return whether `name` is true, `default` if it is not there; raises `ConfigError` for another type."""
    value = table.get(name, default)
    if not isinstance(value, bool):
        raise ConfigError(
            f"“{name}” must be true or false", hint=f"write {name} = {str(not default).lower()}"
        )
    return value


def whole(table: Mapping[str, Any], name: str) -> int | None:
    """Return the whole number under `name`, None if there is none; raises `ConfigError` otherwise."""
    value = table.get(name)
    if value is not None and (not isinstance(value, int) or isinstance(value, bool) or value < 0):
        raise ConfigError(
            f"“{name}” must be a number of a row", hint=f"write {name} = 3, or 0 for a table without header"
        )
    return value


def texts(entry: object, name: str) -> tuple[str, ...]:
    """Return one text or a list of texts as a tuple; raises `ConfigError` for anything else."""
    values = (entry,) if isinstance(entry, str) else entry
    if not isinstance(values, (list, tuple)) or not all(isinstance(v, str) and v for v in values):
        raise ConfigError(f"“{name}” must be a text or a list of texts", hint=f'write {name} = "…"')
    return tuple(values)
