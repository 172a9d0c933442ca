"""The best team against all teams there are."""

from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synergraph.queries.partners.team import Team, best_team

ACTORS = range(5)
POINTS = st.lists(
    st.dictionaries(st.sampled_from(ACTORS), st.integers(-5, 30).map(float), max_size=4),
    min_size=1,
    max_size=4,
)
PAIRS = st.sampled_from(list(combinations(ACTORS, 2)))
BONUS = st.dictionaries(PAIRS, st.integers(0, 9).map(float), max_size=6)
APART = st.sets(PAIRS, max_size=4)
Points = list[dict[int, float]]
Bonus = dict[tuple[int, int], float]


def value(points: Points, bonus: Bonus, actors: tuple[int | None, ...]) -> tuple[int, float]:
    taken = {actor for actor in actors if actor is not None}
    own = sum(fit[actor] for fit, actor in zip(points, actors, strict=True) if actor is not None)
    return len(taken), own + sum(worth for pair, worth in bonus.items() if taken.issuperset(pair))


def allowed(actors: tuple[int | None, ...], apart: set[tuple[int, int]]) -> bool:
    taken = [actor for actor in actors if actor is not None]
    return len(taken) == len(set(taken)) and not any(set(taken).issuperset(pair) for pair in apart)


@settings(max_examples=60)
@given(POINTS, BONUS, APART)
def test_no_team_is_better(points: Points, bonus: Bonus, apart: set[tuple[int, int]]) -> None:
    found = best_team(points, bonus, apart)
    teams = [team for team in product(*([None, *fit] for fit in points)) if allowed(team, apart)]
    assert found.actors in teams
    assert value(points, bonus, found.actors) == pytest.approx(
        max(value(points, bonus, team) for team in teams)
    )
    assert found.points == pytest.approx(value(points, bonus, found.actors)[1])
    assert found.bound == pytest.approx(found.points, abs=1e-3)
    assert best_team(points, bonus, apart) == found


def test_no_roles_and_no_candidates_make_no_team() -> None:
    assert best_team([], {}) == Team((), 0.0, 0.0)
    assert best_team([{}, {}], {(0, 1): 2.0}) == Team((None, None), 0.0, 0.0)


def test_of_equal_actors_the_earlier_one_is_taken() -> None:
    assert best_team([{3: 5.0, 1: 5.0, 2: 5.0}], {}).actors == (1,)
