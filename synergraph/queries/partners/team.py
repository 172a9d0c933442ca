"""Who takes which role: the best choice of all, by integer programming."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, milp

Pair = tuple[int, int]
Seat = tuple[int, int]
"""A role, and an actor that could take it."""
Rule = tuple[dict[int, float], float]
"""Factors by column, and what their sum must not exceed."""
_SECONDS = 20.0
_TIE = 1e-7
"""Of equal teams the one with the earlier actors: less than any difference in points that is shown."""


@dataclass(frozen=True)
class Team:
    """The actor of each role, None where it stays empty; the points of all, and how many no team can exceed."""

    actors: tuple[int | None, ...]
    points: float
    bound: float


def best_team(
    points: Sequence[Mapping[int, float]],
    bonus: Mapping[Pair, float],
    apart: Collection[Pair] = (),
) -> Team:
    """Return the team that fills the most roles, and among these one with the most points.

    `points` has for each role the actors that could take it, `bonus` what pairs (smaller number first)
    add when both are in the team, 0 or more, `apart` pairs of which only one may be. An actor takes one
    role at most. The choice is the best there is (`points` = `bound`), but for very large ones, where
    the search ends after 20 seconds.
    """
    seats = [(role, actor) for role, fit in enumerate(points) for actor in sorted(fit)]
    if not seats:
        return Team((None,) * len(points), 0.0, 0.0)
    pairs = _pairs(seats, {pair: value for pair, value in bonus.items() if value > 0})
    own = [points[role][actor] for role, actor in seats]
    worth = np.array(own + [bonus[_ordered(seats[one][1], seats[other][1])] for one, other in pairs])
    filled = np.where(np.arange(len(worth)) < len(seats), _more_than_all(points, bonus), 0.0)
    rules = [*_single(seats), *_apart(seats, apart), *_joined(seats, pairs)]
    solved = milp(
        -(worth + filled) + _TIE * np.arange(len(worth)),
        constraints=_constraint(rules, len(worth)),
        integrality=np.ones(len(worth), dtype=np.int64),
        bounds=Bounds(0, 1),
        options={"time_limit": _SECONDS, "mip_rel_gap": 0},
    )
    chosen = np.zeros(len(worth)) if solved.x is None else np.round(solved.x)
    actors = {seats[at][0]: seats[at][1] for at in np.flatnonzero(chosen[: len(seats)])}
    value, bound = float(chosen @ worth), -float(solved.mip_dual_bound or 0.0) - float(chosen @ filled)
    team = tuple(actors.get(role) for role in range(len(points)))
    return Team(team, value, value if bound - value < len(worth) * _TIE * len(worth) else bound)


def _ordered(one: int, other: int) -> Pair:
    return (min(one, other), max(one, other))


def _pairs(seats: Sequence[Seat], bonus: Mapping[Pair, float]) -> list[Pair]:
    """Return the pairs of seats, by number, whose actors have a bonus."""
    of = defaultdict(list)
    for at, (_, actor) in enumerate(seats):
        of[actor].append(at)
    found = {_ordered(one, other) for left, right in bonus for one in of[left] for other in of[right]}
    return sorted(pair for pair in found if seats[pair[0]][0] != seats[pair[1]][0])


def _more_than_all(points: Sequence[Mapping[int, float]], bonus: Mapping[Pair, float]) -> float:
    """Return more than any choice could lose or win, so that a filled role is worth more."""
    spread = sum(max(map(abs, fit.values()), default=0.0) for fit in points)
    return 1 + 2 * spread + len(points) ** 2 * max(bonus.values(), default=0.0)


def _single(seats: Sequence[Seat]) -> Iterator[Rule]:
    """A role has one actor, an actor one role."""
    for end in (0, 1):
        of = defaultdict(list)
        for at, seat in enumerate(seats):
            of[seat[end]].append(at)
        yield from ((dict.fromkeys(some, 1.0), 1.0) for some in of.values())


def _apart(seats: Sequence[Seat], apart: Collection[Pair]) -> Iterator[Rule]:
    """Who takes one seat keeps those apart from it out of each other role."""
    against: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for one, other in _pairs(seats, dict.fromkeys(apart, 1.0)):
        against[one, seats[other][0]].append(other)
        against[other, seats[one][0]].append(one)
    yield from (({at: 1.0, **dict.fromkeys(some, 1.0)}, 1.0) for (at, _), some in against.items())


def _joined(seats: Sequence[Seat], pairs: Sequence[Pair]) -> Iterator[Rule]:
    """A seat that is taken has one pair with each other role at most, one that is not has none."""
    with_role: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for column, (one, other) in enumerate(pairs, len(seats)):
        with_role[one, seats[other][0]].append(column)
        with_role[other, seats[one][0]].append(column)
    yield from (({at: -1.0, **dict.fromkeys(some, 1.0)}, 0.0) for (at, _), some in with_role.items())


def _constraint(rules: Sequence[Rule], columns: int) -> LinearConstraint:
    entries = [(row, at, factor) for row, (some, _) in enumerate(rules) for at, factor in some.items()]
    lines, places, factors = (list(values) for values in zip(*entries, strict=True))
    matrix = sparse.csr_array((factors, (lines, places)), shape=(len(rules), columns))
    return LinearConstraint(matrix, ub=np.array([most for _, most in rules]))
