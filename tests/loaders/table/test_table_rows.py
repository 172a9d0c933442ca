"""From rows to statements: what is kept, what is skipped, and what the evidence shows."""

from datetime import date

import pytest

from synergraph.statements import Loaded, Statement, Thing

PROJECTS = """\
map.kind = "project"
map.name = "Projekt"
map.attributes.alias = { column = "Kürzel", separator = "|" }
map.attributes.status = "Status"
map.attributes.start = "Laufzeit"
map.attributes.end = "Laufzeit"
map.attributes.volume = { column = "T€", factor = 1000 }
[[map.edges]]
edge = "participates_in"
kind = "organisation"
column = "Träger"
separator = ";"
role = "applicant"
since = "Laufzeit"
[[map.edges]]
edge = "part_of"
kind = "programme"
value = "Plan Nord"
"""
HEAD = "Projekt,Kürzel,Status,Laufzeit,T€,Träger\n"


def facts(loaded: Loaded, predicate: str) -> list[tuple[str, str]]:
    return [
        (s.subject.name, s.object.name if s.object else s.value)
        for s in loaded.statements
        if s.predicate == predicate
    ]


def one(loaded: Loaded, predicate: str) -> Statement:
    [statement] = [s for s in loaded.statements if s.predicate == predicate]
    return statement


def balanced(loaded: Loaded) -> bool:
    return loaded.rows == loaded.used + len(loaded.skipped)


def test_one_row_is_one_project_with_edges(read) -> None:
    loaded = read(
        HEAD
        + 'Hafenkran,HK | Kran 4.0,in Vorbereitung,01.04.2022 – 31.07.2024,"1.500",Werk A; Hochschule B\n',
        PROJECTS,
    )
    assert facts(loaded, "alias") == [("Hafenkran", "HK"), ("Hafenkran", "Kran 4.0")]
    assert one(loaded, "status").value == "in_preparation"
    assert (one(loaded, "start").value, one(loaded, "end").value) == ("2022-04-01", "2024-07-31")
    assert one(loaded, "volume").value == "1500000"
    assert facts(loaded, "participates_in") == [("Werk A", "Hafenkran"), ("Hochschule B", "Hafenkran")]
    assert {s.role for s in loaded.statements if s.predicate == "participates_in"} == {"applicant"}
    assert facts(loaded, "part_of") == [("Hafenkran", "Plan Nord")]
    assert facts(loaded, "name") == [("Hafenkran", "Hafenkran")]
    assert (loaded.rows, loaded.used, loaded.skipped, loaded.notes) == (1, 1, [], [])


def test_evidence_quotes_the_cells_that_carry_the_fact(read) -> None:
    loaded = read(HEAD + "\nHafenkran,,laufend,2022,,Werk A\n", PROJECTS)
    assert one(loaded, "status").evidence.quote == "Projekt: Hafenkran; Status: laufend"
    edge = one(loaded, "participates_in").evidence
    assert (edge.quote, edge.row, edge.sheet) == ("Projekt: Hafenkran; Träger: Werk A; Laufzeit: 2022", 3, "")


def test_a_value_that_cannot_be_read_costs_the_value_only(read) -> None:
    loaded = read(HEAD + "Kran,,läuft so,bald,viel,Werk A\nHafen,,läuft so,2022,5,Werk A\n", PROJECTS)
    assert facts(loaded, "name")[0] == ("Kran", "Kran")
    assert facts(loaded, "participates_in") == [("Werk A", "Kran"), ("Werk A", "Hafen")]
    assert facts(loaded, "volume") == [("Hafen", "5000")]
    assert balanced(loaded)
    assert any(
        "row 2, column “Status”: “läuft so” is no value of status" in n and "(and in 1 more)" in n
        for n in loaded.notes
    )
    assert any("row 2, column “T€”: “viel” is no number" in note for note in loaded.notes)


def test_rows_without_a_name_are_skipped_and_blank_ones_ignored(read) -> None:
    loaded = read(
        HEAD + ",,laufend,,,\n,,,,,\n  \n-,,,,,\nProjekt,Kürzel,Status,Laufzeit,T€,Träger\nKran,,,,,\n",
        PROJECTS,
    )
    assert [s.place for s in loaded.skipped] == [f"tabelle.csv, row {row}" for row in (2, 5, 6)]
    assert loaded.skipped[0].reason.startswith("no name in column “Projekt”")
    assert loaded.skipped[2].reason == "repeats the header"
    assert (loaded.rows, loaded.used) == (4, 1)


