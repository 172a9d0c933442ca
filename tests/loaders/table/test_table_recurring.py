"""Events of one title on several days."""

from conftest import Read

from synergraph.statements import Loaded

EVENTS = """
[map]
kind = "event"
name = "Titel"
attributes = { start = "Datum", format = "Format" }
"""
GUESTS = """
[[map]]
kind = "organisation"
name = "Wer"
[[map.edges]]
edge = "takes_part"
kind = "event"
column = "Titel"
attributes = { start = "Datum" }
[[map]]
kind = "person"
name = "Person"
[[map.edges]]
edge = "takes_part"
kind = "event"
column = "Titel"
"""


def named(loaded: Loaded) -> list[str]:
    return [s.value for s in loaded.statements if s.predicate == "name"]


def test_each_day_of_a_title_is_an_event(read: Read) -> None:
    table = "Titel;Datum;Format\nStammtisch;12.03.2024;Meet-up\nstammtisch;14.05.2024;\nAuftakt;15.05.2024;\n"
    loaded = read(table, EVENTS)
    assert named(loaded) == ["Stammtisch (12.03.2024)", "stammtisch (14.05.2024)", "Auftakt"]
    starts = [(s.subject.name, s.value) for s in loaded.statements if s.predicate == "start"]
    assert starts[0] == ("Stammtisch (12.03.2024)", "2024-03-12")


def test_rows_of_one_day_are_one_event(read: Read) -> None:
    table = (
        "Titel;Datum;Format\nMesse;12.03.2024;\nMesse;2024-03-12;\nMesse;2024;\nMesse;;\nMesse;demnächst;\n"
    )
    assert set(named(read(table, EVENTS))) == {"Messe"}


def test_a_row_without_a_day_keeps_the_title(read: Read) -> None:
    table = (
        "Titel;Datum;Format\nStammtisch;12.03.2024;\nStammtisch;14.05.2024;\nStammtisch;;\nStammtisch;2024;\n"
    )
    assert named(read(table, EVENTS)) == ["Stammtisch (12.03.2024)", "Stammtisch (14.05.2024)", "Stammtisch"]


def test_merged_titles_recur_too(read: Read) -> None:
    table = "Titel;Datum;Format\nStammtisch;12.03.2024;\n;14.05.2024;\n"
    loaded = read(table, EVENTS + 'fill_down = ["Titel"]\n')
    assert named(loaded) == ["Stammtisch (12.03.2024)", "Stammtisch (14.05.2024)"]


def test_all_maps_of_a_sheet_mean_the_same_events(read: Read) -> None:
    table = "Wer;Person;Titel;Datum\nA GmbH;Ina Kurz;Stammtisch;12.03.2024\nB GmbH;Uwe Lang;Stammtisch;14.05.2024\n"
    loaded = read(table, GUESTS)
    joined = {
        (s.subject.name, s.object.name) for s in loaded.statements if s.predicate == "takes_part" and s.object
    }
    assert joined == {
        ("A GmbH", "Stammtisch (12.03.2024)"), ("B GmbH", "Stammtisch (14.05.2024)"),
        ("Ina Kurz", "Stammtisch (12.03.2024)"), ("Uwe Lang", "Stammtisch (14.05.2024)"),
    }  # fmt: skip
