"""Columns that say of what kind a thing is, or how two things are joined, in words of their own."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from synergraph.loaders.table.links import relations
from synergraph.loaders.table.propose.columns import Column
from synergraph.loaders.table.things import kinds
from synergraph.ontology.names import key

_WORDS = Path(__file__).with_name("words.toml")


@cache
def words() -> Mapping[str, Any]:
    """Return the words that foreign tables use."""
    return tomllib.loads(_WORDS.read_text(encoding="utf-8"))


@cache
def _known(section: str) -> dict[str, str]:
    ours = kinds() if section == "kinds" else relations()
    theirs = {key(word): kind for kind, further in words()[section].items() for word in further}
    return {**theirs, **ours}


@cache
def left_out() -> dict[str, str]:
    """Return why columns that no table needs are left out, by their folded title."""
    return {key(title): group["reason"] for group in words()["left_out"] for title in group["titles"]}


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """Return by name the patterns of folded titles that have too many wordings to list."""
    return {name: re.compile(pattern) for name, pattern in words()["titles"].items()}


def meaning(word: str, section: str) -> str:
    """Return the kind ("kinds") or edge ("edges") that a word stands for, "" if none.

    Prefixes fall off ("biolink:Agent"), and of several words the last that is known counts.
    """
    known = _known(section)
    parts = [part.rpartition(":")[2] for part in reversed(word.split("|"))]
    return next((known[key(part)] for part in (word, *parts) if key(part) in known), "")


def translated(column: Column, section: str) -> tuple[dict[str, str], list[str]]:
    """Return what the words of a column mean where they are not ours, and those nobody knows."""
    ours = kinds() if section == "kinds" else relations()
    found, unknown = {}, []
    for word in column.words:
        meant = meaning(word, section)
        if not meant:
            unknown.append(word)
        elif ours.get(key(word)) != meant:
            found[word] = meant
    return found, unknown
