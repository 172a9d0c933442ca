from collections.abc import Callable

import pytest

from synergraph.loaders.report import Report, awards, boxes, calls
from synergraph.loaders.report.calls import spelled_out
from synergraph.loaders.report.prose import running

from .conftest import Said

CALL = "MPI Fördercall Additive Fertigung"
PLAN = "Masterplan Industriestadt Berlin 2022-2026. "


def test_calls_with_topic_dates_and_masterplan(said: Callable[[str], Said]) -> None:
    scrambled = said("masterplan_scrambled.txt")
    second = "MPI ProFIT-Call Zirkuläres Bauen in der Stadt"
    assert {CALL, second} <= scrambled.names("programme")
    assert scrambled.value(CALL, "published") == "2024-06"
    assert [scrambled.value(second, a) for a in ("published", "deadline", "decision")] == [
        "2025-03-03", "2025-06-30", "2025-10-01",
    ]  # fmt: skip
    assert (CALL, "Masterplan Industriestadt Berlin 2022-2026") in scrambled.pairs("part_of")
    assert (CALL, "Additive Fertigung") in scrambled.pairs("has_topic")


def test_projects_come_from_a_call_when_the_printed_number_proves_it(said: Callable[[str], Said]) -> None:
    assert {p for p, c in said("masterplan_scrambled.txt").pairs("funded_by") if c == CALL} == {
        "Reparaturatlas", "Holzringe – Bauteile mit zweitem Leben", "Kreislaufhof Süd",
    }  # fmt: skip


def test_a_number_that_does_not_agree_is_noted_and_nothing_is_guessed(
    report: Callable[[str], Report],
) -> None:
    read = report(
        PLAN
        + "Der MPI Fördercall Additive Fertigung lief gut. Seit Mai 2024 begleitet der MPI vier neue Projekte."
    )
    assert list(awards.extract(read)) == []
    assert read.notes == ["MPI Fördercall Additive Fertigung: vier projects printed, 0 grants since 2024-05"]


def test_a_box_gives_its_projects_the_topic_of_its_label(said: Callable[[str], Said]) -> None:
    found = {p for p, t in said("masterplan_scrambled.txt").pairs("has_topic") if t == "Additive Fertigung"}
    assert found >= {"Kreislaufhof Süd", "Reparaturatlas", "Kupferkreis – Rückgewinnung aus Altgeräten"}
    assert "Lernwerk Spree" not in found


def test_a_box_without_known_projects_says_nothing(report: Callable[[str], Report]) -> None:
    assert list(boxes.extract(report("# Box\n\nWerft\n\nProjekte mit Bezug zur Robotik\n"))) == []


@pytest.mark.parametrize(
    ("passage", "name"),
    [
        ("Der Fördercall zum Thema Kreislaufwirtschaft läuft.", "MPI Fördercall Kreislaufwirtschaft"),
        ("Der nächste MPI-Fördercall hat das Thema Robotik gewählt.", "MPI Fördercall Robotik"),
        ('Der ProFIT-Call „Leise Werften" startet.', "MPI ProFIT-Call Leise Werften"),
    ],
)
def test_how_a_call_is_named(report: Callable[[str], Report], passage: str, name: str) -> None:
    assert [call.thing.name for call in calls.calls(report_of_plan(report, passage))] == [name]


def report_of_plan(report: Callable[[str], Report], passage: str) -> Report:
    return report(PLAN + passage)


@pytest.mark.parametrize(
    "passage", ["Es folgen 1 – 2 Fördercalls im Jahr.", "Der Fördercall wurde gut angenommen."]
)
def test_a_call_without_a_theme_has_no_name(report: Callable[[str], Report], passage: str) -> None:
    assert calls.calls(report(PLAN + passage)) == []


def test_two_ways_to_name_a_theme_are_one_call(report: Callable[[str], Report]) -> None:
    read = report(
        PLAN + "Der Fördercall Additive Fertigung kam an. Aus dem Fördercall zum Thema 3D-Druck stammt viel."
    )
    (call,) = calls.calls(read)
    assert "MPI Fördercall 3D-Druck" in [call.thing.name, *call.aliases]


def test_acronyms_are_spelled_out_by_the_text_itself(report: Callable[[str], Report]) -> None:
    prose = running(
        report("Die Additive Fertigung wächst. Additive Fertigung und Alte Feile. Anna Feld.").text
    )
    assert spelled_out("AF", prose) == "Additive Fertigung"
    assert spelled_out("XQ", prose) == ""
