"""Learning the points of each part from past ideas: conditional logit, then coordinate ascent on NDCG@10."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from synergraph.queries.matrices import Floats, Mask

PARTS = ("repeat", "reach", "similar", "profile", "topic", "programme")
TOP, RIDGE, ADAM, RATE = 100, 1e-3, 300, 0.05
TRIES, ROUNDS = (0.0, 0.5, 0.75, 0.9, 1.1, 1.33, 2.0), 3


@dataclass(frozen=True)
class Case:
    """The candidates of one idea, the best hundred of each part: what was found of each, and who joined."""

    found: Floats
    joined: Mask
    missed: int

    @property
    def truth(self) -> int:
        """How many joined, candidates or not."""
        return int(self.joined.sum()) + self.missed


def case(amounts: dict[str, Floats], usual: dict[str, float], joined: NDArray[np.int64], kept: Mask) -> Case:
    """Return the candidates of an idea among the organisations kept."""
    best = set[int]()
    for name in PARTS:
        amount = np.where(kept, amounts[name], 0)
        best |= {int(row) for row in np.argsort(-amount, kind="stable")[:TOP] if amount[row] > 0}
    rows = np.array(sorted(best), dtype=np.int64)
    scaled = [np.log1p(4 * amounts[name][rows] / usual[name]) / np.log(5) for name in PARTS]
    hit = np.isin(rows, joined)
    return Case(
        np.stack(scaled, axis=1) if len(rows) else np.zeros((0, len(PARTS))),
        hit,
        len(joined) - int(hit.sum()),
    )


def learned(new: Sequence[Case], every: Sequence[Case]) -> dict[str, float]:
    """Return non-negative weights per part: of new partners, and then what joint projects add for all."""
    repeat, others = PARTS.index("repeat"), [at for at, part in enumerate(PARTS) if part != "repeat"]
    weight = ascended(new, logit([one for one in new if one.joined.any()]), others)
    weight = ascended(every, weight, [repeat])
    return dict(zip(PARTS, weight.tolist(), strict=True))


def logit(cases: Sequence[Case]) -> Floats:
    """Return the weights under which those who joined are likeliest among the candidates (projected Adam)."""
    weight = np.full(len(PARTS), 0.5)
    mean, square = np.zeros_like(weight), np.zeros_like(weight)
    for step in range(1, ADAM + 1):
        slope = RIDGE * weight
        for one in cases:
            chance = np.exp((score := one.found @ weight) - score.max())
            slope = slope - (one.found[one.joined].mean(axis=0) - chance / chance.sum() @ one.found) / len(
                cases
            )
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope**2
        weight = weight - RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
        weight = np.maximum(weight, 0)
    return weight


def ascended(cases: Sequence[Case], weight: Floats, places: Sequence[int]) -> Floats:
    """Return weights, those at some places changed one at a time while the mean NDCG@10 of the cases grows."""
    best = gain(cases, weight)
    for _ in range(ROUNDS):
        for at in places:
            for factor in TRIES:
                tried = weight.copy()
                tried[at] = max(weight[at], 0.1) * factor
                if (value := gain(cases, tried)) > best + 1e-5:
                    best, weight = value, tried
    return weight


def gain(cases: Sequence[Case], weight: Floats) -> float:
    """Return the mean NDCG@10 of the cases."""
    return float(np.mean([_ndcg(one, weight) for one in cases]))


def _ndcg(one: Case, weight: Floats) -> float:
    order = np.argsort(-(one.found @ weight), kind="stable")[:10]
    places = np.flatnonzero(one.joined[order])
    ideal = np.sum(1 / np.log2(np.arange(2, min(10, one.truth) + 2)))
    return float(np.sum(1 / np.log2(places + 2)) / ideal)
