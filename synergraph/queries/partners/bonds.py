"""What binds the members of a consortium to each other, and what keeps them apart."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy import sparse

from synergraph.ontology import Labels
from synergraph.queries.evidence import Ground
from synergraph.queries.matrices import binary, entries
from synergraph.queries.partners.profiles import EVENTS, Profiles
from synergraph.queries.partners.team import Pair
from synergraph.queries.score import Part
from synergraph.queries.wording import filled, listed

TOGETHER, ENOUGH, SUSPECT = 3.0, 2, 5.0
"""Points for a pair that knows each other, from how many links in full; and what a usual suspect costs."""
_TOGETHER = Labels("kennt {names}", "knows {names}")
_SUSPECT = Labels("ist in vielen Projekten ({count})", "is in many projects ({count})")


@dataclass(frozen=True)
class Bonds:
    """The links among some organisations, given by their rows."""

    found: Profiles
    ground: Ground
    rows: Sequence[int]

    @cached_property
    def bonus(self) -> dict[Pair, float]:
        """The points of pairs for common projects and events, the smaller row first."""
        rows = list(self.rows)
        links = self._links(self.found.ties[rows]) + self._links(self.found.events[rows])
        upper = sparse.coo_array(sparse.triu(links, 1))
        return {
            (rows[int(one)], rows[int(other)]): TOGETHER * min(float(count), ENOUGH) / ENOUGH
            for one, other, count in zip(*upper.coords, upper.data, strict=True)
            if count
        }

    @cached_property
    def apart(self) -> list[Pair]:
        """The pairs of one group: one is part of the other, or both of a third."""
        network = self.found.network
        part_of = network.links("part_of")
        organisation = (network.graph.nodes["kind"] == "organisation").to_numpy().astype(float)
        step = sparse.csr_array(part_of @ sparse.diags_array(organisation))
        line = sparse.eye_array(step.shape[0], format="csr")[self.found.at[list(self.rows)]]
        while (wider := binary(line + line @ step)).nnz > line.nnz:
            line = wider
        both = sparse.coo_array(sparse.triu(line @ line.T, 1))
        rows = list(self.rows)
        return [(rows[int(one)], rows[int(other)]) for one, other in zip(*both.coords, strict=True)]

    def cost(self, row: int) -> float:
        """Return what an organisation costs for being a usual suspect."""
        return SUSPECT if self.found.hubs[row] else 0.0

    def parts(self, row: int, team: set[int]) -> list[Part]:
        """Return the parts of the score that come from the team: half of what each pair has, less the cost."""
        others = sorted(other for other in team if self.bonus.get(_pair(row, other), 0) > 0)
        parts = []
        if others:
            points = sum(self.bonus[_pair(row, other)] for other in others) / 2
            names = listed([self.found.network.names[int(self.found.at[other])] for other in others])
            said = tuple(dict.fromkeys(s for other in others for s in self._said(row, other)))
            parts.append(Part("together", points, filled(_TOGETHER, names=names), said))
        if self.cost(row):
            projects = entries(self.found.work[[row]])
            said = tuple(s for project in projects for s in self._working(row, project))
            parts.append(Part("suspect", -self.cost(row), filled(_SUSPECT, count=len(projects)), said))
        return parts

    @staticmethod
    def _links(matrix: sparse.csr_array) -> sparse.csr_array:
        return sparse.csr_array(matrix @ matrix.T)

    def _said(self, row: int, other: int) -> list[str]:
        """Return what says that two organisations work or meet."""
        network = self.found.network
        joint = np.intersect1d(entries(self.found.ties[[row]]), entries(self.found.ties[[other]]))
        events = np.intersect1d(entries(self.found.events[[row]]), entries(self.found.events[[other]]))
        who = [network.ids[int(self.found.at[one])] for one in (row, other)]
        met = [
            s
            for one in who
            for e in events
            for kind in EVENTS
            for s in self.ground.edge(one, kind, network.ids[int(e)])
        ]
        return [
            *(s for project in joint for one in (row, other) for s in self._working(one, int(project))),
            *met,
        ]

    def _working(self, row: int, project: int) -> tuple[str, ...]:
        network, of = self.found.network, self.found.projects
        return self.ground.edge(network.ids[int(self.found.at[row])], "participates_in", of.id(project))


def _pair(one: int, other: int) -> Pair:
    return (min(one, other), max(one, other))
