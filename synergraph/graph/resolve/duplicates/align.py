"""Which words of two names stand for each other, and how much the others would have told."""

from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import OSA

from synergraph.graph.resolve.duplicates.rarity import bits
from synergraph.graph.resolve.duplicates.terms import Words

_ABBREVIATED = 3
_TYPO, _TWO_TYPOS = 5, 10


class Alignment(NamedTuple):
    """How the words of two names meet.

    `shared` are words both have, `near` pairs that differ by a typo, an abbreviation or a blank,
    `left` and `right` the words that only one side has.
    """

    shared: Words
    near: tuple[tuple[str, str], ...]
    left: Words
    right: Words


def align(left: Words, right: Words) -> Alignment:
    """Pair off equal words, then words that are nearly one."""
    mine, theirs = list(left), list(right)
    shared = []
    for word in left:
        if word in theirs:
            shared.append(word)
            mine.remove(word)
            theirs.remove(word)
    near: list[tuple[str, str]] = []
    if mine and theirs:
        near = _joined(mine, theirs) + _joined(theirs, mine) + _nearly(mine, theirs)
    return Alignment(tuple(shared), tuple(near), tuple(mine), tuple(theirs))


def _nearly(mine: list[str], theirs: list[str]) -> list[tuple[str, str]]:
    """Take out words that are nearly one."""
    found = []
    for word in mine[:]:
        for other in theirs:
            if (word[0] == other[0] or word[-3:] == other[-3:]) and nearly(word, other):
                found.append((word, other))
                mine.remove(word)
                theirs.remove(other)
                break
    return found


def _joined(mine: list[str], theirs: list[str]) -> list[tuple[str, str]]:
    """Take out words that the other side writes as two: "molekularemedizin", "molekulare medizin"."""
    found = []
    for first, second in pairwise(tuple(theirs)):
        if first + second in mine and first in theirs and second in theirs:
            found.append((first + second, f"{first} {second}"))
            mine.remove(first + second)
            theirs.remove(first)
            theirs.remove(second)
    return found


def nearly(a: str, b: str) -> bool:
    """Whether two words differ by a typo or two, or one is cut short.

    Numbers never do, nor does a word with a prefix: "anorganisch" is not "organisch".
    """
    if a.isdigit() or b.isdigit():
        return False
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    if len(short) >= _ABBREVIATED and long.startswith(short):
        return True
    if len(short) < _TYPO or (long.endswith(short) and len(long) - len(short) > 1):
        return False
    allowed = 2 if len(short) >= _TWO_TYPOS else 1
    return OSA.distance(short, long, score_cutoff=allowed) <= allowed


def told(words: Words) -> float:
    """Return the bits that words tell together."""
    return sum(map(bits, words))
