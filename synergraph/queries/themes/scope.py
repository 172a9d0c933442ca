"""What themes are taken over: the groups that projects fall into, and how those differ."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy import sparse

from synergraph.errors import UsageError, closest
from synergraph.graph.graph import Graph
from synergraph.queries.matrices import Floats, Indexes, Mask, binary, flat
from synergraph.queries.prepared import remembered
from synergraph.queries.score import Named
from synergraph.queries.themes import anchors
from synergraph.queries.themes.base import Base, base
from synergraph.queries.themes.communities import communities
from synergraph.queries.themes.diversity import Spread, distances, divided
from synergraph.queries.themes.groups import EDGES, OVER, placed

_MENTIONED = 3
"""What fewer projects than this are about may be an accident."""


@dataclass(frozen=True)
class Scope:
    """Themes over groups: `themes` has a column per theme, `belongs` one per group; rows are projects.

    `members` are the topics of each theme, in `sets` the most telling one first, `within` the nodes
    that stand for each group: itself, for a programme those below it too. Projects without a group are
    in neither.
    """

    base: Base
    over: str
    edges: tuple[str, ...]
    groups: Indexes
    within: sparse.csr_array
    belongs: sparse.csr_array
    members: sparse.csr_array
    sets: list[Indexes]
    grouped: bool

    @property
    def held(self) -> sparse.csr_array:
        """The topics of the projects; broader ones are included unless topics make a theme together."""
        return self.base.own if self.grouped else self.base.topics

    @cached_property
    def themes(self) -> sparse.csr_array:
        """Which projects with a group are about which theme."""
        grouped = sparse.diags_array((flat(self.belongs.sum(axis=1)) > 0).astype(float))
        return binary(sparse.csr_array(grouped @ (self.held @ self.members)))

    @cached_property
    def shares(self) -> sparse.csr_array:
        return divided(self.belongs)

    @cached_property
    def apart(self) -> Floats:
        """How different the groups are by the topics of their projects, 0 to 1."""
        return distances(sparse.csr_array(self.belongs.T @ self.base.topics.multiply(self.base.rare)))

    @cached_property
    def spread(self) -> Spread:
        return Spread(self.themes, self.shares, self.apart)

    @cached_property
    def whole(self) -> Floats:
        """The number of projects of each theme in each group, undivided."""
        return np.asarray((self.themes.T @ self.belongs).toarray(), dtype=np.float64)

    @cached_property
    def anchored(self) -> Mask:
        """In which groups each theme is anchored."""
        leads, unled = self.base.leads, (flat(self.base.leads.sum(axis=1)) == 0).astype(float)
        different = np.zeros(self.whole.shape)
        for group in range(len(self.groups)):
            inside = sparse.csr_array(
                sparse.diags_array(flat(self.belongs[:, [group]].toarray())) @ self.themes
            )
            led = sparse.csr_array(inside.T @ leads)
            different[:, group] = np.diff(led.indptr) + inside.T @ unled
        return anchors.anchored(self.spread, self.whole, different)

    @cached_property
    def breadth(self) -> Floats:
        """The distance within each theme over that within all projects, 1 where groups play no part."""
        everyone = sparse.csr_array((flat(self.belongs.sum(axis=1)) > 0).astype(float)[:, None])
        everything = float(Spread(everyone, self.shares, self.apart).distance[0]) if len(self.groups) else 0.0
        return self.spread.distance / everything if everything else np.zeros_like(self.spread.distance)

    @cached_property
    def robust(self) -> Mask:
        """Which themes are anchored in enough groups and surely above the one in the middle."""
        enough = self.anchored.sum(axis=1) >= anchors.needed(len(self.groups))
        middle = anchors.middle(self.spread)
        found = [bool(sure and self.spread.interval(at)[0] > middle) for at, sure in enumerate(enough)]
        return np.array(found, dtype=bool)

    @cached_property
    def ranked(self) -> Indexes:
        """The themes in two groups or more.

        Robust ones come first, those of two projects last, then by points, then by their first topic.
        """
        score = np.round(self.spread.score, 6)
        first = np.array([one[0] for one in self.sets], dtype=np.int64)
        order = np.lexsort((first, -score, self.spread.size < _MENTIONED, ~self.robust))
        return np.asarray(order[score[order] > 0])

    def ids(self, nodes: Iterable[int]) -> list[str]:
        """Return the ids of nodes."""
        return [self.base.network.ids[at] for at in nodes]

    def rows(self, theme: int) -> Indexes:
        """Return the projects of a theme."""
        return np.flatnonzero(self.themes[:, [theme]].toarray().ravel())

    def below(self, theme: int) -> Indexes:
        """Return the topics of a theme and, of a single one, all narrower ones."""
        if self.grouped:
            return self.sets[theme]
        return np.unique(np.concatenate([self.base.network.narrower(int(t)) for t in self.sets[theme]]))

    def stands(self, group: int) -> Indexes:
        """Return the nodes that stand for a group."""
        return np.flatnonzero(self.within[:, [group]].toarray().ravel())

    def group(self, group: int) -> Named:
        """Return a group by its column."""
        return self.base.network.named(int(self.groups[group]))


def chosen(graph: Graph, over: str) -> str:
    """Return the kind of groups to take themes over: `over`, or the first with two groups in the graph.

    "" where there is none. Raises `UsageError` for another kind.
    """
    if over and over not in OVER:
        raise UsageError(f"themes cannot be taken over “{over}”", hint=closest(over, OVER))
    found = (kind for kind in OVER if len(_placed(graph, kind)[0]) > 1)
    return over or next(found, "")


def scope(graph: Graph, over: str, keywords: bool = False, grouped: bool = False) -> Scope:
    """Return the themes over one kind of groups; there may be no groups, and no themes.

    A theme is a topic worth naming, with `keywords` also a free keyword, `grouped` topics that
    occur together.
    """
    name = f"themes {over} {keywords} {grouped}"
    return remembered(graph, name, lambda: _scope(graph, over, keywords, grouped))


def _placed(graph: Graph, over: str) -> tuple[Indexes, sparse.csr_array, sparse.csr_array]:
    return remembered(graph, f"groups {over}", lambda: placed(base(graph), over))


def _scope(graph: Graph, over: str, keywords: bool, grouped: bool) -> Scope:
    projects = base(graph)
    topics = projects.worth(keywords)
    sets = communities(projects, topics) if grouped else [np.array([topic]) for topic in topics]
    columns = np.repeat(np.arange(len(sets)), [len(one) for one in sets])
    rows = np.concatenate(sets) if sets else np.empty(0, np.int64)
    members = sparse.csr_array(
        (np.ones(len(rows)), (rows, columns)), shape=(len(projects.network.ids), len(sets))
    )
    return Scope(projects, over, EDGES[over], *_placed(graph, over), members, sets, grouped)