def test_one_row_is_one_participation(read) -> None:
    table = "Akteur;Kennung;Typ;Projekt;Rolle;von;bis;Summe\nWerk A;77;Unternehmen;Kran;Leitung;2022;2024;1.234,50 €\n"
    loaded = read(
        table,
        """
        map.kind = "organisation"
        map.name = "Akteur"
        map.key = { column = "Kennung", scheme = "reg" }
        map.attributes.actor_type = "Typ"
        [[map.edges]]
        edge = "participates_in"
        kind = "project"
        column = "Projekt"
        role = { column = "Rolle" }
        since = "von"
        until = "bis"
        amount = "Summe"
        """,
    )
    edge = one(loaded, "participates_in")
    assert edge.subject == Thing("organisation", "Werk A", "reg:77")
    assert (edge.role, edge.since, edge.until, edge.amount) == ("lead", "2022", "2024", 1234.5)
    assert one(loaded, "actor_type").value == "company"


def test_the_tables_own_words_and_blanks_can_be_translated(read) -> None:
    toml = 'map.kind = "project"\nmap.name = "Projekt"\nmap.attributes.status = { column = "fertig", values = { "*" = "completed", "" = "running" } }'
    assert facts(read("Projekt;fertig\nKran;*\nHafen;\n", toml), "status") == [
        ("Kran", "completed"),
        ("Hafen", "running"),
    ]


def test_the_kind_may_stand_in_a_column(read) -> None:
    loaded = read(
        "Art;Name\nProjekt;Kran\norganisation;Werk A\nRaumschiff;X\n",
        'map.kind = { column = "Art" }\nmap.name = "Name"',
    )
    assert [s.subject for s in loaded.statements] == [
        Thing("project", "Kran"),
        Thing("organisation", "Werk A"),
    ]
    assert balanced(loaded)
    assert any("“Raumschiff” is no kind" in note for note in loaded.notes)


def test_ticked_columns_name_the_other_thing(read) -> None:
    toml = 'map.kind = "project"\nmap.name = "Projekt"\nmap.edges = [{ edge = "in_action_field", kind = "action_field", ticked = ["Innovation", "Kompetenzen"] }]'
    loaded = read("Projekt;Innovation;Kompetenzen\nKran;x;\nHafen;✓;ja\nKai;nein;vielleicht\n", toml)
    assert facts(loaded, "in_action_field") == [
        ("Kran", "Innovation"),
        ("Hafen", "Innovation"),
        ("Hafen", "Kompetenzen"),
    ]
    assert any("“vielleicht” is neither yes nor no" in note for note in loaded.notes)


def test_direction_chooses_between_two_ways(read) -> None:
    toml = 'map.kind = "project"\nmap.name = "Neu"\nmap.edges = [{ edge = "successor_of", kind = "project", column = "Alt", direction = "%s" }]'
    assert facts(read("Neu;Alt\nKran 2;Kran 1\n", toml % "out"), "successor_of") == [("Kran 2", "Kran 1")]
    assert facts(read("Neu;Alt\nKran 2;Kran 1\n", toml % "in"), "successor_of") == [("Kran 1", "Kran 2")]


def test_merged_cells_count_for_all_their_rows(read) -> None:
    cells = [["Projekt", "Partner"], ["Kran", "Werk A"], [None, "Werk B"], ["Hafen", "Werk C"]]
    toml = 'map.kind = "project"\nmap.name = "Projekt"\n%s\nmap.edges = [{ edge = "participates_in", kind = "organisation", column = "Partner" }]'
    loaded = read({"Blatt": cells}, toml % 'map.fill_down = ["Projekt"]')
    assert facts(loaded, "participates_in") == [("Werk A", "Kran"), ("Werk B", "Kran"), ("Werk C", "Hafen")]
    assert "fill_down" in read({"Blatt": cells}, toml % "").skipped[0].reason


def test_a_complete_list_is_said_of_the_document(read) -> None:
    statement = one(read("Projekt\nKran\n", 'complete_list = "Plan Nord"'), "complete_list")
    assert (statement.subject.key, statement.object) == ("source:tabelle", Thing("programme", "Plan Nord"))


