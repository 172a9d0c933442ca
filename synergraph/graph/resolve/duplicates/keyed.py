"""The keys of many names as a table: made once for each name, looked up by blocks."""

from collections.abc import Callable, Iterable, Mapping
from itertools import chain
from typing import Any

import polars as pl

from synergraph.graph.resolve.duplicates import keys

KEYED: dict[str, Any] = {
    "name": pl.String,
    **dict.fromkeys(("strong", "shorter", "slip", "text", "weak", "short", "long"), pl.List(pl.String)),
}
"""One row per name, a list per sort of key; `text` stands beside `slip`, entry by entry.

A list that is empty, or a sort that names of a kind do not have, is `[null]`.
"""

KeysOf = Callable[[str], Iterable[str]]
_NONE: tuple[None] = (None,)
_SORTS: Mapping[str, Mapping[str, KeysOf]] = {
    "topic": {"strong": keys.topic_keys},
    "organisation": {
        "strong": keys.strong_keys,
        "shorter": keys.shorter_keys,
        "weak": keys.weak_keys,
        "short": lambda name: {keys.short_name(name)} - {""},
        "long": keys.shortened,
    },
}
_OTHERS: Mapping[str, KeysOf] = {"strong": keys.strong_keys, "shorter": keys.shorter_keys}


def keyed(names: Iterable[str], kind: str) -> pl.DataFrame:
    """Return the keys that names of things of a kind have: a row of `KEYED` per name, in their order."""
    listed = list(names)
    slips = [list(_slips(kind)(name)) for name in listed]
    lists = {
        "slip": _lists([key for key, _ in each] for each in slips),
        "text": _lists([text for _, text in each] for each in slips),
        **{sort: _lists(map(keys_of, listed)) for sort, keys_of in _SORTS.get(kind, _OTHERS).items()},
    }
    none = pl.lit([None], KEYED["text"])
    found = pl.DataFrame({"name": listed, **lists}, schema_overrides={"name": pl.String})
    return found.select(pl.col(sort) if sort in found.columns else none.alias(sort) for sort in KEYED)


def _slips(kind: str) -> Callable[[str], Iterable[keys.Slip]]:
    return keys.topic_slips if kind == "topic" else keys.slip_keys


def _lists(found: Iterable[Iterable[str]]) -> pl.Series:
    """Return a list per entry: made from one long column, for polars takes many small ones slowly."""
    held = [tuple(each) or _NONE for each in found]
    numbers = [number for number, each in enumerate(held) for _ in each]
    long = {"number": numbers, "key": list(chain.from_iterable(held))}
    frame = pl.DataFrame(long, schema={"number": pl.Int64, "key": pl.String})
    return frame.group_by("number", maintain_order=True).agg("key")["key"]
