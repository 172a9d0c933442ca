"""Who could be invited: everyone with something to do with the theme and the network, and what it is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from scipy import sparse

from synergraph.graph.graph import Graph
from synergraph.ontology import Labels
from synergraph.queries.evidence import Claim, Ground
from synergraph.queries.formats import Recipe
from synergraph.queries.invitations.signs import Bridge, Sign, signs
from synergraph.queries.invitations.words import SIGNS
from synergraph.queries.matrices import Floats, Indexes, Mask, flat
from synergraph.queries.partners import LEAST, Ranking, Wish
from synergraph.queries.partners.fit import Fit, fit
from synergraph.queries.partners.profiles import Profiles, profiles
from synergraph.queries.partners.query import Query, read_query
from synergraph.queries.partners.wish import allowed
from synergraph.queries.score import Part, strongest
from synergraph.queries.wording import filled


@dataclass(frozen=True)
class Candidates:
    """The organisations of a graph as guests of an event; every array has an entry per row of `found`.

    `suited` has the points for the theme, none without one; `eligible` says who may be invited at all,
    `apart` which pairs of rows must not be led to each other.
    """

    found: Profiles
    suited: Fit
    themed: bool
    deep: bool
    eligible: Mask
    apart: frozenset[frozenset[int]] = frozenset()

    @cached_property
    def projects(self) -> Mask:
        """Which projects count: those that are not over, and on the theme where it is deep."""
        going = ~self.found.projects.over
        return np.asarray(going & self.near) if self.deep and self.themed else going

    @cached_property
    def near(self) -> Mask:
        """Which projects are on the theme; where none says so, those described alike."""
        about = flat((self.found.projects.topics @ self.suited.asked.seeks.T).toarray()) > 0
        return about if about.any() else np.asarray(self.suited.near > 0)

    @cached_property
    def signs(self) -> dict[str, Sign]:
        """What links organisations to the network, by part."""
        return signs(self.found, self.suited.asked, self.projects, self.themed, self.deep)

    @cached_property
    def bridge(self) -> Bridge:
        return Bridge(self.found, self.projects)

    @cached_property
    def total(self) -> Floats:
        """The points of each organisation; 0 for those who have nothing to do with a deep theme."""
        own = [sign.points for sign in self.signs.values()]
        found = flat(np.sum([*own, self.bridge.points], axis=0)) + self.suited.total
        near = self.suited.total >= LEAST
        for name in ("lead", "support", "organised"):
            near = near | (self.signs[name].points > 0)
        return np.round(found * near if self.deep and self.themed else found, 6)

    @cached_property
    def rows(self) -> Indexes:
        """Those who could be invited, the best first, equal ones in order."""
        rows = np.flatnonzero(self.eligible & (self.total > 0))
        return np.asarray(rows[np.lexsort((rows, -self.total[rows]))])

    @cached_property
    def newcomer(self) -> Mask:
        """Who was at no event and works in one project at most."""
        events, work = (flat(one.sum(axis=1)) for one in (self.found.events, self.found.work))
        return np.asarray((events == 0) & (work <= 1))

    @cached_property
    def flagged(self) -> dict[str, Mask]:
        """Who is what a rule of the mix may ask for, by `FLAGS`."""
        found = self.found
        given = {
            name: np.diff(matrix.indptr) > 0
            for name, matrix in (("offers", found.offers), ("seeks", found.seeks))
        }
        return {"newcomer": self.newcomer, "usual_suspect": found.hubs, **given}

    def parts(self, rows: Sequence[int]) -> list[tuple[Part, ...]]:
        """Return the points of organisations in parts, with their statements."""
        ground = Ground(self.found.network.graph)
        partners = Ranking(self.suited, tuple(rows)).explained() if self.themed else [None for _ in rows]
        drafts = [list(self._own(row)) for row in rows]
        said = iter(ground.gathered([claims for own in drafts for *_, claims in own]))
        parts = [[Part(*draft[:3], next(said)) for draft in own] for own in drafts]
        theme = [[_on_theme(part) for part in one.parts] if one else [] for one in partners]
        return [strongest([*a, *b]) for a, b in zip(theme, parts, strict=True)]

    def _own(self, row: int) -> Iterator[tuple[str, float, Labels, list[Claim]]]:
        for name, sign in self.signs.items():
            if sign.points[row] > 0:
                yield name, float(sign.points[row]), sign.reason(row), sign.claims(row)
        if self.bridge.points[row] > 0:
            yield "broker", float(self.bridge.points[row]), self.bridge.reason(row), self.bridge.claims(row)


def candidates(graph: Graph, recipe: Recipe, theme: str, eligible: Mask) -> Candidates:
    """Return who could be invited to a format on a theme (name, id or words; "" for none)."""
    found = profiles(graph)
    suited = fit(found, read_query(found, theme) if theme else _nothing(found))
    return Candidates(found, suited, bool(theme), recipe.reach == "deep", eligible)


def eligible(graph: Graph, exclude: Sequence[str], places: Sequence[str]) -> Mask:
    """Return which organisations may be invited: not excluded, with a seat in a place or none that is known.

    Without `places` the seat does not matter. Raises `UsageError` for a name that the graph does not have.
    """
    found = profiles(graph)
    nothing = _nothing(found)
    kept = allowed(found, nothing, Wish(exclude=tuple(exclude)))
    if not places:
        return kept
    unknown = flat(found.network.links("located_in")[found.at].sum(axis=1)) == 0
    here = [allowed(found, nothing, Wish(place=place)) for place in places]
    return np.asarray(kept & np.any([unknown, *here], axis=0))


def _on_theme(part: Part) -> Part:
    """Return a part for the fit to the theme, in which projects are near to the theme, not to other projects."""
    if part.name != "similar":
        return part
    names = Labels(*(text.partition(": ")[2] for text in (part.reason.de, part.reason.en)))
    return replace(part, reason=filled(SIGNS["near"], names=names))


def _nothing(found: Profiles) -> Query:
    """Return the query of an event without a theme."""
    none = sparse.csr_array((1, len(found.network.ids)))
    words = sparse.csr_array((1, found.vectors.shape[1]))
    return Query("", Labels("", ""), frozenset(), (), (), none, words, none, none, none, none)
