"""What is refused as senseless in wishes, before any plan is made."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np

from synergraph.errors import UsageError

if TYPE_CHECKING:
    from synergraph.queries.plan.model import Pair, Pairs, Person


def people(guests: tuple[Person, ...], rounds: int) -> None:
    """Refuse two people of one id, and wishes for meetings that contradict themselves."""
    if rounds < 1:
        raise UsageError(f"a plan of {rounds} rounds", hint="one round at least")
    seen: set[str] = set()
    for person in guests:
        if person.id in seen:
            raise UsageError(f"two people have the id “{person.id}”", hint="give each their own id")
        seen.add(person.id)
        if person.least < 0 or (person.most is not None and person.most < max(person.least, 0)):
            raise UsageError(
                f"“{person.id}” wants {person.least} meetings and accepts {person.most}",
                hint="least must be 0 or more, and most no lower",
            )


def tables(count: int | tuple[int, ...] | None, rounds: int) -> None:
    """Refuse tables below 0, and those of another number of rounds."""
    if isinstance(count, tuple) and len(count) != rounds:
        raise UsageError(f"tables of {len(count)} rounds for {rounds} rounds", hint="give one for each round")
    given = (count,) if isinstance(count, int) else count or ()
    if any(number < 0 for number in given):
        raise UsageError(f"{min(given)} tables", hint="tables are 0 or more")


def scores(pairs: Pairs, count: int) -> None:
    """Refuse pairs of people who do not exist, pairs listed twice, and scores that are no number from 0 on."""
    if not len(pairs.first) == len(pairs.second) == len(pairs.score):
        raise UsageError("pairs and scores differ in number", hint="give three arrays of one length")
    ordered = (pairs.first >= 0) & (pairs.first < pairs.second) & (pairs.second < count)
    if not np.all(ordered):
        positions("pairs", [_pair(pairs, int(np.argmin(ordered)))], count)
    if len(np.unique(pairs.first * count + pairs.second)) < len(pairs):
        raise UsageError("a pair is scored twice", hint="make the pairs with Pairs.of")
    sound = np.isfinite(pairs.score) & (pairs.score >= 0)
    if not np.all(sound):
        at = int(np.argmin(sound))
        raise UsageError(f"pair {_pair(pairs, at)} has the score {pairs.score[at]}", hint="0 or more")


def _pair(pairs: Pairs, at: int) -> Pair:
    return (int(pairs.first[at]), int(pairs.second[at]))


def positions(name: str, pairs: Iterable[Pair], count: int) -> None:
    """Refuse what is no pair of two positions, the lower first."""
    for i, j in sorted(pairs):
        if not 0 <= i < j < count:
            raise UsageError(
                f"{name}: ({i}, {j}) is no pair of {count} people",
                hint="two positions in people, the lower first",
            )
