"""Rows of sparse matrices: sums, the best of each place, and what is equal but for rounding."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse

from synergraph.graph.graph import Graph
from synergraph.queries.evidence import Ground, Owned
from synergraph.queries.matrices import network
from synergraph.queries.partners.rows import best, cells, distinct, filled, first, leading, picked, standing

ENTRIES = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 5), st.integers(0, 3)), max_size=30)


@given(ENTRIES, st.lists(st.integers(0, 4), max_size=6))
def test_some_rows_are_added_up_and_listed(entries: list[tuple[int, int, int]], rows: list[int]) -> None:
    full = np.zeros((5, 6))
    for row, column, value in entries:
        full[row, column] = value
    matrix, chosen = sparse.csr_array(full), np.array(rows, dtype=np.int64)
    values = np.arange(1.0, len(rows) + 1)
    present = sparse.csr_array((full > 0).astype(float))
    assert np.allclose(picked(present, chosen, values), values @ (full > 0)[chosen])
    place, column = cells(matrix, chosen)
    assert list(zip(place.tolist(), column.tolist(), strict=True)) == [
        (at, column) for at, row in enumerate(rows) for column in np.flatnonzero(full[row])
    ]
    place, at = standing(matrix, chosen)
    assert matrix.data[at].tolist() == full[chosen[place], column].tolist()


@given(st.lists(st.integers(0, 9), max_size=20), st.integers(1, 5))
def test_what_is_set_is_found_once_and_in_order(numbers: list[int], width: int) -> None:
    assert distinct(np.array(numbers, dtype=np.int64)).tolist() == sorted(set(numbers))
    mask = np.zeros((10, width), dtype=bool)
    mask[numbers, np.array(numbers, dtype=np.int64) % width] = True
    assert [part.tolist() for part in filled(mask)] == [part.tolist() for part in np.nonzero(mask)]


@given(ENTRIES, st.integers(1, 4))
def test_the_first_of_each_place_are_the_largest(entries: list[tuple[int, int, int]], count: int) -> None:
    ordered = sorted(set(entries))
    places, items, values = (np.array([one[at] for one in ordered], dtype=np.int64) for at in range(3))
    found = leading(places, items, values.astype(float), count)
    ranked = sorted((place, -value, item) for place, item, value in ordered if value)
    expected = [one for at, one in enumerate(ranked) if sum(o[0] == one[0] for o in ranked[:at]) < count]
    assert [(places[at], -values[at], items[at]) for at in found] == expected
    assert first(places, count).sum() == sum(min(count, int((places == one).sum())) for one in set(places))


def test_what_differs_by_rounding_only_is_ordered_by_item() -> None:
    values = np.array([0.1 + 0.2, 0.3, 0.6])
    places, items = np.zeros(3, dtype=np.int64), np.array([2, 1, 0])
    assert items[best(places, items, values)].tolist() == [0, 1, 2]
    assert items[leading(places, items, values, 2)].tolist() == [0, 1]


def test_claims_find_the_statements_of_edges_and_attributes(cluster_graph: Graph) -> None:
    ground, position = Ground(cluster_graph), network(cluster_graph).position
    edges = cluster_graph.edges.filter(kind="participates_in").select("source", "target").unique().rows()
    ends = np.array([[position[end] for end in edge] for edge in edges])
    owner = np.arange(len(edges))[::-1].copy()
    claims = [
        Owned("participates_in", owner, ends[:, 0], ends[:, 1]),
        Owned("name", owner, ends[:, 1], None),
        Owned("unheard_of", owner, ends[:, 0], ends[:, 1]),
    ]
    said = ground.cited(claims, len(edges))
    for (source, target), statements in zip(edges, said[::-1], strict=True):
        own = (*ground.edge(source, "participates_in", target), *ground.attributes(target, "name"))
        assert statements == tuple(dict.fromkeys(own)) != ()
    assert ground.cited([], 2) == [(), ()]


def test_who_says_something_of_a_kind_is_known(cluster_graph: Graph) -> None:
    ground, ids = Ground(cluster_graph), network(cluster_graph).ids
    sources = set(cluster_graph.statements.filter(predicate="participates_in")["subject"])
    assert {ids[at] for at in np.flatnonzero(ground.says("participates_in"))} == sources
    assert not ground.says("unheard_of").any()
