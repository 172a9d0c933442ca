"""A year: its days, its events on them, and what the sources date."""

from datetime import date, timedelta
from itertools import pairwise, product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as runs
from hypothesis import strategies as st

from synergraph.errors import ConfigError
from synergraph.graph.graph import Graph
from synergraph.queries.formats import recipes
from synergraph.queries.year import Settings, settings, year
from synergraph.queries.year.days import days, easter, holidays, period
from synergraph.queries.year.sheets import sheets
from synergraph.queries.year.slots import placed, quarter_of

NOWHERE = Path("nowhere")


def test_easter_falls_on_its_days() -> None:
    known = {1961: (4, 2), 2000: (4, 23), 2008: (3, 23), 2024: (3, 31), 2025: (4, 20), 2038: (4, 25)}
    assert all(easter(number) == date(number, *day) for number, day in known.items())
    assert {date(2025, 4, 18), date(2025, 5, 29), date(2025, 6, 9)} <= holidays(2025)


def test_only_allowed_days_are_open() -> None:
    away = (date(2026, 7, 9), date(2026, 8, 22))
    found = days(2026, Settings(weekdays=(2, 4), avoid=(away,)))
    assert {day.isoweekday() for day in found} == {2, 4}
    assert not any(away[0] <= day <= away[1] for day in found)
    assert date(2026, 5, 14) not in found
    assert found[0] == date(2026, 1, 6) and found[-1] == date(2026, 12, 29)


def test_periods_are_read_as_exactly_as_they_are_known() -> None:
    assert period("2025-02-28") == (date(2025, 2, 28), date(2025, 2, 28))
    assert period("2024-12") == (date(2024, 12, 1), date(2024, 12, 31))
    assert period("2025") == (date(2025, 1, 1), date(2025, 12, 31))
    assert period("") is period(None) is period("2025-13") is period("bald") is None


