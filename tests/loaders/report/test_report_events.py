"""Events: what counts as one, how many mentions are the same one, and when it is."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synergraph.loaders.report import Report, events
from synergraph.loaders.report.editions import Called, editions

from .conftest import Said


def starts(said: Said) -> dict[str, str]:
    return {s.subject.name: s.value for s in said.all("start", "event")}


def test_events_of_a_press_article(said: Callable[[str], Said]) -> None:
    article = said("press-sommer.txt")
    assert starts(article) == {
        "MPI Meet-up 2025": "2025-07-04",
        "3. MPI Deep Dive „Wasserstoff in der Fabrik“": "2025-06-12",
        "MPI Konferenz 2025": "2025-11-20",
    }
    assert article.value("MPI Meet-up 2025", "attendance") == "80"
    assert article.value("3. MPI Deep Dive „Wasserstoff in der Fabrik“", "format") == "deep_dive"


def test_events_of_a_monitoring_report(said: Callable[[str], Said]) -> None:
    report = said("portraits.txt")
    assert starts(report) == {
        "MPI Deep Dive „Stahl ohne Lärm“": "2023-12-07",
        "Auftakt Gläserne Gießerei": "2024-04-03",
        "MPI Dialog 2024": "2024-04",
    }
    assert report.value("MPI Dialog 2024", "status") == "in_preparation"
    assert report.value("MPI Deep Dive „Stahl ohne Lärm“", "attendance") == "60"


@pytest.mark.parametrize(
    "content",
    [
        "Veranstaltungen und Workshops fanden statt.",
        "Der Vortrag „Licht und Schatten“ war gut.",
        "Der Förderaufruf „Licht“ ist offen.",
        "Auf MPI-Konferenzen und MPI-Workshops wird viel geredet.",
        "Ein Workshop am 3. Mai 2022 fand statt.",
    ],
)
def test_what_is_no_event(report: Callable[[str], Report], content: str) -> None:
    assert list(events.extract(report(content))) == []


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ("Die Konferenz „Licht am Fluss“ war gut.", "Licht am Fluss"),
        ("Das Fachgespräch „Leichtbau“ war gut.", "Fachgespräch „Leichtbau“"),
        ("Besuch auf der Musterstadt Messe im Mai.", "Musterstadt Messe"),
        ("Ein Workshop am 3. Mai 2022 zum Thema Leichtbau.", "Workshop zu Leichtbau 2022"),
        ("Die Clusterkonferenz Leichtbau am 3. Mai 2022 war gut besucht.", "Clusterkonferenz Leichtbau 2022"),
        (
            "Die MPI Konferenz Leichtbau am 3. Mai 2022. Auf der Konferenz ging es um Leichtbau.",
            "MPI Konferenz 2022",
        ),
    ],
)
def test_what_is_an_event(report: Callable[[str], Report], content: str, name: str) -> None:
    assert {s.subject.name for s in events.extract(report(content))} == {name}


def test_the_date_of_one_event_is_not_that_of_the_next(report: Callable[[str], Report]) -> None:
    made = report("Der MPI Dialog fand am 27.09.2023 statt und die Arbeit an der MPI Konferenz beginnt.")
    starts = {s.subject.name: s.value for s in events.extract(made) if s.predicate == "start"}
    assert starts == {"MPI Dialog 2023": "2023-09-27"}


def mention(start: int, date: str = "", theme: str = "", series: str = "MPI Dialog") -> Called:
    return Called(series, "dialogue", start, start + 5, theme, date, hosted=True)


def test_mentions_that_agree_are_one_edition() -> None:
    called = [mention(0), mention(10, "2024-10-16"), mention(20, theme="Glas"), mention(30, "2024", "Glas")]
    found = editions(called)
    assert [(e.date, e.theme, len(e.mentions)) for e in found] == [("2024-10-16", "Glas", 4)]


def test_mentions_that_differ_are_several() -> None:
    found = editions(
        [mention(0, "2024-10-16"), mention(10, "2025"), mention(20), mention(30, series="MPI Meet-up")]
    )
    assert [(e.series, e.date) for e in found] == [
        ("MPI Dialog", "2024-10-16"), ("MPI Dialog", "2025"), ("MPI Meet-up", ""),
    ]  # fmt: skip
    assert [len(e.mentions) for e in found] == [1, 2, 1]


DATES = st.sampled_from(["", "2023", "2023-05", "2024-05-01", "2024"])


@given(st.lists(st.tuples(DATES, st.sampled_from(["", "Glas", "Holz"])), max_size=8))
def test_no_mention_is_lost_and_no_edition_contradicts_itself(said: list[tuple[str, str]]) -> None:
    called = [mention(10 * n, date, theme) for n, (date, theme) in enumerate(said)]
    found = editions(called)
    assert sorted(m.start for e in found for m in e.mentions) == [c.start for c in called]
    for edition in found:
        assert all(edition.date.startswith(m.date) for m in edition.mentions)
        assert len({m.theme for m in edition.mentions if m.theme}) <= 1
