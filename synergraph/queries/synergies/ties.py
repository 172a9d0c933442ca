"""What ties two projects together already: a common history, actors, events, groups."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy import sparse

from synergraph.queries.matrices import Floats, Indexes, Mask, flat, joint
from synergraph.queries.portfolio import Portfolio

_HUB = 50
"""Actors in more projects do not make the projects they work in neighbours."""


@dataclass(frozen=True)
class Ties:
    """Measures how close projects are to each other in the network; rows of the portfolio, pair by pair."""

    projects: Portfolio

    def kinship(self, first: Indexes, second: Indexes) -> Floats:
        """Return 1 where one project continues or contains the other, or both the same third one."""
        wholes = self.projects.wholes
        if not wholes.nnz or not len(first):
            return np.zeros(len(first))
        direct = flat(self._kin[first, second]) + flat(self._kin[second, first])
        return flat(np.minimum(1, direct + joint(wholes, first, second)))

    def distance(self, first: Indexes, second: Indexes) -> Floats:
        """Return 0 to 1: how different the topics of the two projects' groups are; 0 if they share one."""
        apart = np.clip(1 - joint(self._profiles, first, second), 0, 1)
        shared = joint(self.projects.groups, first, second) > 0
        return np.where(shared | ~self._profiled[first] | ~self._profiled[second], 0.0, apart)

    def novelty(self, first: Indexes, second: Indexes, kinship: Floats, calls: Floats) -> Floats:
        """Return 1 for projects that nothing links, 0 for those with an actor, event or history in common.

        In between are those from one call, and those with partners who work together elsewhere.
        """
        projects = self.projects
        linked = kinship + joint(projects.actors, first, second) + joint(projects.events, first, second)
        near = joint(self._neighbours, first, second) + calls
        return np.where(linked > 0, 0.0, np.where(near > 0, 0.5, 1.0))

    @cached_property
    def _kin(self) -> sparse.csr_array:
        return sparse.csr_array(self.projects.wholes[:, self.projects.at])

    @cached_property
    def _profiles(self) -> sparse.csr_array:
        """What the groups of each project are about, as vectors of length 1."""
        projects = self.projects
        profile = projects.groups @ (projects.groups.T @ projects.topics.multiply(projects.topic_rarity))
        length = np.sqrt(flat(profile.multiply(profile).sum(axis=1)))
        profiles = sparse.csr_array(sparse.diags_array(1 / np.where(length > 0, length, 1)) @ profile)
        profiles.sort_indices()
        return profiles

    @cached_property
    def _profiled(self) -> Mask:
        return np.diff(self._profiles.indptr) > 0

    @cached_property
    def _neighbours(self) -> sparse.csr_array:
        """Which projects share an actor, without those who work nearly everywhere."""
        busy = flat(self.projects.actors.sum(axis=0)) > _HUB
        working = sparse.csr_array(self.projects.actors.multiply(~busy))
        working.eliminate_zeros()
        found = sparse.csr_array(working @ working.T)
        found.sort_indices()
        return found
