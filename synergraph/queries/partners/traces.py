"""What a query finds among the projects, and who works with those who ask: what all points rest on."""

from typing import NamedTuple

import numpy as np
from scipy import sparse

from synergraph.queries.matrices import Floats, flat
from synergraph.queries.partners.profiles import Profiles
from synergraph.queries.partners.query import Query
from synergraph.queries.partners.rows import picked

LEAST = 1e-12
"""Less than this is nothing."""
_SIMILAR = 100
_FEW = 500
"""The values of fewer rows are added up one by one, those of more in one product."""


class Traces(NamedTuple):
    """What is found of every project, and of every organisation in `ties`.

    `said` is how much of the words of the query a project says, `near` how near it is to the query (0 for all
    but the nearest), `akin` how much it is in the programmes asked for. `ties` tells how closely an organisation
    works with those who ask, over all it works with; `elsewhere` how much of that is in a project. For the
    projects of those who ask all but `said` are 0.
    """

    said: Floats
    near: Floats
    akin: Floats
    ties: Floats
    elsewhere: Floats


def traced(found: Profiles, asked: Query) -> Traces:
    """Return what a query finds."""
    said, ties = cosine(found.saying, asked), _ties(found, asked)
    elsewhere = summed(found.tied, found.ties, ties)
    traces = Traces(said, _near(found, asked, said), _akin(found, asked), ties, elsewhere)
    for values in (traces.near, traces.akin, elsewhere):
        values[list(asked.projects)] = 0
    return traces


def cosine(saying: sparse.csr_array, asked: Query) -> Floats:
    """Return how much of the words of the query each column has, where rows are words: their cosine."""
    return flat(asked.words.data @ saying[asked.words.indices])


def summed(matrix: sparse.csr_array, turned: sparse.csr_array, values: Floats) -> Floats:
    """Return `matrix @ values` for a 0/1 matrix and values of 0 or more; `turned` is the matrix transposed."""
    some = np.flatnonzero(values > 0)
    return picked(turned, some, values[some]) if len(some) < _FEW else flat(matrix @ values)


def shared(found: Profiles, asked: Query, holding: sparse.csr_array) -> tuple[Floats, float]:
    """Return the weight of the topics that are asked for and held, and of all that are asked for."""
    weight = found.weight[asked.topics.indices]
    tells = weight > 0
    return picked(holding, asked.topics.indices[tells], weight[tells]), float(weight.sum())


def _near(found: Profiles, asked: Query, said: Floats) -> Floats:
    """Return 0 to 1 for the nearest projects: words and topics tell, these less where projects have descriptions."""
    share = 0.1 if found.projects.corpus.long else 0.5
    near = share * _alike(found, asked) + (1 - share) * said
    near[list(asked.projects)] = 0
    least = np.partition(near, -_SIMILAR)[-_SIMILAR] if len(near) > _SIMILAR else 0.0
    near[near < max(least, 1e-9)] = 0
    return near


def _alike(found: Profiles, asked: Query) -> Floats:
    """Return how much of the topics of a project and the query is in both, by rarity (simGIC)."""
    both, sought = shared(found, asked, found.about)
    return both / np.maximum(found.weighed + sought - both, LEAST)


def _akin(found: Profiles, asked: Query) -> Floats:
    telling = found.telling[asked.programmes.indices]
    tells = telling > 0
    return picked(found.within, asked.programmes.indices[tells], telling[tells])


def _ties(found: Profiles, asked: Query) -> Floats:
    rows = np.array(asked.projects, dtype=np.int64)
    ties = picked(found.tied, rows, np.ones(len(rows)))
    ties[list(asked.actors)] = 0
    return flat(ties / found.strength)
