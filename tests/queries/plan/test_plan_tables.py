"""Table rounds: mixed tables and tables with topics."""

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synergraph.errors import UsageError
from synergraph.queries.plan import Person
from synergraph.queries.plan.tables import (
    NOWHERE,
    TableWishes,
    Topic,
    TopicWishes,
    reseat,
    seat,
    topic_tables,
)
from synergraph.queries.plan.tables.check import broken_seats, broken_topics, repeats


def guests(count: int, clusters: int = 4) -> tuple[Person, ...]:
    return tuple(Person(f"p{i}", cluster=f"c{i % clusters}") for i in range(count))


@st.composite
def rooms(draw: st.DrawFn) -> TableWishes:
    count, rounds = draw(st.integers(0, 14)), draw(st.integers(1, 4))
    people = tuple(
        Person(
            f"p{i}",
            organisation=draw(st.sampled_from(["", "A"])),
            cluster=draw(st.sampled_from(["", "x", "y"])),
            arrives=draw(st.integers(0, 1)),
            leaves=draw(st.sampled_from([None, 2])),
        )
        for i in range(count)
    )
    seats = tuple(draw(st.lists(st.integers(2, 5), min_size=4, max_size=6)))
    return TableWishes(people, rounds, (*seats, max(1, count)))


@settings(max_examples=30)
@given(rooms())
def test_tables_keep_seats_and_attendance_and_their_bounds(wishes: TableWishes) -> None:
    plan = seat(wishes)
    assert broken_seats(plan) == []
    assert plan.repeats == repeats(plan) >= plan.fewest_repeats
    assert plan.same_cluster >= plan.fewest_same_cluster


def test_no_pair_meets_again_where_the_room_allows_and_clusters_mix() -> None:
    people = guests(100, 6)
    wishes = TableWishes(
        people, 8, (8,) * 13, must=frozenset({(0, 6), (1, 2), (3, 50)}), forbidden=frozenset({(4, 5)})
    )
    plan = seat(wishes, seconds=20)
    assert broken_seats(plan) == []
    assert plan.fewest_repeats == plan.repeats == 0
    assert plan.same_cluster <= 1.05 * plan.fewest_same_cluster


def test_where_repeats_cannot_be_avoided_the_bound_says_so() -> None:
    plan = seat(TableWishes(guests(40, 5), 6, (8,) * 5))
    assert plan.repeats >= plan.fewest_repeats == 75
    assert plan.same_cluster <= 1.05 * plan.fewest_same_cluster


def test_an_organisation_is_spread_over_tables() -> None:
    people = tuple(Person(f"p{i}", organisation="Werk" if i < 5 else "") for i in range(20))
    plan = seat(TableWishes(people, 3, (4,) * 5))
    assert all(len(set(plan.at[:5, r].tolist())) == 5 for r in range(3))


def test_free_seats_are_spread_evenly() -> None:
    plan = seat(TableWishes(guests(18), 3, (6,) * 6))
    loads = [Counter(plan.at[:, r].tolist()).values() for r in range(3)]
    assert all(set(load) == {3} for load in loads)


def test_more_people_than_seats_are_refused() -> None:
    with pytest.raises(UsageError, match="round 1 has 5 people and 4 seats"):
        TableWishes(guests(5), 1, (4,))
    with pytest.raises(UsageError, match="must and may not"):
        TableWishes(guests(5), 1, (5,), must=frozenset({(0, 1)}), forbidden=frozenset({(0, 1)}))


def test_on_the_day_few_change_tables() -> None:
    people = guests(48, 6)
    plan = seat(TableWishes(people, 5, (6,) * 9))
    left = tuple(replace(p, leaves=2) if i in (0, 7) else p for i, p in enumerate(people))
    come = TableWishes((*left, Person("late", arrives=2, cluster="c1")), 5, (6,) * 9)
    changed, moved = reseat(plan, come, since=2)
    assert broken_seats(changed) == []
    assert np.array_equal(changed.at[:48, :2], plan.at[:, :2])
    assert len(moved) <= 5


LIKING = st.lists(st.integers(0, 9).map(float), min_size=5, max_size=5)


@settings(max_examples=60)
@given(st.lists(LIKING, min_size=0, max_size=14), st.integers(1, 4), st.booleans())
def test_topic_tables_reach_their_bound_when_all_attend(
    liking: list[list[float]], rounds: int, late: bool
) -> None:
    people = tuple(Person(f"p{i}", arrives=int(late and i % 3 == 0)) for i in range(len(liking)))
    topics = tuple(Topic(f"t{t}", 0, 4) for t in range(5))
    wishes = TopicWishes(people, rounds, topics, np.array(liking).reshape(len(people), 5))
    plan = topic_tables(wishes)
    assert broken_topics(plan) == []
    assert late or plan.objective == pytest.approx(plan.bound)
    assert late or np.all(plan.at != NOWHERE)


def test_topics_get_the_people_they_need_or_the_plan_says_which_do_not() -> None:
    liking = np.zeros((12, 3))
    liking[:, 0] = 1
    topics = (Topic("a", 2, 6), Topic("b", 2, 6), Topic("c", 2, 6))
    plan = topic_tables(TopicWishes(guests(12), 2, topics, liking))
    assert plan.small == () and broken_topics(plan) == []
    thin = topic_tables(TopicWishes(guests(3), 2, topics, np.ones((3, 3))))
    assert thin.small and broken_topics(thin) == []


def test_liking_has_to_fit_people_and_topics() -> None:
    with pytest.raises(UsageError, match="a row for each person"):
        TopicWishes(guests(2), 1, (Topic("a"),), np.zeros((1, 1)))
    with pytest.raises(UsageError, match="below 0"):
        TopicWishes(guests(1), 1, (Topic("a"),), np.array([[-1.0]]))
