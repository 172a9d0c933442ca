"""What a cell says beside a name: formats, addresses, roles, universities."""

import pytest
from conftest import Read

from synergraph.loaders.table.meant import glued, meant
from synergraph.ontology import shipped
from synergraph.statements import Loaded

EVENTS = """
[map]
kind = "event"
name = "Titel"
[[map.edges]]
edge = "located_in"
kind = "place"
column = "Ort"
[[map.edges]]
edge = "has_topic"
kind = "topic"
column = "Themen"
separator = ","
"""
PROJECTS = """
[map]
kind = "project"
name = "Projekt"
[[map.edges]]
edge = "participates_in"
kind = "organisation"
column = "Partner"
role = "partner"
separator = ","
[[map.edges]]
edge = "participates_in"
kind = "organisation"
column = "Antragsteller"
role = "applicant"
"""
GUESTS = """
[[map]]
kind = "organisation"
name = "Wer"
[[map.edges]]
edge = "takes_part"
kind = "event"
column = "Titel"
[[map]]
kind = "person"
name = "Person"
[[map.edges]]
edge = "affiliated_with"
kind = "organisation"
column = "Wer"
"""
MEMBERS = """
[map]
kind = "organisation"
name = "Organisation"
[[map.edges]]
edge = "located_in"
kind = "place"
column = "Ort"
"""


def objects(loaded: Loaded, edge: str) -> list[str]:
    return [s.object.name for s in loaded.statements if s.predicate == edge and s.object]


def parties(loaded: Loaded) -> list[tuple[str, str]]:
    return [(s.subject.name, s.role) for s in loaded.statements if s.predicate == "participates_in"]


@pytest.mark.parametrize(
    "text",
    ["online", "digital", "Zoom", "virtuell", "hybrid", "per Video", "MS Teams", "Online (Zoom)", "vor Ort",
     "wird noch bekanntgegeben", "wird noch bekannt gegeben", "tba", "https://zoom.us/j/1"],
)  # fmt: skip
def test_a_way_to_take_part_is_no_place(text: str) -> None:
    found = meant("place", text, shipped())
    assert (found.name, found.note) == ("", f"“{text}” names no place")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("13353 Berlin", "Berlin"),
        ("D-12489 Berlin", "Berlin"),
        ("DE-12489 Berlin", "Berlin"),
        ("A-1010 Wien", "Wien"),
        ("Rudower Chaussee 29, 12489 Berlin", "Berlin"),
        ("Rudower Chaussee 29 12489 Berlin, Deutschland", "Berlin"),
        ("Berlin, Rudower Chaussee 29", "Berlin"),
        ("12489 Berlin (Haus 2)", "Berlin"),
        ("12489 Berlin (Adlershof)", "Berlin (Adlershof)"),
        ("15230 Frankfurt (Oder)", "Frankfurt (Oder)"),
        ("Berlin (hybrid)", "Berlin"),
        ("Berlin / online", "Berlin"),
    ],
)
def test_an_address_is_its_town(text: str, place: str) -> None:
    found = meant("place", text, shipped())
    assert found.name == place
    assert found.note


@pytest.mark.parametrize(
    "text", ["Halle 7", "Halle (Saale)", "Digital Hub Berlin", "Berlin, Potsdam", "Offenbach"]
)
def test_other_places_stay_as_they_are(text: str) -> None:
    assert meant("place", text, shipped()) == (text, "", "", "", "")


def test_a_row_is_kept_without_what_is_no_place_or_topic(read: Read) -> None:
    table = 'Titel;Ort;Themen\nA;online;themenoffen\nB;12489 Berlin;"Robotik, Sonstiges"\nC;Zoom;diverse\nD;online;alle\n'
    loaded = read(table, EVENTS)
    assert (loaded.used, loaded.skipped) == (4, [])
    assert (objects(loaded, "located_in"), objects(loaded, "has_topic")) == (["Berlin"], ["Robotik"])
    assert "tabelle.csv, row 2, column “Ort”: “online” names no place (and in 1 more)" in loaded.notes
    assert "tabelle.csv, row 3, column “Themen”: “Sonstiges” names no topic" in loaded.notes


