"""Things that become one node: known by one id, renamed between two lists, or certainly one by their names."""

from collections.abc import Collection, Iterable
from itertools import product

import polars as pl
from rapidfuzz.fuzz import ratio

from synergraph.graph.frames import MERGES
from synergraph.graph.resolve.joins import Joins, root_of, thing_id
from synergraph.graph.resolve.meant import Meant
from synergraph.graph.resolve.things import is_named
from synergraph.ontology.names import fold, key

Pair = tuple[str, str]
"""The ids of two things."""


class Bodies:
    """Sets of things that are one; those that people or identifiers keep apart stay apart.

    `things` are the ids of all that may be joined, and `meant` says what is known of them.
    """

    def __init__(self, meant: Meant, things: Collection[str]) -> None:
        self._joins = Joins()
        self._things = sorted(things)
        mentions = meant.mentions.filter(pl.col("thing").is_in(self._things))
        self._names = _names(mentions)
        identified = mentions.filter(pl.col("key") != "").select("thing", "key").unique()
        for thing, identifier in identified.sort("thing", "key").iter_rows():
            self._joins.identify(root_of(thing), identifier)
        for left, right in meant.apart:
            self.separate(left, right)
        self._reasons: dict[tuple[str, ...], str] = {}

    def of(self, thing: str) -> str:
        """Return the id of the thing that stands for all that are one with a thing."""
        return thing_id(self._joins.root(root_of(thing)))

    def kept_apart(self, left: str, right: str) -> bool:
        """Whether two things must stay two."""
        return self._joins.kept_apart(root_of(left), root_of(right))

    def separate(self, left: str, right: str) -> None:
        """Keep two things apart from now on, unless they are one already."""
        self._joins.separate(root_of(left), root_of(right))

    def connect(self, left: str, right: str, reason: str) -> None:
        """Join two things unless they must stay two, and keep the reason why they are one."""
        self._joins.join(root_of(left), root_of(right))
        names = _nearest(self._names.get(left, []), self._names.get(right, []))
        if names and self.of(left) == self.of(right):
            entry = (left.partition("|")[0], *names)
            self._reasons[entry] = min(reason, self._reasons.get(entry, reason))

    def merges(self) -> pl.DataFrame:
        """Return the names that became one, each pair once (`frames.MERGES`)."""
        rows = [(*names, reason) for names, reason in self._reasons.items()]
        return pl.DataFrame(rows, schema=MERGES, orient="row")

    def table(self) -> pl.DataFrame:
        """Return the `body` of each `thing` that may be joined."""
        bodies = [self.of(thing) for thing in self._things]
        return pl.DataFrame(
            {"thing": self._things, "body": bodies}, schema={"thing": pl.String, "body": pl.String}
        )


def remembered(mentions: pl.DataFrame, known: pl.DataFrame) -> Iterable[Pair]:
    """Yield the things that had one id in an earlier build, so that no later list takes a node apart.

    `mentions` has the columns of `meant.MEANT`, `known` those of `assign.KNOWN`.
    """
    entries = [mentions.select("kind", "thing", entry=column) for column in ("key", "folded")]
    met = known.with_row_index("age").join(pl.concat(entries).unique(), on=["kind", "entry"])
    first = met.group_by("id", "thing").agg(pl.col("age").min()).sort("age", "thing")
    several = first.filter(pl.len().over("id") > 1)
    return (
        several.select(pl.col("thing").first().over("id").alias("first"), "thing")
        .filter(pl.col("first") != pl.col("thing"))
        .iter_rows()
    )


def _names(mentions: pl.DataFrame) -> dict[str, list[str]]:
    """Return the names of each thing that sources call by a name, in order."""
    named = mentions.filter(is_named()).select("thing", "name").unique().sort("thing", "name")
    return dict(named.group_by("thing").agg("name").iter_rows())


def _nearest(left: Iterable[str], right: Iterable[str]) -> list[str]:
    """Return the names on either side that are most alike, ordered; [] where there are no two names."""
    pairs = [sorted((a, b)) for a, b in product(left, right) if key(a) != key(b)]
    return max(pairs, key=lambda pair: (ratio(*map(fold, pair)), pair), default=[])
