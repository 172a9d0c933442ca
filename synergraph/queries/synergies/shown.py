"""The pairs that an answer shows, with what is looked up once for all of them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from synergraph.ontology import Labels
from synergraph.queries.evidence import Ground
from synergraph.queries.matrices import Indexes, columns
from synergraph.queries.portfolio import Portfolio
from synergraph.queries.synergies.measures import Measures
from synergraph.queries.synergies.pairs import Pairs
from synergraph.queries.synergies.timing import common_months

Ends = tuple[int, int]
"""The two projects of a pair, by their rows."""


@dataclass(frozen=True)
class Shown:
    """Some pairs, given by their `places` among all that were scored."""

    measured: Measures
    pairs: Pairs
    ground: Ground
    places: tuple[int, ...]

    @property
    def projects(self) -> Portfolio:
        return self.measured.projects

    def name(self, row: int) -> Labels:
        """Return the name of a project."""
        return self.projects.name(row)

    def said(self, row: int, kinds: Iterable[str], targets: Iterable[int]) -> tuple[str, ...]:
        """Return what says that a project is linked to nodes."""
        about = self._about[row]
        return self.ground.ids([s for at in targets for kind in kinds for s in about.get((kind, at), ())])

    def attributes(self, row: int, *names: str) -> tuple[str, ...]:
        """Return what says some attributes of a project."""
        return self.said(row, names, (-1,))

    def saying(self, row: int, words: Iterable[int]) -> tuple[str, ...]:
        """Return what says one of some words of a project."""
        return self.ground.ids(self.projects.told.saying(row, set(words)))

    def working(self, row: int, actors: Iterable[int]) -> tuple[str, ...]:
        """Return what says that actors work in a project."""
        ids, project = self.projects.network.ids, self.projects.id(row)
        return tuple(s for a in actors for s in self.ground.edge(ids[a], "participates_in", project))

    @cached_property
    def ends(self) -> tuple[Indexes, Indexes]:
        """The rows of the pairs."""
        places = np.array(self.places, dtype=np.int64)
        return self.pairs.first[places], self.pairs.second[places]

    @cached_property
    def topics(self) -> dict[int, dict[int, list[int]]]:
        """The topics of each project, broader ones too, and the rows of the statements that name them."""
        return {row: self._topics(row) for row in self._about}

    @cached_property
    def alike(self) -> dict[Ends, list[int]]:
        """The words that make the texts of each pair alike, the weightiest first."""
        ends, (pair, word, value) = self._by_ends, self.measured.words.of(*self.ends)
        found: dict[Ends, list[int]] = defaultdict(list)
        for at in np.lexsort((word, -value, pair)).tolist():
            found[ends[pair[at]]].append(int(word[at]))
        return found

    @cached_property
    def months(self) -> dict[Ends, float]:
        """How many months the projects of each pair run together; NaN where unknown."""
        months = common_months(self.projects, *self.ends).tolist()
        return dict(zip(self._by_ends, months, strict=True))

    @cached_property
    def _by_ends(self) -> list[Ends]:
        first, second = self.ends
        return list(zip(first.tolist(), second.tolist(), strict=True))

    @cached_property
    def _about(self) -> dict[int, dict[tuple[str, int], list[int]]]:
        rows = {row for ends in self._by_ends for row in ends}
        return {row: self.ground.about(self.projects.id(row)) for row in rows}

    def _topics(self, row: int) -> dict[int, list[int]]:
        about, found = self._about[row], defaultdict[int, list[int]](list)
        for topic in columns(self.projects.topics, row):
            if said := about.get(("has_topic", topic)):
                for above in self.projects.network.broader(topic):
                    found[above] += said
        return found
