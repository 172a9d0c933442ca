from collections.abc import Callable

import pytest

from synergraph.loaders.report import Report, document, load
from synergraph.loaders.report.text import Text
from synergraph.ontology import shipped
from synergraph.statements import Source

from .conftest import FIXTURES, Said

YEARLY = """
**Jahresbericht 2021 zum
Ergebnis- und Wirkungsmonitoring**
Smart Cities Berlin

01.06.2022

Ausgewertet wurde der Berichtszeitraum vom 01.01.2021 bis zum 31.12.2021. Der Masterplan
Industriestadt Berlin 2018-2021 (MPI) wirkt mit.
"""


def test_a_monitoring_report_is_named_after_its_masterplan(said: Callable[[str], Said]) -> None:
    clean = said("masterplan_clean.md")
    name = "Masterplan Industriestadt Berlin 2022-2026 – 2. Monitoring-Bericht"
    assert clean.names("document") == {name}
    assert clean.value(name, "as_of") == "2024-02-29"
    assert clean.value(name, "alias") == "MPI Monitoring-Bericht Februar 2024"
    assert clean.names("programme") == {"Masterplan Industriestadt Berlin 2022-2026"}
    assert clean.value("Masterplan Industriestadt Berlin 2022-2026", "end") == "2026"


def test_a_footer_names_the_report_where_the_title_is_lost(said: Callable[[str], Said]) -> None:
    name = "Masterplan Industriestadt Berlin 2022-2026 – 4. Monitoring-Bericht 2025"
    assert said("masterplan_scrambled.txt").names("document") == {name}
    assert said("masterplan_scrambled.txt").value(name, "as_of") == "2025-05"


def test_a_yearly_report_speaks_of_its_period_and_not_of_the_masterplan(
    report: Callable[[str], Report],
) -> None:
    read = report(YEARLY)
    statements = list(document.extract(read))
    assert (
        read.document.name == "Jahresbericht 2021 zum Ergebnis- und Wirkungsmonitoring – Smart Cities Berlin"
    )
    assert read.as_of == "2021-12-31"
    assert {s.value for s in statements if s.predicate == "published"} == {"2022-06-01"}
    assert {s.value for s in statements if s.predicate == "alias"} == {"EWM-Jahresbericht 2021 Smart Cities"}
    assert {s.subject.name for s in statements if s.subject.kind == "programme"} == {
        "Masterplan Industriestadt Berlin 2018-2021"
    }


def test_a_press_article_dates_from_the_last_event_it_reports_as_held(said: Callable[[str], Said]) -> None:
    press = said("pressebeitrag.txt")
    name = "Masterplan Industriestadt Berlin: Werkhallen öffnen ihre Tore"
    assert press.names("document") == {name}
    assert press.value(name, "as_of") == "2024-06-12"


def test_the_workspace_has_the_last_word_on_the_date() -> None:
    path = FIXTURES / "masterplan_clean.md"
    loaded = load(Source(path, "x", "report", as_of="2024-03-01"), shipped())
    assert {s.value for s in loaded.statements if s.predicate == "as_of"} == {"2024-03-01"}


@pytest.mark.parametrize(
    "content", ["Kochbuch für Anfänger\nMan nehme Mehl.", "x", "§§§", "日本語のテキスト"]
)
def test_a_text_of_another_kind_is_named_by_its_first_line(content: str) -> None:
    title = document.title(Text(content))
    assert title.name == content.split("\n")[0]
    assert content[title.start : title.end] == title.name
