"""Days on which an event can be held."""

from datetime import date, timedelta

from synergraph.queries.year.settings import Settings

_FIXED = ((1, 1), (3, 8), (5, 1), (10, 3), (10, 31), (12, 24), (12, 25), (12, 26), (12, 31))
_FROM_EASTER = (-2, 0, 1, 39, 49, 50)


def days(year: int, settings: Settings) -> list[date]:
    """Return the days of a year on which an event can be held, in order."""
    first = date(year, 1, 1)
    every = (first + timedelta(days=number) for number in range((date(year + 1, 1, 1) - first).days))
    closed = holidays(year)
    return [
        day
        for day in every
        if day.isoweekday() in settings.weekdays
        and day not in closed
        and not any(begin <= day <= end for begin, end in settings.avoid)
    ]


def holidays(year: int) -> frozenset[date]:
    """Return the public holidays of Berlin or Brandenburg in a year, Christmas and New Year's Eve included."""
    moving = (easter(year) + timedelta(days=days) for days in _FROM_EASTER)
    return frozenset([*(date(year, *day) for day in _FIXED), *moving])


def easter(year: int) -> date:
    """Return Easter Sunday in the Gregorian calendar (Meeus, Astronomical Algorithms, chapter 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    (d, e), g = divmod(b, 4), (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def period(text: str | None) -> tuple[date, date] | None:
    """Return first and last day of an ISO day, month or year; None for nothing, or no date."""
    parts = (text or "").split("-")
    if not all(part.isdecimal() for part in parts):
        return None
    numbers = [int(part) for part in parts]
    try:
        if len(numbers) == 3:
            return date(*numbers), date(*numbers)
        if len(numbers) == 1:
            return date(numbers[0], 1, 1), date(numbers[0], 12, 31)
        after = date(numbers[0] + numbers[1] // 12, numbers[1] % 12 + 1, 1)
        return date(numbers[0], numbers[1], 1), after - timedelta(days=1)
    except ValueError:
        return None
