"""The terms of German and English texts, and how much texts have in common."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from synergraph.ontology import Labels
from synergraph.ontology.names import STOP_WORDS, fold
from synergraph.queries.wording import listed

_WORD = re.compile(r"[A-Za-zÄÖÜäöüß][\wÄÖÜäöüß-]{2,}")
_ANY_WORD = re.compile(r"\w+")
_EMPTY = STOP_WORDS | frozenset(
    "projekt vorhaben initiative programm massnahme entwicklung weiterfuehrung fortfuehrung foerderung "
    "durch ueber unter bei sich werden sein neu project development support new through their".split()
)
_SHORTEST_STEM, _SHORTEST_COMPOUND, _COMPOUND_WEIGHT = 5, 9, 0.5
_LONG, _FEW, _SHOWN = 30, 3, 3


def terms(text: str) -> list[str]:
    """Return the content words of a text as folded lemmas, in order; [] for none."""
    return [fold(lemma) for lemma in _lemmas(text)]


def spoken(text: str) -> list[str]:
    """Return all words of a text as folded lemmas, in order, short ones too ("KI", "3D"), but no stop words."""
    found = (fold(_lemma(word)) for word in _ANY_WORD.findall(text))
    return [word for word in found if word not in STOP_WORDS]


def _lemmas(text: str) -> list[str]:
    found = (_lemma(part) for word in _WORD.findall(text) for part in word.split("-") if len(part) > 2)
    return [lemma for lemma in found if fold(lemma) not in _EMPTY]


@cache
def _lemma(word: str) -> str:
    from simplemma import lemmatize

    lemma, lower = (str(lemmatize(w, lang=("de", "en"))) for w in (word, word.lower()))
    return lower if lemma == word and len(lower) < len(word) else lemma


@dataclass(frozen=True)
class Corpus:
    """Texts as vectors of length 1 over `words`; a text without terms is a row of zeros.

    `spelt` has each word as people write it; `long` says whether the texts are descriptions
    rather than titles.
    """

    words: list[str]
    spelt: list[str]
    idf: NDArray[np.float64]
    vectors: sparse.csr_array
    long: bool

    def vector(self, text: str) -> sparse.csr_array:
        """Return the vector of a further text; words that no text of the corpus has do not count."""
        return _unit(self.counts([text]), self.idf)

    def quoted(self, words: Sequence[int]) -> Labels:
        """Return the first of some words, by their numbers, in quotation marks: „Licht“ und „Ton“."""
        shown = [self.spelt[at] for at in words[:_SHOWN]]
        return listed([Labels(f"„{word}“", f"“{word}”") for word in shown])

    def counts(self, texts: Sequence[str]) -> sparse.csr_array:
        """Return how often, damped, texts have the words of the corpus."""
        return _counts([terms(text) for text in texts], self.words)


def weightiest(row: sparse.csr_array) -> list[int]:
    """Return the columns of a matrix with one row, the largest values first."""
    entries = sparse.coo_array(row)
    order = np.lexsort((entries.coords[1], -entries.data))
    return [int(entries.coords[1][at]) for at in order if entries.data[at] > 0]


def corpus(texts: Sequence[str], ignored: frozenset[str] = frozenset()) -> Corpus:
    """Return the texts as TF-IDF vectors, in their order.

    Compounds count for their parts too, where these are words of the corpus ("Leichtbautechnologie"
    for "Leichtbau"). Words of `ignored` (folded) do not count, nor do
    those of more than a third of all texts.
    """
    spelt = {fold(lemma): lemma for text in texts for lemma in _lemmas(text)}
    split = [[term for term in terms(text) if term not in ignored] for text in texts]
    words = sorted({term for row in split for term in row})
    counts = _counts(split, words)
    held = np.asarray((counts > 0).sum(axis=0), dtype=float).ravel()
    everywhere = held > max(_FEW, len(texts) / 3)
    idf = np.log(max(len(texts), 1) / np.maximum(held, 1.0)) * ~everywhere
    long = bool(split) and float(np.median([len(row) for row in split])) >= _LONG
    return Corpus(words, [spelt[word] for word in words], idf, _unit(counts, idf), long)


def _counts(split: Sequence[list[str]], words: list[str]) -> sparse.csr_array:
    known = set(words)
    position = {word: at for at, word in enumerate(words)}
    rows, columns, values = [], [], []
    for row, found in enumerate(split):
        for term, weight in _weighted(found, known).items():
            rows.append(row)
            columns.append(position[term])
            values.append(1 + np.log(weight) if weight >= 1 else weight)
    return sparse.csr_array((values, (rows, columns)), shape=(len(split), len(words)), dtype=float)


def _weighted(found: list[str], known: set[str]) -> dict[str, float]:
    weights: defaultdict[str, float] = defaultdict(float)
    for term in found:
        if term in known:
            weights[term] += 1
        for stem in _stems(term, known):
            weights[stem] += _COMPOUND_WEIGHT
    return weights


def _stems(term: str, known: set[str]) -> list[str]:
    """Return the known words a long word begins or ends with, apart from itself."""
    if len(term) < _SHORTEST_COMPOUND:
        return []
    cuts = range(_SHORTEST_STEM, len(term) - _SHORTEST_STEM + 2)
    ends = {
        stem
        for cut in cuts
        for stem in (term[:cut], term[:cut].removesuffix("s"), term[cut:])
        if len(stem) >= _SHORTEST_STEM
    }
    return sorted(ends & known)


def _unit(counts: sparse.csr_array, idf: NDArray[np.float64]) -> sparse.csr_array:
    weighted = sparse.csr_array(counts.multiply(idf))
    length = np.sqrt(np.asarray(weighted.multiply(weighted).sum(axis=1)).ravel())
    return sparse.csr_array(sparse.diags_array(1 / np.where(length > 0, length, 1.0)) @ weighted)
