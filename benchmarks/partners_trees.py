"""Boosted trees that learn to rank from the features of all other methods (LightGBM, lambdarank)."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import numpy as np
from partners_ours import features
from partners_rivals import Rivals

if TYPE_CHECKING:
    from partners import Part

    from synergraph.queries.matrices import Floats

TOP, OPTIONS = 100, {"n_estimators": 200, "num_leaves": 15, "learning_rate": 0.05, "min_child_samples": 20}


class Trees:
    """A learned model; not `ready` where LightGBM is not installed."""

    def __init__(self, model: Any = None) -> None:
        self._model = model

    @property
    def ready(self) -> bool:
        """Whether there is a model."""
        return self._model is not None

    @classmethod
    def learned(cls, part: Part, seed: int) -> Trees:
        """Learn from the ideas of a part: the best hundred organisations of each feature."""
        if not find_spec("lightgbm"):
            return cls()
        from lightgbm import LGBMRanker

        rivals, rows, joins, sizes = Rivals(part.ours.found), [], [], []
        for idea in part.ideas:
            known = features(part.ours, idea, rivals.scores(idea, part.ours.row(idea.asker)))
            some = candidates(known, part.ours.kept(idea, part.among)["all"])
            joined = np.isin(some, part.ours.rows(idea.partners))
            if joined.any():
                rows.append(known[some])
                joins.append(joined)
                sizes.append(len(some))
        model = LGBMRanker(random_state=seed, n_jobs=1, verbose=-1, **OPTIONS)
        model.fit(np.concatenate(rows), np.concatenate(joins), group=sizes)
        return cls(model)

    def score(self, known: Floats) -> Floats:
        """Return the score of every organisation; those that are no candidate come last."""
        some = candidates(known, np.ones(len(known), dtype=bool))
        score = np.full(len(known), -1e9)
        score[some] = self._model.predict(known[some])
        return score


def candidates(known: Floats, kept: np.ndarray) -> np.ndarray:
    """Return the rows among the best hundred of any feature."""
    best = set[int]()
    for column in known.T:
        value = np.where(kept, column, 0)
        best |= {
            int(row) for row in np.argpartition(-value, min(TOP, len(value) - 1))[:TOP] if value[row] > 0
        }
    return np.array(sorted(best), dtype=np.int64)
