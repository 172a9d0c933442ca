"""Quarters, halves and weeks of a year, as people type them into German and English tables."""

import re
from datetime import date

_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}
_YEAR = r"(?P<year>(?:19|20)\d{2})"
_NAMED = r"(?:{name}\s*(?P<a>{digit})|(?P<b>{digit})\s*\.?\s*{name})"
_PERIODS = {
    3: _NAMED.format(name="(?:Q|Quartal|quarter)", digit="[1-4]|IV|I{1,3}"),
    6: _NAMED.format(name="(?:HJ|Halbjahr|half|H)", digit="[12]|I{1,2}"),
}
_WEEK = _NAMED.format(name=r"(?:KW|week)\.?", digit=r"\d{1,2}")


def bounds(text: str) -> tuple[str, str] | None:
    """Return the first and last month of "Q3 2023", "III. Quartal 2023" or "1. Halbjahr 2024".

    Of a week ("KW 12/2024") these are its first and last day; None for other texts. Raises
    `ValueError` for a week that the year does not have.
    """
    for length, name in _PERIODS.items():
        if found := _dated(name, text):
            number = int(_ROMAN.get(found[0].upper(), found[0]))
            return f"{found[1]}-{(number - 1) * length + 1:02}", f"{found[1]}-{number * length:02}"
    if week := _dated(_WEEK, text):
        return _day(week[1], week[0], 1), _day(week[1], week[0], 7)
    return None


def _day(year: str, week: str, day: int) -> str:
    try:
        return date.fromisocalendar(int(year), int(week), day).isoformat()
    except ValueError:
        raise ValueError("is no day of the calendar") from None


def _dated(name: str, text: str) -> tuple[str, str] | None:
    """Return number and year of a period, whichever is written first."""
    for form in (rf"{name}\s*[./-]?\s*{_YEAR}", rf"{_YEAR}\s*[./-]?\s*{name}"):
        if found := re.fullmatch(form, text, re.IGNORECASE):
            return found["a"] or found["b"], found["year"]
    return None
