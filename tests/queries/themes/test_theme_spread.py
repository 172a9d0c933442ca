"""The spread of themes over groups: unbiased, between none and a hundred, blind to names and order."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy import sparse

from synergraph.queries.themes.diversity import Spread, distances, divided

COUNTS = arrays(int, (5, 3), elements=st.integers(0, 12))
APART = np.array([[0.0, 0.3, 1.0], [0.3, 0.0, 0.8], [1.0, 0.8, 0.0]])
BELONGS = arrays(float, (7, 3), elements=st.sampled_from([0.0, 1.0])).filter(
    lambda rows: bool((rows.sum(axis=1) > 0).all())
)


def spread(counts: np.ndarray, apart: np.ndarray = APART) -> Spread:
    """Return themes with so many projects, each in one group."""
    cells = [(theme, group) for (theme, group), n in np.ndenumerate(counts) for _ in range(n)]
    themes, shares = np.zeros((len(cells), len(counts))), np.zeros((len(cells), len(apart)))
    for row, (theme, group) in enumerate(cells):
        themes[row, theme] = shares[row, group] = 1
    return Spread(sparse.csr_array(themes), sparse.csr_array(shares), apart)


def drawn(rows: list[int], belongs: np.ndarray) -> Spread:
    """Return some projects as one theme."""
    about = np.zeros((len(belongs), 1))
    about[rows] = 1
    return Spread(sparse.csr_array(about), divided(sparse.csr_array(belongs)), APART)


@given(BELONGS, st.integers(2, 6))
def test_few_projects_score_on_average_what_all_do(belongs: np.ndarray, size: int) -> None:
    every = drawn(list(range(7)), belongs)
    parts = [drawn(list(rows), belongs) for rows in combinations(range(7), size)]
    assert np.mean([part.evenness[0] for part in parts]) == pytest.approx(every.evenness[0], abs=1e-9)
    assert np.mean([part.distance[0] for part in parts]) == pytest.approx(every.distance[0], abs=1e-9)


@given(COUNTS)
def test_the_score_is_between_none_and_a_hundred_and_none_in_one_group(counts: np.ndarray) -> None:
    found = spread(counts)
    assert np.all((found.score >= 0) & (found.score <= 100 + 1e-9))
    assert np.all(found.score[(counts > 0).sum(axis=1) <= 1] == 0)
    assert np.all(found.distance <= found.evenness + 1e-9)


@given(COUNTS, st.permutations(range(3)))
def test_the_order_of_groups_does_not_matter(counts: np.ndarray, order: list[int]) -> None:
    turned = spread(counts[:, order], APART[np.ix_(order, order)])
    assert np.allclose(spread(counts).points[:, order], turned.points)
    for theme in range(len(counts)):
        assert spread(counts).interval(theme) == pytest.approx(turned.interval(theme))


@given(COUNTS, st.permutations(range(5)))
def test_the_order_of_themes_does_not_matter(counts: np.ndarray, order: list[int]) -> None:
    assert np.allclose(spread(counts).score[order], spread(counts[order]).score)


@given(COUNTS, arrays(int, 5, elements=st.integers(0, 12)))
def test_a_group_split_into_two_about_the_same_changes_no_distance(
    counts: np.ndarray, moved: np.ndarray
) -> None:
    part = np.minimum(moved, counts[:, 2])
    split = np.column_stack([counts[:, :2], counts[:, 2] - part, part])
    same = np.pad(APART, (0, 1), mode="edge")
    same[3, 3] = same[2, 3] = same[3, 2] = 0
    assert np.allclose(spread(counts).distance, spread(split, same).distance)


@given(COUNTS)
def test_the_interval_holds_the_score(counts: np.ndarray) -> None:
    found = spread(counts)
    for theme in np.flatnonzero((found.size > 1) & (found.score > 0)):
        low, high = found.interval(int(theme))
        assert 0 <= low <= found.score[theme] + 1e-6 and found.score[theme] <= high + 1e-6


def test_more_projects_make_the_interval_narrower() -> None:
    found = spread(np.array([[2, 1, 1], [40, 20, 20]]))
    widths = [high - low for low, high in map(found.interval, (0, 1))]
    assert widths[1] < widths[0] / 2


def test_a_theme_of_one_project_tells_nothing_and_moves_no_average() -> None:
    with_one, without = spread(np.array([[4, 4, 4], [1, 0, 0]])), spread(np.array([[4, 4, 4]]))
    assert with_one.averages == without.averages
    assert with_one.interval(1) == (0.0, 100.0)


def test_an_even_spread_beats_a_lopsided_one_of_the_same_size() -> None:
    even, lopsided = spread(np.array([[4, 4, 4], [10, 1, 1]])).score
    assert even > lopsided


def test_far_groups_count_more_than_near_ones() -> None:
    near, far = spread(np.array([[5, 5, 0], [5, 0, 5]])).score
    assert far > near


def test_groups_about_the_same_are_not_apart() -> None:
    apart = distances(sparse.csr_array(np.array([[1.0, 0], [2, 0], [0, 1]])))
    assert np.allclose(apart, [[0, 0, 1], [0, 0, 1], [1, 1, 0]])
    assert np.allclose(distances(sparse.csr_array(np.ones((2, 3)))), 0)
