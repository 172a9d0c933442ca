from collections.abc import Callable

from synergraph.loaders.report import Report, agenda
from synergraph.statements import Thing

from .conftest import Said

EVENT = "Zukunftswerkstatt Kreislauf"


def test_an_agenda_says_who_presented_what_and_for_whom(said: Callable[[str], Said]) -> None:
    clean = said("masterplan_clean.md")
    assert clean.pairs("presented_at") >= {("Solarziegel-Labor (SZL)", EVENT), ("Lernwerk Spree", EVENT)}
    assert {p for p, _ in clean.pairs("takes_part")} >= {
        "Musterverband e.V.",
        "Ziegelwerk Nord GmbH",
        "Lernwerkstatt gGmbH",
    }
    assert clean.pairs("affiliated_with") == {
        ("Erika Muster", "Musterverband e.V."),
        ("Max Beispiel", "Ziegelwerk Nord GmbH"),
        ("Dr. Anna Vorlage", "Lernwerkstatt gGmbH"),
    }
    assert {p for p, _ in clean.pairs("speaks_at")} == {"Erika Muster", "Max Beispiel", "Dr. Anna Vorlage"}


def test_the_date_beside_the_title_is_the_event_s(said: Callable[[str], Said]) -> None:
    assert said("masterplan_clean.md").value(EVENT, "start") == "2024-01-17"


def test_a_break_is_named_in_the_ledger(said: Callable[[str], Said]) -> None:
    assert "agenda" in said("masterplan_clean.md").loaded.skipped[0].reason


def test_a_name_broken_over_lines_is_one(report: Callable[[str], Report]) -> None:
    read = report(
        "Agenda des Werfttags am 3. Mai 2024\n\n10.00 Uhr Grußwort\nErika Muster, Senatsverwaltung für Boote,\nHäfen und Kräne\n"
    )
    found = {
        (s.subject.name, s.object.name)
        for s in agenda.extract(read)
        if s.predicate == "takes_part" and s.object
    }
    assert found == {("Senatsverwaltung für Boote, Häfen und Kräne", "Werfttags")}


def test_an_event_the_document_knows_keeps_its_name(report: Callable[[str], Report]) -> None:
    read = report("Agenda - Werfttag am 3. Mai 2024\n10:00 Moderation: Erika Muster\n")
    read.names.add(Thing("event", "1. Berliner Werfttag"), "Werfttag")
    assert {s.object.name for s in agenda.extract(read) if s.object} == {"1. Berliner Werfttag"}


def test_the_word_alone_is_no_agenda(report: Callable[[str], Report]) -> None:
    assert list(agenda.extract(report("Die Agenda 2030 setzt Ziele.\n\nUm 14:00 Uhr war Schluss."))) == []


def test_rows_scrambled_over_lines_keep_together(report: Callable[[str], Report]) -> None:
    read = report(
        "Agenda\n\n14:00 Uhr\n\nBegrüßung\n\nErika Muster, Werft GmbH\n\n14:20 Uhr\n\nImpulse aus Projekten\n\n"
        "Hafenatlas\n\nMax Beispiel, Hafen AG\n\n15:00 Uhr Ende\n\nNeuer Text: Anna Vorlage, Kran GmbH\n"
    )
    read.names.add(Thing("project", "Hafenatlas"))
    said = list(agenda.extract(read))
    assert {s.subject.name for s in said if s.predicate == "presented_at"} == {"Hafenatlas"}
    assert {s.subject.name for s in said if s.predicate == "takes_part"} == {"Werft GmbH", "Hafen AG"}
