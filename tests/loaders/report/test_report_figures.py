from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synergraph.loaders.report import Report, figures
from synergraph.loaders.report.numbers import number, plain

from .conftest import Said


def printed(said: Said) -> dict[str, str]:
    measures = {s.subject: s.value for s in said.all("measure")}
    return {measures[s.subject]: s.value for s in said.all("value")}


def test_the_printed_numbers_of_a_monitoring_report(said: Callable[[str], Said]) -> None:
    assert printed(said("masterplan_clean.md")) == {
        "projects": "10", "projects_with_grant": "5", "projects_completed": "2",
        "projects_running": "8", "interviews": "4", "grants": "5",
    }  # fmt: skip
    assert printed(said("masterplan_scrambled.txt")) == {
        "projects": "13", "projects_completed": "3", "projects_running": "10", "projects_with_grant": "8",
    }  # fmt: skip


def test_a_figure_says_for_what_and_when(said: Callable[[str], Said]) -> None:
    name = "projects Masterplan Industriestadt Berlin 2022-2026 2024"
    clean = said("masterplan_clean.md")
    assert clean.value(name, "scope") == "Masterplan Industriestadt Berlin 2022-2026"
    assert clean.value(name, "year") == "2024"
    assert {o for _, o in clean.pairs("states")} >= {name}


@pytest.mark.parametrize(
    ("sentence", "measure", "value", "year"),
    [
        ("Es wurden insgesamt 16 Projekte begleitet.", "projects_accompanied", "16", "2021"),
        (
            "Begleitet wurden 9, von denen sieben Projekte im Jahr neu initiiert wurden.",
            "projects_new",
            "7",
            "2021",
        ),
        (
            "Es handelte sich bei 11 Projekten um Forschungs- und Entwicklungsprojekte.",
            "projects_rnd",
            "11",
            "2021",
        ),
        (
            "Davon handelte es sich bei neun Projekten um Cross Cluster-Projekte.",
            "projects_cross_cluster",
            "9",
            "2021",
        ),
        ("Es wurden insgesamt 13 Sonstige Aktivitäten im Teilthema neu initiiert.", "events", "13", "2021"),
        ("Die Anzahl der Akteure ist auf 110 im Jahr 2020 angestiegen.", "actors", "110", "2020"),
        (
            "Es entstanden Projekte mit einem Volumen von rund 1,5 Millionen Euro.",
            "volume",
            "1500000",
            "2021",
        ),
    ],
)
def test_measures_of_a_yearly_report(
    report: Callable[[str], Report], sentence: str, measure: str, value: str, year: str
) -> None:
    read = report(
        f"Jahresbericht 2021 zum Ergebnis- und Wirkungsmonitoring\nSmart Cities Berlin\n\nStand: 31.12.2021\n\n{sentence}"
    )
    said = {(s.predicate, s.value) for s in figures.extract(read)}
    assert {("measure", measure), ("value", value), ("year", year), ("scope", "Smart Cities")} <= said


def test_two_values_for_one_thing_are_both_kept(report: Callable[[str], Report]) -> None:
    read = report(
        "Masterplan Industriestadt Berlin\n\nDer MPI umfasst 9 Projekte. Der MPI umfasst 10 Projekte. Der MPI umfasst 9 Projekte."
    )
    assert [s.value for s in figures.extract(read) if s.predicate == "value"] == ["9", "10"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Zwölf", 12), ("eine", 1), ("keine", 0), ("1.250", 1250), ("69,2 Millionen", 69.2e6), ("7,5 Mio.", 7.5e6),
        ("50 Tausend", 50_000), ("achtzehn", 18), ("viele", None), ("", None),
    ],
)  # fmt: skip
def test_numbers_as_germans_print_them(text: str, value: float | None) -> None:
    assert number(text) == value


@given(st.integers(0, 10**9))
def test_digits_with_dots_are_read_back(value: int) -> None:
    printed = f"{value:,}".replace(",", ".")
    found = number(printed)
    assert found is not None
    assert plain(found) == str(value)
