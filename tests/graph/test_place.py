"""Places as fragments and in words."""

import polars as pl

from synergraph.graph.frames import PLACE
from synergraph.graph.place import fragment, words


def place(**given: object) -> str:
    row = {"quote": "", "sheet": "", **dict.fromkeys(["page", "line", "start", "end", "row"], 0), **given}
    return str(pl.DataFrame([row], schema=PLACE).select(fragment())["place"][0])


def test_text_has_line_and_characters() -> None:
    assert place(line=12, start=340, end=380) == "#line=12&char=340,380"


def test_the_first_character_is_a_place_too() -> None:
    assert place(line=1, start=0, end=5) == "#line=1&char=0,5"


def test_rows_have_sheet_and_row() -> None:
    assert place(sheet="Projekte", row=5) == "#sheet=Projekte&row=5"


def test_no_place_is_empty() -> None:
    assert place() == ""


def test_in_words() -> None:
    assert words("#page=2&line=12&char=340,380") == "Seite 2, Zeile 12, Zeichen 340–380"
    assert words("#sheet=Projekte&row=5", "en") == "sheet Projekte, row 5"
    assert words("") == ""
