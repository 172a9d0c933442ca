from collections import Counter
from collections.abc import Callable

import pytest

from synergraph.loaders.report import Report, applicants, grant_rows, grants
from synergraph.ontology import shipped

from .conftest import Said

HEADER = "Antragstellende\tProjektname\tMPI-Handlungsfeld\tProjektlaufzeit\n"


@pytest.mark.parametrize("name", ["masterplan_clean.md", "masterplan_scrambled.txt"])
def test_a_row_gives_applicants_run_time_and_programme(said: Callable[[str], Said], name: str) -> None:
    statements = [s for s in said(name).all("participates_in") if s.role == "applicant"]
    found = [s for s in statements if s.object and s.object.name == "Solarziegel-Labor (SZL)"]
    assert {(s.subject.name, s.since, s.until) for s in found} == {
        ("Ziegelwerk Nord GmbH", "2022-05-01", "2024-04-30"),
        ("Musterverband e.V.", "2022-05-01", "2024-04-30"),
    }
    assert said(name).value("Solarziegel-Labor (SZL)", "start") == "2022-05-01"
    assert ("Lernwerk Spree", "Masterplan Industriestadt Berlin 2022-2026") in said(name).pairs("funded_by")


@pytest.mark.parametrize(("name", "rows"), [("masterplan_clean.md", 5), ("masterplan_scrambled.txt", 8)])
def test_no_row_is_lost(said: Callable[[str], Said], name: str, rows: int) -> None:
    funded = [p for p in said(name).pairs("funded_by") if p[1].startswith("Masterplan")]
    assert len(funded) == rows


def test_a_comma_in_a_name_does_not_part_it(said: Callable[[str], Said]) -> None:
    for name in ("masterplan_clean.md", "masterplan_scrambled.txt"):
        assert "Metallinstitut Havel gGmbH, Leibniz-Institut für Altmetallkunde" in said(name).names(
            "organisation"
        )


def test_a_grant_in_other_words_is_the_listed_project(said: Callable[[str], Said]) -> None:
    for name in ("masterplan_clean.md", "masterplan_scrambled.txt"):
        assert ("Future of Photonics Conference", "Konferenz „Zukunft der Photonik“") in said(name).pairs(
            "alias"
        )
        assert "Konferenz „Zukunft der Photonik“" not in said(name).names("project")


def test_scrambled_rows_are_counted_by_action_field(said: Callable[[str], Said]) -> None:
    granted = {s.subject.name for s in said("masterplan_scrambled.txt").all("funded_by")}
    fields = [f for p, f in said("masterplan_scrambled.txt").pairs("in_action_field") if p in granted]
    assert Counter(fields) == {
        "Innovation": 3,
        "Kompetenzen": 2,
        "Rahmenbedingungen": 1,
        "Kommunikation & Vernetzung": 2,
    }


def test_columns_are_told_by_their_names_not_their_order(report: Callable[[str], Report]) -> None:
    table = (
        "Projektlaufzeit\tProjektname\tAntragstellende\n04/2022 – 07/2024\tWerft\tBootsbau GmbH; Hafen AG\n"
    )
    (grant,) = grant_rows.grants(report(table))
    assert (grant.project, grant.since, grant.until) == ("Werft", "2022-04", "2024-07")
    assert applicants.split(grant.applicants, shipped()) == ["Bootsbau GmbH", "Hafen AG"]


def test_a_row_without_a_project_is_named_in_the_ledger(report: Callable[[str], Report]) -> None:
    read = report(HEADER + "Bootsbau GmbH\t\tInnovation\t01.01.2023 - 31.12.2023\n")
    assert list(grants.extract(read)) == []
    assert (read.rows, read.used, [s.place for s in read.skipped]) == (1, 0, ["line 2"])


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("", []),
        ("Werft GmbH", ["Werft GmbH"]),
        ("Werft e.V., Hafen GmbH, Kran", ["Werft e.V.", "Hafen GmbH", "Kran"]),
        ("Werft gGmbH, Institut für Boote", ["Werft gGmbH", "Institut für Boote"]),
        (
            "Bootsinstitut gGmbH, Leibniz-Institut für Boote",
            ["Bootsinstitut gGmbH, Leibniz-Institut für Boote"],
        ),
        (
            "Fraunhofer-Institut für A, Fraunhofer-Institut für B",
            ["Fraunhofer-Institut für A", "Fraunhofer-Institut für B"],
        ),
        (
            "Technische Universität Berlin, Fachgebiet Schiffe",
            ["Technische Universität Berlin, Fachgebiet Schiffe"],
        ),
        ("Senatsverwaltung für Boote, Häfen und Kräne", ["Senatsverwaltung für Boote, Häfen und Kräne"]),
        (
            "Senatsverwaltung für Boote, Häfen und Kräne, Werft AG",
            ["Senatsverwaltung für Boote, Häfen und Kräne", "Werft AG"],
        ),
        ("Werft GmbH / Hafen AG", ["Werft GmbH", "Hafen AG"]),
    ],
)
def test_where_one_applicant_ends(cell: str, names: list[str]) -> None:
    assert applicants.split(cell, shipped()) == names


@pytest.mark.parametrize(
    ("name", "further"),
    [
        ("Netz für Boote (NFB) e.V.", ["Netz für Boote e.V.", "NFB", "NFB e.V."]),
        ("Werft Süd e.V. (Südwerft)", ["Werft Süd e.V.", "Südwerft"]),
        ("BWB - Bootswerft Berlin GmbH", ["BWB", "Bootswerft Berlin GmbH"]),
        ("Werft GmbH", []),
    ],
)
def test_the_names_in_a_name(name: str, further: list[str]) -> None:
    assert applicants.further_names(name) == further


def test_a_sum_becomes_the_amount(report: Callable[[str], Report]) -> None:
    read = report(
        "Masterplan Industriestadt Berlin\n\nZuwendungsempfänger\tProjekt\tLaufzeit\tFördersumme\n"
        "Werft GmbH\tHafen\t01.01.2023 - 31.12.2023\t120.500 €\n"
    )
    said = list(grants.extract(read))
    assert {s.amount for s in said if s.predicate == "funded_by"} == {120500.0}
    assert {s.value for s in said if s.predicate == "funding"} == {"120500"}
