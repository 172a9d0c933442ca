"""A theme with those who work on it: where they do, where else they are, whom they meet there."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy import sparse

from synergraph.graph.graph import Graph
from synergraph.ontology import Labels
from synergraph.queries.matrices import Floats, Indexes, flat
from synergraph.queries.score import Named
from synergraph.queries.themes.brokers import Circle
from synergraph.queries.themes.facts import Facts
from synergraph.queries.themes.scope import Scope, chosen, scope
from synergraph.queries.wording import listed

_MAKES = "participates_in"
_LISTED = 2


@dataclass(frozen=True)
class Setting:
    """A theme over groups: `rows` are its projects, `actors` those who work in them (positions of nodes).

    Everything about actors has a row, or column, for each of `actors`.
    """

    within: Scope
    rows: Indexes
    actors: Indexes

    @cached_property
    def work(self) -> sparse.csr_array:
        """Who works in which project, of all themes."""
        return sparse.csr_array(self.within.base.actors[:, self.actors])

    @cached_property
    def here(self) -> Floats:
        """The projects of the theme in each group, by actor."""
        return np.asarray((self.work[self.rows].T @ self.within.belongs[self.rows]).toarray())

    @cached_property
    def elsewhere(self) -> Floats:
        """The projects on other themes in each group, by actor."""
        return np.asarray((self.work.T @ self.within.belongs).toarray()) - self.here

    @cached_property
    def circle(self) -> Circle:
        """The actors as linked by the projects of the theme."""
        return Circle.of(sparse.csr_array(self.work[self.rows]), self.here + self.elsewhere)

    def busiest(self, limit: int) -> Indexes:
        """Return who has two projects of the theme or more, those in most groups first, then in most projects."""
        projects, groups = flat(self.work[self.rows].sum(axis=0)), (self.here > 0).sum(axis=1)
        found = np.flatnonzero((projects > 1) | (groups > 1))
        return np.asarray(found[np.lexsort((found, -projects[found], -groups[found]))][:limit])

    def of(self, actor: int) -> Named:
        """Return an actor as answers show it."""
        return self.within.base.network.named(int(self.actors[actor]))

    def projects(self, actor: int, group: int | None = None, theme: bool = True) -> Indexes:
        """Return the projects of an actor, on the theme or on others, in a group or anywhere, by id."""
        own = self._columns
        rows = np.sort(own.indices[own.indptr[actor] : own.indptr[actor + 1]])
        rows = rows[np.isin(rows, self.rows) == theme]
        if group is not None:
            rows = rows[flat(self.within.belongs[rows][:, [group]].toarray()) > 0]
        return np.asarray(rows)

    def named(self, rows: Indexes) -> Labels:
        """Return the names of some projects, the first few."""
        return listed([self.within.base.network.names[int(at)] for at in self.within.base.at[rows]], _LISTED)

    def facts(self, actors: Iterable[int]) -> Facts:
        """Return the statements that some actors take part in projects."""
        sources = self.within.ids(int(self.actors[actor]) for actor in actors)
        graph = self.within.base.network.graph
        return Facts(graph, [_MAKES], sources, self.within.ids(self.within.base.at))

    def said(self, facts: Facts, actor: int, rows: Indexes) -> tuple[str, ...]:
        """Return the statements that an actor takes part in some projects."""
        return facts.of(self.of(actor).id, [_MAKES], self.within.ids(self.within.base.at[rows]))

    @cached_property
    def _columns(self) -> sparse.csc_array:
        return sparse.csc_array(self.work)


def setting(graph: Graph, topic: str, over: str) -> Setting | None:
    """Return a theme (the id of a topic) with those who work on it; None where there are no groups.

    Raises `UsageError` for an unknown kind of groups.
    """
    kind = chosen(graph, over)
    if not kind:
        return None
    within = scope(graph, kind)
    at = within.base.network.position[topic]
    placed = flat(within.belongs.sum(axis=1)) > 0
    rows = np.flatnonzero((flat(within.base.topics[:, [at]].toarray()) > 0) & placed)
    return Setting(within, rows, np.flatnonzero(flat(within.base.actors[rows].sum(axis=0))))
