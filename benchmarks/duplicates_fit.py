"""Learning of what `synergraph.graph.resolve.duplicates` ships: word counts, weights and thresholds.

Only the training half is read. Word counts come from its names, weights from a logistic
regression with a quadratic penalty over the levels of its candidate pairs of one country, and
thresholds from precision and recall on the same pairs.
"""

import csv
import zlib
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

import numpy as np
import polars as pl
from duplicates_data import Data, half
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from synergraph.graph.resolve.duplicates import blocking
from synergraph.graph.resolve.duplicates.levels import Relation
from synergraph.graph.resolve.duplicates.profile import profile
from synergraph.graph.resolve.duplicates.relation import relate
from synergraph.graph.resolve.duplicates.scoring import may_be_certain
from synergraph.graph.resolve.duplicates.terms import FOLDER

Levels = tuple[tuple[str, str], ...]
Vector = NDArray[np.float64]
_FEWEST, _LONGEST_WORD = 3, 40
_PENALTY, _PRECISION = 1.0, 0.976
_VARIANTS_COUNT, _FOLDS = 4.0, 5
_WORDS_HEAD = """# In how many of the organisations counted (*) a word stands in a name. Derived from CORDIS data,
# (c) European Union, CC BY 4.0; changed: names taken apart, folded, translated and counted, the
# organisations of a training half only, and words of fewer than three left out.
"""


