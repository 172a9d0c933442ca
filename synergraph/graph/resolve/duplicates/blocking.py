"""Which pairs are worth a look: things that share a key, found without comparing all with all.

Blocks of strong keys are never cut, so that no addition to a list hides a pair, and only they
lead to a certain verdict. Weak keys (one telling word, an acronym) are for organisations, and
lead to doubtful pairs; where a list has too many of one, that key tells nothing in it and is left out.
"""

from collections.abc import Iterable

import polars as pl

from synergraph.graph.resolve.duplicates.align import nearly
from synergraph.graph.resolve.duplicates.keyed import keyed

_WEAK_BLOCK, _SHORT_BLOCK = 8, 20
_PAIR = ["number", "other"]
_NAMED = {"number": pl.Int64, "name": pl.String}


def pairs(names: Iterable[tuple[int, str]], kind: str = "organisation") -> set[tuple[int, int]]:
    """Return the pairs of numbers, the lower first, whose names share a key of their kind."""
    named = pl.DataFrame(list(names), schema=_NAMED, orient="row").with_columns(fresh=True)
    held = named.join(keyed(named["name"].unique(), kind), on="name")
    return set(pl.concat([strong(held), weak(held)]).iter_rows())


def strong(held: pl.DataFrame) -> pl.DataFrame:
    """Return the pairs (`number`, `other`; the lower first, each once) of which one is fresh and that share a strong key.

    `held` has the columns of `keyed.KEYED`, the `number` of a thing that has the name, and whether it is `fresh`.
    """
    own = _index(held, "strong")
    return pl.concat([_within(own), _between(_index(held, "shorter"), own), _slipped(held)]).unique()


def weak(held: pl.DataFrame) -> pl.DataFrame:
    """Return all pairs that share a weak key which few have, fresh or not; as `strong` does."""
    every = held.with_columns(fresh=True)
    few = _within(_few(_index(every, "weak")))
    return pl.concat([few, _abbreviated(_index(every, "short"), _index(every, "long"))]).unique()


def _index(held: pl.DataFrame, sort: str) -> pl.DataFrame:
    """Return which number has which key, each once."""
    return held.select("number", "fresh", key=sort).explode("key").drop_nulls().unique()


def _within(index: pl.DataFrame) -> pl.DataFrame:
    """Return the pairs that share a key."""
    return _met(index).filter(pl.col("number") < pl.col("other")).select(_PAIR)


def _met(index: pl.DataFrame) -> pl.DataFrame:
    """Return what meets in a key with something fresh, itself too, the other's columns with a prefix."""
    touched = index.join(index.filter("fresh").select("key").unique(), on="key", how="semi")
    shared = touched.filter(pl.len().over("key") > 1)
    return _joined(shared, shared)


def _joined(left: pl.DataFrame, right: pl.DataFrame) -> pl.DataFrame:
    both = left.join(right, on="key", suffix=" other").rename({"number other": "other"})
    return both.filter(pl.col("fresh") | pl.col("fresh other"))


def _between(left: pl.DataFrame, right: pl.DataFrame) -> pl.DataFrame:
    """Return the pairs of which one has a key on the left and the other on the right."""
    both = _joined(left, right).filter(pl.col("number") != pl.col("other"))
    return both.select(number=pl.min_horizontal(_PAIR), other=pl.max_horizontal(_PAIR))


def _few(index: pl.DataFrame) -> pl.DataFrame:
    return index.filter(pl.len().over("key") <= _WEAK_BLOCK)


def _abbreviated(short: pl.DataFrame, long: pl.DataFrame) -> pl.DataFrame:
    """Return the pairs of which one may be a short name of the other, where few have that short name."""
    met = long.join(short.group_by("key").len("short"), on="key")
    few = met.filter(pl.len().over("key") * pl.col("short") <= _SHORT_BLOCK)
    return _between(few.drop("short"), short)


def _slipped(held: pl.DataFrame) -> pl.DataFrame:
    """Return the pairs whose texts beside a common key are nearly the same."""
    slips = held.select("number", "fresh", "text", key="slip").explode("key", "text").drop_nulls()
    texts = ["text", "text other"]
    met = _met(slips).filter(pl.col("number") < pl.col("other")).select(*texts, *_PAIR).unique()
    near = map(nearly, *(met[column].to_list() for column in texts))
    return met.filter(pl.Series(list(near), dtype=pl.Boolean)).select(_PAIR)
