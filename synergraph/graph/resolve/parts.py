"""Parts of what sources say: names that may be joined to each other are in one part, whatever else is said.

A part is resolved by itself. So one that is as it was in the last build need not be resolved again.
"""

from collections.abc import Iterable

import polars as pl

from synergraph.graph.resolve.testimony import CLAIM, MENTION, NAMED, Testimony
from synergraph.ontology.names import key

_TIED = {"number": pl.UInt32, "kind": pl.String, "hook": pl.String}
_SPARED_BITS = 24
"""So many bits shorter are the hashes whose sum is a digest: a part of 16 million does not overflow it."""


def divided(said: Testimony, hooks: pl.DataFrame, decided: Iterable[tuple[str, set[str]]]) -> pl.DataFrame:
    """Return all mentions with the `digest` of their part, and whether a decision concerns it (`decided`).

    `hooks` are those of all names (`readings.HOOKS`), `decided` those of what each decision is about, with its kind.
    """
    folded = pl.Series("hook", [key(alias) for alias in said.claims["alias"]], dtype=pl.String)
    ties = pl.concat([hooks.select(*NAMED, "hook"), said.claims.select(NAMED).with_columns(folded)])
    parts = _numbered(ties, list(decided))
    rows = (_hashed(said.mentions, MENTION), _hashed(said.claims, CLAIM), _hashed(ties, [*NAMED, "hook"]))
    digests = pl.concat(rows).join(parts, on=NAMED).group_by("part").agg(digest=pl.col("hash").sum())
    return said.mentions.join(parts.join(digests, on="part"), on=NAMED).drop("part")


def _numbered(ties: pl.DataFrame, decided: list[tuple[str, set[str]]]) -> pl.DataFrame:
    """Return each name with the number of its part, and whether that is `decided`."""
    names = ties.select(NAMED).unique().with_row_index("number")
    rows = [(len(names) + n, kind, hook) for n, (kind, hooks) in enumerate(decided) for hook in hooks]
    further = pl.DataFrame(rows, schema=_TIED, orient="row")
    tied = pl.concat([ties.join(names, on=NAMED).select(list(_TIED)), further])
    met = tied.select("number", first=pl.col("number").min().over("kind", "hook"))
    pairs = met.filter(pl.col("number") != pl.col("first")).unique()
    part = _united(len(names) + len(decided), pairs.iter_rows())
    concerned = set(part[len(names) :])
    return names.drop("number").with_columns(
        pl.Series("part", part[: len(names)]),
        pl.Series("decided", [each in concerned for each in part[: len(names)]], dtype=pl.Boolean),
    )


def _united(many: int, pairs: Iterable[tuple[int, ...]]) -> list[int]:
    """Return the number of the set of each of `many` numbers, when those of each pair are in one set."""
    above = list(range(many))

    def top(number: int) -> int:
        while above[number] != number:
            above[number] = number = above[above[number]]
        return number

    for left, right in pairs:
        above[top(left)] = top(right)
    return [top(number) for number in range(many)]


def _hashed(rows: pl.DataFrame, columns: list[str]) -> pl.DataFrame:
    """Return the name in each row and a hash of the row."""
    text = pl.concat_str(columns, separator="\n")
    return rows.select(*NAMED, hash=text.hash() // 2**_SPARED_BITS)
