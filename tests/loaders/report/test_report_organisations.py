"""Organisations by register, legal form and pattern."""

from collections.abc import Callable

import pytest

from synergraph.loaders.report import Report, organisations
from synergraph.statements import Statement

HTW = "Hochschule für Technik und Wirtschaft Berlin"


def names(made: Report) -> set[str]:
    return {s.subject.name for s in organisations.extract(made) if s.predicate == "name"}


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("Die Havellicht AG baut.", "Havellicht AG"),
        ("Das Projekt der Firma Stern Optik GmbH läuft.", "Stern Optik GmbH"),
        ("Kleine und große Firmen und Glimm & Söhne GmbH & Co. KG kamen.", "Glimm & Söhne GmbH & Co. KG"),
        ("Kiezhaus (Kiezhaus für Kunst und Technik GmbH) lädt ein.", "Kiezhaus für Kunst und Technik GmbH"),
        ("2. Bund der Glaser e. V. und andere", "Glaser e.V."),
        ("Instituten, dem Lampe 4.0 e.V. und Gästen", "Lampe 4.0 e.V."),
        ("bei der Schattenplatz eG", "Schattenplatz eG"),
        ("Alter Hafen Kranbund Alter Hafen e.V.", "Kranbund Alter Hafen e.V."),
    ],
)
def test_by_legal_form(report: Callable[[str], Report], content: str, expected: str) -> None:
    assert names(report(content)) == {expected}


@pytest.mark.parametrize(
    ("content", "name", "alias"),
    [
        (
            "Leiterin des Bundesamtes für Linsen und Lupen (BLL) ist neu.",
            "Bundesamt für Linsen und Lupen",
            "BLL",
        ),
        (
            "am Institut für Glas und Bau von Türmen (IGT) in Berlin",
            "Institut für Glas und Bau von Türmen",
            "IGT",
        ),
        ("Mitglieder des Netzwerks Hafenlicht (NHL)", "Netzwerk Hafenlicht", "NHL"),
    ],
)
def test_by_pattern_in_the_nominative(
    report: Callable[[str], Report], content: str, name: str, alias: str
) -> None:
    statements = list(organisations.extract(report(content)))
    assert {s.subject.name for s in statements} == {name}
    assert alias in {s.value for s in statements if s.predicate == "alias"}


def test_a_quoted_network_is_an_organisation(report: Callable[[str], Report]) -> None:
    assert names(report('Gründung eines Netzwerks zum Thema Glas ("Klare Sicht")')) == {"Klare Sicht"}
    assert names(report('Das Netzwerk unterstützte das Projekt "Klare Sicht"')) == set()


def test_an_acronym_in_brackets_tells_who_is_meant(report: Callable[[str], Report]) -> None:
    said = list(organisations.extract(report("an der Hochschule für Wirtschaft und Technik (HTW)")))
    assert {s.subject.name for s in said} == {HTW}
    assert "Hochschule für Wirtschaft und Technik" in {s.value for s in said if s.predicate == "alias"}


def test_those_who_act_on_a_programme_are_organisations(report: Callable[[str], Report]) -> None:
    made = report("Das vom Kiezbüro, Hafen-Hub und Spree-Netzwerk geförderte Programm läuft.")
    assert names(made) == {"Kiezbüro", "Hafen-Hub", "Spree-Netzwerk"}


def test_types_follow_from_names(report: Callable[[str], Report]) -> None:
    made = report("Die Havellicht AG, das Institut für Glas und der Kranbund e.V. kamen.")
    types = {s.subject.name: s.value for s in organisations.extract(made) if s.predicate == "actor_type"}
    assert types == {
        "Institut für Glas": "research",
        "Havellicht AG": "company",
        "Kranbund e.V.": "association",
    }


def test_general_words_are_no_organisations(report: Callable[[str], Report]) -> None:
    found: list[Statement] = list(
        organisations.extract(report("Hochschulen, Verbände und die AG trafen sich."))
    )
    assert found == []
