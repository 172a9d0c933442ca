"""How well each actor fits a query: points part by part, and the parts in words.

The points of a part are weight × ln(1 + 4x/usual) / ln 5, where x is what was found and `usual` what
a strong case has: they grow ever slower, up to four times that much, and are absolute, so that a weak
fit stays weak. That an actor is known to everyone earns nothing.
"""

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from synergraph.queries.matrices import Floats, Mask, binary, flat, overlap
from synergraph.queries.partners.profiles import Profiles
from synergraph.queries.partners.query import Query
from synergraph.queries.portfolio import month

POINTS = {
    True: {
        "repeat": 6,
        "reach": 3,
        "met": 5,
        "similar": 11,
        "profile": 39,
        "topic": 2,
        "offers": 20,
        "seeks": 20,
    },
    False: {
        "repeat": 10,
        "reach": 10,
        "met": 10,
        "similar": 10,
        "profile": 5,
        "topic": 15,
        "offers": 20,
        "seeks": 20,
    },
}
"""Weights where projects have descriptions, and where there are only titles: then words tell little."""
USUAL = {
    "repeat": 2.0,
    "reach": 0.5,
    "met": 2.0,
    "similar": 1.0,
    "profile": 0.5,
    "topic": 0.8,
    "offers": 3.0,
    "seeks": 3.0,
}
_FADING = 96.0
"""In so many months a joint project comes to count a third."""
_SIMILAR, _MOST = 100, 4.0


@dataclass(frozen=True)
class Fit:
    """The points of every organisation, part by part, and what they were found from."""

    found: Profiles
    asked: Query
    points: dict[str, Floats]
    known: Mask
    near: Floats

    @property
    def total(self) -> Floats:
        return flat(np.sum(list(self.points.values()), axis=0))


def fit(found: Profiles, asked: Query) -> Fit:
    """Return how well every organisation fits a query."""
    joint = found.work[:, asked.projects]
    near = nearness(found, asked)
    amounts = {
        "repeat": flat(joint @ _fading(found, asked)),
        "reach": _reach(found, asked),
        "met": overlap(found.events, _repeated(binary(asked.events), found), np.ones(found.events.shape[1])),
        "similar": flat(found.work @ near),
        "profile": np.asarray(alike_words(found, asked, list(range(len(found.at)))).sum(axis=1)).ravel(),
        "topic": _topics(found, asked),
        "offers": overlap(found.offers, _repeated(asked.seeks, found), found.weight),
        "seeks": overlap(found.seeks, _repeated(asked.offers, found), found.weight),
    }
    amounts = {name: np.clip(flat(x), 0, _MOST * USUAL[name]) for name, x in amounts.items()}
    weight = POINTS[found.projects.corpus.long]
    points = {name: weight[name] * np.log1p(4 * x / USUAL[name]) / np.log(5) for name, x in amounts.items()}
    return Fit(found, asked, points, amounts["repeat"] > 0, near)


def _repeated(row: sparse.csr_array, found: Profiles) -> sparse.csr_array:
    return (
        sparse.csr_array(np.ones((len(found.at), 1)) @ row)
        if row.nnz
        else sparse.csr_array((len(found.at), row.shape[1]))
    )


def _fading(found: Profiles, asked: Query) -> Floats:
    """Return for the projects asked from how much they count: less the longer they are over."""
    age = month(found.network.today or None) - found.projects.end[asked.projects]
    return flat(np.exp(-np.maximum(np.nan_to_num(age), 0) / _FADING))


def ties(found: Profiles, asked: Query) -> Floats:
    """Return how closely each organisation works with those who ask, over all it works with."""
    size = flat(found.work.sum(axis=0))
    strength = np.maximum(found.work @ np.maximum(size - 1, 0), 1)
    close = flat(found.work[:, asked.projects].sum(axis=1))
    close[asked.actors] = 0
    return flat(close / strength)


def _reach(found: Profiles, asked: Query) -> Floats:
    """Return how well an organisation is reached through partners who do not work with everyone."""
    tied = ties(found, asked)
    elsewhere = np.ones(found.work.shape[1])
    elsewhere[asked.projects] = 0
    reached = found.work @ (elsewhere * (found.work.T @ tied)) - tied * (found.work @ elsewhere)
    reached[asked.actors] = 0
    return np.where(tied > 0, 0.0, np.maximum(reached, 0))


def nearness(found: Profiles, asked: Query) -> Floats:
    """Return 0 to 1 for every project: how near it is to the query; 0 for its own and the far ones."""
    projects = found.projects
    own = projects.topics @ found.weight
    both = flat(projects.topics @ (found.weight * asked.topics.toarray().ravel()))
    either = own + float((asked.topics @ found.weight).sum()) - both
    alike = both / np.where(either > 0, either, 1)
    told = flat((projects.corpus.vectors @ asked.words.T).toarray())
    near = (0.8 * alike + 0.2 * told) if not projects.corpus.long else (0.3 * alike + 0.7 * told)
    near[asked.projects] = 0
    least = np.sort(near)[-_SIMILAR] if len(near) > _SIMILAR else 0.0
    return np.where(near >= max(least, 0.1), near, 0.0)


def alike_words(found: Profiles, asked: Query, rows: list[int]) -> sparse.csr_array:
    """Return how much each word makes organisations like the query, apart from the names of shared topics."""
    alike = sparse.csr_array(found.words[rows].multiply(asked.words))
    named = binary(found.topics[rows].multiply(asked.topics) @ found.projects.topic_words)
    return sparse.csr_array(alike - alike.multiply(named))


def _topics(found: Profiles, asked: Query) -> Floats:
    """Return the cosine of what an organisation and the query are about, weighted by rarity."""
    both = flat(found.topics @ (found.weight * asked.topics.toarray().ravel()))
    length = np.sqrt(flat(found.topics @ found.weight) * float((asked.topics @ found.weight).sum()))
    return np.asarray(both / np.where(length > 0, length, 1))
