"""The nearest of each project, and after a change only of those that it concerns."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse

from synergraph.graph.graph import Graph
from synergraph.queries.portfolio import portfolio
from synergraph.queries.synergies.features import Features, features
from synergraph.queries.synergies.near import near

Rows = list[dict[int, int]]
rows = st.lists(
    st.dictionaries(st.integers(0, 11), st.integers(1, 9), min_size=1, max_size=4), min_size=1, max_size=14
)


def made(projects: Rows, ids: list[int]) -> Features:
    """Return features with one column per topic; rows that differ have different hashes."""
    matrix = sparse.lil_array((len(projects), 12))
    for at, held in enumerate(projects):
        for column, value in held.items():
            matrix[at, column] = value
    left = sparse.csr_array(matrix, dtype=float)
    apart = sparse.diags_array(1 + 1e-9 * np.array([(i * 7919 % 1009) / 1009 for i in ids]))
    numbers = [hash(tuple(sorted(held.items()))) % 2**63 for held in projects]
    return Features(left, sparse.csr_array(apart @ left), np.array(numbers, dtype=np.uint64))


@given(rows, rows, st.sets(st.integers(0, 13)))
def test_renewed_is_the_same_as_made_anew(old: Rows, other: Rows, changed: set[int]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("synergraph.queries.synergies.near.NEAREST", 3)
        last = near(made(old, list(range(len(old)))), [str(i) for i in range(len(old))], None)
        new = [other[i] if i in changed and i < len(other) else held for i, held in enumerate(old)]
        ids = [i for i in range(len(new)) if i % 5 != 4] + [90 + i for i in range(len(other))]
        projects = [new[i] if i < 90 else other[i - 90] for i in ids]
        found, names = made(projects, ids), [str(i) for i in ids]
        renewed, anew = near(found, names, last)["products"], near(found, names, None)["products"]
    assert abs(renewed - anew).max() < 1e-6
    assert ((renewed != 0) != (anew != 0)).nnz == 0


def test_a_changed_project_changes_rows_only_of_those_it_shares_an_actor_with(cluster_graph: Graph) -> None:
    projects = portfolio(cluster_graph)
    every = np.arange(len(projects.at))
    without = projects.actors.copy()
    without.data[without.indptr[2] : without.indptr[3]] = 0
    without.eliminate_zeros()
    same = features(projects, every).hashes == features(replace(projects, actors=without), every).hashes
    sharing = np.asarray((projects.actors @ projects.actors[[2]].T).todense()).ravel() > 0
    assert not same[2]
    assert same[~sharing].all() and (~sharing).any()


def test_features_do_not_hang_on_the_place_of_a_project(cluster_graph: Graph) -> None:
    projects = portfolio(cluster_graph)
    every = np.arange(len(projects.at))
    assert (features(projects, every[::-1]).hashes[::-1] == features(projects, every).hashes).all()


def test_asking_changes_nothing(cluster_graph: Graph) -> None:
    projects = portfolio(cluster_graph)
    every = np.arange(len(projects.at))
    first = features(projects, every)
    assert (features(projects, every).hashes == first.hashes).all()
    assert projects.corpus.vectors.has_canonical_format
