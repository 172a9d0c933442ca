"""Rows that are no things: headings of groups of rows, and the headers of further tables."""

import pytest
from test_table_rows import balanced, facts

from synergraph.loaders.table.header import at_row
from synergraph.loaders.table.propose.columns import columns
from synergraph.loaders.table.sheets import Sheet

OF_PROJECTS = """
map.kind = "project"
map.name = "Projekt"
map.attributes.status = "Status"
[[map.edges]]
edge = "participates_in"
kind = "organisation"
column = "Partner"
"""
FULL = "Hafenkran;laufend;Werk A GmbH\nRobohand;laufend;Stahl AG\nLernfabrik;beantragt;Hochschule B\n"


def blocks(*rows: str) -> str:
    return "Projekt;Status;Partner\n" + "\n".join(rows).strip() + "\n"


@pytest.mark.parametrize(
    "said",
    [
        "Handlungsfeld Innovation", "Abgeschlossene Projekte", "Laufende Projekte:", "Neue Partner (2024)", "Cluster Robotik",
        "Block 2", "Teil A: Technik", "Kategorie Bau", "2024", "Jahr 2024", "2023/2024", "März 2024", "Projekte 2024",
        "Energietechnik",
    ],
)  # fmt: skip
def test_a_heading_alone_in_its_row_is_no_thing(read, said: str) -> None:
    loaded = read(blocks(FULL, f"{said};;", "Kran 4.0;laufend;Stahl AG"), OF_PROJECTS)
    assert [(s.place, s.reason) for s in loaded.skipped] == [
        ("tabelle.csv, row 6", f"“{said}”: a heading, no thing")
    ]
    assert (loaded.used, loaded.notes) == (4, [])


@pytest.mark.parametrize(
    "said", ["Teilprojekt 3", "Starke Partner", "Cluster-Dialog", "Projekte GmbH", "Block Technik"]
)
def test_a_thing_of_nothing_but_a_name_is_kept_and_noted(read, said: str) -> None:
    loaded = read(blocks(FULL, f"{said};;", "Kran 4.0;laufend;Stahl AG"), OF_PROJECTS)
    assert (said, said) in facts(loaded, "name")
    assert loaded.notes == [
        f"tabelle.csv, row 6: “{said}” has nothing but its name; a heading? then remove the row"
    ]


def test_few_notes_are_made_of_names_alone_and_none_where_they_are_common(read) -> None:
    full = [f"Kran {n};laufend;Stahl AG" for n in range(40)]
    alone = [f"Hafen {n};;" for n in range(5)]
    notes = read(blocks(*full, *alone), OF_PROJECTS).notes
    assert len(notes) == 3
    assert notes[-1].endswith("row (and 2 more rows)")
    assert not read(blocks(*full[:10], *alone), OF_PROJECTS).notes
    assert not read(blocks(*full, "Kran 7;;"), OF_PROJECTS).notes


def test_no_name_alone_is_noted_where_nothing_but_names_is_read(read) -> None:
    table = blocks(FULL, "Teilprojekt 3;;")
    assert not read(table, 'map.kind = "project"\nmap.name = "Projekt"').notes


def test_rows_that_begin_alike_above_full_rows_are_headings(read) -> None:
    rows = [
        "1. Innovation;;",
        "Hafenkran;laufend;Werk A",
        "Robohand;;Stahl AG",
        "2. Fachkräfte;;",
        "Lernfabrik;laufend;",
    ]
    loaded = read(blocks(*rows), OF_PROJECTS)
    assert [s.reason for s in loaded.skipped] == [
        "“1. Innovation”: a heading, no thing", "“2. Fachkräfte”: a heading, no thing"
    ]  # fmt: skip
    assert read(blocks(*rows, "3. Halle;laufend;"), OF_PROJECTS).skipped == []


def test_an_action_field_is_no_heading_among_action_fields(read) -> None:
    table = "Projekt;Status;Partner\nHandlungsfeld Innovation;;\nHandlungsfeld Bau;laufend;\n"
    loaded = read(
        table, 'map.kind = "action_field"\nmap.name = "Projekt"\nmap.attributes.description = "Status"'
    )
    assert [name for name, _ in facts(loaded, "name")] == ["Handlungsfeld Innovation", "Handlungsfeld Bau"]


def test_another_table_below_is_left_out_with_the_reason(read) -> None:
    loaded = read(
        blocks(FULL, "Neue Partner;;", "Organisation;Ort;Typ", "Kran KG;Kiel;Unternehmen"), OF_PROJECTS
    )
    assert {s.place[-5:]: s.reason for s in loaded.skipped} == {
        "row 6": "“Neue Partner”: a heading, no thing",
        "row 7": "looks like the header of another table; put that on a sheet of its own",
        "row 8": "stands below the header of another table (row 7)",
    }
    assert loaded.used == 3
    assert balanced(loaded)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("PROJEKT;Status ;partner", "repeats the header"),
        ("Project;Status;Partners", "looks like a second header"),
    ],
)
def test_a_header_in_other_words_costs_its_row_only(read, row: str, reason: str) -> None:
    loaded = read(blocks(row, FULL), OF_PROJECTS)
    assert [s.reason for s in loaded.skipped] == [reason]
    assert loaded.used == 3


@pytest.mark.parametrize(
    "row",
    [
        "Netzwerk;laufend;Partner",
        "Netzwerk;12.03.2024;Förderung 7",
        "Workshop;laufend;Werk A GmbH",
        "Partner;PARTNER;Ort",
    ],
)
def test_a_row_of_values_that_are_titles_elsewhere_is_a_thing(read, row: str) -> None:
    loaded = read(blocks(FULL, row, "Kran 4.0;laufend;Stahl AG"), OF_PROJECTS)
    assert loaded.used == 5


def test_another_table_is_found_below_repeated_headers(read) -> None:
    head = "Nr.;Projekt;Status;Partner"
    table = [
        head,
        "1;Hafenkran;laufend;Werk A",
        head,
        "1;Kran;laufend;Stahl AG",
        "Nr.;Organisation;Ort;Typ",
        "1;Kran KG;Kiel;",
    ]
    loaded = read("\n".join(table) + "\n", OF_PROJECTS)
    assert [name for name, _ in facts(loaded, "name")] == ["Hafenkran", "Kran"]
    assert [s.place[-1] for s in loaded.skipped] == ["3", "5", "6"]


def test_a_cluster_may_be_an_organisation_of_which_nothing_else_is_known(read) -> None:
    toml = 'map.kind = "organisation"\nmap.name = "Projekt"\nmap.attributes.description = "Status"'
    loaded = read(blocks(FULL, "Energietechnik;;", "Kran 4.0;laufend;Stahl AG"), toml)
    assert ("Energietechnik", "Energietechnik") in facts(loaded, "name")


def test_the_proposer_looks_at_the_first_table_only() -> None:
    text = blocks(FULL, "Organisation;Ort;Typ", "Kran KG;Kiel;Unternehmen")
    sheet = Sheet("", [row.split(";") for row in text.splitlines()])
    assert [column.cells[-1] for column in columns(sheet, at_row(sheet, 1))] == [
        "Lernfabrik", "beantragt", "Hochschule B"
    ]  # fmt: skip
