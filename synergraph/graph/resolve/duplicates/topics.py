"""How the names of two topics relate: a misspelt topic is the topic, a related one is not.

Certain is only what nothing but a slip of the pen or another way of spelling explains: two long words
that differ by one edit, of which one is a word and the other is none. All else that is close is
for people.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import starmap

from rapidfuzz.distance import OSA

from synergraph.graph.resolve.duplicates.spelling import one_spelling
from synergraph.graph.resolve.duplicates.terms import Words, squeezed
from synergraph.ontology import shipped
from synergraph.ontology.names import fold, key

_LONG, _LONGER = 7, 12
_SLIP, _OTHER_LETTER = 9, 10
_PART, _LONG_PART = 4, 5
_LINKS = ("", "s", "n", "en", "es", "er", "e")
_ENDINGS = frozenset({"", "e", "n", "s", "en", "er", "es", "ern", "em", "se", "nen"})
_LEARNED = tuple(
    "aero agro anti astro auto bio chemo cryo cyber eco electro elektro ferri ferro gastro geo gero hydro immuno inter "
    "intra kryo macro makro meta micro mikro multi myco myxo nano neuro paleo photo phyto poly post psycho pyro "
    "retro socio sozio super techno tele thermo trans ultra zoo".split()
)
_WORD = re.compile(r"\w+")
_MADE_UP = re.compile(r"[a-zäöüß][A-ZÄÖÜ]")
"""A capital within a word, as product names have: "SimulationX" is no slip of the pen."""
_DOUBLED = re.compile(r"(.)\1")
_SOUNDS = tuple(map(frozenset, ("aeiouy", "bp", "dt")))


@lru_cache(maxsize=1 << 16)
def relate_topics(left: str, right: str) -> str:
    """Return the level of a pair: "spelling", "typo", "inflected", "close" or "differs"."""
    if key(left) == key(right):
        return "spelling"
    if key(one_spelling(left)) == key(one_spelling(right)):
        return "typo"
    a, b = _letters(left), _letters(right)
    differing = _one_difference(a, b)
    if differing is None:
        return "close" if "".join(a) == "".join(b) else "differs"
    return _relate_words(*differing, left, right)


def _letters(text: str) -> Words:
    return squeezed(one_spelling(text))


def _one_difference(a: Words, b: Words) -> tuple[str, str] | None:
    """Return the one word in which two topics differ, on each side."""
    if len(a) != len(b):
        return None
    pairs = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    if not pairs:
        return next(((x, y) for x, y in zip(a, b, strict=True) if len(x) >= _LONG), None)
    return pairs[0] if len(pairs) == 1 else None


def _relate_words(first: str, second: str, left: str, right: str) -> str:
    """Return the level of two topics that differ in one word: as it is written, or in one way of spelling."""
    written = _as_in(left, first), _as_in(right, second)
    spelt = (first, second), (fold(written[0]), fold(written[1]))
    if any(c.isdigit() for c in first + second) or not any(starmap(_close, spelt)):
        return "differs"
    if any(starmap(_inflected, spelt)):
        return "inflected"
    if any(starmap(_one_edit, spelt)) and not any(map(_MADE_UP.search, written)) and _one_is_word(*written):
        return "typo"
    return "close"


def _close(a: str, b: str) -> bool:
    """Whether few letters differ, not as a prefix does ("anorganisch"), in words long enough."""
    short, long = sorted((a, b), key=len)
    if len(short) < _LONG or (long.endswith(short) and long != short):
        return False
    return OSA.distance(a, b) <= (2 if len(short) >= _LONGER else 1) or _inflected(a, b)


def _one_edit(a: str, b: str) -> bool:
    """Whether one slip explains the difference, in words so long that it hardly makes another word.

    Letters that are doubled in the wrong place are one slip.
    """
    if len(a) != len(b):
        return min(len(a), len(b)) >= _SLIP and OSA.distance(a, b) <= 1
    undoubled = _DOUBLED.sub(r"\1", a) == _DOUBLED.sub(r"\1", b)
    return len(a) >= _OTHER_LETTER and (undoubled or _mistaken(a, b))


def _mistaken(a: str, b: str) -> bool:
    """Whether two letters changed places, or one stands for another of its sound: others make other words."""
    differing = [x + y for x, y in zip(a, b, strict=True) if x != y]
    if len(differing) > 1:
        return OSA.distance(a, b) == 1
    return any(sound.issuperset("".join(differing)) for sound in _SOUNDS)


def _inflected(a: str, b: str) -> bool:
    """Whether two words differ in their ending alone: "Wärmenetz", "Wärmenetze"."""
    if a == b:
        return False
    stem = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return stem >= _LONG - 1 and {a[stem:], b[stem:]} <= _ENDINGS


def _as_in(text: str, wanted: str) -> str:
    """Return a word as it is written in a text, with its umlauts."""
    return next((w for w in _WORD.findall(text) if "".join(_letters(w)) == wanted), wanted)


def _one_is_word(first: str, second: str) -> bool:
    """Whether just one of two texts is a word: stands in the vocabulary or a dictionary, or is made of words that do.

    The German dictionary takes seconds to load. What is no English word, but nearly one, seldom is a German one, and
    then means the same ("Literatur", "literature"): it is not asked for that.
    """
    english = [_stands(text.casefold(), "en") for text in (first, second)]
    if any(english):
        return not all(english) and fold(first if english[1] else second) not in _topics()
    return _is_german(first) != _is_german(second)


@lru_cache(maxsize=1 << 16)
def _is_german(word: str) -> bool:
    plain = word.casefold()
    return fold(word) in _topics() or _stands(plain, "de") or _compound(plain)


def _stands(word: str, language: str) -> bool:
    """Whether a word stands in a dictionary, or does so without a learned prefix."""
    rests = (word.removeprefix(prefix) for prefix in _LEARNED if word.startswith(prefix))
    return _known(word, language) or any(len(rest) >= _LONG_PART and _known(rest, language) for rest in rests)


@lru_cache(maxsize=1 << 16)
def _known(word: str, language: str) -> bool:
    from simplemma import is_known  # few things are topics, and it loads in a third of a second

    # Few words are asked for: a whole dictionary in memory is not worth its making.
    return is_known(word.capitalize(), language, low_memory=True)


@lru_cache(maxsize=1)
def _topics() -> frozenset[str]:
    return frozenset(fold(name) for concept in shipped().of_kind("topic") for name in concept.names)


def _compound(word: str) -> bool:
    """Whether a word is two German words in one, or three long ones: of short ones slips are made too."""
    if any(_known(rest, "de") for rest in _rests(word, _PART)):
        return True
    return any(_known(last, "de") for rest in _rests(word, _LONG_PART) for last in _rests(rest, _LONG_PART))


def _rests(word: str, least: int) -> Iterator[str]:
    """Yield what follows the German words that a word begins with."""
    cuts = range(least, len(word) - least + 1)
    return (word[at:] for at in cuts if any(_known(head, "de") for head in _heads(word[:at], least)))


def _heads(text: str, least: int) -> Iterator[str]:
    """Yield the words that a text may be as a head of a compound: with and without a linking sound."""
    heads = (text.removesuffix(link) for link in _LINKS if text.endswith(link))
    return (head for head in heads if len(head) >= least)
