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
from synergraph.queries.partners.weights import Weights, weights
from synergraph.queries.portfolio import month

PARTS = ("repeat", "reach", "met", "similar", "profile", "topic", "programme", "offers", "seeks")
FAMILIAR = frozenset({"repeat", "reach", "met"})
"""Parts that rest on who knows whom."""
_FADING = 96.0
"""In so many months a joint project comes to count a third."""
_SIMILAR = 100
_FEW = 500
"""The values of fewer rows are added up one by one, those of more in one product."""


@dataclass(frozen=True)
class Fit:
    """The points of every organisation, part by part, and what they were found from.

    `near` says how near each project is to the query, `said` how much of its words each project says,
    `ties` how closely each organisation works with those who ask, `known` which do at all.
    """

    found: Profiles
    asked: Query
    points: dict[str, Floats]
    known: Mask
    near: Floats
    said: Floats
    ties: Floats

    @cached_property
    def total(self) -> Floats:
        total = np.zeros(len(self.found.at))
        for points in self.points.values():
            if points.any():
                total += points
        return total


def fit(found: Profiles, asked: Query, novelty: float = 0.0) -> Fit:
    """Return how well every organisation fits a query.

    `novelty` from 0 to 1 takes that share of the points that rest on acquaintance, and of the
    points of each organisation as much as it is well known (`Profiles.fame`).
    """
    said = spoken(found, asked)
    near, ties = nearness(found, asked, said), closeness(found, asked)
    amounts = measured(found, asked, near, ties, said)
    points = valued(amounts, weights(found.projects.corpus.long, asked.long))
    if novelty:
        unknown = 1 - novelty * found.fame
        points = {name: x * unknown * (1 - novelty if name in FAMILIAR else 1) for name, x in points.items()}
    return Fit(found, asked, points, amounts["repeat"] > 0, near, said, ties)


def measured(found: Profiles, asked: Query, near: Floats, ties: Floats, said: Floats) -> dict[str, Floats]:
    """Return for each part what is found of every organisation, 0 or more."""
    return {
        "repeat": _repeat(found, asked),
        "reach": _reach(found, asked, ties),
        "met": _held(found.events, asked.events),
        "similar": _worked(found, near),
        "profile": _profile(found, asked, said),
        "topic": _topics(found, asked),
        "programme": _programmes(found, asked),
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
    if 2 * np.count_nonzero(some) > len(some):
        return _log(amount * factor, points)
    grown, at = np.zeros(len(amount)), np.flatnonzero(some)
    grown[at] = _log(amount[at] * factor, points)
    return grown


def _log(values: Floats, points: float) -> Floats:
    """Turn values into points · ln(1 + value), in place."""
    values += 1
    np.log(values, out=values)
    values *= points
    return values


def _held(matrix: sparse.csr_array, wanted: sparse.csr_array, weight: Floats | None = None) -> Floats:
    """Return, row by row, the summed weight (1 each) of the columns that are wanted."""
    if not wanted.nnz or not matrix.nnz:
        return np.zeros(matrix.shape[0])
    sought = np.zeros(matrix.shape[1])
    sought[wanted.indices] = 1 if weight is None else weight[wanted.indices]
    return flat(matrix @ sought)


def _worked(found: Profiles, values: Floats) -> Floats:
    """Return the sum of the values of the projects in which each organisation works."""
    return _summed(found.work, found.staff, values)


def _summed(matrix: sparse.csr_array, turned: sparse.csr_array, values: Floats) -> Floats:
    """Return `matrix @ values`; `turned` is the matrix transposed."""
    some = np.flatnonzero(values)
    return picked(turned, some, values[some]) if len(some) < _FEW else flat(matrix @ values)


def _repeat(found: Profiles, asked: Query) -> Floats:
    """Return how many projects an organisation has with those who ask, each fading since its end."""
    rows = np.array(asked.projects, dtype=np.int64)
    age = month(found.network.today or None) - found.projects.end[rows]
    return picked(found.staff, rows, np.exp(-np.maximum(np.nan_to_num(age), 0) / _FADING))


def closeness(found: Profiles, asked: Query) -> Floats:
    """Return how closely each organisation works with those who ask, over all it works with."""
    rows = np.array(asked.projects, dtype=np.int64)
    close = picked(found.tied, rows, np.ones(len(rows)))
    close[list(asked.actors)] = 0
    return close / found.strength


def _reach(found: Profiles, asked: Query, ties: Floats) -> Floats:
    """Return how well an organisation is reached through partners who do not work with everyone."""
    if not ties.any():
        return ties
    elsewhere = _summed(found.tied, found.ties, ties)
    elsewhere[list(asked.projects)] = 0
    reached = _summed(found.ties, found.tied, elsewhere)
    reached[list(asked.actors)] = 0
    return np.where((ties == 0) & (reached > 1e-12), reached, 0.0)


def spoken(found: Profiles, asked: Query) -> Floats:
    """Return how much of the words of the query each project says, weighted: their cosine."""
    return picked(found.saying, asked.words.indices, asked.words.data)


def _profile(found: Profiles, asked: Query, said: Floats) -> Floats:
    """Return the cosine of the words of each organisation and the query.

    Its words are those of its projects and its own, so what these say (`said`, see `spoken`) adds up to it.
    """
    told = found.work @ said
    if found.own_words.nnz:
        told += picked(found.described, asked.words.indices, asked.words.data)
    return flat(told / found.size)


def nearness(found: Profiles, asked: Query, said: Floats) -> Floats:
    """Return 0 to 1 for every project: how near it is to the query; 0 for its own and the far ones.

    Words (`said`, see `spoken`) and topics tell, the topics less where projects have descriptions.
    """
    alike = _alike(found, asked)
    share = 0.1 if found.projects.corpus.long else 0.5
    near = share * alike + (1 - share) * said
    near[list(asked.projects)] = 0
    least = np.partition(near, -_SIMILAR)[-_SIMILAR] if len(near) > _SIMILAR else 0.0
    return np.where(near >= max(least, 1e-9), near, 0.0)


def _alike(found: Profiles, asked: Query) -> Floats:
    """Return how much of the topics of a project and the query is in both, by rarity (simGIC)."""
    both, sought = _shared(found, asked, found.about)
    either = found.weighed[1] + sought - both
    return both / np.where(either > 0, either, 1)


def _topics(found: Profiles, asked: Query) -> Floats:
    """Return the cosine of what an organisation and the query are about, weighted by rarity."""
    both, sought = _shared(found, asked, found.engaged)
    length = np.sqrt(found.weighed[0] * sought)
    return both / np.where(length > 0, length, 1)


def _shared(found: Profiles, asked: Query, holding: sparse.csr_array) -> tuple[Floats, float]:
    """Return the weight of the topics that are asked for and held, and of all that are asked for."""
    weight = found.weight[asked.topics.indices]
    tells = weight > 0
    return picked(holding, asked.topics.indices[tells], weight[tells]), float(weight.sum())


def _programmes(found: Profiles, asked: Query) -> Floats:
    """Return how much an organisation works in the programmes asked for, project by project."""
    counting = akin(found, asked)
    return _worked(found, counting)


def akin(found: Profiles, asked: Query) -> Floats:
    """Return how much each project, those asked from apart, is in the programmes asked for."""
    telling = found.telling[asked.programmes.indices]
    tells = telling > 0
    counting = picked(found.within, asked.programmes.indices[tells], telling[tells])
    counting[list(asked.projects)] = 0
    return counting
