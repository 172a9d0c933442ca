"""Which pairs are worth a look: things that share a key, found without comparing all with all.

Blocks of strong keys are never cut, so that no addition to a list hides a pair, and only they
lead to a certain verdict. Weak keys (one telling word, an acronym) are for organisations, and
lead to doubtful pairs; where a list has too many of one, that key tells nothing in it and is left out.
"""

from collections.abc import Callable, Iterable, Iterator

import polars as pl

from synergraph.graph.resolve.duplicates import keys
from synergraph.graph.resolve.duplicates.align import nearly

_WEAK_BLOCK, _SHORT_BLOCK = 8, 20
_PAIR = ["number", "other"]
_INDEX = {"key": pl.String, "number": pl.Int64}
_SLIPS = {"key": pl.String, "text": pl.String, "number": pl.Int64}

Named = list[tuple[int, str]]


def pairs(names: Iterable[tuple[int, str]], kind: str = "organisation") -> set[tuple[int, int]]:
    """Return the pairs of numbers, the lower first, whose names share a key of their kind."""
    known = list(names)
    if kind == "topic":
        found = [_within(_index(known, keys.topic_keys)), _slipped(known, keys.topic_slips)]
    else:
        strong = _index(known, keys.strong_keys)
        found = [
            _within(strong),
            _between(_index(known, keys.shorter_keys), strong),
            _slipped(known, keys.slip_keys),
        ]
    if kind == "organisation":
        found += [_within(_few(_index(known, keys.weak_keys))), _abbreviated(known)]
    return set(pl.concat(found).unique().iter_rows())


def _index(names: Named, keys_of: Callable[[str], Iterable[str]]) -> pl.DataFrame:
    """Return which number has which key, each once."""
    held = [(number, tuple(keys_of(name))) for number, name in names]
    found = [key for _, each in held for key in each]
    numbers = [number for number, each in held for _ in each]
    return pl.DataFrame({"key": found, "number": numbers}, schema=_INDEX).unique()


def _within(index: pl.DataFrame) -> pl.DataFrame:
    """Return the pairs that share a key."""
    shared = index.filter(pl.len().over("key") > 1)
    both = shared.join(shared.rename({"number": "other"}), on="key")
    return both.filter(pl.col("number") < pl.col("other")).select(_PAIR)


def _between(left: pl.DataFrame, right: pl.DataFrame) -> pl.DataFrame:
    """Return the pairs of which one has a key on the left and the other on the right."""
    both = left.join(right.rename({"number": "other"}), on="key").filter(pl.col("number") != pl.col("other"))
    return both.select(number=pl.min_horizontal(_PAIR), other=pl.max_horizontal(_PAIR))


def _few(index: pl.DataFrame) -> pl.DataFrame:
    return index.filter(pl.len().over("key") <= _WEAK_BLOCK)


def _abbreviated(names: Named) -> pl.DataFrame:
    """Return the pairs of which one may be a short name of the other, where few have that short name."""
    short = _index(names, lambda name: {keys.short_name(name)} - {""})
    long = _index(names, keys.shortened)
    met = long.join(short.group_by("key").len("short"), on="key")
    few = met.filter(pl.len().over("key") * pl.col("short") <= _SHORT_BLOCK)
    return _between(few.select("key", "number"), short)


def _slipped(names: Named, keys_of: Callable[[str], Iterable[keys.Slip]]) -> pl.DataFrame:
    """Return the pairs whose texts beside a common key are nearly the same."""
    held = [(number, tuple(keys_of(name))) for number, name in names]
    columns = {
        "key": [key for _, each in held for key, _ in each],
        "text": [text for _, each in held for _, text in each],
        "number": [number for number, each in held for _ in each],
    }
    index = pl.DataFrame(columns, schema=_SLIPS).filter(pl.len().over("key") > 1)
    both = index.join(index.rename({"text": "like", "number": "other"}), on="key")
    met = both.filter(pl.col("number") < pl.col("other")).select("text", "like", *_PAIR).unique()
    return pl.DataFrame(list(_near(met)), schema=dict.fromkeys(_PAIR, pl.Int64), orient="row")


def _near(met: pl.DataFrame) -> Iterator[tuple[int, int]]:
    return ((a, b) for text, like, a, b in met.iter_rows() if nearly(text, like))
