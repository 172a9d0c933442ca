from collections import Counter
from collections.abc import Callable

import pytest

from synergraph.loaders.report import Report, columns, fields, grants, portfolio
from synergraph.loaders.report.listing import Listed

from .conftest import Said

FIELDS = ("Innovation", "Kompetenzen", "Rahmenbedingungen", "Kommunikation & Vernetzung")
OVERVIEW = "Alle MPI-Projekte im Überblick\n\nINNOVATION KOMPETENZEN\n\n"


def by_field(said: Said) -> dict[str, int]:
    listed = [s for s in said.all("in_action_field") if s.role != "related"]
    return dict(Counter(field.name for _, field in {(s.subject, s.object) for s in listed} if field))


def test_a_table_gives_every_project_its_column_and_status(said: Callable[[str], Said]) -> None:
    clean = said("masterplan_clean.md")
    status = Counter(s.value for s in clean.all("status"))
    assert by_field(clean) == dict(zip(FIELDS, (3, 2, 2, 3), strict=True))
    assert status == {"running": 8, "completed": 2}
    assert clean.value("Flächenbörse Industrie", "status") == "completed"
    assert len(clean.pairs("part_of")) == 10


def test_an_overview_is_a_complete_list_of_its_programme(said: Callable[[str], Said]) -> None:
    (statement,) = said("masterplan_clean.md").all("complete_list")
    assert statement.subject.kind == "document"
    assert statement.object is not None
    assert statement.object.name == "Masterplan Industriestadt Berlin 2022-2026"


def test_scrambled_text_joins_wrapped_names_and_finds_the_one_behind_the_legend(
    said: Callable[[str], Said],
) -> None:
    scrambled = said("masterplan_scrambled.txt")
    assert len({s.subject.name for s in scrambled.all("part_of", "project")}) == 13
    assert "Kupferkreis – Rückgewinnung aus Altgeräten" in scrambled.names("project")
    assert "Holzringe – Bauteile mit zweitem Leben" in scrambled.names("project")
    assert scrambled.value("Future of Photonics Conference", "status") == "completed"


def test_lost_columns_come_back_only_as_far_as_grants_confirm_them(said: Callable[[str], Said]) -> None:
    pairs = said("masterplan_scrambled.txt").pairs("in_action_field")
    assert ("Ausbildungslotsen", "Kompetenzen") in pairs
    assert ("Flächenbörse Industrie", "Rahmenbedingungen") in pairs
    assert not {p for p in pairs if p[0].startswith(("Werkschau", "Nachtschicht"))}


def test_lists_under_the_names_of_action_fields(said: Callable[[str], Said]) -> None:
    assert said("masterplan_lists.md").pairs("in_action_field") == {
        ("Datenwerft", "Digitalisierung"),
        ("Roboterpark", "Digitalisierung"),
        ("Gewerbehofatlas", "Rahmenbedingungen"),
        ("Lieferzonen für das Handwerk und die Industrie", "Rahmenbedingungen"),
    }


def test_a_contents_line_is_no_overview(report: Callable[[str], Report]) -> None:
    assert list(portfolio.extract(report("Anhang 2: MPI-Projekte im Überblick\t18\n\nText."))) == []


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        ("Werft\n\nHafen", ["Werft", "Hafen"]),
        ("Werft\nHafen\nKran", ["Werft", "Hafen", "Kran"]),
        (
            "Analyse der industriellen\nWerften\nHafen\nKran",
            ["Analyse der industriellen Werften", "Hafen", "Kran"],
        ),
        ("Werft (Schiffe und\nBoote)\nHafen\nKran", ["Werft (Schiffe und Boote)", "Hafen", "Kran"]),
        ("Kreislauf-\nwerkstatt\nwerftPLUS\nKran", ["Kreislaufwerkstatt", "werftPLUS", "Kran"]),
        ("1. Werft\n2. Hafen und\n   Kai\n3. Kran", ["Werft", "Hafen und Kai", "Kran"]),
        ("Kampagne\n„Boote für alle“\nHafen\nKran", ["Kampagne „Boote für alle“", "Hafen", "Kran"]),
        ("Werft\n\nKräne für\n\nBerlin", ["Werft", "Kräne für Berlin"]),
    ],
)
def test_entries_of_a_scrambled_list(report: Callable[[str], Report], lines: str, names: list[str]) -> None:
    ((_, listed),) = portfolio.overviews(report(OVERVIEW + lines + "\n\n# Ende"))
    assert [entry.name for entry in listed] == names


