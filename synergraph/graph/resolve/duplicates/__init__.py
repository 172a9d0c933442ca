"""Which things are one, though their names differ: candidates, scores in named parts, verdicts.

A table of things has the columns `id`, `kind`, `names` (the first is the main one), `places`
(folded towns and two-letter country codes), `identifiers` ("scheme:value") and `parents` (ids or
names); the last four are lists. Everything is a function of the things and of shipped tables: the
verdict on a pair depends on these two things alone, not on the list they stand in.
"""

import polars as pl

from synergraph.graph.resolve.duplicates.compare import NOTHING, PAIRS, THINGS, Memo, compared, paired
from synergraph.graph.resolve.duplicates.explain import explain
from synergraph.graph.resolve.duplicates.scoring import (
    CERTAIN,
    DOUBTFUL,
    LEVELS,
    NO,
    SCORED,
    scored,
    two_bodies,
)
from synergraph.graph.resolve.duplicates.weights import BASE, FEATURES

__all__ = [
    "BASE",
    "CERTAIN",
    "DOUBTFUL",
    "FEATURES",
    "LEVELS",
    "NO",
    "NOTHING",
    "PAIRS",
    "SCORED",
    "THINGS",
    "Memo",
    "best_first",
    "candidates",
    "compared",
    "duplicates",
    "explain",
    "score",
    "two_bodies",
]


def candidates(things: pl.DataFrame) -> pl.DataFrame:
    """Return the pairs of one kind that are worth a look: `left` < `right`, ordered, each once.

    Near-linear in the number of names. Pairs whose names are nearly one are found in any list;
    organisations that share one telling word or an acronym only while few others do. Projects,
    programmes and events are not compared where one scheme has another identifier for each.
    """
    found = (paired(part).pairs for part in things.partition_by("kind"))
    return pl.concat([NOTHING.pairs, *found]).sort("left", "right")


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
    found = (compared(part).found for part in things.partition_by("kind"))
    return best_first(pl.concat([NOTHING.found, *found]))


def best_first(found: pl.DataFrame) -> pl.DataFrame:
    """Order scored pairs: the best first, of equal scores by ids."""
    return found.sort("score", "left", "right", descending=[True, False, False])
