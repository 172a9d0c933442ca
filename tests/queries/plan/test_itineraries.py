"""Swapping itineraries: laws of the search, checked by counting anew."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synergraph.queries.matrices import Floats, Indexes
from synergraph.queries.plan.model import Person
from synergraph.queries.plan.tables.design import designed, seated
from synergraph.queries.plan.tables.itineraries import exchanged
from synergraph.queries.plan.tables.model import NOWHERE, TableWishes


def _cost(paths: Indexes, there: Floats, worth: Floats) -> float:
    same = (paths[:, None] == paths[None, :]) & (there[:, None] * there[None, :] > 0)
    return float(np.triu(worth * same.sum(axis=2), 1).sum())


@settings(max_examples=60, deadline=None)
@given(places=st.integers(2, 9), rounds=st.integers(1, 4), tables=st.integers(1, 3), seed=st.integers(0, 999))
def test_swaps_never_cost_more_and_leave_nothing_to_gain(
    places: int, rounds: int, tables: int, seed: int
) -> None:
    rng = np.random.default_rng(seed)
    paths = rng.integers(tables, size=(places, rounds))
    there = (rng.random((places, rounds)) < 0.8).astype(float)
    worth = rng.normal(size=(places, places))
    worth += worth.T
    np.fill_diagonal(worth, 0.0)
    apart = np.zeros((places, places), dtype=np.bool_)
    found = exchanged(paths, there, worth, apart, lambda: True)
    assert sorted(map(tuple, found)) == sorted(map(tuple, paths))
    best = _cost(found, there, worth)
    assert best <= _cost(paths, there, worth) + 1e-9
    free = all(
        ((paths[i] == paths[j]).sum() < 2) for i in range(places) for j in range(i)
    )  # where places meet twice only those who attend alike swap
    for i in range(places):
        for j in range(i):
            if free or np.array_equal(there[i], there[j]):
                other = found.copy()
                other[[i, j]] = other[[j, i]]
                assert _cost(other, there, worth) >= best - 1e-6


@pytest.mark.parametrize("late", [0, 3])
def test_seats_follow_the_itineraries_where_people_attend(late: int) -> None:
    people = tuple(
        Person(f"p{i}", f"o{i}", f"c{i % 4}", arrives=late if i % 3 == 0 else 0, least=0) for i in range(24)
    )
    wishes = TableWishes(people, 5, (5,) * 5)
    at = seated(wishes, designed(wishes))
    assert at.shape == (24, 5)
    for r in range(5):
        absent = [i for i in range(24) if late > r and i % 3 == 0]
        assert np.flatnonzero(at[:, r] == NOWHERE).tolist() == absent
        assert max(np.bincount(at[at[:, r] != NOWHERE, r])) <= 5
