"""A loader for calendars (.ics): every event with its day, its place and who organises it."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from synergraph.errors import SourceError
from synergraph.ontology import Vocabulary
from synergraph.statements import Evidence, Loaded, Skipped, Source, Statement, Thing

suffixes = (".ics",)


class Line(NamedTuple):
    """One property of the calendar and where it stands."""

    number: int
    name: str
    value: str


def load(source: Source, vocabulary: Vocabulary) -> Loaded:
    """Read a calendar; events without a title are skipped. Raises `SourceError` for other files."""
    loaded = Loaded([])
    for event in _events(source.path):
        loaded.rows += 1
        if "SUMMARY" in event:
            loaded.used += 1
            loaded.statements += _statements(event)
        else:
            loaded.skipped.append(Skipped(f"line {event['BEGIN'].number}", "the event has no title"))
    return loaded


def guess_as_of(path: Path) -> str:
    """Return the latest day on which an event was changed, "" if none says."""
    return max((_day(event["DTSTAMP"].value) for event in _events(path) if "DTSTAMP" in event), default="")


def _events(path: Path) -> Iterator[dict[str, Line]]:
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    if not lines or lines[0].strip() != "BEGIN:VCALENDAR":
        raise SourceError("this is no calendar", hint="export it as iCalendar (.ics)", place=path.name)
    event: dict[str, Line] = {}
    for number, line in enumerate(lines, 1):
        name, _, value = line.partition(":")
        if line.strip() == "BEGIN:VEVENT":
            event = {"BEGIN": Line(number, "BEGIN", "VEVENT")}
        elif line.strip() == "END:VEVENT" and event:
            yield event
            event = {}
        elif event and value:
            event.setdefault(name.partition(";")[0], Line(number, name, value.replace("\\,", ",").strip()))


def _statements(event: dict[str, Line]) -> Iterator[Statement]:
    thing = Thing("event", event["SUMMARY"].value)
    yield Statement(thing, "name", _said(event["SUMMARY"]))
    for name, attribute in (("DTSTART", "start"), ("DTEND", "end")):
        if name in event:
            yield Statement(thing, attribute, _said(event[name]), value=_day(event[name].value))
    if "LOCATION" in event:
        yield Statement(
            thing, "located_in", _said(event["LOCATION"]), object=Thing("place", event["LOCATION"].value)
        )


def _said(line: Line) -> Evidence:
    return Evidence(f"{line.name}:{line.value}", line=line.number)


def _day(value: str) -> str:
    return f"{value[:4]}-{value[4:6]}-{value[6:8]}"
