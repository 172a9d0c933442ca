"""Which thing each mention means: part by part, and only those parts that the last build did not have."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

import polars as pl

from synergraph.graph.frames import MERGES
from synergraph.graph.resolve import memory
from synergraph.graph.resolve.identity import Claim, Decision, Identity, Mention
from synergraph.graph.resolve.joins import thing_id
from synergraph.graph.resolve.parts import divided
from synergraph.graph.resolve.readings import HOOKS, Readings
from synergraph.graph.resolve.testimony import CLAIM, MENTION, NAMED, Testimony
from synergraph.ontology import Vocabulary
from synergraph.ontology.names import key

MEANT: dict[str, Any] = dict.fromkeys([*MENTION, "folded", "thing"], pl.String)
"""A mention and its thing; `folded` is its name where that means the thing in all sources, else ""."""
_PART: dict[str, Any] = {"digest": pl.UInt64}


class Meant(NamedTuple):
    """What mentions mean (`MEANT`), the merges of names that led there (`frames.MERGES`), each once, and the pairs
    of things that people keep apart."""

    mentions: pl.DataFrame
    merges: pl.DataFrame
    apart: list[tuple[str, str]]


class Memo(NamedTuple):
    """What a build knew: the hooks of names (`readings.HOOKS`), what it found, and of which part that was."""

    hooks: pl.DataFrame
    mentions: pl.DataFrame
    merges: pl.DataFrame


NOTHING = Memo(*(pl.DataFrame(schema=schema) for schema in (HOOKS, MEANT | _PART, MERGES | _PART)))


def meant(
    said: Testimony, vocabulary: Vocabulary, decisions: Iterable[Decision], path: Path | None = None
) -> Meant:
    """Find which thing each mention means.

    The file `path` has a memo of the last time, which is written anew: it changes what is computed, never what is
    found.
    """
    readings, decisions = Readings(vocabulary), list(decisions)
    memo = memory.recall(path, NOTHING) if path else NOTHING
    hooks = readings.hooks(said.mentions.select(NAMED).unique(), memo.hooks)
    parts = divided(said, hooks, [(d.kind, _hooks(readings, d)) for d in decisions])
    same = parts.filter(~pl.col("decided"))["digest"].unique().implode()
    held = memo.mentions.filter(pl.col("digest").is_in(same))
    fresh = parts.join(held, on="digest", how="anti")
    identity = Identity(*_told(said, fresh), decisions, readings)
    mentions = pl.concat([held, _meant(identity).join(fresh, on=MENTION).select(held.columns)])
    merges = pl.concat([memo.merges.filter(pl.col("digest").is_in(same)), _merged(identity, fresh)])
    if path:
        lasting = (table.filter(pl.col("digest").is_in(same)) for table in (mentions, merges))
        memory.keep(Memo(hooks, *lasting), path)
    apart = [(thing_id(a), thing_id(b)) for a, b in identity.joins.apart()]
    return Meant(mentions.drop("digest"), merges.drop("digest"), apart)


def _hooks(readings: Readings, decision: Decision) -> set[str]:
    """Return the hooks of what a decision is about: names or identifiers."""
    both = decision.left, decision.right
    return {hook for text in both for hook in readings.of(decision.kind, text).hooks(text)}


def _told(said: Testimony, fresh: pl.DataFrame) -> tuple[list[Mention], list[Claim]]:
    claims = said.claims.join(fresh, on=MENTION, how="semi").select(CLAIM).iter_rows()
    return [Mention(*row) for row in fresh.select(MENTION).iter_rows()], [
        Claim(Mention(*row[:4]), row[4]) for row in claims
    ]


def _meant(identity: Identity) -> pl.DataFrame:
    rows = [
        (*mention, identity.common_name(mention), thing_id(identity.of(mention)))
        for mention in identity.mentions
    ]
    return pl.DataFrame(rows, schema=MEANT, orient="row")


def _merged(identity: Identity, fresh: pl.DataFrame) -> pl.DataFrame:
    """Return the joins of names that sources do use, each once, with the names as written."""
    written: dict[tuple[str, str], str] = {}
    for mention in identity.mentions:
        written.setdefault((mention.kind, key(mention.name)), mention.name)
    found = {
        (merge.kind, *sorted(written[merge.kind, side] for side in (merge.left, merge.right))): merge.reason
        for merge in sorted(identity.joins.merges, reverse=True)
        if merge.left != merge.right
        and (merge.kind, merge.left) in written
        and (merge.kind, merge.right) in written
    }
    rows = [(*names, reason) for names, reason in sorted(found.items())]
    parts = fresh.select("kind", pl.col("name").alias("left"), "digest").unique(["kind", "left"])
    return pl.DataFrame(rows, schema=MERGES, orient="row").join(parts, on=["kind", "left"])
