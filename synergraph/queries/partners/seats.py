"""Who could take a role, and why nobody can."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from synergraph.errors import at
from synergraph.queries.matrices import binary
from synergraph.queries.partners import LEAST, Partner, Ranking
from synergraph.queries.partners.fit import Fit, fit
from synergraph.queries.partners.profiles import Profiles, unit
from synergraph.queries.partners.query import Query, read_query
from synergraph.queries.partners.roles import Role
from synergraph.queries.partners.wish import Wish, allowed

CANDIDATES, OTHERS = 30, 3
_ROLE = 2.0
"""What a role is described by weighs so much more than the idea."""


@dataclass(frozen=True)
class Idea:
    """What the consortium is for: a text or the name of something, who has it, and for which calls."""

    text: str
    asker: str = ""
    programmes: tuple[str, ...] = ()

    def query(self, found: Profiles, role: Role) -> Query:
        """Return what is sought for a role: what the idea and what the role is about."""
        asked = read_query(found, self.text, self.asker, self.programmes)
        if not role.text:
            return asked
        own = read_query(found, role.text)
        return replace(
            asked,
            words=unit(asked.words + _ROLE * own.words),
            topics=binary(asked.topics + own.topics),
            offers=binary(asked.offers + own.offers),
            seeks=binary(asked.seeks + own.seeks),
        )


@dataclass(frozen=True)
class Seat:
    """A role with the organisations that could take it (rows of `fit.found`), the best first."""

    role: Role
    fit: Fit
    rows: tuple[int, ...]

    def partners(self, rows: Sequence[int]) -> list[Partner]:
        """Return some organisations with the reasons why they fit the role."""
        return Ranking(self.fit, tuple(rows)).explained()

    def but(self, taken: set[int]) -> list[int]:
        """Return the best who are not taken."""
        return [row for row in self.rows if row not in taken][:OTHERS]


def seat(found: Profiles, idea: Idea, role: Role, wish: Wish, without: str = "") -> Seat:
    """Return who could take a role; `without` takes one of its filters away."""
    asked = idea.query(found, role)
    suited = fit(found, asked, wish.novelty)
    kept = np.zeros(len(found.at), dtype=bool)
    with at(f"role “{role.name}”"):
        for one in role.wishes(wish, without):
            kept |= allowed(found, asked, one)
    total = np.round(suited.total, 6)
    rows = np.flatnonzero(kept & (total >= LEAST))
    best = rows[np.argsort(-total[rows], kind="stable")][:CANDIDATES]
    return Seat(role, suited, tuple(int(row) for row in best))


def relaxed(found: Profiles, idea: Idea, role: Role, wish: Wish) -> tuple[str, Seat | None]:
    """Return the first filter of a role without which somebody could take it, and who; ("", None) for none."""
    for name, _ in role.asks:
        wider = seat(found, idea, role, wish, without=name)
        if wider.rows:
            return name, wider
    return "", None
