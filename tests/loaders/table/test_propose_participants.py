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


DECLINED = {
    "yes, no and perhaps": ("Zugesagt", ["ja", "Nein", "vielleicht", ""]),
    "called off, for a reason": ("Status", ["angemeldet", "abgesagt (krank)", "offen", "x"]),
    "who came": ("Teilgenommen?", ["x", "nicht erschienen", "x", "x"]),
    "English": ("Attended", ["yes", "no-show", "yes", "maybe"]),
}


def answered(folder: Path, title: str, cells: list[str]) -> Path:
    path = folder / "Teilnehmerliste Auftakt.csv"
    firms = [f"Person {name};Werk {name} GmbH;{cell}" for name, cell in zip("ABCD", cells, strict=True)]
    path.write_text("\n".join([f"Name;Organisation;{title}", *firms]), encoding="utf-8")
    return path


@pytest.mark.parametrize(("title", "cells"), DECLINED.values(), ids=DECLINED)
def test_who_declines_takes_no_part_and_is_named(title: str, cells: list[str], tmp_path: Path) -> None:
    proposal, result = loaded(answered(tmp_path, title, cells))
    part = {
        s.subject.name
        for s in result.statements
        if s.predicate == "takes_part" and s.object.name == "Auftakt"
    }
    assert part == {
        f"{what} {name}{end}" for name in "ACD" for what, end in (("Werk", " GmbH"), ("Person", ""))
    }
    assert [(s.place[-5:], s.reason) for s in result.skipped] == [
        ("row 3", f"“{title}” is “{cells[1]}”, which the map leaves out (when)")
    ]
    assert any("says who declined" in reason for reason in proposal.reasons)


def test_a_word_that_comes_with_a_later_version_declines_too(tmp_path: Path) -> None:
    (one, other) = loaded(answered(tmp_path, "Zusage", ["ja", "nein", "ja", "ja"]))[0].maps
    assert one["when"] == other["when"]
    assert "storniert" in one["when"]["is_not"]


def test_ticks_for_who_came_leave_out_the_blank_rows(tmp_path: Path) -> None:
    _, result = loaded(answered(tmp_path, "Anwesend", ["x", "", "X", "-"]))
    edges = [s for s in result.statements if s.predicate == "takes_part" and s.subject.kind == "organisation"]
    assert [(s.subject.name, s.object.name) for s in edges] == [
        ("Werk A GmbH", "Auftakt"),
        ("Werk C GmbH", "Auftakt"),
    ]
    assert len(result.skipped) == 2


@pytest.mark.parametrize(
    ("title", "cells"), [("Status", ["neu", "alt", "neu", "neu"]), ("Zusage", ["ja"] * 4)]
)
def test_a_column_without_a_refusal_holds_nobody_back(title: str, cells: list[str], tmp_path: Path) -> None:
    proposal, result = loaded(answered(tmp_path, title, cells))
    assert not any("when" in table for table in proposal.maps)
    assert {s.object.name for s in result.statements if s.predicate == "takes_part"} == {"Auftakt"}
    assert title in {column for _, column, _ in proposal.left_out}


def test_people_who_decline_are_left_out_of_a_list_of_people(tmp_path: Path) -> None:
    path = tmp_path / "kontakte.csv"
    path.write_text(
        "Name;E-Mail;Veranstaltung;Zusage\nErika Beispiel;e;Auftakt;ja\nMax Muster;m;Auftakt;storniert\n",
        encoding="utf-8",
    )
    _, result = loaded(path)
    assert [s.subject.name for s in result.statements if s.object] == ["Erika Beispiel"]
    assert "storniert" in result.skipped[0].reason


def test_a_refusal_and_a_row_of_totals_spoil_no_ticked_column(tmp_path: Path) -> None:
    path = tmp_path / "Zusagen.csv"
    path.write_text(
        "Organisation;Name;Auftakt 01.02.2024;Ausklang\nWerk A GmbH;A;x;\nWerk B GmbH;B;x;x\nHof C e.V.;C;x;abgesagt\nSumme;;3;1\n",
        encoding="utf-8",
    )
    _, result = loaded(path)
    part = {(s.subject.name, s.object.name) for s in result.statements if s.predicate == "takes_part"}
    assert {(name, event) for name, event in part if len(name) > 1} == {
        ("Werk A GmbH", "Auftakt 01.02.2024"), ("Werk B GmbH", "Auftakt 01.02.2024"),
        ("Hof C e.V.", "Auftakt 01.02.2024"), ("Werk B GmbH", "Ausklang"),
    }  # fmt: skip
    assert ("Auftakt 01.02.2024", "start", "2024-02-01") in facts(result)
    assert result.notes == []


def test_a_column_that_only_refuses_is_no_event(tmp_path: Path) -> None:
    path = tmp_path / "Zusagen Auftakt.csv"
    path.write_text(
        "Organisation;Name;Antrag\nWerk A GmbH;A;abgelehnt\nWerk B GmbH;B;abgelehnt\n", encoding="utf-8"
    )
    edges = [s for s in loaded(path)[1].statements if s.predicate == "takes_part"]
    assert {s.object.name for s in edges} == {"Auftakt"}


