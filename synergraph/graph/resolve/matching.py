"""Things whose names differ and that are one all the same: joined where certain, else listed."""

from collections.abc import Mapping

import polars as pl

from synergraph.graph.frames import DUPLICATES
from synergraph.graph.resolve.duplicates import FEATURES, best_first, explain
from synergraph.graph.resolve.identity import Identity, Mention

CERTAIN = "certain"
_SCHEMA = {**DUPLICATES, **dict.fromkeys(FEATURES, pl.Float64)}


def merge(identity: Identity, found: pl.DataFrame, mention: Mapping[str, Mention]) -> pl.DataFrame:
    """Join the things that certainly are one, the surest first; return the pairs in that order.

    `found` has the columns of `duplicates.SCORED`, `mention` one of each thing by its id. Pairs of two concepts are
    left out.
    """
    ordered = best_first(found).filter(~(_is_concept("left") & _is_concept("right")))
    for left, right, score in _certain(ordered):
        identity.connect(mention[left], mention[right], f"names alike: {score:.2f}")
    return ordered


def _is_concept(side: str) -> pl.Expr:
    """Whether a thing is in the vocabulary: it knows its own things apart."""
    return pl.col(side).str.contains("|concept|", literal=True)


def listed(found: pl.DataFrame, things: pl.DataFrame, ids: Mapping[str, str]) -> pl.DataFrame:
    """Return the pairs as a build keeps them: `frames.DUPLICATES` and a column per part of the score.

    `ids` maps ids of `things` to ids of nodes. A certain pair has one node at both ends; it is
    left out where people keep the two apart, a doubtful one where they became one.
    """
    names = dict(things.select("id", pl.col("names").list.first()).iter_rows())
    kept = [
        _row(row, names, ids)
        for row in found.iter_rows(named=True)
        if (ids[row["left"]] == ids[row["right"]]) == (row["verdict"] == CERTAIN)
    ]
    return pl.DataFrame(kept, schema=_SCHEMA).unique(
        ["left", "right", "left_name", "right_name"], keep="first", maintain_order=True
    )


def _row(row: dict[str, object], names: Mapping[str, str], ids: Mapping[str, str]) -> dict[str, object]:
    left, right = sorted((ids[str(row[side])], names[str(row[side])]) for side in ("left", "right"))
    ends = {"left": left[0], "right": right[0], "left_name": left[1], "right_name": right[1]}
    reasons = {f"reasons_{lang}": explain(row, lang) for lang in ("de", "en")}
    return {**row, **ends, **reasons}


def _certain(found: pl.DataFrame) -> list[tuple[str, str, float]]:
    sure = found.filter(pl.col("verdict") == CERTAIN)
    return list(sure.select("left", "right", "score").iter_rows())
