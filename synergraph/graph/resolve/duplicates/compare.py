"""Comparing things of one kind, with a memo: what an earlier comparison found is not found out again.

The keys of a name depend on that name alone, the verdict on a pair on these two things alone, so both hold in any
list. Which weak keys are too common depends on the list: blocks are made anew each time.
"""

from collections.abc import Container
from typing import Any, NamedTuple

import polars as pl

from synergraph.graph.resolve.duplicates import blocking
from synergraph.graph.resolve.duplicates.facts import EXCLUSIVE, REGISTERED, differ, told_apart
from synergraph.graph.resolve.duplicates.keyed import KEYED, keyed
from synergraph.graph.resolve.duplicates.scoring import CERTAIN, DOUBTFUL, SCORED, scored

THINGS: dict[str, Any] = {
    "id": pl.String,
    "kind": pl.String,
    "names": pl.List(pl.String),
    "places": pl.List(pl.String),
    "identifiers": pl.List(pl.String),
    "parents": pl.List(pl.String),
}
PAIRS = {"left": pl.String, "right": pl.String}
_ENDS = list(PAIRS)


class Memo(NamedTuple):
    """What a comparison of things of one kind knows.

    `keyed` has the keys of names (`keyed.KEYED`), `things` what was compared (`THINGS`). `strong` are the pairs of
    them that share a strong key, `pairs` all candidates (`PAIRS`), `found` those that are certain or doubtful
    (`SCORED`, in no order).
    """

    keyed: pl.DataFrame
    things: pl.DataFrame
    strong: pl.DataFrame
    pairs: pl.DataFrame
    found: pl.DataFrame


NOTHING = Memo(*(pl.DataFrame(schema=schema) for schema in (KEYED, THINGS, PAIRS, PAIRS, SCORED)))


def compared(things: pl.DataFrame, memo: Memo = NOTHING) -> Memo:
    """Compare things of one kind (`THINGS`), and return the memo of that.

    `memo` may be of any things of this kind: it changes what is computed, never what is found. Computed are
    the keys of names that it does not have, and the pairs of things that are not all the same in it.
    """
    same = _unchanged(things, memo.things)
    met = paired(things, memo, same)
    known = _among(memo.pairs, same).join(met.pairs, on=_ENDS, how="semi")
    fresh = scored(things, met.pairs.join(known, on=_ENDS, how="anti"), frozenset({CERTAIN, DOUBTFUL}))
    kept = memo.found.join(known, on=_ENDS, how="semi")
    return met._replace(found=pl.concat([kept, fresh]))


def paired(things: pl.DataFrame, memo: Memo = NOTHING, same: pl.Series = NOTHING.things["id"]) -> Memo:
    """Return the candidates among things of one kind, none of them scored.

    `same` are the ids of the things that are as they are in `memo`. Keys that nobody needs, because an
    identifier tells all these things apart, are not made. Things with two identifiers of an exclusive scheme
    are a question only if their names are nearly one: of others that a register keeps as two, hardly any are one.
    """
    ordered = things.select(list(THINGS)).sort("id")
    named = _named(ordered, same)
    held = memo.keyed.join(named, on="name", how="semi")
    if _told_apart(ordered):
        return NOTHING._replace(keyed=held, things=ordered)
    unheld = named.join(held, on="name", how="anti")["name"].unique()
    held = pl.concat([held, keyed(unheld, _kind(ordered))])
    named = named.join(held, on="name")
    telling = None if _kind(ordered) in REGISTERED else ()
    strong = pl.concat([_among(memo.strong, same), _candidates(ordered, blocking.strong(named), telling)])
    weak = _candidates(ordered, blocking.weak(named), EXCLUSIVE)
    pairs = pl.concat([strong, weak]).unique().sort(_ENDS)
    return Memo(held, ordered, strong, pairs, NOTHING.found)


def _named(things: pl.DataFrame, same: pl.Series) -> pl.DataFrame:
    """Return the names of each thing, with its row number and whether it is fresh."""
    rows = things.select(name="names", fresh=~pl.col("id").is_in(same.implode())).with_row_index("number")
    return rows.explode("name").drop_nulls()


def _kind(things: pl.DataFrame) -> str:
    return str(things["kind"].first())


def _told_apart(things: pl.DataFrame) -> bool:
    return _kind(things) in REGISTERED and told_apart(_identifiers(things))


def _identifiers(things: pl.DataFrame) -> list[tuple[str, ...]]:
    return [tuple(each) for each in things["identifiers"].to_list()]


def _candidates(things: pl.DataFrame, met: pl.DataFrame, schemes: Container[str] | None) -> pl.DataFrame:
    """Return pairs of row numbers as pairs of ids, but for those that identifiers of `schemes` (None: of any) tell apart."""
    known = _identifiers(things)
    met = met.filter([not differ(known[a], known[b], schemes) for a, b in met.iter_rows()])
    ids = things["id"]
    return pl.DataFrame({"left": ids.gather(met["number"]), "right": ids.gather(met["other"])})


def _unchanged(things: pl.DataFrame, before: pl.DataFrame) -> pl.Series:
    """Return the ids of the things of which all is as it was."""
    both = things.join(before, on="id", suffix=" before")
    same = (pl.col(column).eq_missing(pl.col(f"{column} before")) for column in THINGS if column != "id")
    return both.filter(*same)["id"]


def _among(pairs: pl.DataFrame, ids: pl.Series) -> pl.DataFrame:
    return pairs.filter(pl.col(side).is_in(ids.implode()) for side in _ENDS)