def test_a_workbook_is_read_sheet_by_sheet(read) -> None:
    sheets = {
        "Deckblatt": [["Nur ein Titel"]],
        "Projekte": [
            ["Stand 2024"],
            [],
            [None, "Projekt", "Beginn", "Volumen"],
            [None, "Kran", date(2022, 4, 1), 1234.567],
        ],
        "Netzwerk": [["Mitglied", "Verein"], ["Werk A", "Netz e.V."]],
    }
    loaded = read(
        sheets,
        """
        [[map]]
        sheet = "Projekte"
        kind = "project"
        name = "Projekt"
        attributes = { start = "Beginn", volume = "Volumen" }
        [[map]]
        sheet = "Netzwerk"
        kind = "organisation"
        name = "Mitglied"
        edges = [{ edge = "member_of", kind = "organisation", column = "Verein" }]
        """,
    )
    assert one(loaded, "start").value == "2022-04-01"
    assert one(loaded, "start").evidence.quote == "Projekt: Kran; Beginn: 2022-04-01"
    assert one(loaded, "volume").value == "1234.567"
    assert (one(loaded, "start").evidence.sheet, one(loaded, "start").evidence.row) == ("Projekte", 4)
    assert facts(loaded, "member_of") == [("Werk A", "Netz e.V.")]
    assert loaded.notes == ["tabelle.xlsx, sheet “Deckblatt”: not read: no map fits this sheet"]


def test_two_maps_of_one_sheet_share_its_rows(read) -> None:
    toml = """
        [[map]]
        kind = "project"
        name = "Projekt"
        attributes.start = "von"
        [[map]]
        kind = "organisation"
        name = "Partner"
        attributes.actor_type = "Typ"
        """
    loaded = read("Projekt;von;Partner;Typ\nKran;2022;Werk A;Unternehmen\n;;Werk B;Verein\n", toml)
    assert facts(loaded, "name") == [("Kran", "Kran"), ("Werk A", "Werk A"), ("Werk B", "Werk B")]
    assert (loaded.rows, loaded.used) == (2, 2)


def test_titles_may_repeat_be_missing_or_be_spelt_otherwise(read) -> None:
    toml = 'map.kind = "project"\nmap.name = "projekt name"\nmap.attributes.alias = ["Status (2)", "C"]'
    assert facts(read("Projekt-Name ;Status;;Status\nKran;laufend;K1;K2\n", toml), "alias") == [
        ("Kran", "K2"),
        ("Kran", "K1"),
    ]


def test_a_table_without_header_goes_by_letters(read) -> None:
    toml = 'map.kind = "project"\nmap.name = "A"\nmap.header_row = 0\nmap.attributes.alias = "B"'
    assert facts(read("Kran;K1\nHafen;K2\n", toml), "alias") == [("Kran", "K1"), ("Hafen", "K2")]


def test_cells_beyond_the_titles_are_noted(read) -> None:
    loaded = read(
        "Projekt;Status\nKran;laufend;und noch etwas\n",
        'map.kind = "project"\nmap.name = "Projekt"\nmap.header_row = 1',
    )
    assert loaded.used == 1
    assert loaded.notes == []
    rows = "".join(f"Kran{i};laufend\n" for i in range(40))
    loaded = read(
        f"Projekt;Status\n{rows}Hafen;laufend;verrutscht\n", 'map.kind = "project"\nmap.name = "Projekt"'
    )
    assert loaded.notes == ["tabelle.csv, row 42: more cells than titles; is a separator unquoted?"]


def test_edges_that_make_no_sense_are_noted(read) -> None:
    toml = 'map.kind = "project"\nmap.name = "Projekt"\nmap.edges = [{ edge = "part_of", kind = { column = "Art" }, column = "Teil von" }]'
    loaded = read(
        "Projekt;Art;Teil von\nKran;Projekt;Kran\nHafen;Thema;Robotik\nKai;Programm;Plan Nord\n", toml
    )
    assert facts(loaded, "part_of") == [("Kai", "Plan Nord")]
    assert loaded.used == 3
    assert [note.split(": ", 1)[1] for note in loaded.notes] == [
        "“Kran” cannot be joined to itself",
        "no part_of joins project and topic",
    ]


