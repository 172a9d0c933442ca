"""Things whose names differ and that are one all the same: joined where certain, else listed."""

from collections.abc import Mapping

import polars as pl

from synergraph.graph.frames import DUPLICATES
from synergraph.graph.resolve.bridges import Pair, contested
from synergraph.graph.resolve.duplicates import CERTAIN, DOUBTFUL, FEATURES, PAIRS, best_first, explain
from synergraph.graph.resolve.identity import Identity, Mention
from synergraph.ontology import Vocabulary

_CONCEPT = "|concept|"
_SCHEMA = {**DUPLICATES, **dict.fromkeys(FEATURES, pl.Float64)}


def merge(
    identity: Identity, found: pl.DataFrame, things: pl.DataFrame, mention: Mapping[str, Mention]
) -> pl.DataFrame:
    """Join the things that certainly are one, the surest first; return the pairs in that order.

    `found` has the columns of `duplicates.SCORED`, `things` of `duplicates.THINGS`, `mention` one of each thing by
    its id. Pairs of two concepts are left out. What would join two bodies is doubtful (`bridges.contested`).
    """
    ordered = best_first(found).filter(~(_is_concept("left") & _is_concept("right")))
    sure = {
        (left, right): f"names alike: {score:.2f}"
        for left, right, score in ordered.filter(verdict=CERTAIN).select("left", "right", "score").iter_rows()
        if not identity.kept_apart(mention[left], mention[right])
    }
    doubtful, apart = contested(list(sure), _main_names(things))
    for left, right in sorted(apart):
        identity.separate(mention[left], mention[right])
    for (left, right), reason in sure.items():
        if (left, right) not in doubtful:
            identity.connect(mention[left], mention[right], reason)
    two = [pair for pair in sure if identity.of(mention[pair[0]]) != identity.of(mention[pair[1]])]
    return _doubted(ordered, two)


def _main_names(things: pl.DataFrame) -> dict[str, str]:
    named = things.filter(pl.col("kind") == "organisation", pl.col("names").list.len() > 0)
    return dict(named.select("id", pl.col("names").list.first()).iter_rows())


def _doubted(found: pl.DataFrame, pairs: list[Pair]) -> pl.DataFrame:
    """Call some pairs doubtful: a question to people, whatever their points."""
    asked = pl.DataFrame(pairs, schema=PAIRS, orient="row").with_columns(asked=True)
    doubted = pl.when("asked").then(pl.lit(DOUBTFUL)).otherwise("verdict")
    joined = found.join(asked, on=["left", "right"], how="left", maintain_order="left")
    return joined.with_columns(verdict=doubted).drop("asked")


def _is_concept(side: str) -> pl.Expr:
    """Whether a thing is in the vocabulary: it knows its own things apart."""
    return pl.col(side).str.contains(_CONCEPT, literal=True)


def listed(
    found: pl.DataFrame, things: pl.DataFrame, ids: Mapping[str, str], vocabulary: Vocabulary
) -> pl.DataFrame:
    """Return the pairs as a build keeps them: `frames.DUPLICATES` and a column per part of the score.

    `ids` maps ids of `things` to ids of nodes. A thing of the vocabulary is called as it is there. A certain pair has one node at both ends; it is
    left out where people keep the two apart, a doubtful one where they became one.
    """
    names = dict(things.select("id", pl.col("names").list.first()).iter_rows())
    known = {thing: thing.split("|", 2) for thing in names if _CONCEPT in thing}
    names |= {thing: vocabulary.concepts[parts[2]].label.de for thing, parts in known.items()}
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
