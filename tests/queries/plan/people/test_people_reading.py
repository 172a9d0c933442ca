"""Participant lists: what they say, whom wishes name, and every cell that cannot be read."""

import csv
import io
from pathlib import Path

import pytest
import xlsxwriter

from synergraph.errors import SourceError
from synergraph.graph.graph import Graph
from synergraph.queries.plan.people import Houses, read_guests
from tests.queries.plan.people.conftest import CLOCK, LIST, Read


def test_a_list_says_who_comes(read: Read) -> None:
    guests = read()
    anna = guests.people[0]
    assert (anna.id, anna.name, anna.organisation) == ("1", "Anna Muster", "Alphawerk GmbH")
    assert anna.node == "organisation/alphawerk-gmbh" and anna.vip and anna.least == 1
    assert guests.people[1].offers == ("Recycling von Altgeräten",) and guests.people[1].most == 3
    assert guests.people[3].arrives == 1 and guests.people[4].leaves == 3
    assert (guests.must, guests.likes, guests.avoids) == ({(1, 3)}, {(0, 3), (4, 2)}, {(0, 2)})


def test_an_unknown_organisation_is_kept_and_named(read: Read) -> None:
    guests = read()
    assert guests.people[3].organisation == "Neuwerk AG" and guests.people[3].node == ""
    assert any("Neuwerk AG" in note.de and "Neuwerk AG" in note.en for note in guests.notes)


def test_without_persons_no_name_is_kept_but_wishes_hold(read: Read) -> None:
    named, bare = read(), read(persons=False)
    assert (bare.must, bare.likes, bare.avoids) == (named.must, named.likes, named.avoids)
    text = repr(bare)
    assert not [name for name in ("Anna", "Muster", "Zufall", "Kern") if name in text]
    assert bare.people[0].full == "#1 · Alphawerk GmbH"


def test_a_workbook_with_english_titles_says_the_same(
    read: Read, cluster_graph: Graph, tmp_path: Path
) -> None:
    english = ["No.", "First name", "Last name", "Company", "Offers", "Seeks", "Interests", "Must meet", "Wishes",
               "Exclusions", "Arrival", "Departure", "At least", "At most", "VIP"]  # fmt: skip
    _, *rows = csv.reader(io.StringIO(LIST), delimiter=";")
    path = tmp_path / "guests.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Guests")
        sheet.write_row(0, 0, ["Our meeting"])
        sheet.write_row(2, 0, english)
        for at, row in enumerate(rows, 3):
            sheet.write_row(at, 0, [int(v) if v.isdecimal() else v for v in row])
    assert read_guests(path, CLOCK, Houses(cluster_graph), persons=True).people == read().people


def test_every_bad_cell_is_named_at_once(read: Read) -> None:
    bad = """\
Nr;Name;Organisation;Muss treffen;Ankunft;Abreise;Höchstens;VIP
1;A Eins;Org A;Xaver;abends;;viele;x
1;B Zwei;Org B;;;Runde 9;;vielleicht
"""
    with pytest.raises(SourceError) as caught:
        read(bad)
    told = str(caught.value)
    assert "gaeste.csv: 6 cells cannot be read" in told
    for cell in ("row 2, “Ankunft”", "row 2, “Höchstens”", "row 3, “Abreise”", "row 3, “VIP”", "row 3, “Nr”",
                 "row 2, “Muss treffen”"):  # fmt: skip
        assert cell in told
    assert told.count("→") == 7


@pytest.mark.parametrize("text", ["a;b\n1;2\n", "nur eine Zeile\n", "Nr.;Biete\n1;Licht\n"])
def test_what_is_no_participant_list_is_refused(read: Read, text: str) -> None:
    with pytest.raises(SourceError, match="no participant list"):
        read(text)


def test_two_people_of_one_name_need_a_number_or_a_house(read: Read) -> None:
    with pytest.raises(SourceError, match="2 people") as caught:
        read(LIST.replace("Zoe Zufall;", "Anna Muster;", 1))
    assert "give the number of one of them: 1, 3" in str(caught.value)
    assert read(LIST.replace("Zoe Zufall;", "3;", 1)).must == {(1, 2)}


def test_who_has_declined_is_left_out(read: Read) -> None:
    guests = read("Name;Organisation;Status\nA;X;zugesagt\nB;Y;abgesagt\nC;Z;\n")
    assert [guest.name for guest in guests.people] == ["A", "C"]
    assert any("Absagen" in note.de for note in guests.notes)


def test_a_wish_for_someone_who_does_not_come_stays_open(read: Read) -> None:
    guests = read("Name;Organisation;Wünsche\nA;X;Niemand Bekanntes\nB;Y;A\n")
    assert guests.likes == {(1, 0)}
    assert any("Niemand Bekanntes" in note.de and "row 2" in note.de for note in guests.notes)
    bare = read("Name;Organisation;Wünsche\nA;X;Niemand Bekanntes\nB;Y;A\n", persons=False)
    assert "Niemand" not in repr(bare.notes)


def test_a_wish_for_an_organisation_means_all_it_sends(read: Read) -> None:
    people = "".join(f"P{n};Großhaus AG;\n" for n in range(20))
    guests = read(f"Name;Organisation;Wünsche\nA;X;Großhaus AG\n{people}")
    assert guests.likes == {(0, n) for n in range(1, 21)}
