"""Other methods, each from what the training part of the graph holds: a score for every organisation."""

import re
from collections import Counter
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from partners_data import Idea, told
from scipy import sparse

from synergraph.queries.matrices import binary, columns, flat
from synergraph.queries.partners.profiles import Profiles, unit

Floats = NDArray[np.float64]
RESTART, STEPS, NEAREST, FUSED = 0.3, 15, 100, 60
_WORD = re.compile(r"[^\W\d_]{3,}")


class Texts:
    """Plain TF-IDF: lower-case words of three letters or more that two texts have, 1 + ln(count)."""

    def __init__(self, texts: list[str]) -> None:
        counted = [Counter(_WORD.findall(text.lower())) for text in texts]
        held = Counter(word for row in counted for word in row)
        usual = [word for word, count in held.items() if 1 < count <= len(texts) / 3]
        self._number = {word: at for at, word in enumerate(sorted(usual))}
        self._idf = np.array([np.log(len(texts) / held[word]) for word in sorted(usual)])
        self.vectors = self._vectors(counted)

    def of(self, text: str) -> sparse.csr_array:
        """Return the vector of a further text."""
        return self._vectors([Counter(_WORD.findall(text.lower()))])

    def _vectors(self, counted: list[Counter[str]]) -> sparse.csr_array:
        entries = [
            (row, self._number[word], 1 + np.log(count))
            for row, words in enumerate(counted)
            for word, count in words.items()
            if word in self._number
        ]
        rows, at, values = zip(*entries, strict=True) if entries else ((), (), ())
        shape = (len(counted), len(self._number))
        return unit(sparse.csr_array((values, (rows, at)), shape=shape) @ sparse.diags_array(self._idf))


class Rivals:
    """The methods over one training part."""

    def __init__(self, found: Profiles) -> None:
        self.found = found
        projects = [found.projects.id(row) for row in range(len(found.projects.at))]
        said = told(found.network.graph, projects)
        self._texts = Texts([said.get(one, "") for one in projects])
        self._profiles = unit(found.work @ self._texts.vectors)
        self.popularity = flat(found.work.sum(axis=1))

    @cached_property
    def _linked(self) -> sparse.csr_array:
        linked = sparse.csr_array(self.found.ties @ self.found.tied)
        linked.setdiag(0)
        return binary(linked)

    @cached_property
    def _degree(self) -> Floats:
        return np.maximum(flat(self._linked.sum(axis=1)), 2)

    def scores(self, idea: Idea, row: int | None) -> dict[str, Floats]:
        """Return the score of every organisation by each method; `row` is the asker's."""
        words = self._texts.of(idea.text)
        near = flat((self._texts.vectors @ words.T).toarray())
        least = np.partition(near, -NEAREST)[-NEAREST] if len(near) > NEAREST else 0.0
        profile = flat((self._profiles @ words.T).toarray())
        walked = self.walk(row)
        return {
            "popularity": self.popularity,
            **self.neighbours(row),
            "personalised PageRank": walked,
            "TF-IDF profile": profile,
            "similar projects (pkNN)": flat(self.found.work @ np.where(near >= least, near, 0)),
            "rank fusion (PageRank, TF-IDF)": fused(walked, profile),
        }

    def neighbours(self, row: int | None) -> dict[str, Floats]:
        """Return common neighbours, Adamic-Adar and resource allocation."""
        near = np.zeros(len(self.found.at))
        if row is not None:
            near[columns(self._linked, row)] = 1
        linked = self._linked
        return {
            "common neighbours": linked @ near,
            "Adamic-Adar": linked @ (near / np.log(self._degree)),
            "resource allocation": linked @ (near / self._degree),
        }

    @cached_property
    def _steps(self) -> tuple[sparse.csr_array, ...]:
        """From organisations to projects, to topics and back, each row shared out evenly."""
        found = self.found
        several = flat(found.direct.sum(axis=0)) > 1
        topics = sparse.csr_array(found.direct @ sparse.diags_array(several.astype(float)))
        return tuple(map(_even, (found.ties, found.tied, topics, sparse.csr_array(topics.T))))

    def walk(self, row: int | None) -> Floats:
        """Return where a walk from the asker over organisations, projects and topics is, restart .3, 15 steps."""
        joining, staffing, naming, about = self._steps
        start = np.zeros(len(self.found.at))
        if row is None:
            return start
        start[row] = 1
        at, project, topic = start, np.zeros(joining.shape[1]), np.zeros(naming.shape[1])
        named = flat(naming.sum(axis=1)) > 0
        for _ in range(STEPS):
            onward = joining.T @ at + about.T @ topic
            at = RESTART * start + (1 - RESTART) * (staffing.T @ (project * np.where(named, 0.5, 1)))
            topic = (1 - RESTART) * (naming.T @ (project * 0.5))
            project = (1 - RESTART) * onward
        return flat(at)


def fused(*scores: Floats) -> Floats:
    """Return reciprocal rank fusion; what a method gives no point it does not rank."""
    total = np.zeros(len(scores[0]))
    for score in scores:
        some = np.flatnonzero(score > 0)
        order = some[np.argsort(-score[some], kind="stable")]
        total[order] += 1 / (FUSED + 1 + np.arange(len(order)))
    return total


def _even(links: sparse.csr_array) -> sparse.csr_array:
    size = flat(links.sum(axis=1))
    return sparse.csr_array(sparse.diags_array(1 / np.maximum(size, 1)) @ links)
