"""The organisations that an answer shows, with what is looked up once for all of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from synergraph.ontology import Labels
from synergraph.queries.evidence import Ground
from synergraph.queries.matrices import Floats, Indexes, Mask
from synergraph.queries.partners.fit import Fit
from synergraph.queries.partners.rows import cells, marked
from synergraph.queries.wording import listed

CITED = 6
"""Of so many projects or go-betweens, the strongest, statements are cited."""
_NAMED = 3


@dataclass(frozen=True)
class Shown:
    """Some organisations, given by their rows; a place is a position among these."""

    fit: Fit
    ground: Ground
    rows: Indexes

    @cached_property
    def at(self) -> Indexes:
        """The position of each organisation in the node table."""
        return np.asarray(self.fit.found.at[self.rows])

    @cached_property
    def work(self) -> tuple[Indexes, Indexes]:
        """In which projects each works: places, and projects in order."""
        return cells(self.fit.found.work, self.rows)

    @cached_property
    def asks(self) -> Mask:
        """Which organisations ask."""
        return marked(self.fit.asked.actors, len(self.fit.found.at))

    @cached_property
    def asking(self) -> tuple[Indexes, Indexes, Indexes]:
        """Who gets to know whom in the projects asked from: organisations, in which of the projects each works; and
        the projects, by their positions in the node table.
        """
        projects = np.array(self.fit.asked.projects, dtype=np.int64)
        one, who = cells(self.fit.found.tied, projects)
        return who, one, self.projects(projects)

    @cached_property
    def elsewhere(self) -> Mask:
        """Which projects are not those asked from."""
        return ~marked(self.fit.asked.projects, len(self.fit.found.projects.at))

    def points(self, name: str) -> Floats:
        """Return the points that each has for something."""
        return np.asarray(self.fit.points[name][self.rows])

    def having(self, name: str) -> list[tuple[int, float]]:
        """Return the places with points for something, each with these."""
        return [(place, value) for place, value in enumerate(self.points(name).tolist()) if value > 0]

    def projects(self, rows: Indexes) -> Indexes:
        """Return the positions of projects in the node table."""
        return np.asarray(self.fit.found.projects.at[rows])

    def names(self, positions: Sequence[int] | Indexes) -> Labels:
        """Return the names of the first of some nodes, and how many more there are."""
        names = self.fit.found.network.names
        return listed([names[int(at)] for at in positions[:_NAMED]], more=len(positions) - _NAMED)
