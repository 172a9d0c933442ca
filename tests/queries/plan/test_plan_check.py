"""The independent check finds every sort of broken rule."""

from dataclasses import replace

import numpy as np
import pytest

from synergraph.queries.plan import Meeting, Pairs, Person, Schedule, Wishes, broken
from synergraph.queries.plan.tables import Seating, TableWishes, Topic, TopicPlan, TopicWishes
from synergraph.queries.plan.tables.check import broken_seats, broken_topics

PEOPLE = (
    Person("a"),
    Person("b", most=1),
    Person("c", leaves=1),
    Person("d", organisation="W"),
    Person("e", organisation="W"),
)
WISHES = Wishes(PEOPLE, 2, Pairs.of({}), tables=2, forbidden=frozenset({(0, 3)}))


def plan(*meetings: Meeting) -> Schedule:
    return Schedule(WISHES, meetings, 0.0, 0.0, False)


@pytest.mark.parametrize(
    ("rule", "meetings"),
    [
        ("attendance", [Meeting(1, 0, 2, 0)]),
        ("place", [Meeting(0, 0, 1, 0), Meeting(0, 0, 2, 1)]),
        ("tables", [Meeting(0, 0, 1, 0), Meeting(0, 2, 3, 0)]),
        ("tables", [Meeting(0, 0, 1, 2)]),
        ("tables", [Meeting(2, 0, 1, 0)]),
        ("tables", [Meeting(0, 1, 9, 0)]),
        ("forbidden", [Meeting(0, 0, 3, 0)]),
        ("forbidden", [Meeting(0, 3, 4, 0)]),
        ("most", [Meeting(0, 0, 1, 0), Meeting(1, 1, 3, 0)]),
    ],
)
def test_a_broken_rule_is_named(rule: str, meetings: list[Meeting]) -> None:
    assert {one.rule for one in broken(plan(*meetings))} == {rule}
    assert all(one.says for one in broken(plan(*meetings)))


def test_repeats_and_missing_must_meets_are_named() -> None:
    again = plan(Meeting(0, 0, 1, 0), Meeting(1, 0, 1, 0))
    assert {one.rule for one in broken(again)} == {"repeat", "most"}
    asked = replace(again, wishes=replace(WISHES, must=frozenset({(1, 2)})), meetings=())
    assert [one.rule for one in broken(asked)] == ["must"]


def test_rounds_that_are_over_are_not_judged_anew() -> None:
    assert broken(plan(Meeting(0, 0, 3, 0)), since=1) == []


def test_broken_seats_and_topics_are_named() -> None:
    wishes = TableWishes(PEOPLE, 2, (2, 3), must=frozenset({(0, 1)}), forbidden=frozenset({(3, 4)}))
    at = np.array([[0, 0], [1, 1], [0, 0], [0, 1], [0, -1]])
    found = {one.rule for one in broken_seats(Seating(wishes, at, 0.0, 0, 0, 0, 0))}
    assert found == {"attendance", "tables", "must", "forbidden"}
    topics = TopicWishes(PEOPLE[:3], 2, (Topic("t", most=1), Topic("u")), np.zeros((3, 2)))
    crowded = TopicPlan(topics, np.array([[0, 0], [0, 1], [1, 1]]), 0.0, 0.0, ())
    assert {one.rule for one in broken_topics(crowded)} == {"tables", "same_topic", "attendance"}
