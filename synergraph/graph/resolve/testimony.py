"""What sources say of things, before anyone knows which of them are one."""

from typing import NamedTuple

import polars as pl

NAMED = ["kind", "name", "key"]
MENTION = ["source", *NAMED]
"""A thing as one source names it; `key` is an identifier ("pic:999513221") or ""."""
CLAIM = [*MENTION, "alias"]
"""A source calls the thing of a mention also `alias`."""
_TELLING = ("located_in", "part_of", "identifier")
"""What helps to tell whether two things are one."""


class Testimony(NamedTuple):
    """What sources say: `telling` (`MENTION`, `predicate`, `object_name`, `value`), `mentions` (`MENTION`, ordered)
    and `claims` (`CLAIM`), each once."""

    telling: pl.DataFrame
    mentions: pl.DataFrame
    claims: pl.DataFrame

    def of(self, kind: str, *, others: bool = False) -> "Testimony":
        """Return what is said of the things of a kind, or of all `others`."""
        wanted = (pl.col("kind") == kind) ^ others
        return Testimony(*(table.filter(wanted) for table in self))


def heard(loaded: pl.DataFrame) -> Testimony:
    """Return what loaded statements (`frames.LOADED`, and their source) say."""
    sides = [
        loaded.select("source", *(pl.col(f"{side}_{part}").alias(part) for part in NAMED)).unique()
        for side in ("subject", "object")
    ]
    mentions = pl.concat(sides).filter(pl.col("kind") != "").unique().sort(MENTION)
    subject = (pl.col("source"), *(pl.col(f"subject_{part}").alias(part) for part in NAMED))
    telling = loaded.filter(pl.col("predicate").is_in(_TELLING))
    claims = loaded.filter(predicate="alias").select(*subject, alias="value")
    return Testimony(
        telling.select(*subject, "predicate", "object_name", "value").unique(), mentions, claims.unique()
    )