def test_a_row_of_totals_is_no_thing(read) -> None:
    head = "Nr.;Projekt;Volumen\n"
    toml = 'map.kind = "project"\nmap.name = "Projekt"\nmap.attributes = { volume = "Volumen" }'
    result = read(head + "1;Kran;1.234,5\n;Gesamt:;1.234,5\n;Gesamt;\nSumme;1;1.234,5\n", toml)
    assert {s.subject.name for s in result.statements} == {"Kran", "Gesamt"}
    assert [skipped.reason for skipped in result.skipped] == [
        "“Gesamt:”: a sum of other rows", "“Summe”: a sum of other rows",
    ]  # fmt: skip


def test_a_company_called_total_is_one(read) -> None:
    toml = 'map.kind = "organisation"\nmap.name = "Firma"\nmap.edges = [{ edge = "located_in", kind = "place", column = "Ort" }]'
    assert read("Firma;Ort\nTotal;Berlin\n", toml).used == 1


@pytest.mark.parametrize("said", ["2021", "seit 2021", "01.02.2021", "Q3 2021", "Anfang 2021"])
def test_a_year_may_be_said_with_its_day(read, said: str) -> None:
    toml = 'map.kind = "project"\nmap.name = "Projekt"\nmap.attributes = { initiated = "seit" }'
    [year] = [
        s.value for s in read(f"Projekt;seit\nKran;{said}\n", toml).statements if s.predicate == "initiated"
    ]
    assert year == "2021"


@pytest.mark.parametrize(
    "said", ["Gesamt: 5", "Insgesamt 6 Personen", "Gesamt (7 Projekte)", "Summe: 1,5 Mio. €"]
)
def test_a_sum_may_say_its_number_in_the_same_cell(read, said: str) -> None:
    toml = 'map.kind = "project"\nmap.name = "Projekt"'
    result = read(f"Projekt;Volumen\nKran;5\n{said};\n{said};1.234\n", toml)
    assert facts(result, "name") == [("Kran", "Kran")]
    assert {skipped.reason for skipped in result.skipped} == {f"“{said}”: a sum of other rows"}


@pytest.mark.parametrize(
    "name",
    ["Gesamtverband Textil", "Gesamtschule Nord", "Gesamt 2030", "Total 24 GmbH", "Summa", "Standort: Mitte"],
)
def test_a_name_that_begins_like_a_sum_or_a_footnote_is_one(read, name: str) -> None:
    result = read(f"Firma;Ort\nKran;Berlin\n{name};\n", 'map.kind = "organisation"\nmap.name = "Firma"')
    assert ("name", name) in [(s.predicate, s.value) for s in result.statements]


@pytest.mark.parametrize(
    "said",
    [
        "* vorläufig",
        "¹ ohne Nachträge",
        "²geschätzt",
        "Stand: 12.03.2024",
        "Quelle: EWM",
        "Anm.: alt",
        "Anmerkung 3",
        "Hinweis: neu",
    ],
)
def test_a_footnote_alone_in_its_row_is_no_thing(read, said: str) -> None:
    toml = 'map.kind = "project"\nmap.name = "Projekt"'
    result = read(f"Nr.;Projekt\n1;Kran\n;{said}\n{said};\n3;{said}\n", toml)
    assert facts(result, "name") == [("Kran", "Kran"), (said, said)]
    assert [(s.place, s.reason) for s in result.skipped] == [
        (f"tabelle.csv, row {row}", f"“{said}”: a footnote") for row in (3, 4)
    ]


@pytest.mark.parametrize("said", ["s. o.", "s.o.", "siehe oben", "dito", "Ditto", "''", "N.N.", "n. n."])
def test_a_cell_that_points_elsewhere_names_nothing(read, said: str) -> None:
    toml = 'map.kind = "project"\nmap.name = "Projekt"\nmap.edges = [{ edge = "participates_in", kind = "organisation", column = "Partner" }]'
    result = read(f"Projekt;Partner\nKran;{said}\nHafen;NN\n", toml)
    assert facts(result, "participates_in") == [("NN", "Hafen")]


@pytest.mark.parametrize(
    ("said", "code"),
    [("Kleinunternehmen", "10_49"), ("KU", "10_49"), ("groß", "250_plus"), ("gross", "250_plus")],
)
def test_a_size_may_be_said_in_short(read, said: str, code: str) -> None:
    toml = 'map.kind = "organisation"\nmap.name = "Firma"\nmap.attributes.size_class = "Größe"'
    assert facts(read(f"Firma;Größe\nWerk A;{said}\n", toml), "size_class") == [("Werk A", code)]
