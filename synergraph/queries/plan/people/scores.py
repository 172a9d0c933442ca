"""What a meeting of two guests is worth: named parts, each from 0 to its weight, 1 in all."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from synergraph.graph.graph import Graph
from synergraph.queries.matrices import Floats, Indexes, flat
from synergraph.queries.plan.model import Pair, Pairs
from synergraph.queries.plan.people.facts import Facts, Items, facts
from synergraph.queries.plan.people.guest import Guests

WEIGHTS = {
    "complement": 0.2,
    "wish": 0.15,
    "topic": 0.12,
    "text": 0.08,
    "profile": 0.06,
    "bridge": 0.04,
    "new": 0.02,
}
"""Points of each part; an exchange and a wish count in both directions."""
_FEWEST, _EACH_ROUND = 30, 6
_FIT = 0.15


@dataclass(frozen=True)
class Scores:
    """What pairs of guests are worth; matrices have guests as rows and columns.

    `gives[i, j]` is how well what i offers answers what j seeks, 0 to 1. The others are 0 to 1 as well,
    and the same for both orders of a pair. `tied` are pairs whose organisations work together.
    """

    facts: Facts
    guests: Guests
    gives: Floats
    topic: Floats
    text: Floats
    profile: Floats
    bridge: Floats
    wish: Floats
    tied: NDArray[np.bool_]

    @cached_property
    def total(self) -> Floats:
        """The points of all pairs, 0 on the diagonal."""
        parts: dict[str, Floats] = {
            "complement": self.gives + self.gives.T, "wish": self.wish + self.wish.T, "topic": self.topic,
            "text": self.text, "profile": self.profile, "bridge": self.bridge, "new": (~self.tied).astype(np.float64),
        }  # fmt: skip
        points = np.zeros_like(self.topic)
        for name, part in parts.items():
            points += WEIGHTS[name] * part
        np.fill_diagonal(points, 0.0)
        return np.asarray(points)

    def pairs(self, rounds: int) -> Pairs:
        """Return the pairs worth planning: the best of everyone, enough for `rounds`, and all that are wished."""
        total, size = self.total, len(self.guests.people)
        most = min(max(_FEWEST, _EACH_ROUND * rounds), size)
        best = (
            np.argpartition(-total, most - 1, axis=1)[:, :most] if size else np.zeros((0, 0), dtype=np.int64)
        )
        kept = np.zeros(total.shape, dtype=np.bool_)
        np.put_along_axis(kept, best, True, axis=1)
        kept |= self.wish > 0
        first, second = np.nonzero(np.triu(kept | kept.T, 1))
        return Pairs(first.astype(np.int64), second.astype(np.int64), total[first, second])

    @property
    def known(self) -> frozenset[Pair]:
        """The pairs whose organisations work together anyway."""
        return frozenset(zip(*(at.tolist() for at in np.nonzero(np.triu(self.tied, 1))), strict=True))


def scores(graph: Graph, guests: Guests) -> Scores:
    """Return what each pair of guests is worth, from what they say, wish, and what the graph knows of them.

    Offers answer requests by common terms, other names of a topic and parts of compounds included, or as a
    topic at or below the one sought. Topics compare as simGIC does (see `matrices.likeness`), texts by the
    cosine of their terms. Clusters that differ count as far as there is something to talk about.
    """
    found = facts(graph, guests.people)
    gives = _exchange(found.offers, found.seeks, len(guests.people))
    topic, text = _alike(found.topics, found.weight), _cosine(found.words)
    fit = np.maximum(np.maximum(gives, gives.T), np.maximum(topic, text))
    return Scores(
        found, guests, gives, topic, text, _alike(found.house_topics, found.profiles.weight),
        _apart([one.cluster for one in guests.people]) * np.minimum(fit / _FIT, 1.0), _wished(guests),
        np.asarray(_dense(found.ties @ found.ties.T) > 0),
    )  # fmt: skip


def answers(offers: Items, seeks: Items) -> sparse.csr_array:
    """Return how well each offer (columns) answers each request (rows), 0 to 1."""
    words = seeks.words @ offers.words.T
    sought = flat(seeks.topics.sum(axis=1))
    share = sparse.diags_array(1 / np.maximum(sought, 1)) @ (seeks.topics @ offers.topics.T)
    return sparse.csr_array(sparse.csr_array(words).maximum(sparse.csr_array(share)))


def _exchange(offers: Items, seeks: Items, size: int) -> Floats:
    """Return for giver and taker the best answer of an offer to a request."""
    gives = np.zeros((size, size))
    if offers.texts and seeks.texts:
        found = sparse.coo_array(answers(offers, seeks))
        taker, giver = seeks.owner[found.coords[0]], offers.owner[found.coords[1]]
        np.maximum.at(gives, (giver, taker), found.data)
    np.fill_diagonal(gives, 0.0)
    return np.minimum(gives, 1.0)


def _alike(topics: sparse.csr_array, weight: Floats) -> Floats:
    """Return for all pairs the weight of the topics both have over that of those either has."""
    weighed = sparse.csr_array(topics @ sparse.diags_array(weight))
    both, own = _dense(weighed @ topics.T), flat(weighed.sum(axis=1))
    either = own[:, None] + own[None, :] - both
    return np.divide(both, either, out=np.zeros_like(both), where=either > 1e-9)


def _cosine(words: sparse.csr_array) -> Floats:
    return np.minimum(_dense(words @ words.T), 1.0)


def _dense(matrix: sparse.csr_array) -> Floats:
    return np.asarray(matrix.toarray(), dtype=np.float64)


def _apart(clusters: Sequence[str]) -> Floats:
    """Return 1 for the pairs of two clusters that are known and differ."""
    code: Indexes = np.unique(np.array([*clusters, ""]), return_inverse=True)[1][:-1]
    named = np.array([bool(one) for one in clusters], dtype=np.bool_)
    apart = (code[:, None] != code[None, :]) & named[:, None] & named[None, :]
    return np.asarray(apart, dtype=np.float64)


def _wished(guests: Guests) -> Floats:
    wish = np.zeros((len(guests.people),) * 2)
    for who, whom in guests.likes:
        wish[who, whom] = 1.0
    return wish
