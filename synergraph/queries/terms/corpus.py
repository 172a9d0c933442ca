"""Texts as vectors, so that what two of them have in common is one product."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from synergraph.ontology import Labels
from synergraph.queries.terms.reader import Found, Reader, reader
from synergraph.queries.terms.tokens import Numbers, Tokens, tokens
from synergraph.queries.wording import listed

_LONG, _FEW, _SHOWN = 30, 3, 3


@dataclass(frozen=True)
class Corpus:
    """Texts as vectors of length 1 over `words`; a text without terms is a row of zeros.

    `spelt` has each word as people write it, `english` what it is in English, where it is the name of a
    thing; `long` says whether the texts are descriptions
    rather than titles; `reader` makes what reads further texts the same way, once one comes.
    """

    words: list[str]
    spelt: list[str]
    english: list[str]
    idf: NDArray[np.float64]
    vectors: sparse.csr_array
    long: bool
    reader: Callable[[], Reader]

    def vector(self, text: str) -> sparse.csr_array:
        """Return the vector of a further text; words that no text of the corpus has do not count."""
        return _unit(self.counts([text]), self.idf)

    def quoted(self, words: Sequence[int]) -> Labels:
        """Return the first of some words, by their numbers, in quotation marks: „Licht“ und „Ton“."""
        return listed([Labels(f"„{self.spelt[at]}“", f"“{self.english[at]}”") for at in words[:_SHOWN]])

    def counts(self, texts: Sequence[str]) -> sparse.csr_array:
        """Return how often, damped, texts have the words of the corpus."""
        return _counts(_Read.of(tokens(texts), self.reader()), self.position)

    def has(self, text: str, words: Sequence[int]) -> bool:
        """Return whether a text has one of some words, by their numbers: itself, in a compound, by another name."""
        return bool(self.counts([text])[:, list(words)].nnz)

    @cached_property
    def position(self) -> dict[str, int]:
        """The number of each word."""
        return {word: at for at, word in enumerate(self.words)}


def corpus(
    texts: Sequence[str],
    ignored: frozenset[str] = frozenset(),
    things: Sequence[Sequence[str]] = (),
) -> Corpus:
    """Return the texts as TF-IDF vectors, in their order.

    A compound counts for its parts too ("Leichtbautechnologie" for "Leichtbau"), and whatever names one of
    `things`, each given by all its names, for that thing ("3D-Druck" for "Additive Fertigung"): both by
    half. Words of `ignored` (folded) do not count, nor do those of more than a third of all texts.
    """
    told = tokens(texts)
    read = _Read.of(told, reader(told, ignored, things))
    spelt = read.spellings()
    words = sorted(spelt)
    counts = _counts(read, {word: at for at, word in enumerate(words)})
    held = np.bincount(counts.indices, minlength=len(words)).astype(float)
    everywhere = held > max(_FEW, len(texts) / 3)
    idf = np.log(max(len(texts), 1) / np.maximum(held, 1.0)) * ~everywhere
    long = bool(texts) and float(np.median(read.lengths())) >= _LONG
    german, english = ([spelt[word][lang] for word in words] for lang in ("de", "en"))
    return Corpus(words, german, english, idf, _unit(counts, idf), long, lambda: read.by)


@dataclass(frozen=True)
class _Read:
    """Texts as read: what each key and each phrase counts for."""

    told: Tokens
    by: Reader
    keys: list[list[Found]]
    rows: Numbers
    phrases: list[Found]

    @classmethod
    def of(cls, told: Tokens, by: Reader) -> "_Read":
        return cls(told, by, by.words(told), *by.phrases(told))

    def spellings(self) -> dict[str, Labels]:
        """Return each term as it is first spelt: the names of things, then whole words, then parts of others."""
        spelt = {one.term: one.spelt for one in self.phrases}
        for key in self.keys:
            spelt.update((one.term, one.spelt) for one in key if one.spelt.de != one.spelt.en)
        for whole in (True, False):
            for one in (found for key in self.keys for found in key if (found.weight == 1) is whole):
                spelt.setdefault(one.term, one.spelt)
        return spelt

    def lengths(self) -> NDArray[np.int64]:
        """Return how many words of each text say what it is about."""
        telling = np.array([any(one.weight == 1 for one in key) for key in self.keys], dtype=bool)
        return np.bincount(self.told.rows[telling[self.told.ids]], minlength=self.told.texts)


def _counts(read: _Read, position: Mapping[str, int]) -> sparse.csr_array:
    """Return per text and word ln(how often) + 1; less than once stays as it is."""
    told = read.told
    shape = (told.texts, len(read.keys))
    often = sparse.csr_array((np.ones(len(told.ids)), (told.rows, told.ids)), shape=shape)
    keys = [(at, one) for at, key in enumerate(read.keys) for one in key]
    named = list(zip(read.rows.tolist(), read.phrases, strict=True))
    counts = often @ _weights(keys, shape[1], position) + _weights(named, told.texts, position)
    counts = sparse.csr_array(counts)
    # Ordered now: whoever orders it later would do so under matrices that share its indices.
    counts.sum_duplicates()
    counts.data = np.where(counts.data >= 1, 1 + np.log(np.maximum(counts.data, 1)), counts.data)
    return counts


def _weights(found: Sequence[tuple[int, Found]], rows: int, position: Mapping[str, int]) -> sparse.csr_array:
    known = [(row, position[one.term], one.weight) for row, one in found if one.term in position]
    at, columns, weights = zip(*known, strict=True) if known else ((), (), ())
    ends = np.array([at, columns], dtype=np.int32)
    return sparse.csr_array((weights, tuple(ends)), shape=(rows, len(position)), dtype=np.float64)


def _unit(counts: sparse.csr_array, idf: NDArray[np.float64]) -> sparse.csr_array:
    weighted = counts.copy()
    weighted.data *= idf[counts.indices]
    rows = np.repeat(np.arange(counts.shape[0]), np.diff(counts.indptr))
    length = np.sqrt(np.bincount(rows, weighted.data**2, minlength=counts.shape[0]))
    weighted.data /= np.where(length > 0, length, 1.0)[rows]
    weighted.eliminate_zeros()
    return weighted
