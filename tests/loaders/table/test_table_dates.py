from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synergraph.loaders.table.dates import iso


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.4.2022", "2022-04-01"),
        ("01.04.22", "2022-04-01"),
        ("01.04.98", "1998-04-01"),
        ("1. April 2022", "2022-04-01"),
        ("April 2022", "2022-04"),
        ("Mär. 2022", "2022-03"),
        ("March 3, 2022", "2022-03-03"),
        ("2022-04", "2022-04"),
        ("04/2022", "2022-04"),
        ("2022", "2022"),
        ("13/01/2022", "2022-01-13"),
        ("01/13/2022", "2022-01-13"),
        ("2022-04-01T14:05:00", "2022-04-01"),
        ("6. Juni 2023, 14 Uhr", "2023-06-06"),
        ("44652", "2022-04-01"),
        ("ab 01.04.2022", "2022-04-01"),
    ],
)
def test_dates_as_people_write_them(text: str, expected: str) -> None:
    assert iso(text) == expected


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("01.04.2022 - 31.07.2024", "2022-04-01", "2024-07-31"),
        ("01.04.2022–31.07.2024", "2022-04-01", "2024-07-31"),
        ("April 2022 bis Juli 2024", "2022-04", "2024-07"),
        ("1.6. – 31.12.2024", "2024-06-01", "2024-12-31"),
        ("10.-12.09.2024", "2024-09-10", "2024-09-12"),
        ("10.–12. 09. 2024", "2024-09-10", "2024-09-12"),
        ("vom 10. bis 12.09.24", "2024-09-10", "2024-09-12"),
        ("1.-3. September 2024", "2024-09-01", "2024-09-03"),
        ("14./15.03.2023", "2023-03-14", "2023-03-15"),
        ("28.02.-02.03.2024", "2024-02-28", "2024-03-02"),
        ("28.12.–02.01.2025", "2024-12-28", "2025-01-02"),
        ("2022-2026", "2022", "2026"),
        ("Q3 2023", "2023-07", "2023-09"),
        ("III. Quartal 2023", "2023-07", "2023-09"),
        ("2023/Q3", "2023-07", "2023-09"),
        ("Q3–Q4 2023", "2023-07", "2023-12"),
        ("Q3 2023 bis Q1 2024", "2023-07", "2024-03"),
        ("2. Halbjahr 2024", "2024-07", "2024-12"),
        ("KW 12/2024", "2024-03-18", "2024-03-24"),
        ("voraussichtlich Mitte 2024", "2024", "2024"),
        ("seit Anfang März 2021", "2021-03", "2021-03"),
    ],
)
def test_a_range_has_a_first_and_a_last_day(text: str, first: str, last: str) -> None:
    assert (iso(text), iso(text, last=True)) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "bald",
        "31.02.2022",
        "13.13.2022",
        "Brumaire 2022",
        "Q5 2024",
        "KW 60/2024",
        "H 2024",
        "31.-32.09.2024",
        "12.-10.09.2024",
        "10.-12.13.2024",
        "99",
        "0000-01-01",
    ],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is no da"):
        iso(text)


@given(st.integers(1970, 2069), st.integers(1, 4))
def test_a_quarter_is_the_three_months_from_its_first_to_its_last(year: int, quarter: int) -> None:
    months = [f"{year}-{month:02}" for month in range(3 * quarter - 2, 3 * quarter + 1)]
    for way in (
        f"Q{quarter} {year}",
        f"{quarter}. Quartal {year}",
        f"{year} Q{quarter}",
        f"{quarter}Q{year}",
    ):
        assert (iso(way), iso(way, last=True)) == (months[0], months[-1])


@given(st.dates(min_value=date(1970, 1, 1), max_value=date(2069, 12, 31)))
def test_every_way_to_write_a_day_gives_the_same_day(day: date) -> None:
    ways = [day.isoformat(), f"{day:%d.%m.%Y}", f"{day.day}.{day.month}.{day:%y}", f"{day:%d/%m/%Y}"]
    assert {iso(way) for way in ways} == {day.isoformat()}