def test_several_projects_in_one_cell(report: Callable[[str], Report]) -> None:
    table = (
        "## Projekte im Überblick\n| Innovation | Kompetenzen |\n|---|---|\n| Werft<br>Hafen* | **Kran** |\n"
    )
    ((_, listed),) = portfolio.overviews(report(table))
    assert [(e.name, e.field, e.completed) for e in listed] == [
        ("Werft", "Innovation", False),
        ("Hafen", "Innovation", True),
        ("Kran", "Kompetenzen", False),
    ]


def test_runs_begin_where_the_alphabet_does() -> None:
    entries = [
        Listed(name, "", False, 0, 0) for name in ("Ampel", "Öltank", "Zug", "Äpfel", "Birnen", "Apfel")
    ]
    assert [[e.name for e in run] for run in columns.runs(entries)] == [
        ["Ampel", "Öltank", "Zug"],
        ["Äpfel", "Birnen"],
        ["Apfel"],
    ]


def test_a_grant_in_the_wrong_column_denies_the_reading(report: Callable[[str], Report]) -> None:
    table = "\n\n# Förderungen\nAntragstellende\tProjektname\tMPI-Handlungsfeld\tProjektlaufzeit\n"
    table += "A GmbH\tBoot\tKompetenzen\t01.01.2023 - 31.12.2023\nB GmbH\tApfel\tKompetenzen\t01.01.2023 - 31.12.2023\n"
    read = report("Masterplan Industriestadt Berlin\n" + OVERVIEW + "Boot\n\nKran\n\nApfel\n\nBirne" + table)
    for extract in (portfolio.extract, grants.extract):
        list(extract(read))
    assert read.fields == {"Boot": "Kompetenzen", "Apfel": "Kompetenzen"}
    assert list(columns.extract(read)) == []


def test_headers_are_read_however_they_are_wrapped(report: Callable[[str], Report]) -> None:
    names = fields.known(report("x"))
    assert fields.columns("INNO- VATION KOMPE TENZEN", names) == ["Innovation", "Kompetenzen"]
    assert fields.columns("KOMMUNI-\nKATION & \nVERNET-\n\nZUNG", names) == ["Kommunikation & Vernetzung"]
    assert fields.columns("INNOVATION UND MEHR", names) == []
    assert fields.field_at_end("Werft Kommunikation & Vernetzung", names) == ("Kommunikation & Vernetzung", 6)


def test_action_fields_the_prose_counts_off_are_known(report: Callable[[str], Report]) -> None:
    read = report("Die Handlungsfelder (1) Werften, (2) Häfen & Kanäle sowie (3) Kräne. Ende.")
    assert [name for name, _, _ in fields.enumerated(read)] == ["Werften", "Häfen & Kanäle", "Kräne"]
    assert fields.columns("WERFTEN HÄFEN & KANÄLE", fields.known(read)) == ["Werften", "Häfen & Kanäle"]


def test_a_table_with_a_row_per_project(report: Callable[[str], Report]) -> None:
    table = "# MPI-Projekte im Überblick\n\nNr.\tProjekt\tMPI-Handlungsfeld\tStatus\n1\tWerft\tInnovation\tlaufend\n2\tHafen\tKompetenzen\tabgeschlossen\n"
    ((_, listed),) = portfolio.overviews(report(table))
    assert [(e.name, e.field, e.completed) for e in listed] == [
        ("Werft", "Innovation", False),
        ("Hafen", "Kompetenzen", True),
    ]
