"""Layout: every node has a place of its own, discs keep apart, and the same input gives the same map."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from synergraph.viz.layout import SPACING, arrange, slots
from synergraph.viz.packing import GAP, pack


@st.composite
def graphs(draw: st.DrawFn) -> tuple[int, list[tuple[int, int]]]:
    size = draw(st.integers(1, 60))
    node = st.integers(0, size - 1)
    return size, draw(st.lists(st.tuples(node, node), max_size=150))


@settings(deadline=None, max_examples=60)
@given(graphs())
def test_every_node_stands_alone_inside_its_disc(graph: tuple[int, list[tuple[int, int]]]) -> None:
    size, links = graph
    layout = arrange(size, links)
    assert np.isfinite(layout.positions).all()
    assert sorted(node for disc in layout.discs for node in disc.members) == list(range(size))
    for disc in layout.discs:
        places = layout.positions[list(disc.members)]
        assert (np.hypot(*(places - (disc.x, disc.y)).T) < disc.radius).all()
    apart = np.hypot(*(layout.positions[:, None] - layout.positions[None]).transpose(2, 0, 1))
    assert apart[~np.eye(size, dtype=bool)].min(initial=np.inf) >= SPACING - 1e-6


@settings(deadline=None, max_examples=60)
@given(graphs())
def test_discs_do_not_overlap(graph: tuple[int, list[tuple[int, int]]]) -> None:
    discs = arrange(*graph).discs
    for number, one in enumerate(discs):
        for two in discs[:number]:
            assert np.hypot(one.x - two.x, one.y - two.y) >= one.radius + two.radius + GAP - 1e-6


@settings(deadline=None, max_examples=20)
@given(graphs())
def test_the_same_graph_gives_the_same_map(graph: tuple[int, list[tuple[int, int]]]) -> None:
    one, two = arrange(*graph), arrange(*graph)
    assert (one.positions == two.positions).all()
    assert one.discs == two.discs


def test_an_empty_graph_has_no_discs() -> None:
    assert arrange(0, []).discs == []


def test_two_cliques_with_one_bridge_are_two_discs() -> None:
    cliques = [(a + shift, b + shift) for shift in (0, 6) for a in range(6) for b in range(a)]
    discs = arrange(12, [*cliques, (0, 6)]).discs
    assert {frozenset(disc.members) for disc in discs} == {frozenset(range(6)), frozenset(range(6, 12))}


def test_the_best_linked_node_leads_its_disc_and_loose_nodes_share_the_last() -> None:
    discs = arrange(7, [(0, 3), (1, 3), (2, 3)]).discs
    assert discs[0].members[0] == 3
    assert (discs[-1].members, discs[-1].linked) == ((4, 5, 6), False)


def test_slots_keep_their_distance() -> None:
    places = slots(800)
    apart = np.hypot(*(places[:, None] - places[None]).transpose(2, 0, 1))
    assert apart[~np.eye(800, dtype=bool)].min() >= SPACING - 1e-6


@settings(deadline=None, max_examples=40)
@given(st.lists(st.floats(20, 900), min_size=1, max_size=40))
def test_discs_of_any_size_find_room(radii: list[float]) -> None:
    radii.sort(reverse=True)
    centres = pack(radii, np.ones((len(radii), len(radii))))
    for one in range(len(radii)):
        for two in range(one):
            assert np.hypot(*(centres[one] - centres[two])) >= radii[one] + radii[two] + GAP - 1e-6
