"""The best list against all lists there are."""

from itertools import combinations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from synergraph.queries.formats import Rule
from synergraph.queries.invitations.best_list import chosen
from synergraph.queries.invitations.mix import Quota

Asked = tuple[list[int], list[tuple[list[bool], int, int | None]], int]


@st.composite
def asked(draw: st.DrawFn) -> Asked:
    count = draw(st.integers(1, 8))
    points = draw(st.lists(st.integers(1, 9), min_size=count, max_size=count))
    rules = draw(
        st.lists(
            st.tuples(
                st.lists(st.booleans(), min_size=count, max_size=count),
                st.integers(0, 4),
                st.none() | st.integers(0, 4),
            ),
            max_size=3,
        )
    )
    return points, rules, draw(st.integers(1, count))


def cost(rows: tuple[int, ...], quotas: list[Quota], size: int) -> float:
    """Return how many are missing or too many, an empty place counting half."""
    held = [(int(quota.who[list(rows)].sum()), quota) for quota in quotas]
    missed = sum(max(0, quota.least - count) for count, quota in held)
    over = sum(max(0, count - quota.most) for count, quota in held if quota.most is not None)
    return missed + over + (size - len(rows)) / 2


@settings(max_examples=60)
@given(asked())
def test_no_other_list_misses_less_or_has_more_points(given_: Asked) -> None:
    points, rules, size = given_
    total = np.array(points, dtype=float)
    quotas = [Quota(Rule(), (), np.array(who), least, most) for who, least, most in rules]
    rows = np.lexsort((np.arange(len(points)), -total))
    found = chosen(total, rows, quotas, size)
    every = [one for length in range(size + 1) for one in combinations(range(len(points)), length)]
    best = min((cost(one, quotas, size), -sum(points[row] for row in one)) for one in every)
    assert len(set(found)) == len(found) <= size
    assert (cost(tuple(found), quotas, size), -sum(points[row] for row in found)) == best


def test_nobody_makes_no_list() -> None:
    assert chosen(np.zeros(0), np.zeros(0, dtype=np.int64), [], 3) == []
