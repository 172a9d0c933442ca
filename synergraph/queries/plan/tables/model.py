"""What a plan of table rounds is made from, and what it is: mixed tables, and tables with topics."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from synergraph.errors import UsageError
from synergraph.queries.matrices import Floats, Indexes
from synergraph.queries.plan import sound
from synergraph.queries.plan.model import Pair, Pairs, Person

NOWHERE = -1


@dataclass(frozen=True, slots=True)
class TablePrices:
    """What two people at one table cost, in points of the pair scores.

    `repeat`: sitting together again (the third time twice that; a twelfth where the room allows no other way); `organisation`, `cluster`, `kind`: having
    the same; `known`: working together anyway; `moved`: sitting elsewhere than in an earlier plan.
    """

    repeat: float = 60.0
    organisation: float = 20.0
    cluster: float = 30.0
    kind: float = 0.5
    known: float = 0.7
    moved: float = 5.0


@dataclass(frozen=True)
class TableWishes:
    """What is asked of mixed tables: `seats` of each table, the same in all rounds.

    Pairs in `must` sit together once at least, those in `forbidden` never; scores, and what else is soft,
    are weighed by `prices`. Raises `UsageError` when a round has more people than seats.
    """

    people: tuple[Person, ...]
    rounds: int
    seats: tuple[int, ...]
    pairs: Pairs = field(default_factory=lambda: Pairs.of({}))
    must: frozenset[Pair] = frozenset()
    forbidden: frozenset[Pair] = frozenset()
    known: frozenset[Pair] = frozenset()
    prices: TablePrices = field(default_factory=TablePrices)

    def __post_init__(self) -> None:
        sound.people(self.people, self.rounds)
        sound.tables(min(self.seats, default=0), self.rounds)
        sound.scores(self.pairs, len(self.people))
        for name in ("must", "forbidden", "known"):
            sound.positions(name, getattr(self, name), len(self.people))
        for r in range(self.rounds):
            there = sum(person.attends(r) for person in self.people)
            if there > sum(self.seats):
                raise UsageError(
                    f"round {r + 1} has {there} people and {sum(self.seats)} seats",
                    hint="add tables or seats",
                )
        if both := sorted(self.must & self.forbidden):
            raise UsageError(f"pair {both[0]} must and may not sit together", hint="take it from one list")


@dataclass(frozen=True)
class Seating:
    """Tables for people: `at[i, r]` is the table of person i in round r, `NOWHERE` when absent.

    `repeats` counts how often a pair sits together again, `same_cluster` pairs of one cluster at one table, over
    all rounds; their bounds are what no seating can go below. `cost` is the sum of all prices.
    """

    wishes: TableWishes
    at: Indexes
    cost: float
    repeats: int
    fewest_repeats: int
    same_cluster: int
    fewest_same_cluster: int


@dataclass(frozen=True, slots=True)
class Topic:
    """A table topic that seats `least` to `most` people in a round."""

    id: str
    least: int = 0
    most: int = 8


@dataclass(frozen=True)
class TopicWishes:
    """What is asked of topic tables: everyone at a topic in each round, at none twice.

    `liking[i, t]` is what topic t is worth to person i, 0 or more.
    """

    people: tuple[Person, ...]
    rounds: int
    topics: tuple[Topic, ...]
    liking: Floats

    def __post_init__(self) -> None:
        sound.people(self.people, self.rounds)
        if self.liking.shape != (len(self.people), len(self.topics)):
            raise UsageError("liking must have a row for each person and a column for each topic")
        if not np.all(np.isfinite(self.liking)) or np.any(self.liking < 0):
            raise UsageError("liking has values below 0 or none at all", hint="numbers from 0 on")


@dataclass(frozen=True)
class TopicPlan:
    """Topics for people: `at[i, r]` is the topic of person i in round r, `NOWHERE` when absent or left over.

    `objective` is the sum of liking, `bound` what no plan can exceed. `small` lists rounds and topics with
    fewer people than the topic needs.
    """

    wishes: TopicWishes
    at: NDArray[np.int64]
    objective: float
    bound: float
    small: tuple[tuple[int, int], ...]
