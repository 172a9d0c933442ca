"""Things whose names differ and that are one all the same: joined where certain, else listed."""

from collections.abc import Mapping
from typing import Any

import polars as pl

from synergraph.graph.frames import DUPLICATES
from synergraph.graph.resolve.bodies import Bodies, Pair
from synergraph.graph.resolve.bridges import contested
from synergraph.graph.resolve.duplicates import CERTAIN, DOUBTFUL, FEATURES, PAIRS, best_first, explain
from synergraph.graph.resolve.joins import root_of
from synergraph.graph.resolve.things import is_concept
from synergraph.ontology import Vocabulary

_SCHEMA = {**DUPLICATES, **dict.fromkeys(FEATURES, pl.Float64)}


def certain(found: pl.DataFrame) -> dict[Pair, float]:
    """Return the pairs that certainly are one, with their score, the surest first."""
    sure = found.filter(verdict=CERTAIN).select("left", "right", "score")
    return {(left, right): score for left, right, score in sure.iter_rows()}


def ranked(found: pl.DataFrame) -> pl.DataFrame:
    """Return scored pairs (`duplicates.SCORED`), the surest first, without those of two concepts of the vocabulary."""
    return best_first(found.filter(~(is_concept("left") & is_concept("right"))))


def merge(bodies: Bodies, found: pl.DataFrame, things: pl.DataFrame) -> pl.DataFrame:
    """Join the things that certainly are one, the surest first; return the pairs in their order.

    `found` has the columns of `duplicates.SCORED`, `things` those of `duplicates.THINGS`. What would join two bodies
    is doubtful (`bridges.contested`).
    """
    pairs = {pair: score for pair, score in certain(found).items() if not bodies.kept_apart(*pair)}
    sure = found.join(pl.DataFrame(list(pairs), schema=PAIRS, orient="row"), on=list(PAIRS), how="semi")
    doubtful, apart = contested(sure, things)
    for pair in sorted(apart):
        bodies.separate(*pair)
    for pair, score in pairs.items():
        if pair not in doubtful:
            bodies.connect(*pair, f"names alike: {score:.2f}")
    return _doubted(found, [(left, right) for left, right in pairs if bodies.of(left) != bodies.of(right)])


def _doubted(found: pl.DataFrame, pairs: list[Pair]) -> pl.DataFrame:
    """Call some pairs doubtful: a question to people, whatever their points."""
    asked = pl.DataFrame(pairs, schema=PAIRS, orient="row").with_columns(asked=True)
    doubted = pl.when("asked").then(pl.lit(DOUBTFUL)).otherwise("verdict")
    joined = found.join(asked, on=["left", "right"], how="left", maintain_order="left")
    return joined.with_columns(verdict=doubted).drop("asked")


def listed(
    found: pl.DataFrame, things: pl.DataFrame, ids: Mapping[str, str], vocabulary: Vocabulary
) -> pl.DataFrame:
    """Return the pairs as a build keeps them: `frames.DUPLICATES` and a column per part of the score.

    `ids` maps ids of `things` to ids of nodes. A thing of the vocabulary is called as it is there. A certain pair has
    one node at both ends; it is left out where people keep the two apart, a doubtful one where they became one. Of
    several pairs of the same two nodes the best stands.
    """
    names = dict(things.select("id", pl.col("names").list.first()).iter_rows())
    roots = {thing: root_of(thing) for thing in names}
    names |= {t: vocabulary.concepts[r[2]].label.de for t, r in roots.items() if r[0] == "concept"}
    kept: dict[tuple[object, ...], dict[str, object]] = {}
    for scored in found.iter_rows(named=True):
        if (ids[scored["left"]] == ids[scored["right"]]) == (scored["verdict"] == CERTAIN):
            row = _row(scored, names, ids)
            kept.setdefault(_question(row), row)
    rows = [tuple(row[column] for column in _SCHEMA) for row in kept.values()]
    return pl.DataFrame(rows, schema=_SCHEMA, orient="row")


def _question(row: Mapping[str, object]) -> tuple[object, ...]:
    """Return what a pair asks: whether two nodes are one, or two names of one node rightly are."""
    names = ("left_name", "right_name") if row["left"] == row["right"] else ()
    return tuple(row[column] for column in ("left", "right", *names))


def _row(row: dict[str, Any], names: Mapping[str, str], ids: Mapping[str, str]) -> dict[str, object]:
    things = (str(row["left"]), str(row["right"]))
    ends = sorted(zip((ids[t] for t in things), (names[t] for t in things), row["compared"], strict=True))
    (left, right), called, nearest = zip(*ends, strict=True)
    said = {**row, "compared": nearest}
    reasons = {f"reasons_{lang}": explain(said, lang, called) for lang in ("de", "en")}
    return {**row, "left": left, "right": right, "left_name": called[0], "right_name": called[1], **reasons}
