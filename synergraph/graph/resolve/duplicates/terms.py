"""Words that mean the same: translations, short forms, sorts of body, parts of compounds.

All of it is data (`terms.csv`); this module reads and looks up.
"""

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from synergraph.ontology.names import STOP_WORDS, fold, unmarked

FOLDER = Path(__file__).parent
_LONGEST = 8
_UNTRANSLATED = ("form", "part", "ending", "business")
_STEM = 3
_FRENCH = "la le les l del della dello delle di da de du d et y e el los las do dos and the fuer fur voor van den het i".split()
SMALL_WORDS = frozenset(_FRENCH) | {word.replace("ue", "u") for word in STOP_WORDS} - {"oder"}
"""Words that tell nothing apart in the names of organisations of any country; "Oder" is a river in them."""

Words = tuple[str, ...]


def squeezed(text: str) -> Words:
    """Return the folded words of a text, with ä, ae and a as one letter (so for o and u)."""
    return tuple(unmarked(fold(text)).split())


def content(words: Words) -> Words:
    """Return the words that tell something; all of them when none does."""
    return tuple(word for word in words if word not in SMALL_WORDS) or words


@cache
def rows() -> tuple[tuple[str, str, Words], ...]:
    """Return the common term, the sort and the folded words of each variant in `terms.csv`."""
    with (FOLDER / "terms.csv").open(encoding="utf-8", newline="") as file:
        lines = [line for line in file if not line.startswith("#")]
    return tuple(
        ("".join(squeezed(row["term"])), row["sort"], squeezed(variant))
        for row in csv.DictReader(lines)
        for variant in (row["term"], *filter(None, row["variants"].split("|")))
    )


@cache
def phrases() -> dict[Words, str]:
    """Return what stands for each word or phrase that has a common term."""
    return {content(variant): term for term, sort, variant in rows() if sort not in _UNTRANSLATED}


@cache
def parts() -> frozenset[str]:
    """Return the parts at which German compounds in names of institutions are taken apart."""
    return _letters("part")


@cache
def businesses() -> frozenset[str]:
    """Return what stands in the words by which companies tell their daughters from themselves."""
    return _letters("business")


def _letters(sort: str) -> frozenset[str]:
    return frozenset("".join(variant) for _, its, variant in rows() if its == sort)


@cache
def sorts() -> dict[str, str]:
    """Return the sort of each common term: "body", "place" or ""."""
    return {term: sort for term, sort, _ in rows() if sort not in _UNTRANSLATED}


@cache
def _longest() -> dict[str, int]:
    """Return how many words the longest phrase has that begins with a word."""
    return {phrase[0]: len(phrase) for phrase in sorted(phrases(), key=len)}


def translated(words: Words) -> Words:
    """Replace words and phrases by the common term that stands for them, longest first."""
    return tuple(_translated(words))


def _translated(words: Words) -> Iterator[str]:
    known, longest, at = phrases(), _longest(), 0
    while at < len(words):
        for length in range(min(longest.get(words[at], 0), len(words) - at), 0, -1):
            term = known.get(words[at : at + length])
            if term:
                break
        else:
            length, term = 1, _german(words[at])
        yield term
        at += length


@cache
def _endings() -> dict[str, str]:
    """Return the German ending of words that English spells otherwise: "logy" is "logie"."""
    return {"".join(variant): term for term, sort, variant in rows() if sort == "ending"}


def _german(word: str) -> str:
    """Return a learned word with its German ending: "biogeochemistry" is "biogeochemie"."""
    if word[-1] not in "sy" or len(word) < _LONGEST:
        return word
    cuts = (at for at in range(_STEM, len(word) - 1) if word[at:] in _endings())
    at = next(cuts, len(word))
    return word[:at] + _endings().get(word[at:], "")
