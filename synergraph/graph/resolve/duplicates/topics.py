"""How the names of two topics relate: a misspelt topic is the topic, a related one is not.

Certain is only what nothing but a slip of the pen explains: two long words that differ by one
letter, of which one is a word and the other is none. All else that is close is for people.
"""

from functools import lru_cache, partial

from rapidfuzz.distance import OSA

from synergraph.graph.resolve.duplicates.terms import Words, squeezed
from synergraph.ontology import shipped
from synergraph.ontology.names import fold, key

_LANGUAGES = ("de", "en")
_LONG, _LONGER = 7, 12
_SLIP, _OTHER_LETTER = 9, 10
_PART = 4
_LINKS = ("", "s", "n", "en", "es", "er", "e")
_ENDINGS = frozenset({"", "e", "n", "s", "en", "er", "es", "ern", "em", "se", "nen"})


@lru_cache(maxsize=1 << 16)
def relate_topics(left: str, right: str) -> str:
    """Return the level of a pair: "spelling", "typo", "inflected", "close" or "differs"."""
    if key(left) == key(right):
        return "spelling"
    a, b = squeezed(left), squeezed(right)
    differing = _one_difference(a, b)
    if differing is None:
        return "close" if "".join(a) == "".join(b) else "differs"
    first, second = differing
    if any(c.isdigit() for c in first + second) or not _close(first, second):
        return "differs"
    if _inflected(first, second):
        return "inflected"
    if _too_short_for_a_slip(first, second):
        return "close"
    return "typo" if _is_slip(*_written(left, right, first, second)) else "close"


def _one_difference(a: Words, b: Words) -> tuple[str, str] | None:
    """Return the one word in which two topics differ, on each side."""
    if len(a) != len(b):
        return None
    pairs = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    if not pairs:
        return next(((x, y) for x, y in zip(a, b, strict=True) if len(x) >= _LONG), None)
    return pairs[0] if len(pairs) == 1 else None


def _close(a: str, b: str) -> bool:
    """Whether few letters differ, not as a prefix does ("anorganisch"), in words long enough."""
    short, long = sorted((a, b), key=len)
    if len(short) < _LONG or (long.endswith(short) and long != short):
        return False
    return OSA.distance(a, b) <= (2 if len(short) >= _LONGER else 1) or _inflected(a, b)


def _too_short_for_a_slip(a: str, b: str) -> bool:
    """Whether one letter could make it another word: of short ones, most of all one put for another."""
    return min(len(a), len(b)) < (_OTHER_LETTER if len(a) == len(b) else _SLIP)


def _inflected(a: str, b: str) -> bool:
    """Whether two words differ in their ending alone: "Wärmenetz", "Wärmenetze"."""
    if a == b:
        return False
    stem = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return stem >= _LONG - 1 and {a[stem:], b[stem:]} <= _ENDINGS


def _written(left: str, right: str, first: str, second: str) -> tuple[str, str]:
    """Return the differing words as they are written, with their umlauts."""
    return _as_in(left, first), _as_in(right, second)


def _as_in(text: str, wanted: str) -> str:
    return next((w for w in text.replace("-", " ").split() if "".join(squeezed(w)) == wanted), wanted)


def _is_slip(first: str, second: str) -> bool:
    return _is_word(first) != _is_word(second)


@lru_cache(maxsize=1 << 16)
def _is_word(word: str) -> bool:
    """Whether a word stands in the dictionary or vocabulary, or is made of two or three that do."""
    return _known(word) or _compound(word.casefold(), 3)


@lru_cache(maxsize=1 << 16)
def _known(word: str) -> bool:
    from simplemma import is_known  # few things are topics, and it loads in a third of a second

    # Few words are asked for: a whole dictionary in memory is not worth its making.
    known = partial(is_known, lang=_LANGUAGES, low_memory=True)
    return known(word) or known(word.capitalize()) or fold(word) in _topics()


@lru_cache(maxsize=1)
def _topics() -> frozenset[str]:
    return frozenset(fold(name) for concept in shipped().of_kind("topic") for name in concept.names)


def _compound(word: str, parts: int) -> bool:
    if parts == 1 or len(word) < 2 * _PART:
        return _known(word)
    ends = (at for at in range(_PART, len(word) - _PART + 1) if _tail(word[at:], parts))
    return any(_head(word[:at]) for at in ends)


def _tail(word: str, parts: int) -> bool:
    return _known(word) or (parts > 2 and _compound(word, parts - 1))


def _head(word: str) -> bool:
    return any(word.endswith(link) and _known(word.removesuffix(link)) for link in _LINKS)
