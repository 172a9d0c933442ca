"""What the rules of tables cost adds up to what the seating costs."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synergraph.queries.plan.model import Pairs, Person
from synergraph.queries.plan.tables import TableWishes, seat
from synergraph.queries.plan.tables.rules import seat_rules


@settings(max_examples=30)
@given(st.integers(2, 14), st.integers(1, 4), st.integers(1, 4), st.integers(0, 99))
def test_costs_less_what_is_gained_are_the_cost_of_the_seating(
    count: int, rounds: int, tables: int, seed: int
) -> None:
    people = tuple(
        Person(f"p{i}", organisation=f"o{i % 5}", cluster=f"c{i * seed % 3}", kind=f"k{i % 2}")
        for i in range(count)
    )
    pairs = {(i, j): ((i + j + seed) % 7) / 7 for i in range(count) for j in range(i + 1, count)}
    known = frozenset(pair for pair, score in pairs.items() if score > 0.7)
    wishes = TableWishes(people, rounds, (-(-count // tables),) * tables, Pairs.of(pairs), known=known)
    plan = seat(wishes, seconds=5)
    found = {rule.name: rule for rule in seat_rules(plan)}
    paid = sum(rule.cost or 0.0 for rule in found.values())
    assert paid - found["score"].value == pytest.approx(plan.cost, abs=1e-6)
    assert found["cluster"].value == plan.same_cluster and found["again"].value == plan.repeats
    assert all(rule.holds for rule in found.values() if rule.hard)


def test_a_broken_rule_is_counted() -> None:
    people = tuple(Person(f"p{i}") for i in range(4))
    wishes = TableWishes(people, 1, (4,), must=frozenset({(0, 1)}))
    plan = seat(wishes)
    plan.at[1, 0] = -1
    broken = {rule.name: rule.value for rule in seat_rules(plan) if rule.hard and not rule.holds}
    assert broken == {"attendance": 1, "must": 1}
