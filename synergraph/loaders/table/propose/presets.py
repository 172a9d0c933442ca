"""Presets: maps of well-known tables, shipped as TOML, with the titles under which their columns go."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from synergraph.loaders.table.propose.titles import WEAK, Found, match, worded
from synergraph.ontology.names import key

FOLDER = Path(__file__).parent / "presets"
_COLUMNS = frozenset(["column", "name", "from", "to", "fill_down"])
_NO_COLUMNS = frozenset(["kind", "edge", "direction", "value", "separator", "values", "prefix", "join", "scheme", "is", "is_not", "things", "role"])  # fmt: skip


@dataclass(frozen=True, slots=True)
class Preset:
    """A family of tables.

    `maps` are written as in `synergraph.toml`, with columns under the names of `columns`, which
    gives their further titles; "a|b" stands for the first of both that a table has. A table
    belongs to the family when it has all `required` columns ("a|b" is one of both) and none of `without`; `files` are words in the name of
    its file or sheet that speak for it. With `event` all rows may take part in one event, which
    only the file names. `people` are titles of people's columns, `roles` the roles its “Rolle” may
    say: a table that has them, or others, is likelier of the family, or less.
    """

    name: str
    about: str
    language: str
    required: tuple[str, ...]
    files: tuple[str, ...]
    columns: Mapping[str, tuple[str, ...]]
    left_out: Mapping[str, str]
    maps: tuple[Mapping[str, Any], ...]
    event: bool
    without: tuple[str, ...]
    people: tuple[str, ...]
    roles: frozenset[str]


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a preset fits a table: which titles stand for its columns, and what speaks for it."""

    preset: Preset
    found: Found
    left_out: Mapping[str, str]
    hint: str
    people: bool = False

    @property
    def score(self) -> float:
        """One for every column, half of one for every column to leave out, more for the file's name or people."""
        score = len(self.found) + len(self.left_out) / 2 + (1.5 if self.hint else 0)
        return score + (1.5 if self.people else 0) - (1 if self.weak and not self.hint else 0)

    @property
    def explained(self) -> int:
        """How many titles the preset knows."""
        return sum(map(len, self.found.values())) + len(self.left_out)

    @property
    def weak(self) -> bool:
        """Whether the name column has a title that says little by itself."""
        column = self.preset.required[0]
        weak = {key(t) for t in self.preset.columns[column] if t.startswith(WEAK)}
        return key(self.found[column][0]) in weak if column in self.found else True


@cache
def presets() -> tuple[Preset, ...]:
    """Read the shipped presets, ordered by name."""
    return tuple(_preset(path) for path in sorted(FOLDER.glob("*.toml")))


def preset(name: str) -> Preset:
    """Return a shipped preset by its name."""
    return next(preset for preset in presets() if preset.name == name)


def _preset(path: Path) -> Preset:
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    maps = tuple(table["map"])
    known = {column: () for entry in maps for column in columns(entry)}
    written = {column: tuple(titles) for column, titles in table.get("columns", {}).items()}
    return Preset(
        name=path.stem,
        about=table["about"],
        language=table.get("language", ""),
        required=tuple(table["required"]),
        files=tuple(table.get("files", ())),
        columns={**written, **{c: written.get(c, ()) for c in known}},
        left_out=table.get("left_out", {}),
        maps=maps,
        event=table.get("event", "") == "file",
        without=tuple(table.get("without", ())),
        people=tuple(table.get("people", ())),
        roles=frozenset(table.get("roles", ())),
    )


def columns(entry: Any, name: str = "") -> Iterator[str]:
    """Yield the columns that an entry of a map names."""
    if name in _NO_COLUMNS and not (isinstance(entry, dict) and "column" in entry):
        return
    if isinstance(entry, str):
        yield from entry.split("|")
    elif isinstance(entry, list):
        for part in entry:
            yield from columns(part, name)
    elif isinstance(entry, dict):
        for part, value in entry.items():
            yield from columns(value, part)


def used(table: Mapping[str, Any]) -> list[str]:
    """Return the titles that a filled map names."""
    titles = (
        t for name, value in table.items() if name not in ("sheet", "things") for t in columns(value, name)
    )
    ticked = [title for edge in table.get("edges", []) for title in edge.get("ticked", [])]
    return [*titles, *ticked]


def again(found: Fit, titles: list[str]) -> dict[str, str]:
    """Return the titles that stand for a column which another title stands for already, with that one."""
    said: dict[str, str] = {}
    taken = {title for group in found.found.values() for title in group}
    for column, group in found.found.items():
        words = {key(word) for word in (column, *found.preset.columns[column]) if not word.startswith(WEAK)}
        others = [title for title in titles if title not in group and title not in taken]
        spoken = worded(others, found.preset.columns[column])
        said |= {title: group[0] for title in others if key(title) in words or title in spoken}
    return said


def fit(preset: Preset, titles: list[str], name: str) -> Fit | None:
    """Return how a preset fits the titles of a table called `name`, None where a required one lacks."""
    found = match(titles, preset.columns)
    present = found.keys() | set(map(key, titles))
    if not all(any(c in found or key(c) in present for c in r.split("|")) for r in preset.required):
        return None
    if any(key(title) in present for title in preset.without):
        return None
    used = {title for group in found.values() for title in group}
    rest = {key(title): title for title in titles if title not in used}
    left_out = {rest[key(t)]: reason for t, reason in preset.left_out.items() if key(t) in rest}
    folded = key(name)
    hint = next((word for word in preset.files if key(word) in folded), "")
    people = any(key(title) in set(map(key, titles)) for title in preset.people)
    return Fit(preset, found, left_out, hint, people)
