"""The product's own score, asked about ideas: nothing here computes, all is `queries.partners`."""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

import numpy as np
from partners_data import Idea
from scipy import sparse

from synergraph.queries.matrices import Floats, Indexes, Mask
from synergraph.queries.partners.fit import Fit, fit, measured, valued
from synergraph.queries.partners.profiles import Profiles
from synergraph.queries.partners.query import Query, read_query
from synergraph.queries.partners.traces import traced
from synergraph.queries.partners.weights import Weights, weights


class Ours:
    """The score over one training part."""

    def __init__(self, found: Profiles) -> None:
        self.found = found
        self._worked = np.diff(found.work.indptr) > 0
        self.asked = lru_cache(maxsize=8)(self._asked)

    @property
    def usual(self) -> dict[str, float]:
        """What a strong case has, part by part."""
        return weights(True, True).usual

    def row(self, organisation: str) -> int | None:
        """Return the row of an organisation, None where the training part does not have it."""
        return self.found.row.get(self.found.network.position.get(organisation, -1))

    def rows(self, organisations: Iterable[str]) -> Indexes:
        """Return the rows of the organisations that had worked in a project before."""
        rows = {row for one in organisations if (row := self.row(one)) is not None and self._worked[row]}
        return np.array(sorted(rows), dtype=np.int64)

    def _asked(self, idea: Idea, call: bool, brief: bool) -> Query:
        asked = read_query(self.found, idea.brief if brief else idea.text, idea.asker)
        meant = [self.found.network.position[one] for one in idea.programmes if call]
        row = sparse.csr_array(
            (np.ones(len(meant)), ([0] * len(meant), meant)), shape=(1, len(self.found.network.ids))
        )
        return replace(asked, programmes=row)

    def fit(self, idea: Idea, call: bool = True, brief: bool = False, novelty: float = 0.0) -> Fit:
        """Return how well organisations fit an idea; without `call` its programme is not known."""
        return fit(self.found, self.asked(idea, call, brief), novelty)

    def amounts(self, idea: Idea, brief: bool = False) -> dict[str, Floats]:
        """Return what is found of every organisation, part by part."""
        asked = self.asked(idea, True, brief)
        return measured(self.found, asked, traced(self.found, asked))

    def equal(self, idea: Idea) -> Floats:
        """Return the sum of all parts with the same points each."""
        amounts = self.amounts(idea)
        points = valued(amounts, Weights(dict.fromkeys(amounts, 10.0), self.usual))
        return np.asarray(np.sum(list(points.values()), axis=0))

    def kept(self, idea: Idea, among: frozenset[str] | None) -> dict[str, Mask]:
        """Return who may be suggested: anyone who worked before but the asker; new ones; new ones but hubs."""
        everyone = self._worked.copy()
        if among is not None:
            inside = np.zeros(len(everyone), dtype=bool)
            inside[[row for one in among if (row := self.row(one)) is not None]] = True
            everyone &= inside
        if (asker := self.row(idea.asker)) is not None:
            everyone[asker] = False
        new = everyone & ~self.fit(idea).known
        return {"all": everyone, "new": new, "nohubs": new & ~self.found.hubs}


def features(ours: Ours, idea: Idea, theirs: dict[str, Floats]) -> Floats:
    """Return all that any method knows of each organisation, as columns: what trees learn from."""
    amounts = ours.amounts(idea)
    return np.stack([*amounts.values(), *theirs.values()], axis=1)