@pytest.mark.parametrize(
    ("cells", "people"),
    [
        (["Uwe Kurz, Ina Lang"], ["Uwe Kurz", "Ina Lang"]),
        (["Kurz, Uwe; Lang, Ina"], ["Kurz, Uwe", "Lang, Ina"]),
        (['"Dr. Max Alt\nDr. Eva Klein"', "Uwe Kurz; Ina Lang"],
         ["Dr. Max Alt", "Dr. Eva Klein", "Uwe Kurz", "Ina Lang"]),
        (["Kurz, Uwe", "Lang, Ina"], ["Kurz, Uwe", "Lang, Ina"]),
        (['"Uwe\nKurz"'], ["Uwe Kurz"]),
    ],
)  # fmt: skip
def test_full_names_in_one_cell_are_several_people(
    cells: list[str], people: list[str], tmp_path: Path
) -> None:
    quoted = (cell if cell.startswith('"') else f'"{cell}"' for cell in cells)
    rows = "".join(f"Werk A GmbH;{cell};Auftakt\n" for cell in quoted)
    (tmp_path / "liste.csv").write_text(f"Organisation;Teilnehmer;Veranstaltung\n{rows}", encoding="utf-8")
    _, result = loaded(tmp_path / "liste.csv")
    named = {s.subject.name: None for s in result.statements if s.subject.kind == "person"}
    assert list(named) == people


TICKED = {
    "meals and consent": ("Teilnehmerliste_Auftakt.csv", "Mittagessen;Datenschutz ok;Newsletter", {"Auftakt"}),
    "part in a dinner": ("Anmeldungen_Deep_Dive_14.05.2024.csv", "Datenschutz;Teilnahme am Abendessen;x", {"Deep Dive"}),
    "English": ("Participants_Meeting.csv", "Lunch;Photo consent;Vegetarian", {"Meeting"}),
    "one that says nothing": ("Zusagen Auftakt.csv", "Begleitperson", {"Auftakt"}),
    "days among meals": ("Zusagen Tagung.csv", "Tag 1;2. Tag;Abendessen Tag 1;Hotel", {"Tag 1", "2. Tag"}),
    "a date among rooms": ("Zusagen.csv", "Auftakt 14.05.2024;Übernachtung;Parken", {"Auftakt 14.05.2024"}),
    "workshops on photos and privacy": ("Zusagen Reihe.csv", "Foto-Workshop;Datenschutzseminar;Fotos",
                                        {"Foto-Workshop", "Datenschutzseminar"}),
    "a workshop with lunch": ("Zusagen Reihe.csv", "Workshop (mit Mittagessen);VIP", {"Workshop (mit Mittagessen)"}),
    "a column titled “Workshop”": ("Zusagen Tagung.csv", "Workshop;Newsletter", {"Workshop"}),
    "several that say nothing": ("Zusagen Reihe.csv", "Kranbau;Leichtbau im Kran", {"Kranbau", "Leichtbau im Kran"}),
    "one, and the file names nothing": ("Anmeldungen.csv", "Kranbau;Newsletter", {"Kranbau"}),
}  # fmt: skip


def ticked(path: Path, titles: str) -> Path:
    marks = ";".join("x" for _ in titles.split(";"))
    rows = f"Alt;Werk A GmbH;{marks}\nBeck;Hof B e.V.;{marks}\n"
    path.write_text(f"Name;Organisation;{titles}\n{rows}", encoding="utf-8")
    return path


@pytest.mark.parametrize(("name", "titles", "events"), TICKED.values(), ids=TICKED)
def test_ticks_for_consent_and_catering_are_no_events(
    name: str, titles: str, events: set[str], tmp_path: Path
) -> None:
    proposal, result = loaded(ticked(tmp_path / name, titles))
    part = {(s.subject.name, s.object.name) for s in result.statements if s.predicate == "takes_part"}
    assert {event for _, event in part} == events
    assert {title for _, title, _ in proposal.left_out} == set(titles.split(";")) - events


def test_why_a_ticked_column_is_no_event(tmp_path: Path) -> None:
    proposal, _ = loaded(ticked(tmp_path / NAMED, "Newsletter;Hotel;Begleitperson"))
    catering = "ticked, but consent, mailings, catering and the like are no event"
    unknown = "ticked, but its title is no name that the vocabulary knows"
    assert [reason for *_, reason in proposal.left_out] == [catering, catering, unknown]


def test_people_who_agreed_to_something_take_part_in_nothing(tmp_path: Path) -> None:
    _, result = loaded(ticked(tmp_path / "kontakte.csv", "Newsletter;Datenschutz ok"))
    assert "takes_part" not in {s.predicate for s in result.statements}


def test_a_question_may_ask_for_the_events(tmp_path: Path) -> None:
    path = tmp_path / "rueckmeldung.csv"
    path.write_text(
        "Name;Organisation;An welchen Terminen nehmen Sie teil?;Einverständnis Fotos\n"
        "Alt;Werk A GmbH;Meet-up 12.3.2024, Deep Dive 14.5.2024;Ja\n"
        "Beck;Hof B e.V.;Meet-up 12.3.2024;Nein\nCohn;Stahl AG;Deep Dive 14.5.2024;Ja\n",
        encoding="utf-8",
    )
    part = {
        (s.subject.name, s.object.name) for s in loaded(path)[1].statements if s.predicate == "takes_part"
    }
    assert {event for firm, event in part if firm == "Werk A GmbH"} == {
        "Meet-up 12.3.2024",
        "Deep Dive 14.5.2024",
    }
    assert {event for firm, event in part if firm == "Hof B e.V."} == {"Meet-up 12.3.2024"}
