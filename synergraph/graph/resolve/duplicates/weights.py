"""What each level of each feature weighs, in log-odds.

`weights.csv` holds one row per level. Rows of origin "fitted" were learned by
`benchmarks/duplicates.py --fit` from names of organisations whose identity is known; rows of
origin "set" (places, identifiers, parents, topics) were set by hand, because the data that is
known tells nothing of them.
"""

import csv
from collections.abc import Mapping
from functools import cache, lru_cache
from math import exp

from synergraph.graph.resolve.duplicates.terms import FOLDER

BASE = "base"
THRESHOLD = "threshold"
FEATURES = (
    "name", "spelling", "shared", "missing", "body", "place_word", "number", "first_word",
    "legal_form", "place", "identifier", "parent",
)  # fmt: skip
"""The named parts of a score, in the order in which they are said."""


@cache
def weights() -> Mapping[tuple[str, str], float]:
    """Return the weight of each (feature, level)."""
    with (FOLDER / "weights.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(line for line in file if not line.startswith("#"))
        return {(row["feature"], row["level"]): float(row["weight"]) for row in rows}


@lru_cache(maxsize=1 << 16)
def points(features: tuple[str, ...], levels: tuple[str, ...]) -> float:
    """Return what the levels of several features weigh together."""
    return sum(map(weight, features, levels))


@cache
def highest(features: tuple[str, ...]) -> float:
    """Return what the levels of several features weigh together at the most."""
    return sum(max(w for (feature, _), w in weights().items() if feature == f) for f in features)


def weight(feature: str, level: str) -> float:
    """Return what a level weighs; a level that was never seen weighs nothing."""
    return weights().get((feature, level), 0.0)


def probability(points: float) -> float:
    """Return the probability that log-odds stand for."""
    return 1 / (1 + exp(-points))
