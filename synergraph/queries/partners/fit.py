"""How well each actor fits a query: what is found of it, part by part, and the points for that.

The points of a part are weight · ln(1 + 4x/usual) / ln 5, where x is what was found and `usual` what
a strong case has: they grow ever slower, and are absolute, so that a weak fit stays weak. That an
actor is known to everyone earns nothing.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy import sparse

from synergraph.queries.matrices import Floats, Mask, flat
from synergraph.queries.partners.profiles import Profiles
from synergraph.queries.partners.query import Query
from synergraph.queries.partners.rows import picked
from synergraph.queries.partners.traces import LEAST, Traces, cosine, shared, summed, traced
from synergraph.queries.partners.weights import Weights, weights
from synergraph.queries.portfolio import month

PARTS = ("repeat", "reach", "met", "similar", "profile", "topic", "programme", "offers", "seeks")
FAMILIAR = frozenset({"repeat", "reach", "met"})
"""Parts that rest on who knows whom."""
_FADING = 96.0
"""In so many months a joint project comes to count a third."""


@dataclass(frozen=True)
class Fit:
    """The points of every organisation, part by part, and what they were found from.

    `known` says which organisations work in projects of those who ask.
    """

    found: Profiles
    asked: Query
    points: dict[str, Floats]
    known: Mask
    traces: Traces

    @property
    def near(self) -> Floats:
        """How near each project is to the query; 0 for all but the nearest."""
        return self.traces.near

    @cached_property
    def total(self) -> Floats:
        total = np.zeros(len(self.found.at))
        for points in self.points.values():
            total += points
        return total


def fit(found: Profiles, asked: Query, novelty: float = 0.0) -> Fit:
    """Return how well every organisation fits a query.

    `novelty` from 0 to 1 takes that share of the points that rest on acquaintance, and of the
    points of each organisation as much as it is well known (`Profiles.fame`).
    """
    traces = traced(found, asked)
    amounts = measured(found, asked, traces)
    points = valued(amounts, weights(found.projects.corpus.long, asked.long))
    if novelty:
        unknown = 1 - novelty * found.fame
        points = {name: x * unknown * (1 - novelty if name in FAMILIAR else 1) for name, x in points.items()}
    return Fit(found, asked, points, amounts["repeat"] > 0, traces)


def measured(found: Profiles, asked: Query, traces: Traces) -> dict[str, Floats]:
    """Return for each part what is found of every organisation, 0 or more."""
    return {
        "repeat": _repeat(found, asked),
        "reach": _reach(found, asked, traces),
        "met": _held(found.events, asked.events),
        "similar": summed(found.work, found.staff, traces.near),
        "profile": _profile(found, asked, traces.said),
        "topic": _topics(found, asked),
        "programme": summed(found.work, found.staff, traces.akin),
        "offers": _held(found.offers, asked.seeks, found.weight),
        "seeks": _held(found.seeks, asked.offers, found.weight),
    }


def valued(amounts: dict[str, Floats], learned: Weights) -> dict[str, Floats]:
    """Return the points for what was found."""
    return {
        name: _grown(amount, 4 / learned.usual[name], learned.points[name] / np.log(5))
        for name, amount in amounts.items()
    }


def _grown(amount: Floats, factor: float, points: float) -> Floats:
    """Return points · ln(1 + factor · amount), worked out for all only where most have some."""
    some = amount > 0
    count = np.count_nonzero(some)
    if not count:
        return amount
    if 2 * count > len(amount):
        return _log(amount, factor, points)
    grown, at = np.zeros(len(amount)), np.flatnonzero(some)
    grown[at] = _log(amount[at], factor, points)
    return grown


def _log(amount: Floats, factor: float, points: float) -> Floats:
    """Return points · ln(1 + factor · amount), with six digits: more would take twice the time, and tell nothing."""
    grown = amount.astype(np.float32)
    grown *= factor
    grown += 1
    np.log(grown, out=grown)
    return flat(grown) * points


def _held(matrix: sparse.csr_array, wanted: sparse.csr_array, weight: Floats | None = None) -> Floats:
    """Return, row by row, the summed weight (1 each) of the columns that are wanted."""
    if not wanted.nnz or not matrix.nnz:
        return np.zeros(matrix.shape[0])
    sought = np.zeros(matrix.shape[1])
    sought[wanted.indices] = 1 if weight is None else weight[wanted.indices]
    return flat(matrix @ sought)


def _repeat(found: Profiles, asked: Query) -> Floats:
    """Return how many projects an organisation has with those who ask, each fading since its end."""
    rows = np.array(asked.projects, dtype=np.int64)
    age = month(found.network.today or None) - found.projects.end[rows]
    return picked(found.staff, rows, np.exp(-np.fmax(age, 0) / _FADING))


def _reach(found: Profiles, asked: Query, traces: Traces) -> Floats:
    """Return how well an organisation is reached through partners who do not work with everyone."""
    reached = summed(found.ties, found.tied, traces.elsewhere)
    reached[list(asked.actors)] = 0
    reached[(traces.ties > 0) | (reached <= LEAST)] = 0
    return reached


def _profile(found: Profiles, asked: Query, said: Floats) -> Floats:
    """Return the cosine of the words of each organisation and the query.

    Its words are those of its projects and its own, so what these say (`said`) adds up to it.
    """
    told = found.work @ said
    if found.own_words.nnz:
        told += cosine(found.described, asked)
    return flat(told / found.size)


def _topics(found: Profiles, asked: Query) -> Floats:
    """Return the cosine of what an organisation and the query are about, weighted by rarity."""
    both, sought = shared(found, asked, found.engaged)
    return flat(both / (found.lengths * np.sqrt(sought or 1)))
