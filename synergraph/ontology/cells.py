"""How the project's own tables write a cell: several values in one, and texts that are no formulas."""

import re
from collections.abc import Iterable
from functools import cache

_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_REFERENCE = re.compile(r"(.+) \[([a-z_]+/[^\[\]\s]+)\]", re.DOTALL)


def inert(value: object) -> object:
    """Return a cell of a CSV file that no spreadsheet takes for a formula; `live` undoes it."""
    return f"'{value}" if isinstance(value, str) and _FORMULA.match(value) else value


def live(text: str) -> str:
    """Return the text that `inert` made of a cell, without the apostrophe it put in front."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def reference(name: str, identifier: str, *, ambiguous: bool) -> str:
    """Return how a cell names a thing: by its name, with the id in brackets where that is not clear."""
    return f"{name} [{identifier}]" if ambiguous or _REFERENCE.fullmatch(name) else name


def referred(text: str) -> tuple[str, str]:
    """Return name and id of a thing that a cell names, the id "" where it gives none."""
    found = _REFERENCE.fullmatch(text)
    return (found[1], found[2]) if found else (text, "")


def joined(values: Iterable[str], separators: str, blank: str = "") -> str:
    """Join texts by the first of `separators`, with `blank` behind it; `parted` takes them apart.

    A separator inside a text gets a backslash in front, a backslash in front of a separator is
    doubled.
    """
    escaped = (_marks(separators).sub(_escaped, value) for value in values)
    return f"{separators[0]}{blank}".join(escaped)


def parted(text: str, separators: str) -> list[str]:
    """Return the texts that one of `separators` parts, without the blanks around them; [] for none."""
    parts, part, at = [], "", 0
    for mark in _marks(separators).finditer(text):
        slashes, separator = mark.groups()
        part += text[at : mark.start()] + "\\" * (len(slashes) // 2)
        at = mark.end()
        if len(slashes) % 2:
            part += separator or "\\"
        elif separator:
            parts.append(part)
            part = ""
        if not separator:
            break
    return [text for text in map(str.strip, [*parts, part]) if text]


def _escaped(mark: re.Match[str]) -> str:
    slashes, separator = mark.groups()
    return slashes * 2 + (f"\\{separator}" if separator else "")


@cache
def _marks(separators: str) -> re.Pattern[str]:
    """Match a separator or the end, with the backslashes in front."""
    return re.compile(rf"(\\*)([{re.escape(separators)}]|\Z)")
