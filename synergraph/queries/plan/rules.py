"""The honest result: rule by rule what holds, and what each soft rule cost.

What a rule costs is how far the bound on the scores of the pairs would rise without it.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from synergraph.ontology import Labels
from synergraph.queries.matrices import Indexes
from synergraph.queries.plan.check import Break, broken
from synergraph.queries.plan.model import Schedule, Wishes
from synergraph.queries.plan.problem import problem
from synergraph.queries.plan.relaxed import relax
from synergraph.queries.plan.wording import RULES, found


@dataclass(frozen=True)
class Held:
    """A rule, whether it holds, and what is found in words.

    `value` is the number behind the words: breaks of a hard rule, what a soft one lacks. `cost` is in
    points of the pair scores; None where a rule is hard or was not asked for its cost.
    """

    name: str
    hard: bool
    holds: bool
    value: float
    says: Labels
    cost: float | None = None

    @property
    def label(self) -> Labels:
        return RULES[self.name]


@dataclass(frozen=True, slots=True)
class Shortfall:
    """Someone with fewer meetings than wanted: the position, meetings, wanted ones, and possible partners."""

    person: int
    met: int
    wanted: int
    partners: int


def rules(plan: Schedule, *, since: int = 0, costs: bool = False) -> list[Held]:
    """Return what became of every rule, hard ones first; `since` is the first round that was planned.

    `costs` solves one relaxation for each rule that costs something: seconds where thousands come.
    """
    spent = cost_of_rules(plan.wishes) if costs else {}
    return [
        replace(rule, cost=spent.get(rule.name)) for rule in [*hard(_HARD, broken(plan, since)), *_soft(plan)]
    ]


_HARD = ("attendance", "place", "tables", "forbidden", "must", "most", "repeat")


def hard(names: Iterable[str], breaks: Iterable[Break]) -> list[Held]:
    """Return what became of hard rules, of which these are the breaks."""
    counts = Counter(one.rule for one in breaks)
    return [_hard(name, counts[name]) for name in names]


def _hard(name: str, breaks: int) -> Held:
    says = found("broken", count=breaks) if breaks else found("held")
    return Held(name, True, not breaks, breaks, says)


def _soft(plan: Schedule) -> list[Held]:
    met, lacking = _met(plan), shortfalls(plan)
    missing = sum(one.wanted - one.met for one in lacking)
    free = [p.attends(r) for p in plan.wishes.people for r in range(plan.wishes.rounds)]
    attended = np.array(free, dtype=int).reshape(len(met), -1).sum(axis=1)
    jain = _jain(met[attended > 0] / attended[attended > 0])
    known = sum(m.pair in plan.wishes.known for m in plan.meetings)
    gaps = sum(_idle(plan, at) for at in _rounds_met(plan))
    each = gaps / max(len(met), 1)
    low, high = (int(met.min()), int(met.max())) if len(met) else (0, 0)
    return [
        Held("score", False, True, len(plan.meetings), found("score", meetings=len(plan.meetings))),
        Held("least", False, not missing, missing, found("least", short=len(lacking), missing=missing)),
        Held("fair", False, True, jain, found("fair", low=low, high=high, jain=f"{jain:.2f}")),
        Held("known", False, not known, known, found("known", count=known)),
        Held("gaps", False, not gaps, gaps, found("gaps", gaps=gaps, each=f"{each:.1f}")),
    ]


def shortfalls(plan: Schedule) -> list[Shortfall]:
    """Return who has fewer meetings than wanted, and how many partners they could have met at all."""
    met, stated = _met(plan), problem(plan.wishes)
    ends = np.concatenate([stated.first, stated.second])
    partners = np.bincount(ends, minlength=len(met))
    return [
        Shortfall(i, int(met[i]), person.least, int(partners[i]))
        for i, person in enumerate(plan.wishes.people)
        if met[i] < person.least
    ]


def cost_of_rules(wishes: Wishes) -> dict[str, float]:
    """Return for each rule how many points of score the best plan would gain without it, by the bound."""
    prices, half = wishes.prices, len(wishes.people) // 2
    without = {
        "least": replace(wishes, prices=replace(prices, missing=0.0)),
        "fair": replace(wishes, prices=replace(prices, uneven=0.0)),
        "known": replace(wishes, prices=replace(prices, known=1.0)),
        "must": replace(wishes, must=frozenset()),
        "tables": replace(wishes, tables=half),
        "most": replace(wishes, people=tuple(replace(p, most=None) for p in wishes.people)),
        "forbidden": replace(
            wishes, forbidden=frozenset(), people=tuple(replace(p, organisation="") for p in wishes.people)
        ),
    }
    now = _scored(wishes)
    return {name: max(_scored(other) - now, 0.0) for name, other in without.items()}


def _scored(wishes: Wishes) -> float:
    """Return the scores of the pairs that the relaxation takes; known pairs count in full."""
    stated, n = problem(wishes), max(len(wishes.people), 1)
    taken = relax(stated)
    raw = dict(
        zip((wishes.pairs.first * n + wishes.pairs.second).tolist(), wishes.pairs.score.tolist(), strict=True)
    )
    keys = stated.first[taken.active] * n + stated.second[taken.active]
    return float(
        sum(raw.get(key, 0.0) * share for key, share in zip(keys.tolist(), taken.share.tolist(), strict=True))
    )


def _met(plan: Schedule) -> Indexes:
    ends = np.array([m.pair for m in plan.meetings], dtype=np.int64).ravel()
    return np.bincount(ends, minlength=len(plan.wishes.people))


def _jain(shares: np.ndarray[tuple[int], np.dtype[np.float64]]) -> float:
    """Return (Σx)² / (n Σx²): 1 when all are equal (Jain, Chiu and Hawe 1984)."""
    squares = float(np.sum(shares**2)) * len(shares)
    return float(shares.sum()) ** 2 / squares if squares else 1.0


def _rounds_met(plan: Schedule) -> Iterable[tuple[int, list[int]]]:
    rounds: dict[int, list[int]] = {}
    for meeting in plan.meetings:
        for i in meeting.pair:
            rounds.setdefault(i, []).append(meeting.round)
    return rounds.items()


def _idle(plan: Schedule, at: tuple[int, list[int]]) -> int:
    person, met = plan.wishes.people[at[0]], set(at[1])
    return sum(person.attends(r) and r not in met for r in range(min(met), max(met)))