def count_words(tables: list[pl.DataFrame]) -> None:
    """Write `words.csv`."""
    held: dict[str, set[str]] = defaultdict(set)
    pics: set[str] = set()
    for table in tables:
        for pic, name in half(table, training=True).names.select("pic", "name").iter_rows():
            pics.add(pic)
            for word in profile(name).words:
                held[word].add(pic)
    counts = {
        word: len(who) for word, who in held.items() if len(who) >= _FEWEST and len(word) <= _LONGEST_WORD
    }
    with (FOLDER / "words.csv").open("w", encoding="utf-8", newline="") as file:
        file.write(_WORDS_HEAD)
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(["*", len(pics)])
        rows.writerows(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


class Examples(NamedTuple):
    """The candidate pairs of one set of names that are of one country.

    `levels` what they show, `same` whether they are one, `allowed` whether they may be certain by
    rule, `total` how many true pairs there are, `weight` how much one counts, `fold` which of the
    parts it belongs to that take turns in being left out.
    """

    levels: list[Levels]
    same: Vector
    allowed: NDArray[np.bool_]
    total: int
    weight: float
    fold: NDArray[np.int64]


def fit(variants: pl.DataFrame, cordis: pl.DataFrame) -> None:
    """Write the fitted rows of `weights.csv`; those set by hand stay as they are."""
    sets = [
        _examples(half(variants, training=True), _VARIANTS_COUNT),
        _examples(half(cordis, training=True), 1.0),
    ]
    learned = _learned(sets)
    certain, doubtful = zip(*_thresholds(sets), strict=True)
    learned["threshold", "certain"], learned["threshold", "doubtful"] = max(certain), min(doubtful)
    _write(FOLDER / "weights.csv", learned)


def _learned(sets: list[Examples], without: int = -1) -> dict[tuple[str, str], float]:
    """Return the weights learned from all examples but those of one fold."""
    kept = [np.flatnonzero(each.fold != without) for each in sets]
    return _regression(
        [each.levels[n] for each, chosen in zip(sets, kept, strict=True) for n in chosen],
        np.concatenate([each.same[chosen] for each, chosen in zip(sets, kept, strict=True)]),
        np.concatenate([np.full(len(chosen), e.weight) for e, chosen in zip(sets, kept, strict=True)]),
    )


def _examples(data: Data, weight: float) -> Examples:
    names, countries, pics = (data.names[column].to_list() for column in ("name", "country", "pic"))
    found = data.counted(sorted(blocking.pairs(enumerate(names))))
    pairs = [(a, b) for a, b in found if countries[a] == countries[b]]
    relations = [relate(names[a], names[b]) for a, b in pairs]
    return Examples(
        levels=[tuple(zip(Relation._fields, relation, strict=True)) for relation in relations],
        same=np.array([pics[a] == pics[b] for a, b in pairs], dtype=np.float64),
        allowed=np.array(
            [may_be_certain(r, names[a], names[b]) for r, (a, b) in zip(relations, pairs, strict=True)]
        ),
        total=len(data.counted(data.truth)),
        weight=weight,
        fold=np.array([zlib.crc32(f"fold {pics[a]}".encode()) % _FOLDS for a, _ in pairs]),
    )


def _regression(levels: list[Levels], same: Vector, weigh: Vector) -> dict[tuple[str, str], float]:
    known = {
        level: n
        for n, level in enumerate(sorted({level for each in levels for level in each if level[1] != "-"}))
    }
    columns = [[known[level] for level in each if level in known] for each in levels]
    ends = np.cumsum([0, *map(len, columns)])
    matrix = csr_matrix((np.ones(ends[-1]), np.concatenate(columns), ends), shape=(len(levels), len(known)))

    def loss(x: Vector) -> tuple[float, Vector]:
        z = matrix @ x[1:] + x[0]
        slope = weigh * (1 / (1 + np.exp(-z)) - same)
        value = (weigh * (np.logaddexp(0, z) - same * z)).sum() + _PENALTY * (x[1:] ** 2).sum() / 2
        return float(value), np.concatenate(([slope.sum()], matrix.T @ slope + _PENALTY * x[1:]))

    best = minimize(loss, np.zeros(len(known) + 1), jac=True, method="L-BFGS-B", options={"maxiter": 500}).x
    return {("base", ""): float(best[0])} | {level: float(best[n + 1]) for level, n in known.items()}


def _thresholds(sets: list[Examples]) -> list[tuple[float, float]]:
    """Return the points from which a pair is certain (97.6 % of those allowed are right) and doubtful (best F1).

    Each pair has the points of weights that were learned without its fold.
    """
    points = [np.zeros(len(each.levels)) for each in sets]
    for fold in range(_FOLDS):
        learned = _learned(sets, fold)
        for each, found in zip(sets, points, strict=True):
            for n in np.flatnonzero(each.fold == fold):
                found[n] = learned["base", ""] + sum(learned.get(x, 0.0) for x in each.levels[n])
    return [_threshold(each, found) for each, found in zip(sets, points, strict=True)]


def _threshold(examples: Examples, points: Vector) -> tuple[float, float]:
    _, precision, ordered = _ranked(points[examples.allowed], examples.same[examples.allowed])
    certain = float(ordered[np.nonzero(precision >= _PRECISION)[0][-1]])
    right, _, ordered = _ranked(points, examples.same)
    f1 = 2 * right / (np.arange(1, len(right) + 1) + examples.total)
    print(
        f"precision {_PRECISION} from {certain:.2f}, best F1 {f1.max():.3f} from {ordered[np.argmax(f1)]:.2f}"
    )
    return certain, float(ordered[np.argmax(f1)])


def _ranked(points: Vector, same: Vector) -> tuple[Vector, Vector, Vector]:
    """Return, best first, how many are right so far, which share that is, and the points."""
    order = np.argsort(-points, kind="stable")
    right = np.cumsum(same[order])
    return right, right / np.arange(1, len(right) + 1), points[order]


def _write(path: Path, learned: dict[tuple[str, str], float]) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    head = [line for line in lines if line.startswith(("#", "feature,"))]
    by_hand = [line for line in lines if line.endswith(",set")]
    fitted = [f"{f},{_quoted(level)},{weight:.3f},fitted" for (f, level), weight in sorted(learned.items())]
    path.write_text("\n".join([*head, *fitted, *by_hand]) + "\n", encoding="utf-8")


def _quoted(level: str) -> str:
    return f'"{level}"' if "," in level else level
