"""What follows from decisions: laws that hold whatever people decide, in whatever order."""

import random
from itertools import combinations, product

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from synergraph.graph.decisions.closure import (
    DIFFERENT,
    SAME,
    UNSURE,
    Closure,
    Decided,
    contradictions,
    fitting,
)

SIDES = "abcdefg"
sides = st.sampled_from(SIDES)
decisions = st.lists(
    st.builds(Decided, sides, sides, st.sampled_from([SAME, DIFFERENT, UNSURE])), max_size=10
).map(lambda found: [record._replace(row=number) for number, record in enumerate(found, 1)])


def same_things(decided: list[Decided]) -> "nx.Graph[str]":
    """Return the things with an edge for each "same": the closure, computed by someone else."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(SIDES)
    graph.add_edges_from((str(r.left), str(r.right)) for r in decided if r.decision == SAME)
    return graph


def relations(decided: list[Decided]) -> dict[tuple[str, str], str]:
    closure = Closure(decided)
    return {(a, b): closure.relation(a, b) for a, b in product(SIDES, SIDES)}


@given(decisions)
def test_same_is_what_is_connected(decided: list[Decided]) -> None:
    graph, found = same_things(decided), relations(decided)
    for a, b in product(SIDES, SIDES):
        assert (found[a, b] == SAME) == nx.has_path(graph, a, b)


@given(decisions)
def test_same_is_an_equivalence(decided: list[Decided]) -> None:
    found = relations(decided)
    assert all(found[a, a] == SAME for a in SIDES)
    assert all(found[a, b] == found[b, a] for a, b in combinations(SIDES, 2))
    for a, b, c in product(SIDES, repeat=3):
        if found[a, b] == SAME:
            assert found[a, c] == found[b, c]


@given(decisions, st.randoms(use_true_random=False))
def test_order_and_direction_do_not_matter(decided: list[Decided], chance: random.Random) -> None:
    other = [r._replace(left=r.right, right=r.left) if chance.random() < 0.5 else r for r in decided]
    chance.shuffle(other)
    assert relations(other) == relations(decided)


@given(decisions)
def test_what_is_decided_is_never_open(decided: list[Decided]) -> None:
    found = relations(decided)
    assert all(found[str(r.left), str(r.right)] for r in decided)


@given(decisions)
def test_decisions_that_fit_say_what_they_said(decided: list[Decided]) -> None:
    fit, _ = fitting([], decided)
    found = relations(fit)
    for r in fit:
        if r.decision != UNSURE:
            assert found[str(r.left), str(r.right)] == r.decision


def test_nobody_is_asked_what_follows() -> None:
    closure = Closure([Decided("a", "b", SAME), Decided("b", "c", SAME), Decided("c", "d", DIFFERENT)])
    assert closure.relation("a", "c") == SAME
    assert closure.relation("a", "d") == closure.relation("d", "b") == DIFFERENT
    assert closure.relation("a", "e") == ""


def test_who_was_unsure_and_then_decided_has_decided() -> None:
    closure = Closure([Decided("a", "b", UNSURE), Decided("a", "b", SAME), Decided("b", "c", UNSURE)])
    assert closure.relation("a", "b") == SAME and closure.relation("a", "c") == UNSURE


@given(decisions)
def test_contradictions_are_told_with_a_chain_that_denies_them(decided: list[Decided]) -> None:
    graph, found = same_things(decided), contradictions(decided)
    denied = [r for r in decided if r.decision == DIFFERENT and nx.has_path(graph, r.left, r.right)]
    assert [chain[0] for chain in found] == denied
    for first, *chain in found:
        shortest = nx.shortest_path_length(graph, first.left, first.right)
        assert all(r.decision == SAME for r in chain)
        assert nx.shortest_path_length(same_things(chain), first.left, first.right) == shortest


@given(decisions, decisions, st.randoms(use_true_random=False))
def test_new_decisions_are_taken_as_far_as_they_fit(
    old: list[Decided], new: list[Decided], chance: random.Random
) -> None:
    old, _ = fitting([], old)
    new = [record._replace(row=-record.row) for record in new]
    kept, refused = fitting(old, new)
    assert contradictions([*old, *kept]) == []
    assert {r.row for r in kept} | {r.row for chain in refused for r in chain if r.row < 0} == {
        r.row for r in new
    }
    shuffled = new[:]
    chance.shuffle(shuffled)
    assert set(fitting(old, shuffled)[0]) == set(kept)
