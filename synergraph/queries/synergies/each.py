"""The best synergies of every project of a portfolio, as one table."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from synergraph.errors import UsageError
from synergraph.graph.graph import Graph
from synergraph.ontology import Labels
from synergraph.queries.matrices import Floats, Indexes
from synergraph.queries.portfolio import Portfolio, portfolio
from synergraph.queries.sheet import Sheet
from synergraph.queries.synergies.candidates import scored_pairs
from synergraph.queries.synergies.filters import PARTS_OF, Filter
from synergraph.queries.synergies.pairs import Pairs
from synergraph.queries.wording import KINDS, PARTS, TITLES

_WITH_ALL = Filter()


@dataclass(frozen=True)
class Each:
    """Every project with its best others, project by project, best first.

    Row by row: `project` and `other` are rows of the portfolio, `rank` counts from 1, and `place` says
    which of `pairs` it is.
    """

    projects: Portfolio
    pairs: Pairs
    project: Indexes
    other: Indexes
    rank: Indexes
    place: Indexes

    def kinds(self) -> NDArray[np.str_]:
        """Return the kind of each row, a key of `wording.KINDS`."""
        found = np.full(len(self.place), "theme", dtype=object)
        for kind, parts in reversed(PARTS_OF.items()):
            found[np.any([self._points(part) > 0 for part in parts], axis=0)] = kind
        return found.astype(str)

    def sheet(self, lang: str = "de") -> Sheet:
        """Return the rows as a table: the two projects, rank, points, kind, and the points of each part there is."""
        known = [name for name in PARTS if name in self.pairs.points]
        parts = {name: points for name in known if (points := self._points(name)).any()}
        title = Labels("Die besten Synergien jedes Projekts", "The best synergies of each project")
        heads = [TITLES[name][lang] for name in ("first", "rank", "second", "score", "kind")]
        names = [self.projects.name(row)[lang] for row in range(len(self.projects.at))]
        columns = [
            [names[row] for row in self.project.tolist()],
            self.rank.tolist(),
            [names[row] for row in self.other.tolist()],
            np.round(self.pairs.total[self.place], 1).tolist(),
            [KINDS[kind][lang] for kind in self.kinds().tolist()],
            *(np.round(points, 1).tolist() for points in parts.values()),
        ]
        rows = list(zip(*columns, strict=True))
        return Sheet(title[lang], [*heads, *(PARTS[name][lang] for name in parts)], rows)

    def _points(self, part: str) -> Floats:
        """Return the points of a part, row by row, without what is too little to be shown as a part."""
        points = self.pairs.points[part][self.place]
        return np.where(np.round(points, 6) > 0, points, 0.0)


def of_each(graph: Graph, count: int = 20, keep: Filter = _WITH_ALL) -> Each:
    """Return for every project its `count` best others, those with equal points by id.

    A project without any has no row. Memory grows with the pairs worth scoring, never with their
    square. Raises `UsageError` for a filter that is not understood, or a count below 1.
    """
    if count < 1:
        raise UsageError(f"{count} synergies of each project are none", hint="write a number from 1 on")
    projects = portfolio(graph)
    pairs = scored_pairs(graph, keep.projects(projects))
    kept = np.flatnonzero(keep.pairs(projects, pairs))
    project = np.concatenate([pairs.first[kept], pairs.second[kept]])
    other = np.concatenate([pairs.second[kept], pairs.first[kept]])
    place = np.concatenate([kept, kept])
    order = np.lexsort((other, -pairs.total[place], project))
    begins = np.searchsorted(project[order], project[order])
    rank = np.arange(len(order)) - begins + 1
    best = order[rank <= count]
    return Each(projects, pairs, project[best], other[best], rank[rank <= count], place[best])
