"""Where a text says what a project makes, where things can be tried, and whom it is for."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from synergraph.queries.synergies.lexicon import FIRST_GROUP, METHOD, SITE, Lexicon, Span
from synergraph.queries.terms import pieces
from synergraph.queries.terms.words import base

_SENTENCES = re.compile(r"(?<=[.;:!?])\s+")
_NEAR, _FAR = 3, 4


class Mention(NamedTuple):
    """A cue, by its number, and the words that give it as they stand in the text."""

    cue: int
    words: str


def mentions(known: Lexicon, text: str, name: bool = False) -> list[Mention]:
    """Return the cues in a text, or in the `name` of a project, in order; [] for none."""
    return [
        Mention(cue, " ".join(words[span.begin : span.end]))
        for sentence in _SENTENCES.split(text)
        if known.may_name(sentence)
        for words, lang in pieces(sentence)
        for span in _meant(known, words, lang or "de", name)
        for cue in span.thing.cues
    ]


def listed(known: Lexicon, text: str) -> list[int]:
    """Return the target groups that a list of such groups names, by the numbers of their cues."""
    spans = (span for words, lang in pieces(text) for span in known.spans(words, lang or "de"))
    return sorted({cue for span in spans for cue in span.thing.cues if cue >= FIRST_GROUP})


def _meant(known: Lexicon, words: Sequence[str], lang: str, name: bool) -> Iterator[Span]:
    """Yield the names that words beside them say are meant."""
    behind = -len(words)
    for span in known.spans(words, lang):
        group = bool(span.thing.cues) and span.thing.cues[0] >= FIRST_GROUP
        before = words[max(span.begin - _FAR, 0) : span.begin]
        if group and 0 <= span.begin - behind <= _NEAR:
            meant = True
        elif group:
            meant = (name and span.thing.sure) or _addressed(known, before)
        elif span.thing.cues == (METHOD,):
            meant = _made(known, before, words[span.end : span.end + _NEAR], lang, name)
        else:
            meant = span.thing.cues == (SITE,) and (name or not known.having.isdisjoint(_terms(before, lang)))
        if meant:
            behind = span.end if group else behind
            yield span


def _made(known: Lexicon, before: Sequence[str], after: Sequence[str], lang: str, name: bool) -> bool:
    making = known.making | known.new if name else known.making
    return not making.isdisjoint(_terms(before, lang)) or not known.made.isdisjoint(map(str.lower, after))


def _addressed(known: Lexicon, before: Sequence[str]) -> bool:
    for word in map(str.lower, reversed(before)):
        if word in known.addressing or word in known.apart:
            return word in known.addressing
    return False


def _terms(words: Sequence[str], lang: str) -> set[str]:
    return {base(word, lang).term for word in words}