def test_settings_are_read_from_the_workspace(tmp_path: Path) -> None:
    assert settings(tmp_path) == Settings()
    (tmp_path / "year.toml").write_text(
        'per_quarter = 1\nweekdays = [3, 2]\navoid = ["2026-07-09/2026-08-22", "2026-05-15"]\n[times]\nmeetup = 2\n',
        encoding="utf-8",
    )
    found = settings(tmp_path)
    assert (found.per_quarter, found.apart, found.weekdays, found.times) == (1, 21, (2, 3), {"meetup": 2})
    assert found.avoid[1] == (date(2026, 5, 15), date(2026, 5, 15))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("weekdays = [0]", "“weekdays” is no list of days"),
        ('avoid = "Ostern"', "“Ostern” is no period"),
        ('avoid = "2026-08-01/2026-07-01"', "ends before it begins"),
        ("per_quarter = -1", "“per_quarter” is no whole number"),
        ("times = 3", "“times” is no table"),
        ("per_month = 3", "unknown key “per_month”"),
        ("per_quarter = ", "not valid TOML"),
    ],
)
def test_a_wrong_setting_is_named(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "year.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=message) as raised:
        settings(tmp_path)
    assert raised.value.place.startswith("year.toml") and raised.value.hint


DAYS = [date(2026, 1, 6) + timedelta(weeks=7 * number) for number in range(6)]


@runs(max_examples=40)
@given(
    st.lists(st.lists(st.integers(0, 3), min_size=6, max_size=6), max_size=3),
    st.integers(0, 2),
    st.sampled_from([21, 50, 100]),
    st.lists(st.sampled_from(DAYS), max_size=1),
)
def test_events_are_placed_as_well_as_can_be(
    worth: list[list[int]], cap: int, apart: int, taken: list[date]
) -> None:
    given_ = Settings(per_quarter=cap, apart=apart)
    values = np.array(worth, dtype=float).reshape(len(worth), 6)
    found = placed(values, DAYS, taken, given_)
    ways = product(*[[-1, *(day for day in range(6) if row[day])] for row in worth])
    allowed = [way for way in ways if fits(way, taken, given_)]
    assert fits(tuple(found), taken, given_)
    assert value(tuple(found), worth) == max(value(way, worth) for way in allowed)


def fits(way: tuple[int, ...], taken: list[date], given_: Settings) -> bool:
    """Say whether days keep the distance and the capacity of quarters; what stands counts as well."""
    chosen = [DAYS[place] for place in way if place >= 0]
    every = [*chosen, *taken]
    near = any(abs((a - b).days) < given_.apart for i, a in enumerate(every) for b in every[i + 1 :])
    full = any(
        sum(quarter_of(day) == quarter_of(one) for day in every) > given_.per_quarter for one in chosen
    )
    return not near and not full


def value(way: tuple[int, ...], worth: list[list[int]]) -> tuple[int, int]:
    held = [worth[event][place] for event, place in enumerate(way) if place >= 0]
    return len(held), sum(held)


def test_what_the_sources_plan_stands_and_the_rest_finds_days(example_graph: Graph) -> None:
    plan = year(example_graph, 2025, recipes(NOWHERE))
    planned = {one.title.de for one in plan.entries if one.kind == "planned"}
    assert {"MPI Meet-up 2025", "MPI Deep Dive KI-basierte Robotik"} <= planned
    events = [one for one in plan.entries if one.kind == "event"]
    assert [one.recipe for one in events].count("deep_dive") == 1
    assert not any(one.recipe in ("meetup", "call") for one in events)
    themes = [one.theme.de for one in events if one.theme.de]
    assert len(set(themes)) == len(themes) > 2
    starts = sorted(one.start for one in events)
    assert all((b - a).days >= 21 for a, b in pairwise(starts))
    assert all(
        one.start.month in (recipes(NOWHERE)[one.recipe].months or range(1, 13))
        and one.start.isoweekday() in (2, 3, 4)
        for one in events
    )
    assert [one.start for one in plan.entries] == sorted(one.start for one in plan.entries)


def test_milestones_cite_the_statement_that_dates_them(example_graph: Graph) -> None:
    known = set(example_graph.statements["id"])
    plan = year(example_graph, 2025, recipes(NOWHERE))
    ends = {one.title.de: one for one in plan.entries if one.kind == "milestone"}
    one = ends["Leichtbautechnologien für Berliner KMU endet"]
    assert one.start == date(2025, 2, 28) and one.statements and set(one.statements) <= known
    frist = next(title for title in ends if title.endswith("Frist"))
    assert ends[frist].start == date(2025, 1, 15)


def test_what_finds_no_day_is_named(example_graph: Graph) -> None:
    plan = year(example_graph, 2030, recipes(NOWHERE), Settings(per_quarter=0))
    assert not any(one.kind == "event" for one in plan.entries)
    assert len(plan.unplaced) == sum(one.times for one in recipes(NOWHERE).values())
    assert [table.title for table in sheets(plan, "en")] == ["Plan of 2030", "Without a day"]


def test_how_often_is_what_the_settings_say(market_graph: Graph) -> None:
    never = dict.fromkeys(recipes(NOWHERE), 0)
    plan = year(market_graph, 2026, recipes(NOWHERE), Settings(times={**never, "meetup": 2}))
    events = [one for one in plan.entries if one.kind == "event"]
    assert [one.recipe for one in events] == ["meetup", "meetup"]
    assert year(market_graph, 2026, recipes(NOWHERE), Settings(times=never)).entries == ()


@pytest.mark.parametrize("lang", ["de", "en"])
def test_the_tables_have_a_row_per_entry(example_graph: Graph, lang: str) -> None:
    plan = year(example_graph, 2025, recipes(NOWHERE))
    (table,) = sheets(plan, lang)
    assert len(table.rows) == len(plan.entries) and all(len(row) == len(table.columns) for row in table.rows)
