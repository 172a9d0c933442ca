"""What says that a project is somewhere: its own place, or the seat of who leads it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from synergraph.queries.evidence import Ground
from synergraph.queries.matrices import columns
from synergraph.queries.portfolio import Portfolio


@dataclass(frozen=True)
class Places:
    """Finds the statements that bring projects to places."""

    projects: Portfolio
    ground: Ground

    def said(self, row: int, places: Iterable[int]) -> tuple[str, ...]:
        """Return the statements on all ways from a project to some places."""
        wanted, ids = set(places), self.projects.network.ids
        found = list(self._ways(int(self.projects.at[row]), wanted, set()))
        for leader in columns(self.projects.leaders, row):
            if ways := list(self._ways(leader, wanted, set())):
                found += [*self.ground.edge(ids[leader], "participates_in", self.projects.id(row)), *ways]
        return tuple(dict.fromkeys(found))

    def _ways(self, node: int, wanted: set[int], seen: set[int]) -> Iterator[str]:
        ids = self.projects.network.ids
        for place in columns(self.projects.located, node):
            if place in seen:
                continue
            further = list(self._ways(place, wanted, seen | {place}))
            if place in wanted or further:
                yield from (*self.ground.edge(ids[node], "located_in", ids[place]), *further)
