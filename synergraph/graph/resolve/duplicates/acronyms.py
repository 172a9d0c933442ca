"""Which short words stand for which names: initials, letters in order, parts of German compounds."""

from functools import lru_cache
from itertools import accumulate

from synergraph.graph.resolve.duplicates.terms import Words, parts

_SPELT = range(3, 9)
_LEAST = 3


def initials(words: Words) -> frozenset[str]:
    """Return the acronyms that first letters give: of the words, and with compounds split.

    "Umweltbundesamt" gives "uba", "Fachhochschule Nordwest" "fn" and "fhn". Empty for a single
    word that is no compound.
    """
    short = "".join([word[0] for word in words])
    long = "".join([_heads(word) for word in words])
    return frozenset(text for text in (short, long) if len(text) > 1)


@lru_cache(maxsize=1 << 16)
def _heads(word: str) -> str:
    """Return the first letters of the parts of a compound."""
    return "".join(part[0] for part in _split(word))


def _split(word: str) -> Words:
    """Take a German compound apart at the parts that names of institutions are made of."""
    for at in range(len(word) - _LEAST, _LEAST - 1, -1):
        if word[:at] in parts():
            return (word[:at], *_split(word[at:]))
    tails = (at for at in range(_LEAST, len(word) - _LEAST + 1) if word[at:] in parts())
    at = next(tails, len(word))
    return (word[:at], word[at:]) if at < len(word) else (word,)


def spelt_out(word: str, others: Words) -> bool:
    """Whether a short word abbreviates others that stand beside it in the same name."""
    return len(word) in _SPELT and len(others) > 1 and spread(word, others, starts=2)


def spread(acronym: str, words: Words, starts: int = 1) -> bool:
    """Whether the letters stand in the words in order, the first and half of all at the start of a word.

    `starts` is how many letters at least begin a word.
    """
    begins = list(accumulate(map(len, words), initial=0))[:-1]
    text = "".join(words)
    at, met = 0, 0
    for n, letter in enumerate(acronym):
        here = next((p for p in begins if p >= at and text[p] == letter), -1)
        met += here >= 0
        if here < 0:
            here = text.find(letter, at) if n else -1
        if here < 0:
            return False
        at = here + 1
    return met >= starts and met * 2 >= len(acronym)
