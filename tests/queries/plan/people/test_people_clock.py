"""Rounds and the clock."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synergraph.queries.plan.people import Clock, beginning
from tests.queries.plan.people.conftest import CLOCK


@pytest.mark.parametrize(
    ("text", "first"),
    [("9:30", 0), ("9:31", 1), ("09.50 Uhr", 1), ("10 Uhr", 2), ("Runde 3", 2), ("3", 2), ("ab Runde 4", 3),
     ("2026-03-12 10:10:00", 2), ("0.40625", 1), ("23:00", 4)],
)  # fmt: skip
def test_someone_comes_at_a_time_or_a_round(text: str, first: int) -> None:
    assert CLOCK.arrives(text) == first


@pytest.mark.parametrize(
    ("text", "missed"),
    [("9:44", 0), ("9:45", 1), ("10:30", 3), ("12:00", 4), ("Runde 3", 3), ("bis Runde 1", 1)],
)
def test_someone_goes_at_a_time_or_stays_in_a_round(text: str, missed: int) -> None:
    assert CLOCK.leaves(text) == missed


@pytest.mark.parametrize("text", ["abends", "25:00", "Runde 5", "0", "-1", "9:61"])
def test_what_is_neither_time_nor_round_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is no"):
        CLOCK.arrives(text)


@pytest.mark.parametrize(
    ("text", "rounds"),
    [("Runde 2; 4", (1, 3)), ("2-3", (1, 2)), ("Runde 1 bis 3", (0, 1, 2)), ("9:50–10:10", (1,)), ("9:40-9:55", (0, 1)),
     ("10:15", (2,)), ("9:46", ()), ("8:00–18:00", (0, 1, 2, 3)), (" ", ())],
)  # fmt: skip
def test_parallel_sessions_take_rounds(text: str, rounds: tuple[int, ...]) -> None:
    assert CLOCK.away(text) == rounds


@pytest.mark.parametrize("text", ["Runde 7", "10:00–9:00", "mittags"])
def test_a_parallel_session_that_cannot_be_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"is no time|before it begins"):
        CLOCK.away(text)


@given(st.integers(1, 12), st.integers(5, 40), st.integers(0, 20))
def test_who_comes_when_a_round_begins_is_in_it(rounds: int, slot: int, pause: int) -> None:
    clock = Clock(datetime(2026, 3, 12, 8, 0), rounds, slot, pause)
    for number in range(rounds):
        assert clock.arrives(f"{clock.begins(number):%H:%M}") == number
        assert clock.leaves(f"{clock.ends(number):%H:%M}") == number + 1


@pytest.mark.parametrize("text", ["2026-03-12 09:30", "12.03.2026 9:30"])
def test_an_event_begins_at_a_moment(text: str) -> None:
    assert beginning(text, date(2020, 1, 1)) == datetime(2026, 3, 12, 9, 30)
    assert beginning("9:30", date(2026, 3, 12)) == datetime(2026, 3, 12, 9, 30)


def test_a_day_alone_begins_at_nine_and_nonsense_is_refused() -> None:
    assert beginning("12.03.2026", date(2020, 1, 1)) == datetime(2026, 3, 12, 9)
    with pytest.raises(ValueError, match="date"):
        beginning("bald 9:30", date(2020, 1, 1))
