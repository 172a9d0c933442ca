"""The clock of an event: when rounds begin and end, and which of them someone is there for."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

_CLOCK = re.compile(r"(?:.*\s|^)(\d{1,2})[:.](\d{2})(?::\d{2}(?:\.\d+)?)?(?:\s*(?:Uhr|h))?", re.IGNORECASE)
_HOUR = re.compile(r"(\d{1,2})\s*(?:Uhr|h)", re.IGNORECASE)
_ROUND = re.compile(
    r"(?:(?:ab|bis|nach|from|until|after)\s+)?(?:Runde|round|R)?\s*(\d{1,3})\.?", re.IGNORECASE
)
_SPAN = re.compile(r"\s*(?:[-–—]|bis|to)\s*", re.IGNORECASE)
_FRACTION = re.compile(r"0[.,]\d+")
_MINUTES = 24 * 60


@dataclass(frozen=True, slots=True)
class Clock:
    """When an event has its rounds: all of one length, with breaks of one length between them.

    `start` is the local time at which the first round begins, `slot` and `pause` are minutes.
    """

    start: datetime
    rounds: int
    slot: int = 15
    pause: int = 5

    def begins(self, number: int) -> datetime:
        """Return when a round begins; rounds are counted from 0."""
        return self.start + timedelta(minutes=number * (self.slot + self.pause))

    def ends(self, number: int) -> datetime:
        """Return when a round ends."""
        return self.begins(number) + timedelta(minutes=self.slot)

    def arrives(self, text: str) -> int:
        """Return the first round of someone who comes at a time ("10:30", "9 Uhr") or a round ("Runde 3").

        Raises `ValueError` for what is neither, or a round that there is not.
        """
        moment = _moment(text)
        if moment is None:
            return self._round(text) - 1
        return sum(_of(self.begins(r)) < moment for r in range(self.rounds))

    def leaves(self, text: str) -> int:
        """Return the first round missed by someone who goes at a time, or stays until a round and in it."""
        moment = _moment(text)
        if moment is None:
            return self._round(text)
        return sum(_of(self.ends(r)) <= moment for r in range(self.rounds))

    def away(self, text: str) -> tuple[int, ...]:
        """Return the rounds taken by something else: "Runde 3; 5-6", "10:00–10:45".

        Raises `ValueError` as `arrives` does, and for a time that ends before it begins.
        """
        parts = filter(None, (part.strip() for part in re.split("[;,]", text)))
        return tuple(sorted({number for part in parts for number in self._span(part)}))

    def _span(self, text: str) -> list[int]:
        first, *rest = _SPAN.split(text, maxsplit=1)
        start, end = _moment(first), _moment(rest[0]) if rest else None
        if start is None:
            return list(range(self._round(first) - 1, self._round(rest[0] if rest else first)))
        end = start + 1 if end is None else end
        if end <= start:
            raise ValueError("ends before it begins")
        return [r for r in range(self.rounds) if _of(self.begins(r)) < end and _of(self.ends(r)) > start]

    def _round(self, text: str) -> int:
        found = _ROUND.fullmatch(text.strip())
        if not found or not 1 <= int(found[1]) <= self.rounds:
            raise ValueError(f"is no time and no round from 1 to {self.rounds}")
        return int(found[1])


def _moment(text: str) -> int | None:
    """Return the minute of the day that a text names, None where it names none."""
    if _FRACTION.fullmatch(text.strip()):
        return round(float(text.strip().replace(",", ".")) * _MINUTES)
    if found := _CLOCK.fullmatch(text.strip()):
        return _minute(int(found[1]), int(found[2]))
    if hour := _HOUR.fullmatch(text.strip()):
        return _minute(int(hour[1]), 0)
    return None


def _minute(hour: int, minute: int) -> int:
    if hour > 23 or minute > 59:
        raise ValueError("is no time of day")
    return hour * 60 + minute


def _of(moment: datetime) -> int:
    return moment.hour * 60 + moment.minute


def beginning(text: str, today: date) -> datetime:
    """Return the moment that "2026-03-12 09:30", "12.03.2026 9:30" or "09:30" (on `today`) names.

    Raises `ValueError` for anything else.
    """
    from synergraph.loaders.table.dates import iso

    day, _, clock = text.strip().rpartition(" ")
    minute = _moment(clock)
    if minute is None:
        day, minute = text, 9 * 60
    on = date.fromisoformat(iso(day)) if day else today
    return datetime.combine(on, time(minute // 60, minute % 60))