def test_a_row_that_names_no_topic_is_skipped_with_the_reason(read: Read) -> None:
    loaded = read("Thema\nRobotik\nSonstiges\n", '[map]\nkind = "topic"\nname = "Thema"')
    assert [s.reason for s in loaded.skipped] == ["“Sonstiges” names no topic"]


@pytest.mark.parametrize(("mark", "separator"), [(",", ","), ("\n", "\\n")])
def test_marks_in_addresses_part_nothing(read: Read, mark: str, separator: str) -> None:
    toml = EVENTS.replace('column = "Ort"', f'column = "Ort"\nseparator = "{separator}"')
    cell = mark.join(["Rudower Chaussee 29", "12489 Berlin", "Potsdam"])
    loaded = read(f'Titel;Ort;Themen\nA;"{cell}";\n', toml)
    assert objects(loaded, "located_in") == ["Berlin", "Potsdam"]


def test_a_role_in_brackets_is_a_role(read: Read) -> None:
    cells = "Werk A GmbH (Lead), X AG (assoziiert), Y GmbH (Konsortialführer), Z [Partner], HTW (Berlin)"
    loaded = read(f'Projekt;Partner;Antragsteller\nP;"{cells}";W AG (Antragsteller)\n', PROJECTS)
    assert parties(loaded) == [
        ("Werk A GmbH", "lead"), ("X AG", "associated_partner"), ("Y GmbH", "lead"), ("Z", "partner"),
        ("HTW (Berlin)", "partner"), ("W AG", "applicant"),
    ]  # fmt: skip
    assert not loaded.notes


def test_a_role_in_brackets_stands_beside_that_of_the_column(read: Read) -> None:
    toml = PROJECTS + 'amount = "Summe"\n'
    loaded = read("Projekt;Partner;Antragsteller;Summe\nP;;Werk A GmbH (Koordination);5\n", toml)
    assert parties(loaded) == [("Werk A GmbH", "applicant"), ("Werk A GmbH", "lead")]
    assert [s.amount for s in loaded.statements if s.role] == [5, None]


def test_a_role_that_no_edge_takes_is_named(read: Read) -> None:
    loaded = read("Organisation;Ort\nWerk A GmbH (Lead);Berlin\n", MEMBERS)
    assert [s.value for s in loaded.statements if s.predicate == "name"] == ["Werk A GmbH"]
    assert loaded.notes == [
        "tabelle.csv, row 2, column “Organisation”: “Werk A GmbH”: its role in brackets (lead) has no place here"
    ]


@pytest.mark.parametrize(
    "text", ["Technische Universität Berlin (TUB)", "Zentrum (Projekt)", "Werk A (Nord)"]
)
def test_other_brackets_stay(text: str) -> None:
    assert meant("organisation", text, shipped()) == (text, "", "", "", "")


@pytest.mark.parametrize(
    ("text", "name", "whole"),
    [
        ("TU Berlin, Institut für Energietechnik",
         "Institut für Energietechnik, Technische Universität Berlin", "TU Berlin"),
        ("Institut für Energietechnik, Technische Universität Berlin",
         "Institut für Energietechnik, Technische Universität Berlin", "Technische Universität Berlin"),
        ("FH Potsdam, Fachbereich Design", "Fachbereich Design, Fachhochschule Potsdam", "FH Potsdam"),
        ("Hochschule B, Fakultät I, Institut C", "Institut C, Fakultät I, Hochschule B", "Hochschule B"),
    ],
)  # fmt: skip
def test_an_institute_is_called_after_its_university(text: str, name: str, whole: str) -> None:
    found = meant("organisation", text, shipped())
    assert (found.name, found.whole) == (name, whole)


@pytest.mark.parametrize(
    "text",
    [
        "TU Berlin, Werk A GmbH",
        "Werk A GmbH, Institut für Physik",
        "TU Berlin, Institut für ökologische Wirtschaftsforschung",
        "TU Berlin, Zentrum für Dinge GmbH",
    ],
)
def test_other_names_are_no_units(text: str) -> None:
    assert meant("organisation", text, shipped()).whole == ""


