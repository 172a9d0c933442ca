"""What a plan of one-to-one meetings is made from, and what it is.

People are numbered by their position in `Wishes.people`, rounds from 0. A pair names two positions,
the lower first. Two people of one name are two entries with two ids.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, Self

import numpy as np

from synergraph.queries.matrices import Floats, Indexes
from synergraph.queries.plan import sound

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who comes, with the rounds in which they can be met.

    `arrives` is the first round, `leaves` the first one no longer attended (None: stays to the end),
    `away` rounds between that are taken otherwise, such as by a parallel session. `least` and `most`
    are the meetings wanted and accepted (None: one in every round). A meeting that a `vip` lacks
    counts three times. Members of one `organisation` never meet, unless it is "". `cluster` and
    `kind` (sort of actor) are what tables are mixed by. Who has a `table` of their own, counted from 0,
    is met there, unless two such people meet or the room has no such table.
    """

    id: str
    name: str = ""
    organisation: str = ""
    cluster: str = ""
    kind: str = ""
    arrives: int = 0
    leaves: int | None = None
    away: frozenset[int] = frozenset()
    least: int = 0
    most: int | None = None
    vip: bool = False
    table: int | None = None

    @property
    def label(self) -> str:
        """What people are called in words: their name, or the id without one."""
        return self.name or self.id

    def attends(self, number: int) -> bool:
        """Tell whether the person is free for a round."""
        there = self.arrives <= number and (self.leaves is None or number < self.leaves)
        return there and number not in self.away


@dataclass(frozen=True)
class Pairs:
    """Pairs that have something to say to each other, as three arrays of one length.

    `score` is 0 or more, in any unit, best from 0 to 1: the unit of `Prices`. Pairs not listed never meet,
    unless they must.
    """

    first: Indexes
    second: Indexes
    score: Floats

    @classmethod
    def of(cls, scores: Mapping[Pair, float]) -> Self:
        """Return the pairs of a mapping; both orders of a pair are one, of which the higher score counts."""
        merged: dict[Pair, float] = {}
        for (i, j), score in scores.items():
            pair = (min(i, j), max(i, j))
            merged[pair] = max(score, merged.get(pair, 0.0))
        rows = np.array(sorted(merged), dtype=np.int64).reshape(-1, 2)
        return cls(rows[:, 0], rows[:, 1], np.array([merged[p] for p in sorted(merged)], dtype=float))

    def __len__(self) -> int:
        return len(self.first)


@dataclass(frozen=True, slots=True)
class Prices:
    """What soft rules are worth, in points of the pair scores.

    `missing`: each meeting that someone has fewer than wanted; `uneven`: each meeting that someone has
    fewer than all could have on average; `known`: the share of its score that a pair keeps who work
    together anyway; `moved`: each person whose agenda changes when a plan is changed on the day.
    """

    missing: float = 1.5
    uneven: float = 0.1
    known: float = 0.3
    moved: float = 0.5


@dataclass(frozen=True)
class Wishes:
    """What is asked of a plan of one-to-one meetings.

    `tables` are the meetings that fit into each round: one number for all rounds, one for each, or None
    for no limit. Pairs in `must` have to meet, those in `forbidden` and of one organisation never do,
    those in `known` work together anyway. Raises `UsageError` where this makes no sense.
    """

    people: tuple[Person, ...]
    rounds: int
    pairs: Pairs
    tables: int | tuple[int, ...] | None = None
    must: frozenset[Pair] = frozenset()
    forbidden: frozenset[Pair] = frozenset()
    known: frozenset[Pair] = frozenset()
    prices: Prices = field(default_factory=Prices)

    def __post_init__(self) -> None:
        sound.people(self.people, self.rounds)
        sound.tables(self.tables, self.rounds)
        sound.scores(self.pairs, len(self.people))
        for name in ("must", "forbidden", "known"):
            sound.positions(name, getattr(self, name), len(self.people))

    def capacity(self, number: int) -> int:
        """Return the tables of a round; without a limit half the people."""
        if self.tables is None:
            return len(self.people) // 2
        return self.tables if isinstance(self.tables, int) else self.tables[number]

    def apart(self, pair: Pair) -> bool:
        """Tell whether two people may never meet."""
        one, other = (self.people[at].organisation for at in pair)
        return pair in self.forbidden or (one != "" and one == other)


class Meeting(NamedTuple):
    """Two people in a round at a table; tables of a round are numbered from 0."""

    round: int
    first: int
    second: int
    table: int

    @property
    def pair(self) -> Pair:
        return (self.first, self.second)


@dataclass(frozen=True)
class Schedule:
    """A plan of one-to-one meetings, ordered by round and table.

    `objective` is the sum of scores less the price of missing meetings, `bound` what no plan can
    exceed, both in points. `proved` says that no better plan exists.
    """

    wishes: Wishes
    meetings: tuple[Meeting, ...]
    objective: float
    bound: float
    proved: bool

    @property
    def reached(self) -> float:
        """The objective as a share of its bound; 1 when nothing more is possible."""
        if self.proved or self.objective >= self.bound:
            return 1.0
        return self.objective / self.bound if self.bound > 0 else 0.0
