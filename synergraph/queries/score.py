"""Scores that explain themselves: a sum of named parts, each with the statements behind it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from synergraph.ontology import Labels
from synergraph.queries.wording import PARTS, number


class Named(NamedTuple):
    """A node as an answer shows it."""

    id: str
    name: Labels


@dataclass(frozen=True, slots=True)
class Part:
    """One summand of a score.

    `name` is a key of `wording.PARTS`, `value` its points, `reason` the part in words, and
    `statements` the ids of the statements it rests on: without them it would not be there.
    """

    name: str
    value: float
    reason: Labels
    statements: tuple[str, ...]

    @property
    def label(self) -> Labels:
        return PARTS[self.name]

    def text(self, lang: str = "de") -> str:
        """Say the part with its points: "Gemeinsames Thema Robotik (4 Projekte) +3,2"."""
        return f"{self.reason[lang]} {number(self.value, lang, '+.1f')}"


@dataclass(frozen=True)
class Scored:
    """An answer with its reasons: `why` says the strongest ones in a sentence."""

    parts: tuple[Part, ...]
    why: Labels

    @property
    def score(self) -> float:
        """The sum of the parts; 0 without any."""
        return sum(part.value for part in self.parts)

    @property
    def statements(self) -> tuple[str, ...]:
        """All statements behind the score, each once, those of the first part first."""
        return tuple(dict.fromkeys(s for part in self.parts for s in part.statements))

    def parts_text(self, lang: str = "de") -> str:
        """Say all parts with their points, joined by semicolons."""
        return "; ".join(part.text(lang) for part in self.parts)


def strongest(parts: list[Part]) -> tuple[Part, ...]:
    """Return the parts that count, the largest first; equal ones by name and reason."""
    counting = [part for part in parts if round(part.value, 6) > 0]
    return tuple(sorted(counting, key=lambda part: (-round(part.value, 6), part.name, part.reason.de)))


def leading(parts: Iterable[Part], count: int) -> list[Part]:
    """Return the first part of each name, `count` at most, in the order given."""
    first: dict[str, Part] = {}
    for part in parts:
        first.setdefault(part.name, part)
    return list(first.values())[:count]
