"""Which things a map shows: what sources state, around one thing if asked, the best connected first."""

from collections import Counter

import polars as pl

from synergraph.graph.graph import Graph
from synergraph.viz.map_style import SHOWN

HOPS = 2


def candidates(graph: Graph, focus: str | None) -> tuple[pl.DataFrame, str]:
    """Return the nodes a map may show, and the id of its focus ("" without one).

    With a focus only what lies within two steps of it. Raises `UsageError` for an unknown focus.
    """
    pool = graph.nodes.filter(pl.col("stated") & pl.col("kind").is_in(SHOWN))
    if not focus:
        return pool, ""
    centre = graph.find(focus, *SHOWN)
    pool = graph.nodes.filter((pl.col("stated") | (pl.col("id") == centre)) & pl.col("kind").is_in(SHOWN))
    return _around(among(graph.edges, pool), pool, centre), centre


def best(edges: pl.DataFrame, pool: pl.DataFrame, limit: int, centre: str) -> pl.DataFrame:
    """Return the `limit` nodes with most neighbours in the pool, and the centre, ordered by id."""
    degree = degrees(among(edges, pool))
    ranked = pool.with_columns(
        degree=pl.col("id").replace_strict(degree, default=0, return_dtype=pl.Int64),
        centre=pl.col("id") == centre,
    )
    chosen = ranked.sort("centre", "degree", "id", descending=[True, True, False]).head(limit)
    return chosen.drop("centre", "degree").sort("id")


def among(edges: pl.DataFrame, nodes: pl.DataFrame) -> pl.DataFrame:
    """Return the edges between two different of the nodes."""
    ids = nodes["id"].implode()
    inside = pl.col("source").is_in(ids) & pl.col("target").is_in(ids)
    return edges.filter(inside & (pl.col("source") != pl.col("target")))


def degrees(edges: pl.DataFrame) -> Counter[str]:
    """Return node id → number of different neighbours."""
    pairs = {tuple(sorted(ends)) for ends in edges.select("source", "target").iter_rows()}
    return Counter(end for pair in pairs for end in pair)


def _around(edges: pl.DataFrame, pool: pl.DataFrame, centre: str) -> pl.DataFrame:
    near = {centre}
    for _ in range(HOPS):
        step = edges.filter(pl.col("source").is_in(near) | pl.col("target").is_in(near))
        near |= {*step["source"], *step["target"]}
    return pool.filter(pl.col("id").is_in(near))
