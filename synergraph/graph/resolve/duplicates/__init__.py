"""Which things are one, though their names differ: candidates, scores in named parts, verdicts.

A table of things has the columns `id`, `kind`, `names` (the first is the main one), `places`
(folded towns and two-letter country codes), `identifiers` ("scheme:value") and `parents` (ids or
names); the last four are lists. Everything is a function of the things and of shipped tables: the
verdict on a pair depends on these two things alone, not on the list they stand in.
"""

from collections.abc import Iterator
from itertools import chain
from typing import Any

import polars as pl

from synergraph.graph.resolve.duplicates import blocking
from synergraph.graph.resolve.duplicates.explain import explain
from synergraph.graph.resolve.duplicates.facts import REGISTERED, differ, told_apart
from synergraph.graph.resolve.duplicates.scoring import CERTAIN, DOUBTFUL, LEVELS, NO, SCORED, scored
from synergraph.graph.resolve.duplicates.weights import BASE, FEATURES

__all__ = [
    "BASE",
    "FEATURES",
    "LEVELS",
    "PAIRS",
    "SCORED",
    "THINGS",
    "best_first",
    "candidates",
    "duplicates",
    "explain",
    "score",
]

THINGS: dict[str, Any] = {
    "id": pl.String,
    "kind": pl.String,
    "names": pl.List(pl.String),
    "places": pl.List(pl.String),
    "identifiers": pl.List(pl.String),
    "parents": pl.List(pl.String),
}
PAIRS = {"left": pl.String, "right": pl.String}


def candidates(things: pl.DataFrame) -> pl.DataFrame:
    """Return the pairs of one kind that are worth a look: `left` < `right`, ordered, each once.

    Near-linear in the number of names. Pairs whose names are nearly one are found in any list;
    organisations that share one telling word or an acronym only while few others do. Projects,
    programmes and events are not compared where one scheme has another identifier for each.
    """
    found = chain.from_iterable(_of_kind(kind[0], part) for kind, part in things.sort("id").group_by("kind"))
    return pl.DataFrame(sorted(found), schema=PAIRS, orient="row")


def _of_kind(kind: object, things: pl.DataFrame) -> Iterator[tuple[str, str]]:
    if kind in REGISTERED and told_apart([tuple(each) for each in things["identifiers"].to_list()]):
        return iter(())
    ids, known = things["id"].to_list(), [tuple(each) for each in things["identifiers"].to_list()]
    names = ((number, name) for number, each in enumerate(things["names"].to_list()) for name in each)
    found = blocking.pairs(names, str(kind))
    return ((ids[a], ids[b]) for a, b in found if kind not in REGISTERED or not differ(known[a], known[b]))


def score(things: pl.DataFrame, pairs: pl.DataFrame) -> pl.DataFrame:
    """Score pairs (`left`, `right`) of things; return one row each, with the columns of `SCORED`.

    `score` is the probability that both are one; `base` and the features add up to its log-odds;
    `levels` names what each feature found, in the order of `FEATURES`. Empty where `pairs` is.
    """
    return scored(things, pairs, frozenset({CERTAIN, DOUBTFUL, NO}))


def duplicates(things: pl.DataFrame) -> pl.DataFrame:
    """Return the pairs that are certainly or perhaps one, best first; the columns of `SCORED`.

    Equal scores are ordered by ids; an empty table where nothing looks like anything else.
    """
    return best_first(scored(things, candidates(things), frozenset({CERTAIN, DOUBTFUL})))


def best_first(found: pl.DataFrame) -> pl.DataFrame:
    """Order scored pairs: the best first, of equal scores by ids."""
    return found.sort("score", "left", "right", descending=[True, False, False])
