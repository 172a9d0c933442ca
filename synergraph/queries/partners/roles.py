"""The roles that a consortium has to fill, as people write them."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path
from typing import Any

from synergraph.errors import UsageError, at, closest
from synergraph.queries.partners.wish import Wish

KEYS = {
    "type": "actor_type", "typ": "actor_type", "size": "size_class", "größe": "size_class",
    "groesse": "size_class", "place": "place", "ort": "place", "role": "role", "rolle": "role",
    "cluster": "cluster", "field": "action_field", "handlungsfeld": "action_field",
    "line": "transformation_line", "transformationslinie": "transformation_line",
}  # fmt: skip
"""What a role may ask of an actor, and the filter (`Wish`) it is."""
SMALL = ("kmu", "sme")
_UNDER_250 = ("1_9", "10_49", "50_249")
_HINT = "write “provider: laser welding; type=company; size=10_49; place=Berlin”"


@dataclass(frozen=True)
class Role:
    """A role to fill: its name, what it is for, and by filter what its actor may be, any of several."""

    name: str
    text: str = ""
    asks: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def wishes(self, wish: Wish, without: str = "") -> list[Wish]:
        """Return what an actor should be like, one wish per combination; `without` leaves out a filter."""
        asked = [(key, values) for key, values in self.asks if key != without]
        ways: list[dict[str, Any]] = [
            dict(zip((key for key, _ in asked), chosen, strict=True))
            for chosen in product(*(values for _, values in asked))
        ]
        return [replace(wish, **way) for way in ways]


def read_role(line: str) -> Role:
    """Return the role of a line: "name: description; type=…; size=…; place=…".

    Several values of a filter are separated by "|"; "size=KMU" is any with fewer than 250 people.
    Raises `UsageError` for an empty line, an unknown filter, or one without a value.
    """
    head, *rest = (part.strip() for part in line.split(";"))
    name, _, text = (part.strip() for part in head.partition(":"))
    if not name or "=" in head:
        raise UsageError(f"the role “{line.strip()}” has no name", hint=_HINT)
    pairs = [part.partition("=") for part in rest if part]
    return _role(name, text, {key: re.split(r"\s*\|\s*", value.strip()) for key, _, value in pairs})


def read_roles(path: Path) -> list[Role]:
    """Return the roles of a file: one per line as `read_role` takes it, "#" for remarks, or TOML.

    A TOML file has `[[role]]` tables with `name`, `description`, `type`, `size`, `place`, `role`, `cluster`,
    `field`, `line`. Raises `UsageError` where a role or the file cannot be read, naming the place.
    """
    with at(path.name):
        try:
            text = path.read_text(encoding="utf-8")
            tables = tomllib.loads(text).get("role", []) if path.suffix == ".toml" else None
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise UsageError(f"cannot read the roles: {error}", hint="give a text or TOML file") from error
        roles = _of_lines(text) if tables is None else _of_tables(tables)
        if not roles:
            raise UsageError(
                "no roles", hint=_HINT if tables is None else "write a table [[role]] with a name"
            )
    return roles


def _of_lines(text: str) -> list[Role]:
    roles = []
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.lstrip().startswith("#"):
            with at(f"line {number}"):
                roles.append(read_role(line))
    return roles


def _of_tables(tables: Any) -> list[Role]:
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise UsageError("“role” is no list of tables", hint="write [[role]] above each role")
    roles = []
    for number, table in enumerate(tables, 1):
        with at(f"role {number}"):
            name, text = (str(table.get(key, "")).strip() for key in ("name", "description"))
            if not name:
                raise UsageError("a role without name", hint='write name = "provider"')
            rest = {key: value for key, value in table.items() if key not in ("name", "description")}
            roles.append(_role(name, text, {k: _texts(v) for k, v in rest.items()}))
    return roles


def _texts(value: Any) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else [str(value)]


def _role(name: str, text: str, asks: Mapping[str, Sequence[str]]) -> Role:
    found: dict[str, tuple[str, ...]] = {}
    for given, values in asks.items():
        key = given.strip().casefold()
        if key not in KEYS:
            raise UsageError(f"role “{name}”: unknown filter “{given.strip()}”", hint=closest(key, KEYS))
        if not all(values):
            raise UsageError(f"role “{name}”: “{given.strip()}” has no value", hint=_HINT)
        found[KEYS[key]] = tuple(dict.fromkeys(one for value in values for one in _sizes(KEYS[key], value)))
    return Role(name, text, tuple(found.items()))


def _sizes(key: str, value: str) -> tuple[str, ...]:
    return _UNDER_250 if key == "size_class" and value.casefold() in SMALL else (value,)
