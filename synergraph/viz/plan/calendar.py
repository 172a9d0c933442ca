"""Calendar files (iCalendar, RFC 5545): the same plan gives the same text."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

_ZONE = "Europe/Berlin"
_WIDTH = 75
_BERLIN = (
    "BEGIN:VTIMEZONE", f"TZID:{_ZONE}",
    "BEGIN:DAYLIGHT", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "TZNAME:CEST", "DTSTART:19810329T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "END:DAYLIGHT",
    "BEGIN:STANDARD", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "TZNAME:CET", "DTSTART:19961027T030000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "END:STANDARD",
    "END:VTIMEZONE",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Appointment:
    """An entry of a calendar: times are local in Berlin, days whole with `end` the last one.

    `key` tells it from all others and stays when it moves; `revision` counts how often it did.
    """

    key: str
    start: datetime | date
    end: datetime | date
    summary: str
    description: str = ""
    location: str = ""
    revision: int = 0


def calendar(entries: Iterable[Appointment], name: str, stamp: datetime) -> str:
    """Return entries as the text of an ICS file; `stamp` (UTC) is when they were made."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//synergraph//plan//DE", "CALSCALE:GREGORIAN",
             "METHOD:PUBLISH", f"X-WR-CALNAME:{escaped(name)}", *_BERLIN]  # fmt: skip
    for entry in entries:
        lines += _event(entry, stamp)
    return "".join(f"{folded(line)}\r\n" for line in (*lines, "END:VCALENDAR"))


def escaped(text: str) -> str:
    """Return text as a value: commas, semicolons, backslashes and line breaks written out."""
    for mark, written in (
        ("\\", "\\\\"),
        (";", "\\;"),
        (",", "\\,"),
        ("\r\n", "\\n"),
        ("\n", "\\n"),
        ("\r", "\\n"),
    ):
        text = text.replace(mark, written)
    return "".join(c for c in text if c >= " " or c == "\t")


def folded(line: str) -> str:
    """Return a line in pieces of 75 bytes at most, none cut within a character."""
    if len(line.encode()) <= _WIDTH:
        return line
    pieces, room = [""], _WIDTH
    for character in line:
        size = len(character.encode())
        if size > room:
            pieces.append(" ")
            room = _WIDTH - 1
        pieces[-1] += character
        room -= size
    return "\r\n".join(pieces)


def _event(entry: Appointment, stamp: datetime) -> list[str]:
    uid = hashlib.sha256(entry.key.encode()).hexdigest()[:32]
    optional = {"DESCRIPTION": entry.description, "LOCATION": entry.location}
    return [
        "BEGIN:VEVENT", f"UID:{uid}@synergraph", f"DTSTAMP:{stamp:%Y%m%dT%H%M%SZ}", f"SEQUENCE:{entry.revision}",
        _moment("DTSTART", entry.start, 0), _moment("DTEND", entry.end, 1), f"SUMMARY:{escaped(entry.summary)}",
        *(f"{name}:{escaped(text)}" for name, text in optional.items() if text), "END:VEVENT",
    ]  # fmt: skip


def _moment(name: str, at: datetime | date, days: int) -> str:
    """Return a start or end; whole days end on the day after (`days`)."""
    if isinstance(at, datetime):
        return f"{name};TZID={_ZONE}:{at:%Y%m%dT%H%M%S}"
    return f"{name};VALUE=DATE:{at + timedelta(days=days):%Y%m%d}"
