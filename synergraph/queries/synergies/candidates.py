"""Which pairs of projects are worth scoring."""

import numpy as np
from scipy import sparse

from synergraph.queries.matrices import Indexes, Mask, flat, nearest, rarity
from synergraph.queries.portfolio import Portfolio
from synergraph.queries.synergies.pairs import TOPIC_AND_TEXT

_ALL_PAIRS, _NEAREST = 400, 50
_WIDE = 0.2
"""Topics of a larger share of all projects do not make a pair worth scoring."""


def candidate_pairs(projects: Portfolio, taking: Mask, of: int = -1) -> tuple[Indexes, Indexes]:
    """Return the pairs to score among the rows `taking` part; with `of` only those of that row.

    In small portfolios that is every pair; in large ones each project's nearest by topics, text,
    actors, offers and requests, so that the number of pairs grows with the projects only.
    """
    rows = np.flatnonzero(taking)
    if of >= 0:
        others = rows[rows != of]
        return np.minimum(others, of), np.maximum(others, of)
    if len(rows) <= _ALL_PAIRS:
        left, right = np.triu_indices(len(rows), 1)
        return rows[left], rows[right]
    left, right = nearest(*_features(projects, rows), _NEAREST + 1)
    ordered = np.unique(np.sort(np.stack([rows[left], rows[right]], axis=1), axis=0 + 1), axis=0)
    apart = ordered[ordered[:, 0] < ordered[:, 1]]
    return apart[:, 0], apart[:, 1]


def _features(projects: Portfolio, rows: Indexes) -> tuple[sparse.csr_array, sparse.csr_array]:
    topic, text = TOPIC_AND_TEXT[projects.corpus.long]
    held = flat(projects.topics.sum(axis=0))
    weight = projects.topic_rarity * (held <= max(_NEAREST, _WIDE * len(projects.at)))
    weighted = sparse.csr_array(projects.topics[rows].multiply(np.sqrt(weight)))
    length = np.sqrt(np.maximum(projects.topics[rows] @ weight, 1.0))
    alike = sparse.diags_array(np.sqrt(topic) / length) @ weighted
    told = projects.corpus.vectors[rows] * np.sqrt(text)
    known = projects.actors[rows].multiply(np.sqrt(rarity(projects.actors)))
    kin = projects.wholes[rows] + _own(projects, rows)
    offers, seeks = projects.offers[rows] * 2.0, projects.seeks[rows] * 2.0
    left = sparse.hstack([alike, told, known, kin, offers, seeks], format="csr")
    return left, sparse.hstack([alike, told, known, kin, seeks, offers], format="csr")


def _own(projects: Portfolio, rows: Indexes) -> sparse.csr_array:
    size = projects.wholes.shape[1]
    return sparse.csr_array(
        (np.ones(len(rows)), (np.arange(len(rows)), projects.at[rows])), shape=(len(rows), size)
    )
