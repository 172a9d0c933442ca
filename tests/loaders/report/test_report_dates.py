from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synergraph.loaders.report.dates import MONTHS, dates, first_date, period


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("am 30.06.2023 in Berlin", "2023-06-30"),
        ("30. Juni 2023", "2023-06-30"),
        ("15. \nJanuar 2025", "2025-01-15"),
        ("Stand November 2024", "2024-11"),
        ("04/2022", "2022-04"),
        ("01.10.23", "2023-10-01"),
        ("31.02.2023", ""),
        ("13/2023", ""),
        ("am 16. Oktober", ""),
        ("Marzahn 2024", ""),
        ("der Mai ist gekommen", ""),
    ],
)
def test_german_dates(text: str, iso: str) -> None:
    assert first_date(text) == iso


def test_a_day_without_a_year_takes_the_one_given() -> None:
    assert first_date("am 16. Oktober", "2024") == "2024-10-16"


def test_a_period_needs_two_dates_and_a_dash() -> None:
    assert period("vom 01.04.2022 bis zum 31.07.2024.") == ("2022-04-01", "2024-07-31", 4, 33)
    assert period("01.04.2022, dann 31.07.2024") is None
    assert period("") is None


@given(st.dates(date(1901, 1, 1), date(2099, 12, 31)), st.booleans())
def test_every_day_is_read_back(day: date, words: bool) -> None:
    printed = f"{day.day}. {MONTHS[day.month - 1].capitalize()} {day.year}" if words else f"{day:%d.%m.%Y}"
    (found,) = dates(f"am {printed} war es")
    assert found.iso == day.isoformat()


@given(st.text())
def test_any_text_gives_only_dates_of_the_calendar(text: str) -> None:
    for found in dates(text):
        assert date.fromisoformat(found.iso if len(found.iso) == 10 else f"{found.iso}-01")
