"""The day a table speaks of, as the name of its file or a line above or below it says."""

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from synergraph.errors import SynergraphError
from synergraph.loaders.table import sheets
from synergraph.loaders.table.dates import iso
from synergraph.ontology.names import unwrap

_MARK = r"[-_./ ]"
_NAMED = rf"(?P<month>[a-zä]{{3,9}}){_MARK}*(?P<year>20\d\d)"
_DAYS = (
    rf"(?P<year>20\d\d)({_MARK}?)(?P<month>\d\d)\2(?P<day>\d\d)",
    rf"(?P<day>\d\d?)({_MARK})(?P<month>\d\d?)\2(?P<year>20\d\d)",
    r"(?P<day>\d\d)\.(?P<month>\d\d)\.(?P<year>\d\d)",
    r"(?P<day>\d\d)(?P<month>\d\d)(?P<year>20\d\d)",
    rf"(?P<day>\d\d?)\.?{_MARK}*{_NAMED}",
)
_MONTHS = (
    rf"(?P<month>\d\d){_MARK}(?P<year>20\d\d)",
    rf"(?P<year>20\d\d){_MARK}?(?P<month>\d\d)",
    _NAMED,
)
_PRECISE = tuple(
    tuple(re.compile(rf"(?<!\d){pattern}(?!\d)", re.IGNORECASE) for pattern in patterns)
    for patterns in (_DAYS, _MONTHS)
)
_SAID = re.compile(r"\b(?:(?:Daten)?stand|Stichtag|as of)\b(.*)", re.IGNORECASE)
_ABOVE, _BELOW, _FILLED = 15, 5, 2
_DAY = len("2024-11-30")


def said(path: Path) -> str:
    """Return the day a table speaks of, or the month: the file's name says it, or a line “Stand: …”; else ""."""
    named = _latest(unwrap(path.stem))
    if len(named) == _DAY:
        return named
    lines = (_latest(found[1]) for line in _lines(path) if (found := _SAID.search(line)))
    return max(named, max(lines, default=""), key=len)


def _latest(text: str) -> str:
    """Return the latest day in a text, the latest month where it has no day."""
    for patterns in _PRECISE:
        if days := [day for pattern in patterns for found in pattern.finditer(text) if (day := _iso(found))]:
            return max(days)
    return ""


def _iso(found: re.Match[str]) -> str:
    parts = found.groupdict()
    day, month, year = parts.get("day"), parts["month"], parts["year"]
    with suppress(ValueError):
        if month.isdecimal():
            return iso(f"{day}.{month}.{year}" if day else f"{month}/{year}")
        return iso(f"{day}. {month} {year}" if day else f"{month} {year}")
    return ""


def _lines(path: Path) -> Iterator[str]:
    """Yield what stands above and below the tables of a file: rows of one or two cells; none where it is no table."""
    with suppress(SynergraphError):
        for sheet in sheets.shown(sheets.read(path)):
            rows = [filled for row in sheet.rows if (filled := [cell for cell in row if cell.strip()])]
            yield from (
                unwrap(" ".join(row)) for row in rows[:_ABOVE] + rows[-_BELOW:] if len(row) <= _FILLED
            )
