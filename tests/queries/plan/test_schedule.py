"""Plans of one-to-one meetings: every hard rule, the bound, proofs, changes on the day."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from synergraph.errors import UsageError
from synergraph.queries.plan import (
    Meeting,
    Pairs,
    Person,
    Schedule,
    Wishes,
    broken,
    conflicts,
    replan,
    rules,
    schedule,
    score,
    shortfalls,
)
from synergraph.queries.plan.conflicts import relaxed

Pair = tuple[int, int]


def guests(count: int, **same: object) -> tuple[Person, ...]:
    return tuple(replace(Person(f"p{i}"), **same) for i in range(count))  # type: ignore[arg-type]


def everyone(count: int, seed: int = 0) -> Pairs:
    drawn = np.random.default_rng(seed).random(count * count)
    return Pairs.of({pair: float(drawn[pair[0] * count + pair[1]]) for pair in combinations(range(count), 2)})


def met(plan: Schedule) -> set[Pair]:
    return {m.pair for m in plan.meetings}


@st.composite
def events(draw: st.DrawFn) -> Wishes:
    count, rounds = draw(st.integers(0, 9)), draw(st.integers(1, 4))
    people = tuple(
        Person(
            f"p{i}",
            organisation=draw(st.sampled_from(["", "A", "B"])),
            arrives=draw(st.integers(0, 2)),
            leaves=draw(st.sampled_from([None, 1, 3])),
            away=draw(st.frozensets(st.integers(0, 3), max_size=1)),
            least=least,
            most=draw(st.sampled_from([None, least, least + 1])),
            vip=draw(st.booleans()),
        )
        for i in range(count)
        for least in [draw(st.integers(0, 2))]
    )
    pairs = list(combinations(range(count), 2)) or [(0, 0)]
    some = st.frozensets(st.sampled_from(pairs), max_size=3 if count > 1 else 0)
    values = {pair: draw(st.floats(0, 1)) for pair in pairs if pair[0] != pair[1] and draw(st.booleans())}
    tables = draw(st.one_of(st.none(), st.integers(0, 4), st.tuples(*[st.integers(0, 4)] * rounds)))
    must, forbidden, known = draw(some), draw(some), draw(some)
    return Wishes(people, rounds, Pairs.of(values), tables, must, forbidden, known)


@settings(max_examples=120)
@given(events())
def test_a_plan_keeps_every_hard_rule_or_the_wishes_contradict_each_other(wishes: Wishes) -> None:
    found = conflicts(wishes)
    if found:
        with pytest.raises(UsageError, match="must-meets"):
            schedule(wishes)
        return
    plan = schedule(wishes)
    assert broken(plan) == []
    assert plan.objective == pytest.approx(score(plan), abs=2e-3)
    assert plan.objective <= plan.bound + 2e-3
    assert 0 <= plan.reached <= 1


@settings(max_examples=60)
@given(events())
def test_a_conflict_is_irreducible(wishes: Wishes) -> None:
    found = conflicts(wishes)
    assume(found)
    for conflict in found:
        assert conflicts(relaxed(wishes, conflict.rules))
        for rule in conflict.rules:
            rest = [other for other in conflict.rules if other != rule]
            assert not conflicts(relaxed(wishes, rest))
        assert len(conflict.says) == len(conflict.relax) == len(conflict.rules)


def best_by_hand(wishes: Wishes) -> float:
    """Return the best objective by trying every plan."""
    ends = zip(wishes.pairs.first.tolist(), wishes.pairs.second.tolist(), strict=True)
    pairs = sorted(set(ends) | wishes.must)

    def extended(at: int, meetings: tuple[tuple[int, int, int], ...]) -> Iterable[float]:
        if at == len(pairs):
            named = Schedule(wishes, tuple(_seated(meetings)), 0, 0, False)
            yield -np.inf if broken(named) else score(named)
            return
        yield from extended(at + 1, meetings)
        for r in range(wishes.rounds):
            clash = [m for m in meetings if m[0] == r and set(m[1:]) & set(pairs[at])]
            if not clash:
                yield from extended(at + 1, (*meetings, (r, *pairs[at])))

    return max(extended(0, ()))


def _seated(meetings: tuple[tuple[int, int, int], ...]) -> Iterable[Meeting]:
    for r in sorted({m[0] for m in meetings}):
        for table, (_, i, j) in enumerate(m for m in meetings if m[0] == r):
            yield Meeting(r, i, j, table)


@settings(max_examples=40)
@given(events())
def test_few_people_get_the_best_plan_there_is(wishes: Wishes) -> None:
    assume(len(wishes.pairs) <= 6 and not conflicts(wishes))
    plan = schedule(wishes)
    assert plan.proved
    assert plan.objective == pytest.approx(best_by_hand(wishes), abs=2e-3)


def test_equal_wishes_and_seed_give_an_equal_plan() -> None:
    wishes = Wishes(guests(30, least=2), 5, everyone(30), tables=12)
    assert schedule(wishes, seed=3).meetings == schedule(wishes, seed=3).meetings


def test_offers_and_requests_are_planned_exactly() -> None:
    rng = np.random.default_rng(1)
    between = {(i, 35 + j): float(rng.random()) for i in range(35) for j in range(35)}
    plan = schedule(Wishes(guests(70), 6, Pairs.of(between), tables=30))
    assert plan.proved and plan.reached == 1.0 and broken(plan) == []
    assert len(plan.meetings) == 6 * 30


def test_large_rooms_reach_nearly_the_bound() -> None:
    people = tuple(
        Person(f"p{i}", least=3, arrives=i % 7 == 0, leaves=5 if i % 5 == 0 else None) for i in range(120)
    )
    plan = schedule(Wishes(people, 6, everyone(120, 4), tables=50, must=frozenset({(0, 1), (2, 9)})))
    assert broken(plan) == []
    assert plan.reached >= 0.998
    assert {(0, 1), (2, 9)} <= met(plan)


def test_one_organisation_that_sends_twenty_never_meets_itself() -> None:
    people = tuple(Person(f"p{i}", organisation="Werk" if i < 20 else "") for i in range(26))
    plan = schedule(Wishes(people, 4, everyone(26)))
    assert broken(plan) == []
    assert not any(i < 20 and j < 20 for i, j in met(plan))
    assert any(i < 20 for i, _ in met(plan))


def test_nobody_and_nothing_to_say_give_empty_plans() -> None:
    assert schedule(Wishes((), 3, Pairs.of({}))).meetings == ()
    plan = schedule(Wishes(guests(5, least=1), 3, Pairs.of({})))
    assert plan.meetings == () and plan.objective < 0 and plan.proved
    assert [(one.met, one.wanted, one.partners) for one in shortfalls(plan)] == [(0, 1, 0)] * 5


def test_two_people_of_one_name_are_two() -> None:
    people = (Person("1", "Kim Muster"), Person("2", "Kim Muster"), Person("3", "Alex Beispiel"))
    plan = schedule(Wishes(people, 3, everyone(3)))
    assert met(plan) == {(0, 1), (0, 2), (1, 2)}


def test_idle_gaps_are_closed() -> None:
    chain = Pairs.of({(i, i + 1): 1.0 for i in range(7)})
    plan = schedule(Wishes(guests(8), 6, chain, tables=2))
    gaps = next(rule for rule in rules(plan) if rule.name == "gaps")
    assert len(plan.meetings) == 7 and gaps.value <= 2


def test_the_result_says_rule_by_rule_what_holds_and_what_it_cost() -> None:
    known = frozenset(combinations(range(6), 2))
    wishes = Wishes(guests(12, least=4), 4, everyone(12), tables=4, known=known)
    plan = schedule(wishes)
    found = {rule.name: rule for rule in rules(plan, costs=True)}
    assert all(rule.holds for rule in found.values() if rule.hard)
    assert not found["least"].holds and found["least"].value == 12 * 4 - 2 * 4 * 4
    assert found["tables"].cost and found["known"].cost and found["must"].cost == 0
    assert found["attendance"].cost is None
    assert found["score"].says.de == "16 Gespräche"
    spoilt = replace(plan, meetings=(*plan.meetings, plan.meetings[0]))
    names = {rule.name for rule in rules(spoilt) if rule.hard and not rule.holds}
    assert names == {"place", "tables", "repeat"}


@pytest.mark.parametrize(
    ("kinds", "wishes"),
    [
        (["forbidden", "must"], {"forbidden": frozenset({(0, 1)})}),
        (
            ["must", "organisation"],
            {"people": (Person("a", organisation="W"), Person("b", organisation="W"))},
        ),
        (["away", "away", "must"], {"people": (Person("a", leaves=1), Person("b", arrives=1))}),
        (["most", "must"], {"people": (Person("a", most=0), Person("b"))}),
        (["must", "tables", "tables"], {"tables": 0}),
    ],
)
def test_a_conflict_names_the_rules_and_what_to_relax(kinds: list[str], wishes: dict[str, object]) -> None:
    plain = Wishes((Person("a"), Person("b")), 2, everyone(2), must=frozenset({(0, 1)}))
    found = conflicts(replace(plain, **wishes))  # type: ignore[arg-type]
    assert [[rule.kind for rule in one.rules] for one in found] == [kinds]
    assert "a und b müssen sich treffen" in [says.de for says in found[0].says]
    assert "do not require a and b to meet" in [says.en for says in found[0].relax]


def test_an_odd_circle_of_must_meets_needs_a_third_round() -> None:
    wishes = Wishes(guests(3), 2, everyone(3), must=frozenset({(0, 1), (0, 2), (1, 2)}))
    assert [rule.kind for rule in conflicts(wishes)[0].rules] == ["must"] * 3
    assert conflicts(replace(wishes, rounds=3)) == []


def test_no_shows_and_walk_ins_move_few() -> None:
    people = guests(40, least=2)
    pairs = everyone(40)
    plan = schedule(Wishes(people, 6, pairs, tables=16))
    gone = tuple(replace(p, leaves=2) if i in (3, 17) else p for i, p in enumerate(people))
    come = (*gone, Person("late", least=2, arrives=2))
    more = {**_scores(pairs), **{(i, 40): 0.5 for i in range(40)}}
    changed = replan(plan, Wishes(come, 6, Pairs.of(more), tables=16), since=2)
    assert broken(changed.plan, since=2) == []
    before = {m for m in plan.meetings if m.round < 2}
    assert before == {m for m in changed.plan.meetings if m.round < 2}
    assert sum(40 in m.pair for m in changed.plan.meetings) >= 2
    assert len(changed.moved) <= 6
    assert set(changed.hit) == _partners(plan, {3, 17}, since=2)


def _scores(pairs: Pairs) -> dict[Pair, float]:
    ends = zip(pairs.first.tolist(), pairs.second.tolist(), strict=True)
    return dict(zip(ends, pairs.score.tolist(), strict=True))


def _partners(plan: Schedule, gone: set[int], since: int) -> set[int]:
    late = [m.pair for m in plan.meetings if m.round >= since and set(m.pair) & gone]
    return {i for pair in late for i in pair} - gone


@settings(max_examples=40)
@given(events(), st.integers(0, 3), st.data())
def test_a_changed_plan_keeps_every_hard_rule(wishes: Wishes, since: int, data: st.DataObject) -> None:
    assume(not conflicts(wishes) and since <= wishes.rounds)
    plan = schedule(wishes)
    stay = data.draw(st.lists(st.booleans(), min_size=len(wishes.people), max_size=len(wishes.people)))
    left = tuple(p if s else replace(p, leaves=since) for p, s in zip(wishes.people, stay, strict=True))
    changed = replan(plan, replace(wishes, people=left), since)
    must = {b.says for b in broken(changed.plan, since) if b.rule == "must"}
    assert {b.rule for b in broken(changed.plan, since)} <= {"must"}
    assert len(must) == len(changed.missed)


def test_a_plan_without_changes_stays_as_it_is() -> None:
    plan = schedule(Wishes(guests(20, least=2), 5, everyone(20), tables=8))
    changed = replan(plan, plan.wishes, since=0)
    assert changed.moved == changed.hit == ()
    assert changed.plan.meetings == plan.meetings


@pytest.mark.parametrize(
    "wrong",
    [
        {"rounds": 0},
        {"people": (Person("a"), Person("a"))},
        {"people": (Person("a", least=3, most=1), Person("b"))},
        {"tables": (1,)},
        {"tables": -1},
        {"must": frozenset({(1, 0)})},
        {"known": frozenset({(0, 5)})},
        {"pairs": Pairs(np.array([0]), np.array([7]), np.array([1.0]))},
        {"pairs": Pairs(np.array([0]), np.array([1]), np.array([np.nan]))},
        {"pairs": Pairs(np.array([0, 0]), np.array([1, 1]), np.array([1.0, 0.5]))},
        {"pairs": Pairs(np.array([0]), np.array([1]), np.array([1.0, 2.0]))},
    ],
)
def test_senseless_wishes_are_told_what_to_write(wrong: dict[str, object]) -> None:
    with pytest.raises(UsageError) as told:
        replace(Wishes((Person("a"), Person("b")), 2, everyone(2)), **wrong)  # type: ignore[arg-type]
    assert told.value.hint
