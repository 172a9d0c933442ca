"""German dates in running text, as ISO."""

import re
from calendar import monthrange
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

MONTHS = (
    "januar", "februar", "märz", "april", "mai", "juni",
    "juli", "august", "september", "oktober", "november", "dezember",
)  # fmt: skip
_MONTH = "|".join((*MONTHS, *(rf"{m[:3]}\b\.?" for m in MONTHS)))
_DATE = re.compile(
    rf"""(?<![\d.])(?:
        (?P<d>\d{{1,2}})\.\s?(?P<m>\d{{1,2}})\.\s?(?P<y>(?:19|20)?\d{{2}})(?!\d)
      | (?P<m2>\d{{1,2}})\s?[/.]\s?(?P<y2>(?:19|20)\d{{2}})(?!\d)
      | (?:(?P<d3>\d{{1,2}})\.\s+)?(?P<m3>{_MONTH})(?:\s+(?P<y3>(?:19|20)\d{{2}}))?(?![\w])
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_RANGE = re.compile(r"\s*(?:[-–—]|bis(?:\s+zum)?)\s*")


class Dated(NamedTuple):
    """A date and the characters that say it, `end` exclusive."""

    iso: str
    start: int
    end: int


def dates(text: str, year: str = "") -> Iterator[Dated]:
    """Yield the dates of a text in order; a day or month without a year gets `year`, or is left out.

    "30.06.2023" and "30. Juni 2023" give days, "November 2024" and "11/2024" months. Days
    that no calendar has are left out.
    """
    for match in _DATE.finditer(text):
        day, month = match["d"] or match["d3"], match["m"] or match["m2"] or match["m3"]
        printed = match["y"] or match["y2"] or match["y3"] or year
        if printed and (iso := _iso(day, month, printed)):
            yield Dated(iso, *match.span())


def first_date(text: str, year: str = "") -> str:
    """Return the first date of a text as ISO, or ""."""
    return next((date.iso for date in dates(text, year)), "")


def period(text: str) -> tuple[str, str, int, int] | None:
    """Return the first span "01.04.2022 – 31.07.2024" as (from, until, start, end), or None."""
    found = list(dates(text))
    for one, other in pairwise(found):
        if _RANGE.fullmatch(text[one.end : other.start]):
            return one.iso, other.iso, one.start, other.end
    return None


def _iso(day: str | None, month: str, year: str) -> str:
    name = month.casefold().rstrip(".")
    number = int(name) if name.isdigit() else next(i for i, m in enumerate(MONTHS, 1) if m.startswith(name))
    full = int(year) if len(year) == 4 else 2000 + int(year)
    if not 1 <= number <= 12:
        return ""
    if day is None:
        return f"{full:04}-{number:02}"
    return f"{full:04}-{number:02}-{int(day):02}" if 1 <= int(day) <= monthrange(full, number)[1] else ""
