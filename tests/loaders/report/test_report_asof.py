"""The day a document speaks of, and the day it was published."""

from collections.abc import Callable

import pytest

from synergraph.loaders.report import Report, Text, asof, document

YEARLY = "Jahresbericht 2021 zum Ergebnis- und Wirkungsmonitoring\nCluster Optik und Photonik\n"


@pytest.mark.parametrize(
    ("content", "day"),
    [
        (f"{YEARLY}12.07.2022\n", "2021-12-31"),
        (f"{YEARLY}Stand: 12.07.2022\n", "2021-12-31"),
        (f"{YEARLY}Berichtszeitraum vom 01.01.2021 bis zum 30.11.2021", "2021-11-30"),
        (
            "Neue Halle eröffnet\n\nPressemitteilung vom 29.11.2027\n\nAm 28.11.2027 kamen viele.",
            "2027-11-29",
        ),
        ("Ein Bericht ohne Tag", ""),
    ],
)
def test_the_day_a_text_speaks_of(content: str, day: str) -> None:
    found = asof.spoken(content)
    assert (found.iso if found else "") == day
    assert found is None or content[found.start : found.end].strip()


def test_a_yearly_report_is_published_later_than_it_speaks_of() -> None:
    found = asof.published(Text(f"{YEARLY}12.07.2022\n"))
    assert found is not None and found.iso == "2022-07-12"


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (YEARLY, "Jahresbericht 2021 zum Ergebnis- und Wirkungsmonitoring – Optik und Photonik"),
        (
            "Jahresbericht 2021 zum Ergebnis- und Wirkungsmonitoring Clean Technologies Berlin 21.07.2022 Herausgeber",
            "Jahresbericht 2021 zum Ergebnis- und Wirkungsmonitoring – Clean Technologies Berlin",
        ),
        (
            "4. Monitoring-Bericht zur Umsetzung des Masterplans Industriestadt Berlin Stand: 12.05.2027 Inhalt 1. Einleitung",
            "Masterplan Industriestadt Berlin – 4. Monitoring-Bericht",
        ),
        ("**\n***\n", ""),
    ],
)
def test_titles_also_of_texts_that_lost_their_lines(
    report: Callable[[str], Report], content: str, name: str
) -> None:
    assert report(content).document.name == name
    assert document.title(Text(content)).name == name
