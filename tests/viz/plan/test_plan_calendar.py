"""Calendar files are read back by the rules of RFC 5545."""

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from synergraph.viz.plan import calendars
from synergraph.viz.plan.calendar import Appointment, calendar, folded
from tests.viz.plan.conftest import Made

STAMP = datetime(2026, 3, 12, 9, 30, tzinfo=UTC)
TEXT = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=120)


def read(text: str) -> list[dict[str, str]]:
    """Return the events of a calendar file: unfolded, with values as they were."""
    assert text.endswith("END:VCALENDAR\r\n") and "\n" not in text.replace("\r\n", "")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    events: list[dict[str, str]] = []
    for line in text.replace("\r\n ", "").split("\r\n"):
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            events.append({})
        elif events and line != "END:VEVENT":
            events[-1][name] = unescaped(value)
    return events


def unescaped(value: str) -> str:
    found, marks = "", iter(value)
    for mark in marks:
        after = next(marks) if mark == "\\" else mark
        found += "\n" if mark == "\\" and after == "n" else after
    return found


@given(TEXT, TEXT, TEXT)
def test_texts_come_back_as_they_were(summary: str, about: str, place: str) -> None:
    entry = Appointment(
        "k", datetime(2026, 3, 12, 9, 30), datetime(2026, 3, 12, 9, 45), summary, about, place
    )
    (event,) = read(calendar([entry], "Treffen", STAMP))
    assert event["SUMMARY"] == summary
    assert event.get("DESCRIPTION", "") == about and event.get("LOCATION", "") == place
    assert event["DTSTART;TZID=Europe/Berlin"] == "20260312T093000" and event["DTSTAMP"] == "20260312T093000Z"


@given(st.text(min_size=1, max_size=300).filter(lambda text: "\r" not in text and "\n" not in text))
def test_folding_cuts_no_character(line: str) -> None:
    try:
        line.encode()
    except UnicodeEncodeError:
        return
    assert folded(line).replace("\r\n ", "") == line


def test_line_breaks_and_control_characters_cannot_add_lines() -> None:
    entry = Appointment("k", date(2026, 3, 12), date(2026, 3, 13), "a\r\nBEGIN:VEVENT\rb\x07", "c\nd")
    (event,) = read(calendar([entry], "x\r\nMETHOD:CANCEL", STAMP))
    assert event["SUMMARY"] == "a\nBEGIN:VEVENT\nb" and event["DESCRIPTION"] == "c\nd"
    assert (event["DTSTART;VALUE=DATE"], event["DTEND;VALUE=DATE"]) == ("20260312", "20260314")


def test_everyone_has_a_calendar_and_all_have_one(made: Made) -> None:
    plan = made()
    texts = calendars(plan, "de")
    assert len(texts) == len(plan.people) + 1
    everything = read(texts["plan.ics"])
    assert len(everything) == len(plan.gatherings)
    for at, guest in enumerate(plan.people):
        own = read(texts[f"calendars/000{guest.id}.ics"])
        assert [e["DTSTART;TZID=Europe/Berlin"] for e in own] == [
            f"{plan.event.clock.begins(g.round):%Y%m%dT%H%M%S}" for g in plan.agenda(at)
        ]
        for event, gathering in zip(own, plan.agenda(at), strict=True):
            (other,) = [plan.people[i].full for i in gathering.people if i != at]
            assert event["SUMMARY"] == " ".join(other.split()) or event["SUMMARY"] == other
            assert event["LOCATION"] == f"Haus X\nSaal 1, Tisch {gathering.table + 1}"
    keys = [event["UID"] for text in texts.values() for event in read(text)]
    assert len(set(keys)) == len(keys)
    assert texts == calendars(made(), "de")
