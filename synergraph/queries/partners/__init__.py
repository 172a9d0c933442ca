"""Partners: which actors fit an actor, a project, a topic, a programme or a description, and why."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from synergraph.graph.graph import Graph
from synergraph.ontology import Labels
from synergraph.queries.evidence import Ground
from synergraph.queries.matrices import Mask
from synergraph.queries.partners.diverse import POOL, unlike
from synergraph.queries.partners.fit import Fit, fit
from synergraph.queries.partners.profiles import profiles
from synergraph.queries.partners.query import read_query
from synergraph.queries.partners.reasons import parts
from synergraph.queries.partners.wish import Wish, allowed
from synergraph.queries.score import Named, Part, Scored, leading
from synergraph.queries.sheet import Sheet
from synergraph.queries.wording import TITLES, sentence

__all__ = ["Partner", "Ranking", "Wish", "partners", "ranked", "sheet"]

LEAST = 2.0
"""Fewer points rest on a word or two, and are not worth a name."""
_EQUAL = 1e-5
"""Points that differ by less may be equal once they are rounded."""
_ANY = Wish()


@dataclass(frozen=True)
class Partner(Scored):
    """An actor that fits; `known` says whether it works with the one who asks already, `hub` whether with many."""

    partner: Named
    known: bool
    hub: bool = False


@dataclass(frozen=True)
class Ranking:
    """Who fits a query, best first: `rows` are organisations of `fit.found`."""

    fit: Fit
    rows: tuple[int, ...]

    def explained(self, count: int | None = None) -> list[Partner]:
        """Return the first `count` (all) as partners with their reasons."""
        rows = self.rows[:count]
        found = parts(self.fit, Ground(self.fit.found.network.graph), rows)
        return [self._partner(row, several) for row, several in zip(rows, found, strict=True)]

    def points(self, row: int) -> float:
        """Return the score of an organisation."""
        return float(self.fit.total[row])

    def _partner(self, row: int, parts: tuple[Part, ...]) -> Partner:
        found = self.fit.found
        named = found.network.named(int(found.at[row]))
        return Partner(parts, _why(parts), named, bool(self.fit.known[row]), bool(found.hubs[row]))


def partners(
    graph: Graph,
    query: str,
    limit: int = 10,
    *,
    known: bool = False,
    wish: Wish = _ANY,
    asker: str = "",
    programmes: Sequence[str] = (),
) -> list[Partner]:
    """Return the actors that fit best, those with equal points by id.

    `query` is the name or id of an actor, a project, a topic or a programme, or a text in German or
    English that says what is sought. `asker` is the actor that has the idea, `programmes` the calls or
    programmes it is meant for, `wish` says what partners should be like. With `known` the list has
    those who work with the actor or in the project already, without it only new ones; the actor
    itself, what it is part of and its own parts never stand in it. [] when nobody fits. Raises
    `UsageError` for an empty query, or a name that several things bear or nothing does.
    """
    found = ranked(graph, query, limit, known=known, wish=wish, asker=asker, programmes=programmes)
    return found.explained()


def ranked(
    graph: Graph,
    query: str,
    limit: int = 10,
    *,
    known: bool | None = None,
    wish: Wish = _ANY,
    asker: str = "",
    programmes: Sequence[str] = (),
) -> Ranking:
    """Return who fits, without the reasons: as `partners`, with `known` None for old and new in one list."""
    found = profiles(graph)
    asked = read_query(found, query, asker, programmes)
    suited = fit(found, asked, wish.novelty)
    kept = allowed(found, asked, wish)
    if known is not None:
        kept &= suited.known == known
    rows = _best(suited, kept, limit * POOL if wish.diverse else limit)
    return Ranking(suited, tuple(unlike(suited, rows, limit) if wish.diverse else rows))


def sheet(found: Sequence[Partner], lang: str = "de", *, known: bool = False) -> Sheet:
    """Return partners as a table; `known` chooses its title."""
    columns = ("rank", "score", "partner", "hub", "why")
    rows = [
        (rank, round(p.score, 1), p.partner.name[lang], "×" if p.hub else "", p.why[lang])
        for rank, p in enumerate(found, 1)
    ]
    return Sheet(
        TITLES["known_partners" if known else "new_partners"][lang], [TITLES[c][lang] for c in columns], rows
    )


def _best(suited: Fit, kept: Mask, count: int) -> list[int]:
    rows = np.flatnonzero(kept & (suited.total >= LEAST - _EQUAL))
    points = suited.total[rows]
    if len(rows) > count:
        most = np.flatnonzero(points >= np.partition(points, -count)[-count] - _EQUAL)
        rows, points = rows[most], points[most]
    total = np.round(points, 6)
    order = np.argsort(-total, kind="stable")
    return [int(row) for row in rows[order[total[order] >= LEAST]][:count]]


def _why(parts: Sequence[Part]) -> Labels:
    return sentence([part.reason for part in leading(parts, 3)])
