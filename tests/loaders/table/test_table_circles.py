"""Parts and wholes in a circle."""

from conftest import Read

PARTS = """
[map]
kind = "organisation"
name = "Name"
[[map.edges]]
edge = "part_of"
kind = "organisation"
direction = "out"
column = "Mutter"
"""


def test_a_circle_is_named_and_nothing_is_lost(read: Read) -> None:
    table = "Name;Mutter\nX;A\nA;B\nB;C\nC;A\nY;Z\nS;S\n"
    loaded = read(table, PARTS)
    assert sum(s.predicate == "part_of" for s in loaded.statements) == 5
    assert loaded.notes == [
        "tabelle.csv, row 7, column “Mutter”: “S” cannot be joined to itself",
        "tabelle.csv, row 5: “A” → “B” → “C” → “A”: a circle of parts and wholes; one of its rows must be wrong",
    ]


def test_two_circles_are_named_apart(read: Read) -> None:
    loaded = read("Name;Mutter\nA;B\nB;A\nC;D\nD;C\nE;A\nF;E\n", PARTS)
    assert [note.split(":")[0] for note in loaded.notes] == ["tabelle.csv, row 3", "tabelle.csv, row 5"]


def test_a_tree_has_no_circle(read: Read) -> None:
    assert not read("Name;Mutter\nA;B\nC;B\nB;D\nA;D\n", PARTS).notes
