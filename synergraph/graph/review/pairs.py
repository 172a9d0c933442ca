"""The pairs of things that may be one, as the build's table of duplicates has them."""

from typing import Any, NamedTuple

import polars as pl

from synergraph.graph.frames import DUPLICATES
from synergraph.graph.graph import Graph
from synergraph.graph.review.references import Node


class Pair(NamedTuple):
    """Two things that may be one: score (0–1), its parts by name, the reasons by language."""

    kind: str
    left: Node
    right: Node
    left_name: str
    right_name: str
    score: float
    parts: dict[str, float]
    reasons: dict[str, list[str]]


def doubtful(graph: Graph) -> list[Pair]:
    """Return the pairs that the build leaves to a person, each once, best first; [] when there are none."""
    found = graph.duplicates.filter(pl.col("verdict") == "doubtful")
    ordered = found.sort("score", "left", "right", descending=[True, False, False])
    once = ordered.unique(["left", "right"], keep="first", maintain_order=True)
    return [_pair(row) for row in once.iter_rows(named=True)]


def _pair(row: dict[str, Any]) -> Pair:
    parts = {name: value for name, value in row.items() if name not in DUPLICATES and value}
    reasons = {lang: row[f"reasons_{lang}"] or [] for lang in ("de", "en")}
    kind, left, right, left_name, right_name, score = (row[name] for name in Pair._fields[:6])
    return Pair(kind, left, right, left_name, right_name, score, parts, reasons)
