"""Cells read as people write: equal decimals in a column, the mark of the language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synergraph.queries.sheet import Sheet
from synergraph.viz.cells import text, texts


def test_numbers_of_a_column_have_equally_many_decimals() -> None:
    sheet = Sheet(
        "T", ["a", "b", "c"], [(38.2, 1.0, "x"), (34.0, 2.0, 0.5), (None, None, 3), (7, True, None)]
    )
    assert texts(sheet, "de") == [
        ["38,2", "1", "x"], ["34,0", "2", "0,5"], ["", "", "3"], ["7", "✓", ""],
    ]  # fmt: skip
    assert [row[0] for row in texts(sheet, "en")] == ["38.2", "34.0", "", "7"]


def test_no_rows_are_no_texts() -> None:
    assert texts(Sheet("T", ["a"], []), "de") == []


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, ""),
        ([1.5, "a", None], "1,5; a; "),
        (False, "–"),
        (2024, "2024"),
        (1 / 3, "0,33"),
        (1e6, "1000000"),
    ],
)
def test_a_value_says_what_it_is(value: object, said: str) -> None:
    assert text(value, "de") == said


@given(st.lists(st.floats(-1e9, 1e9), min_size=1))
def test_a_column_reads_back(values: list[float]) -> None:
    written = [row[0] for row in texts(Sheet("T", ["a"], [(value,) for value in values]), "de")]
    assert [float(cell.replace(",", ".")) for cell in written] == [round(value, 2) for value in values]
    assert len({len(cell.partition(",")[2]) for cell in written}) == 1
