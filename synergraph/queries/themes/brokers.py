"""Who stands between actors that nothing else links, by groups: counts in, roles out.

Two actors are linked by a joint project on the theme; o is between i and j when it is linked to
both and they are not linked to each other. The roles are those of Gould and Fernandez (1989) for
undirected links; that a count grows with the number of contacts is taken out by what so many
contacts lead to expect (as in the weighted-normalised form, PLOS ONE 0274475).
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy import sparse

from synergraph.queries.matrices import Floats, Indexes, flat

_CROWD = 60
"""In a consortium larger than this nobody meets everybody: it makes no links."""
BRIDGING = ("gatekeeper", "liaison", "consultant")
"""The roles that connect groups, in the order in which equal counts are told."""


@dataclass(frozen=True)
class Circle:
    """The actors (columns of `work`) of the projects (rows) of a theme, each at home in one group, -1 for none."""

    work: sparse.csr_array
    home: Indexes

    @cached_property
    def _columns(self) -> sparse.csc_array:
        return sparse.csc_array(self.work)

    @classmethod
    def of(cls, work: sparse.csr_array, belongs: Floats) -> "Circle":
        """Return a circle; `belongs` counts for each actor its projects in each group, on any theme."""
        crowd = flat(work.sum(axis=1)) > _CROWD
        close = sparse.csr_array(sparse.diags_array((~crowd).astype(float)) @ work)
        close.eliminate_zeros()
        home = belongs.argmax(axis=1) if belongs.shape[1] else np.zeros(len(belongs), np.int64)
        return cls(close, np.where(belongs.sum(axis=1) > 0, home, -1))

    def contacts(self, actor: int) -> Indexes:
        """Return who is linked to an actor."""
        own = self._columns
        rows = own.indices[own.indptr[actor] : own.indptr[actor + 1]]
        found = np.flatnonzero(flat(self.work[rows].sum(axis=0)))
        return np.asarray(found[found != actor])

    def between(self, actor: int) -> dict[str, int]:
        """Return how many pairs of unlinked actors with a group an actor is between, by its role."""
        near = self.contacts(actor)
        near = near[self.home[near] >= 0]
        if not len(near):
            return dict.fromkeys((*BRIDGING, "coordinator"), 0)
        apart, own = self._apart(near), self.home[actor]
        inside = np.diagonal(apart).sum() / 2
        across = (apart.sum() - 2 * inside) / 2
        if not 0 <= own < len(apart):
            return dict(zip((*BRIDGING, "coordinator"), (0, int(across), int(inside), 0), strict=True))
        coordinated, opened = apart[own, own] / 2, apart[own].sum() - apart[own, own]
        counts = (opened, across - opened, inside - coordinated, coordinated)
        return {role: int(n) for role, n in zip((*BRIDGING, "coordinator"), counts, strict=True)}

    def _apart(self, near: Indexes) -> Floats:
        """Return how many pairs of some actors are not linked, by the groups of both; each pair counts twice."""
        among, home = self._columns[:, near], self.home[near]
        at_home = sparse.csr_array((np.ones(len(near)), (np.arange(len(near)), home)))
        linked = sparse.csr_array(among.T @ among)
        linked.data[:] = 1
        held = np.bincount(home).astype(float)
        joined = (at_home.T @ linked @ at_home).toarray() - np.diag(held)
        return np.asarray(np.outer(held, held) - np.diag(held) - joined)

    def expected(self, actor: int) -> float:
        """Return how many pairs across groups as many contacts chosen at random lead to expect."""
        degree = len(self.contacts(actor))
        others = np.bincount(self.home[self.home >= 0])
        inside = others[self.home[actor]] / max(others.sum(), 1) if self.home[actor] >= 0 else 0.0
        return degree * (degree - 1) / 2 * (1 - self._density) * (1 - inside**2)

    @cached_property
    def _density(self) -> float:
        """The share of pairs that are linked, those of two projects counted twice."""
        sizes, actors = flat(self.work.sum(axis=1)), self.work.shape[1]
        return min(1.0, float((sizes * (sizes - 1)).sum()) / max(actors * (actors - 1), 1))
