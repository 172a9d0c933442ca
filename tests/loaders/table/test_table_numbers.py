import pytest
from hypothesis import given
from hypothesis import strategies as st

from synergraph.loaders.table.numbers import boolean, has_unit, number


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.234.567,89 €", 1234567.89),
        ("1.234", 1234.0),
        ("1.5", 1.5),
        ("0.125", 0.125),
        ("1,234,567.5", 1234567.5),
        ("1,5 Mio. €", 1_500_000.0),
        ("36 Millionen Euro", 36_000_000.0),
        ("500 T€", 500_000.0),
        ("12 %", 12.0),
        ("€ 5,--", 5.0),
        ("-7", -7.0),
        ("rund 40", 40.0),
        ("rd. 300 Tsd.", 300_000.0),
        ("1 234 567", 1234567.0),
        ("1'234", 1234.0),
        ("TEUR 80", 80_000.0),
        ("Mio. € 1,2", 1_200_000.0),
        ("Euro 250", 250.0),
    ],
)
def test_german_numbers(text: str, expected: float) -> None:
    assert number(text) == expected


@pytest.mark.parametrize("text", ["150", "0,15", "rund 40", "-7", "150,-"])
def test_a_bare_number_takes_the_factor_of_its_column(text: str) -> None:
    assert number(text, factor=1000) == 1000 * number(text)
    assert not has_unit(text)


@pytest.mark.parametrize(
    "text",
    ["1,2 Mio. €", "250.000,- EUR", "80 TEUR", "75.000 €", "0,5 Mio", "80 k€", "80 Tsd.", "80 T €", "€ 5,--",
     "75000 Euro", "1 Mrd.", "T€ 80", "12 %"],
)  # fmt: skip
def test_a_number_with_a_unit_of_its_own_does_not(text: str) -> None:
    assert number(text, factor=1000) == number(text)
    assert has_unit(text)


def test_a_lone_group_of_three_is_read_by_language_and_by_kind_of_file() -> None:
    assert (number("1.234"), number("1.234", english=True), number("1.234", stored=True)) == (
        1234,
        1.234,
        1.234,
    )
    assert (number("1,234"), number("1,234", english=True)) == (1.234, 1234)


@pytest.mark.parametrize(
    "text", ["", "viel", "1.2.3", "1.23.456", "12,34,56", "3 bis 5", "9" * 400, "1e999", f"1{' ' * 5000}x"]
)
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="number"):
        number(text)


@given(st.decimals(min_value=0, max_value=10**9, places=2))
def test_german_and_english_grouping_say_the_same(value: object) -> None:
    english = f"{value:,.2f}"
    german = english.translate(str.maketrans(",.", ".,"))
    assert number(german) == number(english, english=True) == pytest.approx(float(str(value)))


def test_yes_and_no() -> None:
    assert all(boolean(text) for text in ("ja", "X", "✓", "1", "Yes", "wahr"))
    assert not any(boolean(text) for text in ("nein", "0", "No", "false"))
    with pytest.raises(ValueError, match="neither yes nor no"):
        boolean("vielleicht")
