"""The honest result of tables: rule by rule what holds, and what each soft rule was paid.

What a soft rule costs are the points that the seating pays for it, at the prices of its wishes.
"""

from collections.abc import Iterator

import numpy as np

from synergraph.queries.plan.rules import Held, hard
from synergraph.queries.plan.tables.check import broken_seats, broken_topics
from synergraph.queries.plan.tables.descent import Descent, alike
from synergraph.queries.plan.tables.model import Seating, TopicPlan
from synergraph.queries.plan.wording import found

_HARD = ("attendance", "tables", "forbidden", "must")
_APART = ("organisation", "cluster", "kind")


def seat_rules(plan: Seating) -> list[Held]:
    """Return what became of every rule of mixed tables, hard ones first."""
    return [*hard(_HARD, broken_seats(plan)), *_soft(plan)]


def topic_rules(plan: TopicPlan) -> list[Held]:
    """Return what became of every hard rule of topic tables; how well they are liked is the objective."""
    return hard(("attendance", "tables", "same_topic"), broken_topics(plan))


def _soft(plan: Seating) -> Iterator[Held]:
    search, prices = Descent(plan.wishes, plan.at), plan.wishes.prices
    met = np.triu(search.together, 1)
    pairs = plan.wishes.pairs
    gained = float(pairs.score[search.together[pairs.first, pairs.second] > 0].sum())
    yield Held("score", False, True, gained, found("gained", points=f"{gained:.1f}"))
    paid = float((search.repeat * met * (met - 1) / 2).sum())
    yield _spent("again", plan.repeats, paid)
    for name in _APART:
        same = alike([getattr(person, name) for person in plan.wishes.people])
        count = int(met[same].sum())
        yield _spent(name, count, count * getattr(prices, name))
    together = sum(int(met[min(pair), max(pair)]) for pair in plan.wishes.known)
    yield _spent("known", together, together * prices.known)


def _spent(name: str, count: int, cost: float) -> Held:
    return Held(name, False, not count, count, found("pairs", count=count), cost)
