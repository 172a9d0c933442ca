"""Dates as people type them into German and English tables, as ISO texts."""

import re
from datetime import date, timedelta

from synergraph.loaders.table import periods

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januar jan january jänner", "februar feb february", "märz mär mrz march mar maerz", "april apr",
            "mai may", "juni jun june", "juli jul july", "august aug", "september sep sept",
            "oktober okt october oct", "november nov", "dezember dez december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_TIME = r"(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?|,? \d{1,2}(?::\d{2})? Uhr)?"
_ISO = re.compile(rf"(\d{{4}})-(\d{{1,2}})-(\d{{1,2}}){_TIME}")
_DAY_FIRST = re.compile(rf"(\d{{1,2}})\s*([./-])\s*(\d{{1,2}})\s*\2\s*(\d{{4}}|\d{{2}}){_TIME}")
_NAMED = re.compile(rf"(?:(\d{{1,2}})\.?\s*)?([a-zä]+)\.?\s*(\d{{4}}|\d{{2}}){_TIME}", re.IGNORECASE)
_ENGLISH = re.compile(r"([a-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})", re.IGNORECASE)
_MONTH = re.compile(r"(\d{1,2})[./](\d{4})|(\d{4})[-/.](\d{1,2})")
_SERIAL = re.compile(r"([2-6]\d{4})(?:\.\d+)?")
_RANGE = re.compile(
    r"\s+(?:-|–|—|bis|to|until)\s+|\s*[–—]\s*|(?<=\d{4})\s*-\s*(?=\d{1,2}\.)|(?<=\d{4})-(?=\d{4}$)"
    r"|(?<=\d\.)\s*[-/]\s*(?=\d{1,2}\.\s*(?:\d{1,2}\.|[A-Za-zä]))"
)
_BEGUN = re.compile(r"(?:vom\s+)?(\d{1,2})\.(?:\s*(\d{1,2})\.)?")
_ENDED = re.compile(r"\d{1,2}\.\s*(?:\d{1,2}\.|[a-zä]+\.?)\s*(?:\d{4}|\d{2})", re.IGNORECASE)
_LEAD = re.compile(
    r"(?:(?:ab|seit|vom|von|bis|am|im|from|since|until|on|in|zum|voraussichtlich|voraus\.|vsl\.|geplant|ca\.|circa|etwa|"
    r"Anfang|Mitte|Ende|Frühjahr|Frühling|Sommer|Herbst|Winter|early|mid|late|end of|spring|summer|autumn)\s+)+",
    re.IGNORECASE,
)
_EXCEL_EPOCH = date(1899, 12, 30)


def iso(text: str, *, last: bool = False) -> str:
    """Return "2022-04-01", "2022-04" or "2022" for 1.4.22, April 2022, 04/2022 or 2022.

    Of a range ("01.04.2022 – 31.07.2024", "10.–12.9.2024", "Q3 2023") the first day is taken, or the `last`.
    Words that make it vague ("Mitte 2024") are passed over. Two-digit years below 70 are of this
    century. Raises `ValueError` for anything else.
    """
    parts = _RANGE.split(text.strip())
    if len(parts) == 2:
        return _one(parts[1] if last else _completed(*map(str.strip, parts)), last)
    return _one(text, last)


def _completed(first: str, second: str) -> str:
    """Give the first day of "1.4. – 31.7.2024" the year of the second, and that of "10.–12.9.2024" its month.

    "28.12.–2.1.2025" begins in the year before.
    """
    begun = _BEGUN.fullmatch(first)
    if begun and _ENDED.fullmatch(second):
        year, month, day = map(int, _one(second, True).split("-"))
        if not begun[2] and int(begun[1]) > day:
            raise ValueError("is no date: it ends before it begins")
        first_month = int(begun[2] or month)
        return f"{begun[1]}.{first_month}.{year - (first_month > month)}"
    found = re.search(r"\d{4}$", second)
    return f"{first} {found[0]}" if found and re.fullmatch(r"[QH]\d", first) else first


def _one(text: str, last: bool) -> str:
    text = _LEAD.sub("", text.strip(), count=1)
    if period := periods.bounds(text):
        return period[last]
    if found := _ISO.fullmatch(text):
        return _day(found[1], found[2], found[3])
    if found := _DAY_FIRST.fullmatch(text):
        return _day_or_month_first(found[1], found[3], found[4], slash=found[2] == "/")
    if found := _ENGLISH.fullmatch(text):
        return _day(found[3], _month(found[1]), found[2])
    if found := _NAMED.fullmatch(text):
        return _day(found[3], _month(found[2]), found[1])
    if found := _MONTH.fullmatch(text):
        return _day(found[2] or found[3], found[1] or found[4], None)
    if re.fullmatch(r"(?:19|20)\d{2}", text):
        return text
    if found := _SERIAL.fullmatch(text):
        return (_EXCEL_EPOCH + timedelta(days=int(found[1]))).isoformat()
    raise ValueError("is no date")


def _month(name: str) -> int:
    if name.casefold() not in _MONTHS:
        raise ValueError("is no date")
    return _MONTHS[name.casefold()]


def _day_or_month_first(day: str, month: str, year: str, *, slash: bool) -> str:
    if slash and int(month) > 12:
        day, month = month, day
    return _day(year, month, day)


def _day(year: str, month: str | int, day: str | None) -> str:
    full = int(year) if len(year) == 4 else int(year) + (2000 if int(year) < 70 else 1900)
    try:
        checked = date(full, int(month), int(day or 1)).isoformat()
    except ValueError:
        raise ValueError("is no day of the calendar") from None
    return checked if day else checked[:7]
