"""Parts of scores whose statements are still to be looked up, all in one go."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from synergraph.ontology import Labels
from synergraph.queries.evidence import Ground, Owned
from synergraph.queries.matrices import Indexes
from synergraph.queries.score import Part


class Draft(NamedTuple):
    """A part of the score of the organisation in a place, without its statements."""

    place: int
    name: str
    points: float
    reason: Labels


class Drafts:
    """Parts, with the claims that their statements make."""

    def __init__(self) -> None:
        self._drafts: list[Draft] = []
        self._claims: list[Owned] = []

    def add(self, place: int, name: str, points: float, reason: Labels) -> int:
        """Take a part, and return its number."""
        self._drafts.append(Draft(place, name, points, reason))
        return len(self._drafts) - 1

    def claim(self, kind: str, owner: Indexes, source: Indexes, target: Indexes | None = None) -> None:
        """Take claims for parts, given by their numbers."""
        self._claims.append(Owned(kind, owner, source, target))

    def claim_all(self, kind: str, owner: int, source: Indexes, target: Indexes) -> None:
        """Take claims for one part."""
        self.claim(kind, np.full(len(source), owner), source, target)

    def cited(self, ground: Ground) -> Iterator[tuple[int, Part]]:
        """Return the parts with their statements, in the order taken, each with its place."""
        said = ground.cited(self._claims, len(self._drafts))
        for draft, statements in zip(self._drafts, said, strict=True):
            yield draft.place, Part(*draft[1:], statements)
