"""How well a ranking meets the truth: full ranking, fair ties, intervals by bootstrap over ideas."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Rows = NDArray[np.int64]
DEPTH, DRAWS, FEW = 10, 2000, 50
MEASURES = ("R@10", "MRR", "NDCG@10")


def ranks(score: Floats, wanted: Rows, kept: NDArray[np.bool_], drawn: Floats) -> Rows:
    """Return the rank of each wanted row among those kept; equals stand in the order of `drawn`."""
    found = []
    for one in wanted:
        better = score > score[one]
        equal = (score == score[one]) & (drawn < drawn[one])
        found.append(1 + int(np.sum((better | equal) & kept)))
    return np.array(found, dtype=np.int64)


def measures(found: Rows) -> tuple[float, float, float]:
    """Return R@10 (hits over what ten places can hold), reciprocal rank and NDCG@10 of one idea."""
    hits = found[found <= DEPTH]
    most = min(DEPTH, len(found))
    ideal = np.sum(1 / np.log2(np.arange(2, most + 2)))
    return len(hits) / most, 1 / int(found.min()), float(np.sum(1 / np.log2(hits + 1)) / ideal)


@dataclass
class Line:
    """A method on one question: its measures idea by idea, and whom it put in the first ten places."""

    values: list[tuple[float, float, float]] = field(default_factory=list)
    shown: list[Rows] = field(default_factory=list)

    def add(self, score: Floats, wanted: Rows, kept: NDArray[np.bool_], drawn: Floats) -> None:
        """Count one idea."""
        self.values.append(measures(ranks(score, wanted, kept, drawn)))
        masked = np.where(kept, score, -np.inf)
        first = (
            np.argpartition(-masked, DEPTH)[: 5 * DEPTH] if len(score) > 5 * DEPTH else np.arange(len(score))
        )
        top = np.flatnonzero(masked >= np.sort(masked[first])[-DEPTH])
        self.shown.append(top[np.lexsort((drawn[top], -masked[top]))][:DEPTH])

    def means(self) -> Floats:
        """Return the mean of each measure."""
        return np.asarray(np.mean(self.values, axis=0))

    def interval(self, seed: int) -> tuple[Floats, Floats]:
        """Return the 95 % interval of each mean: ideas drawn again and again."""
        values = np.array(self.values)
        draws = np.random.default_rng(seed).integers(0, len(values), (DRAWS, len(values)))
        means = values[draws].mean(axis=1)
        return np.quantile(means, 0.025, axis=0), np.quantile(means, 0.975, axis=0)

    def over(self, other: "Line", seed: int) -> tuple[float, float, float]:
        """Return how much R@10 is above that of another method, with the 95 % interval (paired)."""
        apart = np.array(self.values)[:, 0] - np.array(other.values)[:, 0]
        draws = np.random.default_rng(seed).integers(0, len(apart), (DRAWS, len(apart)))
        low, high = np.quantile(apart[draws].mean(axis=1), (0.025, 0.975))
        return float(apart.mean()), float(low), float(high)

    def gini(self, rows: int) -> float:
        """Return how unevenly the first ten places are shared out among all actors: 0 evenly, 1 to one."""
        counts = np.sort(np.bincount(np.concatenate(self.shown), minlength=rows)).astype(float)
        steps = np.arange(1, rows + 1)
        return float(2 * np.sum(steps * counts) / (rows * counts.sum()) - (rows + 1) / rows)

    def share(self, marked: NDArray[np.bool_]) -> float:
        """Return the share of the first ten places that go to marked actors."""
        return float(np.mean(marked[np.concatenate(self.shown)]))