def test_lists_of_organisations_stay_lists(read: Read) -> None:
    cells = (
        "TU Berlin, Institut für Physik, Universität Potsdam, Institut für Physik, Werk A GmbH, HTW Berlin"
    )
    loaded = read(f'Projekt;Partner;Antragsteller\nP;"{cells}";\n', PROJECTS)
    first, second = (
        "Institut für Physik, Technische Universität Berlin",
        "Institut für Physik, Universität Potsdam",
    )
    assert [name for name, _ in parties(loaded)] == [first, second, "Werk A GmbH", "HTW Berlin"]
    part_of = [
        (s.subject.name, s.object.name) for s in loaded.statements if s.predicate == "part_of" and s.object
    ]
    assert part_of == [(first, "TU Berlin"), (second, "Universität Potsdam")]


def test_two_institutes_of_a_university_are_two() -> None:
    parts = ["TU Berlin", "Institut A", "Institut B", "Fachgebiet C"]
    assert glued("organisation", parts, shipped()) == [
        "TU Berlin,Institut A",
        "TU Berlin,Institut B,Fachgebiet C",
    ]


def test_a_row_may_be_an_institute(read: Read) -> None:
    loaded = read("Organisation;Ort\nUniversität Potsdam, Institut für Physik;14476 Potsdam\n", MEMBERS)
    assert objects(loaded, "part_of") == ["Universität Potsdam"]
    assert objects(loaded, "located_in") == ["Potsdam"]
    aliases = [s.value for s in loaded.statements if s.predicate == "alias"]
    assert aliases == ["Universität Potsdam, Institut für Physik"]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Werk A GmbH, Abteilung Forschung", "Werk A GmbH", ""),
        ("Werk A GmbH, Abt. F&E (Lead)", "Werk A GmbH", "lead"),
        ("Werk A GmbH (Lead), Entwicklungsabteilung", "Werk A GmbH", "lead"),
        ("Werk A GmbH, Werk Duisburg", "Werk A GmbH", ""),
        ("Werk A GmbH, Werk 2", "Werk A GmbH", ""),
        ("Stahl AG, Standort Nord, 24103 Kiel", "Stahl AG", ""),
        ("Kran KG, Kiel", "Kran KG", ""),
        ("Hof, Stall & Co. KG, Hamburg", "Hof, Stall & Co. KG", ""),
        ("TU Berlin, Institut C, Berlin", "Institut C, Technische Universität Berlin", ""),
    ],
)
def test_a_department_site_or_town_behind_a_comma_is_no_organisation(text: str, name: str, role: str) -> None:
    found = meant("organisation", text, shipped())
    assert (found.name, found.role) == (name, role)
    assert "behind an organisation's name is left out" in found.note


@pytest.mark.parametrize(
    "text",
    ["Werk A GmbH, Werk B", "IHK, Kiel", "Institut für Physik, Kiel", "Berlin, Potsdam", "Hof A, Landkreis Barnim",
     "Stahl AG, Niederlassung Kiel GmbH", "Abteilung A, Abteilung B"],
)  # fmt: skip
def test_other_names_behind_a_comma_stay(text: str) -> None:
    assert meant("organisation", text, shipped()) == (text, "", "", "", "")


def test_departments_and_towns_in_a_list_go_with_their_company(read: Read) -> None:
    cells = "Werk A GmbH, Abteilung Forschung, Kran KG, Kiel, TU Berlin, Berlin, Hochschule B"
    loaded = read(f'Projekt;Partner;Antragsteller\nP;"{cells}";"Stahl AG, Niederlassung Bonn"\n', PROJECTS)
    names = [name for name, _ in parties(loaded)]
    assert names == ["Werk A GmbH", "Kran KG", "TU Berlin", "Hochschule B", "Stahl AG"]
    assert [note.partition(": ")[2][:12] for note in loaded.notes] == [
        "a department",
        "a town behin",
        "a department",
    ]
