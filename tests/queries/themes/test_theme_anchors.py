"""Where themes are anchored: beyond what spills over, with different leads."""

import numpy as np
import pytest
from test_theme_spread import spread

from synergraph.queries.themes.anchors import anchored, middle, needed, settled, spill

FAR = 1 - np.eye(4)
HOME = np.array([[9, 1, 0, 0], [0, 9, 1, 0], [0, 0, 9, 1], [1, 0, 0, 9], [9, 0, 1, 0]])


def test_the_usual_spill_is_that_of_the_settled_themes() -> None:
    found = spread(np.vstack([HOME, [[1, 1, 0, 0]]]), FAR)
    assert settled(found).tolist() == [True] * 5 + [False]
    assert spill(found) == pytest.approx(0.1)


def test_with_few_settled_themes_all_of_two_projects_tell_what_is_usual() -> None:
    found = spread(np.array([[2, 1, 0, 0], [1, 0, 0, 0], [3, 0, 0, 0]]), FAR)
    assert settled(found).tolist() == [True, False, True]
    assert 0 < spill(found) < 0.5


def test_a_theme_is_anchored_where_it_has_more_than_spills_over() -> None:
    counts = np.vstack([HOME, [[5, 4, 4, 1]]])
    found = anchored(spread(counts, FAR), counts.astype(float), counts.astype(float))
    assert found[5].tolist() == [True, True, True, False]
    assert found[:5].sum(axis=1).tolist() == [1] * 5


def test_one_organisation_alone_anchors_nothing() -> None:
    counts = np.vstack([HOME, [[5, 4, 4, 1]]])
    leads = counts.astype(float)
    leads[5, 1] = 1
    assert anchored(spread(counts, FAR), counts.astype(float), leads)[5].tolist() == [
        True,
        False,
        True,
        False,
    ]


def test_three_anchors_are_needed_and_two_where_there_are_few_groups() -> None:
    assert [needed(groups) for groups in (2, 3, 4, 13)] == [2, 2, 3, 3]


def test_without_themes_nothing_is_anchored_and_nothing_usual() -> None:
    nothing = spread(np.zeros((2, 4), dtype=int), FAR)
    assert spill(nothing) == middle(nothing) == 0
    assert not anchored(nothing, np.zeros((2, 4)), np.zeros((2, 4))).any()
