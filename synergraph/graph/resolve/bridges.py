"""Names that would join two bodies: "Nordwerk" beside "Nordwerk GmbH" and "Nordwerk AG" is a question, not a bridge."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

import polars as pl

from synergraph.graph.resolve.bodies import Pair
from synergraph.graph.resolve.duplicates import FEATURES, LEVELS, NO, PAIRS, score, two_bodies

_ALIKE = "2"
"""The level of `spelling` from which six tenths of the letters of two names agree."""
Beside = Mapping[str, set[str]]
"""The things that seem certain with each."""


def contested(sure: pl.DataFrame, things: pl.DataFrame) -> tuple[set[Pair], set[Pair]]:
    """Find which of the pairs that seem certain are none, and what must stay apart.

    `sure` has the columns of `duplicates.SCORED`, `things` those of `duplicates.THINGS`; only organisations are
    looked at. Two bodies that one chain of pairs would join are kept apart. A thing that is certain with both of two
    bodies, or of two names that tell each other apart, is certain with neither, for nothing says whose name it is;
    one identifier says it.
    """
    things = things.filter(pl.col("kind") == "organisation", pl.col("names").list.len() > 0)
    beside: dict[str, set[str]] = defaultdict(set)
    for left, right in sure.select(list(PAIRS)).iter_rows():
        beside[left].add(right)
        beside[right].add(left)
    apart = _bodies(beside, things)
    by_name = sure.filter(_found("identifier") != "same").select(list(PAIRS))
    between = _between(beside, apart) | (
        _between(beside, _told_apart(beside, things)) & set(by_name.iter_rows())
    )
    return between, apart


def _found(feature: str) -> pl.Expr:
    """What a feature of a pair was found to be."""
    return pl.col(LEVELS).list.get(FEATURES.index(feature))


def _between(beside: Beside, ends: set[Pair]) -> set[Pair]:
    """Return the pairs of either end with what seems certain with both."""
    return {(min(m, end), max(m, end)) for a, b in ends for m in beside[a] & beside[b] for end in (a, b)}


def _told_apart(beside: Beside, things: pl.DataFrame) -> set[Pair]:
    """Return the pairs with one thing between them that are much alike, but for words that say that they are two.

    Names that are little alike may be translations, or one the initials of the other.
    """
    known = set(things["id"])
    met = {pair for ends in beside.values() for pair in combinations(sorted(ends & known), 2)}
    unlike = sorted((a, b) for a, b in met if b not in beside[a])
    scored = score(things, pl.DataFrame(unlike, schema=PAIRS, orient="row"))
    two = scored.filter(pl.col("verdict") == NO, _found("spelling") >= _ALIKE)
    return set(two.select(list(PAIRS)).iter_rows())


def _bodies(beside: Beside, things: pl.DataFrame) -> set[Pair]:
    """Return the pairs of two bodies in all that hangs together."""
    names = dict(things.select("id", pl.col("names").list.first()).iter_rows())
    named = ([thing for thing in group if thing in names] for group in _groups(beside))
    return {
        pair
        for group in named
        for pair in combinations(group, 2)
        if two_bodies(names[pair[0]], names[pair[1]])
    }


def _groups(beside: Beside) -> Iterator[Sequence[str]]:
    """Yield what hangs together, in order, where it is more than a pair."""
    seen: set[str] = set()
    for start in sorted(beside):
        if start in seen:
            continue
        group, waiting = {start}, [start]
        while waiting:
            fresh = beside[waiting.pop()] - group
            group |= fresh
            waiting += fresh
        seen |= group
        if len(group) > 2:
            yield sorted(group)
