"""Participant lists as offices keep them: whoever titles the columns, organisations take part in events."""

from pathlib import Path

import pytest

from tests.loaders.table.test_propose import facts, loaded

BOTH = {("Werk A GmbH", "takes_part", "Auftakt"), ("Hochschule B", "takes_part", "Auftakt")}
NAMED = "Teilnehmerliste_Auftakt.csv"
LISTS = {
    "a role and the event in the file's name": (NAMED, """
Vorname;Name;Organisation;Rolle
Erika;Beispiel;Werk A GmbH;Referentin
Max;Muster;Hochschule B;Teilnehmer"""),
    "several events, people's columns last": ("rueckmeldungen.csv", """
Veranstaltung;Datum;Organisation;Ort;Rolle;Nachname;Vorname;E-Mail
Auftakt;01.02.2024;Werk A GmbH;Berlin;Referent;Beispiel;Erika;e@example.org
Auftakt;01.02.2024;Hochschule B;Potsdam;Teilnehmer;Muster;Max;m@example.org
Ausklang;05.03.2024;Hochschule B;Potsdam;Moderation;Muster;Max;m@example.org"""),
    "English": ("export.csv", """
First name,Last name,Company,Role,Event,Date
Erika,Beispiel,Werk A GmbH,speaker,Auftakt,2024-02-01
Max,Muster,Hochschule B,attendee,Auftakt,2024-02-01"""),
    "upper case, organisation twice": (NAMED, """
ANREDE;NAME, VORNAME;ORGANISATION;ABTEILUNG;ROLLE;FIRMA / INSTITUTION
Frau;Beispiel, Erika;Werk A GmbH;F&E;Impulsgeber;Werk A
Herr;Muster, Max;Hochschule B;;Teilnehmer;HSB"""),
    "a contact instead of a name, a type": ("Anmeldungen Auftakt.csv", """
Organisation;Ansprechpartner;Rolle;Typ;Ort
Werk A GmbH;Erika Beispiel;Referentin;Unternehmen;Berlin
Hochschule B;Max Muster;Teilnehmer;Hochschule;Potsdam"""),
    "a project beside the role": ("akteure.csv", """
Name;Organisation;Projekt;Rolle;E-Mail;Veranstaltung
Erika Beispiel;Werk A GmbH;Kran;Referentin;e@example.org;Auftakt
Max Muster;Hochschule B;Kran;Teilnehmer;m@example.org;Auftakt"""),
    "no people at all": ("wer war wo.csv", """
Organisation;Veranstaltung;Datum;Rolle
Werk A GmbH;Auftakt;01.02.2024;Referent
Hochschule B;Auftakt;01.02.2024;Teilnehmer"""),
    "several events in a cell": ("anwesend.csv", """
Teilnehmer;Unternehmen;Veranstaltung;Funktion;Rolle
Erika Beispiel;Werk A GmbH;Auftakt, Ausklang;Leitung;Referentin
Max Muster;Hochschule B;Auftakt;Einkauf;Teilnehmer"""),
}  # fmt: skip


@pytest.mark.parametrize(("name", "text"), LISTS.values(), ids=LISTS)
def test_organisations_take_part_in_their_roles(name: str, text: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(text.lstrip(), encoding="utf-8")
    proposal, result = loaded(path)
    assert facts(result) >= BOTH
    roles = {(s.subject.name, s.role) for s in result.statements if s.predicate == "takes_part"}
    assert roles >= {("Werk A GmbH", "speaker"), ("Hochschule B", "attendee")}
    assert {s.subject.kind for s in result.statements} <= {"organisation", "person", "event"}
    assert proposal.drafts[0].intro.startswith(f"{path.stem}: participant list")


def test_the_second_column_of_organisations_is_named(tmp_path: Path) -> None:
    path = tmp_path / NAMED
    path.write_text(LISTS["upper case, organisation twice"][1].lstrip(), encoding="utf-8")
    left_out = {column: reason for _, column, reason in loaded(path)[0].left_out}
    assert left_out["FIRMA / INSTITUTION"] == "it says again what “ORGANISATION” says"


def test_members_with_contacts_do_not_take_part_in_anything(tmp_path: Path) -> None:
    path = tmp_path / "adressen.csv"
    path.write_text(
        "Firma;Anrede;Vorname;Nachname;Branche;Ort\nWerk A GmbH;Frau;Erika;Beispiel;Robotik;Berlin\n",
        encoding="utf-8",
    )
    proposal, result = loaded(path)
    assert {s.subject.kind for s in result.statements} == {"organisation"}
    left_out = {column: reason for _, column, reason in proposal.left_out}
    assert "persons" in left_out["Vorname"] and "persons" in left_out["Nachname"]


def test_roles_in_projects_make_no_participant_list(tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    path.write_text(
        "Name;Organisation;Projekt;Rolle\nErika Beispiel;Werk A GmbH;Kran;Koordinator\nMax Muster;Hochschule B;Kran;Partner\n",
        encoding="utf-8",
    )
    edges = {(s.subject.name, s.role) for s in loaded(path)[1].statements if s.predicate == "participates_in"}
    assert edges == {("Werk A GmbH", "lead"), ("Hochschule B", "partner")}


@pytest.mark.parametrize(
    "titles", ["Name;E-Mail", "Nachname;Vorname;E-Mail", "Name;Telefon;Mail", "Anrede;Vor- und Nachname"]
)
def test_people_alone_are_persons_and_never_topics(titles: str, tmp_path: Path) -> None:
    path = tmp_path / "kontakte.csv"
    path.write_text(f"{titles}\nBeispiel;e;1\nMuster;m;2\nProbe;p;3\n", encoding="utf-8")
    assert {s.subject.kind for s in loaded(path)[1].statements} == {"person"}


def test_firms_with_an_address_are_no_people(tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    path.write_text("Name;E-Mail\nWerk A GmbH;a@example.org\nHof B e.V.;b@example.org\n", encoding="utf-8")
    assert {s.subject.kind for s in loaded(path)[1].statements} == {"organisation"}
