"""What sources say of each thing that helps to tell whether two things are one."""

from collections.abc import Collection

import polars as pl

from synergraph.graph.resolve.duplicates import THINGS
from synergraph.graph.resolve.joins import root_of
from synergraph.graph.resolve.testimony import MENTION, Testimony
from synergraph.ontology import Vocabulary
from synergraph.ontology.names import fold

KINDS = ("organisation", "topic", "project", "event", "programme")
_SAID = {"thing": pl.String, "said": pl.String}
"""Something said of a thing."""


def things(
    said: Testimony, mentions: pl.DataFrame, vocabulary: Vocabulary, kinds: Collection[str] = KINDS
) -> pl.DataFrame:
    """Return a row per thing of some of the kinds that may be duplicates, ordered by id.

    `mentions` are those of `said` with their things (`meant.MEANT`). Columns as in `duplicates.THINGS`.
    """
    mentions = mentions.filter(pl.col("kind").is_in(list(kinds)))
    told = said.telling.join(mentions, on=MENTION)
    lists = {
        "names": _names(said, mentions, vocabulary).sort(
            "thing", -pl.col("said").str.len_chars().cast(pl.Int64), "said"
        ),
        "places": _folded(_said(told, "located_in", "object_name")).sort("thing", "said"),
        "identifiers": _identifiers(mentions, told).sort("thing", "said"),
        "parents": _said(told, "part_of", "object_name").sort("thing", "said"),
    }
    found = (
        mentions.select("kind", id="thing")
        .unique()
        .sort("id")
        .filter(pl.col("id").is_in(lists["names"]["thing"].unique().implode()))
    )
    for column, listed in lists.items():
        each = listed.group_by("thing", maintain_order=True).agg(pl.col("said").alias(column))
        found = found.join(each, left_on="id", right_on="thing", how="left", maintain_order="left")
    return found.select(pl.col("id"), pl.col("kind"), pl.col(*lists).fill_null(pl.lit([], THINGS["names"])))


def is_named() -> pl.Expr:
    """Whether a source says the name of a mention, and not just its identifier once more."""
    return (pl.col("name") != "") & (pl.col("name") != code())


def is_concept(thing: str) -> pl.Expr:
    """Whether the thing whose id is in a column is a concept of the vocabulary."""
    return pl.col(thing).str.contains(r"^[^|]*\|concept\|")


def code() -> pl.Expr:
    """Return the identifier of a mention without its scheme, "" where it has none."""
    return pl.col("key").str.splitn(":", 2).struct.field("field_1").fill_null("")


def _names(said: Testimony, mentions: pl.DataFrame, vocabulary: Vocabulary) -> pl.DataFrame:
    """Return all names of each thing; codes and nameless things are left out."""
    own = mentions.filter(is_named()).select("thing", said="name")
    claimed = said.claims.join(mentions, on=MENTION).select("thing", said="alias")
    found = pl.concat([own, claimed]).unique()
    concepts = found.filter(is_concept("thing"))["thing"].unique()
    known = [(thing, name) for thing in concepts for name in vocabulary.concepts[root_of(thing)[2]].names]
    return pl.concat([found, pl.DataFrame(known, schema=_SAID, orient="row")]).unique()


def _identifiers(mentions: pl.DataFrame, told: pl.DataFrame) -> pl.DataFrame:
    own = mentions.filter(pl.col("key") != "").select("thing", said="key")
    return pl.concat([own, _said(told, "identifier", "value")]).unique()


def _said(told: pl.DataFrame, predicate: str, column: str) -> pl.DataFrame:
    """Return what sources state of each thing with `predicate`."""
    return told.filter(predicate=predicate).select("thing", said=column).unique()


def _folded(said: pl.DataFrame) -> pl.DataFrame:
    written = said["said"].unique()
    folded = pl.DataFrame({"said": written, "folded": written.map_elements(fold, return_dtype=pl.String)})
    return said.join(folded, on="said").select("thing", said="folded")
