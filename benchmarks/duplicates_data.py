"""The data of `duplicates.py`: names of organisations whose identity is known by their PIC."""

import zlib
from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import polars as pl
from rapidfuzz.fuzz import ratio

from synergraph.ontology.names import fold, key

Pair = tuple[int, int]
_COMMON_SHARE, _SHORTEST_WORD, _ALIKE = 0.005, 4, 60


class Data(NamedTuple):
    """Names of one half, each a record; pairs are pairs of row numbers, the lower first.

    `names` has the columns pic, name, kind, country. `truth` are the pairs of one PIC; `apart`
    those of them that are renamings; `unclear` the pairs of two PICs that share a legal name.
    """

    names: pl.DataFrame
    truth: set[Pair]
    apart: set[Pair]
    unclear: set[frozenset[str]]

    @property
    def things(self) -> pl.DataFrame:
        """The table that `synergraph.graph.resolve.duplicates` takes: one thing for each name."""
        return self.names.with_row_index("n").select(
            pl.format("r/{}", pl.col("n").cast(pl.String).str.zfill(6)).alias("id"),
            kind=pl.lit("organisation"),
            names=pl.concat_list("name"),
            places=pl.concat_list(pl.col("country").str.to_lowercase()),
            identifiers=pl.lit([], dtype=pl.List(pl.String)),
            parents=pl.lit([], dtype=pl.List(pl.String)),
        )

    def counted(self, pairs: Iterable[Pair]) -> list[Pair]:
        """Leave out pairs that say nothing: equal but for case, of unclear PICs, renamings."""
        pics, low = self.names["pic"].to_list(), self.names["low"].to_list()
        return [
            (a, b)
            for a, b in pairs
            if low[a] != low[b]
            and (a, b) not in self.apart
            and frozenset((pics[a], pics[b])) not in self.unclear
        ]


def in_training(pic: str) -> bool:
    """Whether an organisation belongs to the half from which weights and word counts are learned."""
    return zlib.crc32(pic.encode()) % 2 == 0


def half(rows: pl.DataFrame, training: bool) -> Data:
    """Return the records of one half; names of one PIC that differ in case alone are one record."""
    mine = rows.filter(pl.col("pic").map_elements(in_training, return_dtype=pl.Boolean) == training)
    legal = (pl.col("kind") == "legalName").any()
    names = (
        mine.with_columns(low=pl.col("name").str.to_lowercase())
        .group_by("pic", "low", maintain_order=True)
        .agg(pl.col("name").first(), legal.alias("legal"), pl.col("country").first())
        .with_columns(kind=pl.when("legal").then(pl.lit("legalName")).otherwise(pl.lit("shortName")))
    )
    truth = {
        pair
        for _, group in names.with_row_index("n").group_by("pic")
        for pair in combinations(sorted(group["n"].to_list()), 2)
    }
    return Data(names, truth, _renamings(names["name"].to_list(), truth), _unclear(names))


def variants(shared: Path) -> pl.DataFrame:
    """Return the names that organisations of German-speaking countries had in several years."""
    path = shared / "registers" / "pic-name-variants-dach.csv"
    return pl.read_csv(path, infer_schema=False).select("pic", "name", "kind", "country")


def cordis(shared: Path) -> pl.DataFrame:
    """Return the legal and short names of the organisations in Horizon Europe."""
    columns = ["organisationID", "name", "shortName", "country"]
    files = [shared / "cordis-he" / "organization.csv.gz", shared / "cordis-bb" / "organization.csv"]
    table = pl.concat(pl.read_csv(f, separator=";", infer_schema=False, columns=columns) for f in files)
    parts = [
        table.select(
            pl.col("organisationID").alias("pic"),
            pl.col(column).alias("name"),
            kind=pl.lit(kind),
            country="country",
        )
        for column, kind in (("name", "legalName"), ("shortName", "shortName"))
    ]
    return pl.concat(parts).drop_nulls().filter(pl.col("name") != "").unique(maintain_order=True)


def _unclear(names: pl.DataFrame) -> set[frozenset[str]]:
    """Return the pairs of PICs with one legal name but for umlauts, accents and punctuation."""
    holders: dict[str, set[str]] = defaultdict(set)
    for pic, name in names.filter(pl.col("kind") == "legalName").select("pic", "name").iter_rows():
        holders[_letters(name)].add(pic)
    return {frozenset(pair) for pics in holders.values() for pair in combinations(sorted(pics), 2)}


def _letters(name: str) -> str:
    return key(name).replace("ae", "a").replace("oe", "o").replace("ue", "u")


def _renamings(names: list[str], truth: set[Pair]) -> set[Pair]:
    """Return the true pairs that no string can show.

    They share no word of four letters or more that stands in fewer than one in two hundred names,
    the shorter is no acronym of the longer (its letters do not stand there in order from the
    first on), and fewer than 60 % of their letters agree.
    """
    held: dict[str, int] = defaultdict(int)
    for name in names:
        for word in set(fold(name).split()):
            held[word] += 1
    telling = {w for w, n in held.items() if n < _COMMON_SHARE * len(names) and len(w) >= _SHORTEST_WORD}
    return {pair for pair in truth if _renamed(names[pair[0]], names[pair[1]], telling)}


def _renamed(a: str, b: str, telling: set[str]) -> bool:
    if set(fold(a).split()) & set(fold(b).split()) & telling:
        return False
    short, long = sorted((_letters(a), _letters(b)), key=len)
    return not _abbreviates(short, long) and ratio(short, long) < _ALIKE


def _abbreviates(short: str, long: str) -> bool:
    rest = iter(long)
    return short[:1] == long[:1] and all(letter in rest for letter in short)
