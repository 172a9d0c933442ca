"""Which projects to show at an event, and who could show them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from synergraph.ontology import Labels
from synergraph.queries.evidence import Ground
from synergraph.queries.invitations.candidates import Candidates
from synergraph.queries.invitations.proposal import Choice, Spotlight
from synergraph.queries.invitations.words import SPOTLIGHT
from synergraph.queries.matrices import Floats, columns, flat
from synergraph.queries.portfolio import month
from synergraph.queries.score import Named, Part, leading, strongest
from synergraph.queries.wording import filled, listed, sentence

_THEME, _LEAD, _FRESH, _RESULTS, _GUESTS = 6.0, 2.0, 2.0, 2.0, 3.0
_LOOKED_AT = 200
_SOON = 12
"""In the last months of a project there are results to show."""
_UNLIKE = 2.0
"""What a project is worth more for a group that none before it stands in, and for another presenter."""


@dataclass(frozen=True)
class Spotlights:
    """Chooses projects among those that are not over and have someone to invite."""

    among: Candidates
    theme: Choice | None
    ground: Ground

    @cached_property
    def near(self) -> Floats:
        """How near each project is to the theme, 1 for the nearest; 0 without a theme."""
        near = self.among.suited.near
        return np.asarray(near / max(float(near.max(initial=0.0)), 1e-9))

    @cached_property
    def points(self) -> dict[str, Floats]:
        """The points of each project, part by part."""
        projects, eligible = self.among.found.projects, self.among.eligible.astype(float)
        here = np.zeros(len(projects.network.ids))
        here[self.among.found.at] = eligible
        left = projects.end - month(projects.network.today or None)
        unseen = (np.diff(projects.events.indptr) == 0) & (projects.events.nnz > 0)
        return {
            "topic": _THEME * self.near,
            "guests": _GUESTS * (self.staff > 1) * (1 - 1 / np.maximum(self.staff, 1)),
            "lead": _LEAD * (flat(projects.leaders @ here) > 0),
            "fresh": _FRESH * unseen,
            "timing": _RESULTS * ((left >= 0) & (left <= _SOON)),
        }

    @cached_property
    def staff(self) -> Floats:
        """How many of those to invite work in each project."""
        return flat(self.among.found.staff @ self.among.eligible.astype(float))

    def chosen(self, limit: int) -> list[Spotlight]:
        """Return the projects with the most points, each further one rather from another group."""
        worth = np.round(np.sum(list(self.points.values()), axis=0), 6)
        fit = self.among.projects & (self.staff > 0) & (self.among.near if self.among.themed else True)
        rows = np.flatnonzero(fit)
        left = [int(row) for row in rows[np.lexsort((rows, -worth[rows]))][:_LOOKED_AT]]
        shown: list[int] = []
        groups: set[int] = set()
        speaking: set[int] = set()
        while left and len(shown) < limit:
            best = max(
                left, key=lambda row: (worth[row] + _UNLIKE * self._unlike(row, groups, speaking), -row)
            )
            left.remove(best)
            shown.append(best)
            speaking.add(self.presenters(best)[0])
            groups |= set(self._groups(best))
        return [self._spotlight(row) for row in shown]

    def presenters(self, row: int) -> list[int]:
        """Return who of those to invite works in a project (rows), its leaders first."""
        found = self.among.found
        lead = set(columns(found.projects.leaders, row))
        staff = [one for one in columns(found.staff, row) if self.among.eligible[one]]
        return sorted(staff, key=lambda one: (int(found.at[one]) not in lead, one))

    def _groups(self, row: int) -> list[int]:
        return columns(self.among.found.projects.groups, row)

    def _unlike(self, row: int, groups: set[int], speaking: set[int]) -> int:
        """Return 2 for a project of another group and another presenter than those before it."""
        return bool(set(self._groups(row)) - groups) + (self.presenters(row)[0] not in speaking)

    def _spotlight(self, row: int) -> Spotlight:
        network, found = self.among.found.network, self.among.found
        parts = strongest(list(self._parts(row)))
        by = tuple(network.named(int(found.at[one])) for one in self.presenters(row)[:3])
        project = Named(found.projects.id(row), found.projects.name(row))
        return Spotlight(parts, sentence([part.reason for part in leading(parts, 3)]), project, by)

    def _parts(self, row: int) -> Iterator[Part]:
        """Return the points of a project with reasons and statements."""
        tell: dict[str, Callable[[int], tuple[Labels, tuple[str, ...]]]] = {
            "topic": self._theme, "guests": self._guests, "lead": self._lead,
            "fresh": self._fresh, "timing": self._results,
        }  # fmt: skip
        for name, points in self.points.items():
            if points[row] > 0:
                yield Part(name, float(points[row]), *tell[name](row))

    def _theme(self, row: int) -> tuple[Labels, tuple[str, ...]]:
        about, name = self._about(row), self.theme.name if self.theme else Labels("", "")
        said = about or self.ground.attributes(self._id(row), "name", "description")
        return filled(SPOTLIGHT["theme" if about else "alike"], topic=name), said

    def _guests(self, row: int) -> tuple[Labels, tuple[str, ...]]:
        return self._working("guests", row, [int(self.among.found.at[one]) for one in self.presenters(row)])

    def _lead(self, row: int) -> tuple[Labels, tuple[str, ...]]:
        found = self.among.found
        leaders = [at for at in columns(found.projects.leaders, row) if at in found.row]
        return self._working("lead", row, [at for at in leaders if self.among.eligible[found.row[at]]])

    def _working(self, name: str, row: int, at: list[int]) -> tuple[Labels, tuple[str, ...]]:
        network = self.among.found.network
        said = [s for one in at for s in self.ground.edge(network.ids[one], "participates_in", self._id(row))]
        return filled(SPOTLIGHT[name], names=listed([network.names[one] for one in at])), tuple(said)

    def _fresh(self, row: int) -> tuple[Labels, tuple[str, ...]]:
        return SPOTLIGHT["fresh"], self.ground.attributes(self._id(row), "name")

    def _results(self, row: int) -> tuple[Labels, tuple[str, ...]]:
        projects = self.among.found.projects
        end = str(projects.network.graph.nodes["end"][int(projects.at[row])])
        return filled(SPOTLIGHT["results"], end=day(end)), self.ground.attributes(self._id(row), "end")

    def _id(self, row: int) -> str:
        return self.among.found.projects.id(row)

    def _about(self, row: int) -> tuple[str, ...]:
        found, topics = self.among.found, set(self.among.suited.asked.seeks.indices.tolist())
        own = [
            at for at in columns(found.direct, row) if topics.intersection(columns(found.network.upwards, at))
        ]
        ids = found.network.ids
        return tuple(s for at in own for s in self.ground.edge(found.projects.id(row), "has_topic", ids[at]))


def day(date: str) -> Labels:
    """Return an ISO date as people write it: "28.02.2025", "02/2025" or "2025"."""
    parts = date.split("-")
    return Labels(("." if len(parts) > 2 else "/").join(reversed(parts)), date)
