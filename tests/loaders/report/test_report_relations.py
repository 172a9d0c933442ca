"""Who does what for a project, sentence by sentence."""

from collections.abc import Callable

import pytest

from synergraph.loaders.report import Report, organisations, programmes, projects, relations
from synergraph.statements import Statement

from .conftest import Said

P = "Das Projekt „Eisbär“ läuft. "


def related(made: Report) -> list[Statement]:
    for introduce in (programmes.introduce, projects.extract, organisations.extract):
        list(introduce(made))
    return list(relations.extract(made))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Das Projekt wird von der Ofen AG und der Glas GmbH durchgeführt.", {("Ofen AG", "lead"), ("Glas GmbH", "lead")}),
        ("Organisiert wird das Netzwerk von der Ofen AG.", {("Ofen AG", "lead")}),
        ("Die Ofen AG und die Glas GmbH entwickeln das „Eisbär“ genannte Verfahren.", {("Ofen AG", "lead"), ("Glas GmbH", "partner")}),
        ("Das Konsortium, bestehend aus der Ofen AG, der Glas GmbH und Gästen, wächst.", {("Ofen AG", "partner"), ("Glas GmbH", "partner")}),
        ("Fördergeber für das Projekt ist die Ofen AG.", {("Ofen AG", "funder")}),
        ("Das Projekt entstand im Auftrag der Ofen AG.", {("Ofen AG", "funder")}),
        ("Die Ofen AG als federführende Firma freut sich über „Eisbär“.", {("Ofen AG", "lead")}),
        ("Das vom Kiezbüro, Hafen-Hub und Eisbund e.V. zertifizierte Programm hilft „Eisbär“.", {("Kiezbüro", "supporter"), ("Hafen-Hub", "supporter"), ("Eisbund e.V.", "supporter")}),
        ("Der „Eisbär“ von OfenHub.Berlin ist neu.", {("OfenHub.Berlin", "lead")}),
        ("Im Projekt „Eisbär“ erprobt die Ofen AG neue Wege.", {("Ofen AG", "lead")}),
        ("Durch die Ofen AG sind 20 geförderte Öfen zu sehen.", set()),
        ("Die Ofen AG feiert ein Fest.", set()),
    ],
)  # fmt: skip
def test_roles(report: Callable[[str], Report], sentence: str, expected: set[tuple[str, str]]) -> None:
    edges = [s for s in related(report(P + sentence)) if s.predicate == "participates_in"]
    assert {(s.subject.name, s.role) for s in edges} == expected
    assert {s.object.name for s in edges if s.object} <= {"Eisbär"}


@pytest.mark.parametrize(
    ("sentence", "kind", "value"),
    [
        ("„Eisbär“ hat ein Projektvolumen von 3,2 Millionen Euro.", "volume", "3200000"),
        ("Das Projekt wird mit 44.500 € gefördert.", "funding", "44500"),
        ("Das Projekt erhält ein Fördervolumen von 80 Tausend Euro.", "funding", "80000"),
    ],
)
def test_money(report: Callable[[str], Report], sentence: str, kind: str, value: str) -> None:
    assert [(s.predicate, s.value) for s in related(report(P + sentence)) if s.value] == [(kind, value)]


def test_money_of_several_projects_is_nobodys(report: Callable[[str], Report]) -> None:
    made = report("Die Projekte „Eisbär“ und „Ofen“ erhalten zusammen eine Förderung von 5 Millionen Euro.")
    assert related(made) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Das Projekt „Eisbär Neu“ baut auf den Ergebnissen des Vorläuferprojekts „Eisbär Alt“ auf.",
        "Nach dem Projekt „Eisbär Alt“ kam das Nachfolgeprojekt „Eisbär Neu“.",
        "Das Projekt „Eisbär Neu“, an dessen Vorgängerprojekt „Eisbär Alt“ viele beteiligt waren, läuft.",
    ],
)
def test_succession(report: Callable[[str], Report], sentence: str) -> None:
    edges = [s for s in related(report(sentence)) if s.predicate == "successor_of"]
    assert [(s.subject.name, s.object.name) for s in edges if s.object] == [("Eisbär Neu", "Eisbär Alt")]


def test_funding_and_succession_in_reports(said: Callable[[str], Said]) -> None:
    optics, press = said("ewm-optik.md"), said("press-sommer.txt")
    assert optics.pairs("funded_by") == {
        ("LichtWerk Spree", "Photonik Regional"),
        ("Bau eines faltbaren Teleskops", "Photonik Regional"),
        ("Wiederverwertung alter Leuchtstoffröhren", "Photonik Regional"),
    }
    assert optics.pairs("successor_of") == {("Endoskop Neu", "Endoskop Alt")}
    assert press.pairs("funded_by") == {("Funkenflug", "Europäischer Fonds für regionale Entwicklung")}
    assert press.value("Funkenflug", "funding") == "350000"


def test_membership_of_a_strategy(report: Callable[[str], Report]) -> None:
    made = report(
        "Bekannt sind die Projekte des Masterplans Industriestadt Berlin 2018-2021. Darunter ist das Projekt „Eisbär“, "
        "nicht aber das Vorgängerprojekt „Ofen“."
    )
    edges = [s for s in related(made) if s.predicate == "part_of"]
    assert [s.subject.name for s in edges] == ["Eisbär"]
