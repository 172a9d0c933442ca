"""Tables on a terminal: every cell is there whole, however crowded the table is."""

import re

from hypothesis import given
from hypothesis import strategies as st

from synergraph.queries.sheet import Sheet
from synergraph.viz.tables import render

LONG = "Beide arbeiten an Kreislaufwirtschaft und haben sich bisher nicht getroffen, obwohl es sich lohnte"
CROWDED = Sheet(
    "Wer", ["Rang", "Akteur", "Warum", "Einstieg"], [(1, "Haus A", LONG, LONG[::-1]), (12, "B", "", LONG)]
)


def test_long_texts_of_a_crowded_table_stand_below_their_row() -> None:
    lines = render([CROWDED], "table", 80).splitlines()
    assert lines[0] == "Wer" and lines[2].split() == ["Rang", "Akteur"]
    assert [line for line in lines if line.startswith("     1   Haus A")]
    assert sum("Warum: " in line for line in lines) == 1 and sum("Einstieg: " in line for line in lines) == 2
    assert LONG in re.sub(r"\s+", " ", "\n".join(lines))
    assert max(map(len, lines)) <= 80 and not any(line != line.rstrip() for line in lines)


def test_one_long_column_stays_in_the_grid() -> None:
    text = render([Sheet("Was", ["Angabe", "Wert"], [("Zweck", LONG + LONG)])], "table", 80)
    assert "Wert: " not in text and "Zweck" in text


@given(
    st.lists(
        st.lists(st.text("abc ", min_size=0, max_size=90), min_size=4, max_size=4), min_size=1, max_size=4
    )
)
def test_no_cell_is_lost(cells: list[list[str]]) -> None:
    text = render([Sheet("T", ["1", "2", "3", "4"], [tuple(row) for row in cells])], "table", 60)
    letters = [c for row in cells for value in row for c in value if c != " "]
    assert sorted(c for c in text if c in "abc") == sorted(letters)
