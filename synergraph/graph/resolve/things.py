"""What sources say of each thing that helps to tell whether two things are one."""

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

import polars as pl

from synergraph.graph.resolve.duplicates import THINGS
from synergraph.graph.resolve.identity import Claim, Identity, Mention
from synergraph.graph.resolve.joins import Atom
from synergraph.ontology.names import fold

KINDS = ("organisation", "topic", "project", "event", "programme")
_MENTION = dict.fromkeys(["source", "kind", "name", "key"], pl.String)
_SUBJECT = ["source", "subject_kind", "subject_name", "subject_key"]
_TELLING = ("located_in", "part_of", "identifier")
_SAID = {"n": pl.Int64, "said": pl.String}
"""Something said of the thing number `n`; things are numbered in the order of their roots."""


class Testimony(NamedTuple):
    """What sources say: statements (`frames.LOADED`, with their source), and the mentions and aliases in them."""

    statements: pl.DataFrame
    mentions: list[Mention]
    claims: list[Claim]

    def of(self, kind: str) -> "Testimony":
        """Return what is said of the things of a kind, as far as it tells whether two of them are one."""
        telling = self.statements.filter(pl.col("subject_kind") == kind, pl.col("predicate").is_in(_TELLING))
        return Testimony(
            telling.select(*_SUBJECT, "predicate", "object_name", "value"),
            [mention for mention in self.mentions if mention.kind == kind],
            [claim for claim in self.claims if claim.subject.kind == kind],
        )


def things(said: Testimony, identity: Identity, kinds: Collection[str] = KINDS) -> pl.DataFrame:
    """Return a row per thing of some of the kinds that may be duplicates, ordered by root.

    Columns as in `duplicates.THINGS`; the id is the :func:`thing_id` of the thing's root.
    """
    roots = identity.roots()
    number = {root: n for n, root in enumerate(sorted(set(roots)))}
    mentioned = mention_table(identity.mentions).with_columns(
        pl.Series("n", [number[root] for root in roots], dtype=pl.Int64),
        pl.Series("named", [mention.is_named for mention in identity.mentions], dtype=pl.Boolean),
    )
    mentioned = mentioned.filter(pl.col("kind").is_in(kinds))
    claims = [claim for claim in said.claims if claim.subject.kind in kinds]
    names = _names(identity, claims, mentioned, number)
    places = _said(said.statements, mentioned, "located_in", "object_name")
    lists = {
        "names": names.sort("n", -pl.col("said").str.len_chars().cast(pl.Int64), "said"),
        "places": _folded(places).sort("n", "said"),
        "identifiers": _identifiers(said.statements, mentioned).sort("n", "said"),
        "parents": _said(said.statements, mentioned, "part_of", "object_name").sort("n", "said"),
    }
    found = _numbered(number).join(names, on="n", how="semi", maintain_order="left")
    for column, listed in lists.items():
        each = listed.group_by("n", maintain_order=True).agg(pl.col("said").alias(column))
        found = found.join(each, on="n", how="left", maintain_order="left")
    return found.select(pl.col("id"), pl.col("kind"), pl.col(*lists).fill_null(pl.lit([], THINGS["names"])))


def mention_table(mentions: list[Mention]) -> pl.DataFrame:
    """Return a row per mention, in their order: source, kind, name and key."""
    columns = list(zip(*mentions, strict=True)) or [()] * len(_MENTION)
    return pl.DataFrame(dict(zip(_MENTION, columns, strict=True)), schema=_MENTION)


def thing_id(root: Atom) -> str:
    """Return the root of a thing as one text."""
    return "|".join((root[1], root[0], root[2]))


def _numbered(number: Mapping[Atom, int]) -> pl.DataFrame:
    rows = {"n": list(number.values()), "id": list(map(thing_id, number)), "kind": [r[1] for r in number]}
    return pl.DataFrame(rows, schema={"n": pl.Int64, "id": pl.String, "kind": pl.String})


def _names(
    identity: Identity, claims: Iterable[Claim], mentioned: pl.DataFrame, number: Mapping[Atom, int]
) -> pl.DataFrame:
    """Return all names of each thing; codes and nameless things are left out."""
    own = mentioned.filter("named").select("n", said="name")
    rows = [(number[identity.of(claim.subject)], claim.alias) for claim in claims]
    found = pl.concat([own, pl.DataFrame(rows, schema=_SAID, orient="row")])
    known = [
        (number[root], name)
        for root in number
        if root[0] == "concept"
        for name in identity.vocabulary.concepts[root[2]].names
    ]
    of_concepts = pl.DataFrame(known, schema=_SAID, orient="row").join(found, on="n", how="semi")
    return pl.concat([found, of_concepts]).unique()


def _identifiers(statements: pl.DataFrame, mentioned: pl.DataFrame) -> pl.DataFrame:
    own = mentioned.filter(pl.col("key") != "").select("n", said="key")
    return pl.concat([own, _said(statements, mentioned, "identifier", "value")]).unique()


def _said(statements: pl.DataFrame, mentioned: pl.DataFrame, predicate: str, column: str) -> pl.DataFrame:
    """Return what sources state of each thing with `predicate`."""
    rows = statements.filter(pl.col("predicate") == predicate).select(*_SUBJECT, said=column).unique()
    return rows.join(mentioned, left_on=_SUBJECT, right_on=list(_MENTION)).select("n", "said").unique()


def _folded(said: pl.DataFrame) -> pl.DataFrame:
    written = said["said"].unique()
    folded = pl.DataFrame({"said": written, "folded": written.map_elements(fold, return_dtype=pl.String)})
    return said.join(folded, on="said").select("n", said="folded")
