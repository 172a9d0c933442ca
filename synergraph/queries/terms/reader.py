"""Words read as weighted terms: themselves, the parts of compounds, and things by any of their names."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np

from synergraph.ontology import Labels
from synergraph.ontology.names import fold
from synergraph.queries.terms.compounds import Compounds
from synergraph.queries.terms.names import Names, said
from synergraph.queries.terms.tokens import Numbers, Tokens
from synergraph.queries.terms.words import Base, base, tells

PART, NAMED = 0.5, 0.5
"""What a part of a compound, and the thing that a word or phrase names, count beside a word itself."""


class Found(NamedTuple):
    """A term that a word counts for, and how people write it."""

    term: str
    spelt: Labels
    weight: float


@dataclass(frozen=True)
class Reader:
    """Reads words; every distinct one is analysed once.

    `held` says how many texts have each base form, `usual` is the language of words that could be in
    either, `ignored` has terms that do not count.
    """

    held: Mapping[str, int]
    compounds: Compounds
    names: Names
    ignored: frozenset[str]
    usual: str
    _known: dict[tuple[str, str], list[Found]] = field(default_factory=dict, compare=False)

    @property
    def state(self) -> dict[str, Any]:
        """What a reader has learned from texts, as lists and arrays, for `restored`."""
        held = np.array(list(self.held.values()), dtype=np.int64)
        return {"reader_terms": list(self.held), "reader_held": held, "reader_usual": [self.usual]}

    def words(self, told: Tokens) -> list[list[Found]]:
        """Return for each key what it counts for."""
        return [self.word(word, lang) if word else [] for word, lang in told.within(self.usual)]

    def word(self, word: str, lang: str) -> list[Found]:
        """Return what a word of a language counts for: itself, its parts, and what these name."""
        found = self._known.get((word, lang))
        if found is None:
            found = self._known[word, lang] = self._analysed(word, lang)
        return found

    def phrases(self, told: Tokens) -> tuple[Numbers, list[Found]]:
        """Return the names of several words: in which text each stands, and what it counts for."""
        spoken = np.array([said(*key) if key[0] else "." for key in told.within(self.usual)], dtype=object)
        heads = self.names.heads
        begins = np.array([term in heads for term in spoken], dtype=bool)
        silent = np.array([not term for term in spoken], dtype=bool)
        ids, rows = (values[~silent[told.ids]] for values in (told.ids, told.rows))
        found, behind = [], 0
        for at in np.flatnonzero(begins[ids]):
            after = spoken[ids[at : at + self.names.longest]]
            span, thing = self.names.first(after.tolist()) if at >= behind else (0, 0)
            if span > 1:
                found.append((rows[at], Found(self.names.terms[thing], self.names.shown[thing], NAMED)))
            behind = max(behind, int(at) + span)
        return np.array([row for row, _ in found], dtype=np.int64), [one for _, one in found]

    def _analysed(self, word: str, lang: str) -> list[Found]:
        whole = base(word, lang)
        told = tells(word, whole.term)
        parts = self._parted(whole, lang, 1.0) if told else [(whole, 1.0)]
        things = [
            Found(self.names.terms[thing], self.names.shown[thing], NAMED * weight)
            for one, weight in parts
            if (thing := self.names.of(one.term)) is not None
        ]
        counted = [Found(one.term, Labels(one.spelt, one.spelt), weight) for one, weight in parts if told]
        return [one for one in (*counted, *things) if one.term not in self.ignored]

    def _parted(self, word: Base, lang: str, weight: float) -> list[tuple[Base, float]]:
        """Return a word and its parts, each part for half of what it is part of."""
        told = [part for part in self.compounds.parts(word, lang) if tells(part.spelt, part.term)]
        return [(word, weight), *(one for part in told for one in self._parted(part, lang, PART * weight))]


def reader(told: Tokens, ignored: frozenset[str], things: Sequence[Sequence[str]]) -> Reader:
    """Return a reader that knows the words of some texts, and the things that have several names."""
    lengths = Counter[str]()
    for (_, lang), held in zip(told.keys, np.bincount(told.ids, minlength=len(told.keys)), strict=True):
        lengths[lang] += int(held)
    usual = "en" if lengths["en"] > lengths["de"] else "de"
    return _reader(_holding(told, usual), ignored, things, usual)


def restored(state: Mapping[str, Any], ignored: frozenset[str], things: Sequence[Sequence[str]]) -> Reader:
    """Return the reader that has a `state`, without its texts."""
    known = zip(state["reader_terms"], state["reader_held"].tolist(), strict=True)
    return _reader(dict(known), ignored, things, *state["reader_usual"])


def _reader(
    held: Mapping[str, int], ignored: frozenset[str], things: Sequence[Sequence[str]], usual: str
) -> Reader:
    names = Names([thing for thing in things if len(set(map(fold, thing))) > 1])
    counts = Counter(names.words)
    counts.update(held)
    return Reader(held, Compounds(counts, names.single), names, ignored, usual)


def _holding(told: Tokens, usual: str) -> dict[str, int]:
    """Return how many texts have each base form."""
    terms = [said(word, lang) if word else "" for word, lang in told.within(usual)]
    number = {term: at for at, term in enumerate(sorted(set(terms) - {""}), 1)}
    at = np.array([number.get(term, 0) for term in terms], dtype=np.int64)[told.ids]
    pairs = np.unique(told.rows * (len(number) + 1) + at)
    held = np.bincount(pairs % (len(number) + 1), minlength=len(number) + 1)
    return {term: int(held[at]) for term, at in number.items()}
