"""What an actor does at an event: presents, hosts, offers, seeks, reports, sets the frame, carries on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy import sparse

from synergraph.ontology import Labels
from synergraph.queries.invitations.candidates import Candidates
from synergraph.queries.invitations.proposal import Spotlight
from synergraph.queries.invitations.words import TASKS
from synergraph.queries.matrices import columns
from synergraph.queries.wording import filled, listed

_SHAPING = frozenset({"administration", "municipality"})
_SPREADING = frozenset({"network", "chamber", "business_association", "union", "business_development"})
_FUNDING = frozenset({"finance", "foundation"})
_NAMED = 2


@dataclass(frozen=True)
class Roles:
    """The roles of organisations (rows of `among.found`) at an event with some projects to show."""

    among: Candidates
    shown: Sequence[Spotlight]

    def of(self, row: int) -> tuple[str, Labels]:
        """Return the role of an organisation, a key of `words.ROLES`, and what it does, in words."""
        return next(self._roles(row))

    def _roles(self, row: int) -> Iterator[tuple[str, Labels]]:
        network = self.among.found.network
        node, kind = network.ids[int(self.among.found.at[row])], self._types[row]
        if shown := [one.project.name for one in self.shown if one.by and one.by[0].id == node]:
            yield _told("speaker", shown)
        for role, links in self._linked.items():
            if things := columns(links, row):
                yield _told(role, [network.names[at] for at in things])
        if kind in _SHAPING:
            yield "shaper", TASKS["shaper"]
        if kind in _FUNDING:
            yield "funder", TASKS["funder"]
        if kind in _SPREADING:
            yield "multiplier", TASKS["multiplier"]
        if projects := self._projects(row):
            yield _told("expert", [self.among.found.projects.name(projects[0])])
        yield "guest", TASKS["guest"]

    def _projects(self, row: int) -> list[int]:
        """Return the projects that count of an organisation, those nearest to the theme first."""
        own = [one for one in columns(self.among.found.work, row) if self.among.projects[one]]
        return sorted(own, key=lambda one: (-round(float(self.among.suited.near[one]), 6), one))

    @cached_property
    def _types(self) -> list[str | None]:
        nodes = self.among.found.network.graph.nodes
        return list(nodes["actor_type"][self.among.found.at.tolist()])

    @cached_property
    def _linked(self) -> dict[str, sparse.csr_array]:
        """What organisations offer and seek (of a deep theme only that), use, and host."""
        found = self.among.found
        network, at = found.network, found.at
        narrow = self.among.themed and self.among.deep
        about = network.upwards @ self.among.suited.asked.topics.T if narrow else None
        every = np.ones(len(network.ids)) if about is None else (about.toarray().ravel() > 0).astype(float)
        on_theme = sparse.diags_array(every)
        counting = np.zeros(len(network.ids))
        counting[found.projects.at[self.among.projects]] = 1
        using = network.links("participates_in", only="user")[at] @ sparse.diags_array(counting)
        return {
            "provider": _lean(network.links("offers")[at] @ on_theme),
            "seeker": _lean(network.links("seeks")[at] @ on_theme),
            "user": _lean(using),
            "host": network.links("hosts")[at],
        }


def _lean(matrix: sparse.csr_array) -> sparse.csr_array:
    found = sparse.csr_array(matrix)
    found.eliminate_zeros()
    return found


def _told(role: str, names: Sequence[Labels]) -> tuple[str, Labels]:
    return role, filled(TASKS[role], names=listed(list(names), _NAMED))
