"""Folding of names: what two spellings of one name have in common.

Everything here is deterministic and knows no data. Two names are the same for the graph when
their :func:`key` is equal; everything weaker is a proposal for people.
"""

import re
import unicodedata
from functools import lru_cache
from string import ascii_uppercase

_SPECIAL = str.maketrans({
    "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "oe", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d",
    "&": " und ", "+": " plus ", "\u00ad": None,
})  # fmt: skip
_ASCII = str.maketrans({
    **{mark: " " for mark in map(chr, range(128)) if not mark.isalnum()},
    **{letter: letter.lower() for letter in ascii_uppercase},
    "'": None, "`": None, "&": " und ", "+": " plus ",
})  # fmt: skip
"""What folding makes of plain letters and marks: most names have nothing else."""
_UMLAUTS = (("ae", "a"), ("oe", "o"), ("ue", "u"))
_APOSTROPHES = re.compile(r"['’‘‚‛´`ʼ′]")
_WORD_BREAK_HYPHEN = re.compile(r"(?<=\w)-\s*\n\s*(?=[a-zäöüß])")
_NOT_WORD = re.compile(r"[^a-z0-9]+")
_BRACKET = re.compile(r"\s*\(([^()]{2,40})\)\s*")
STOP_WORDS = frozenset(
    "der die das des dem den ein eine einer eines und oder für fuer in im am an auf aus bei mit von vom "
    "zu zum zur ueber als the of and for in on at to a an with by from".split()
)


def unwrap(text: str) -> str:
    """Undo line breaks inside a name: hyphenation is joined, white space becomes one blank."""
    composed = text if text.isascii() else unicodedata.normalize("NFC", text)
    return " ".join((_WORD_BREAK_HYPHEN.sub("", composed) if "\n" in composed else composed).split())


@lru_cache(maxsize=1 << 18)
def fold(name: str) -> str:
    """Fold a name to lower-case ASCII words with one blank between them.

    Umlauts become two letters (ä → ae), other accents fall off, apostrophes vanish, "&" and
    "+" become words, hyphens, dashes, quotes and other marks separate words. A name in a
    script without Latin letters folds to itself, case-folded.
    """
    plain = name.isascii() and "\n" not in name
    return (" ".join(name.translate(_ASCII).split()) if plain else "") or _folded(name)


def _folded(name: str) -> str:
    lower = _APOSTROPHES.sub("", unwrap(name).casefold()).translate(_SPECIAL)
    plain = lower if lower.isascii() else _without_accents(lower)
    return _NOT_WORD.sub(" ", plain).strip() or " ".join(lower.split())


def _without_accents(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


@lru_cache(maxsize=1 << 18)
def key(name: str) -> str:
    """Return what two spellings of one name share: the folded name without blanks."""
    return fold(name).replace(" ", "")


def unmarked(folded: str) -> str:
    """Return a folded name with ä, ae and a as one letter (so for o and u), as lists in capitals write them."""
    for pair, letter in _UMLAUTS:
        folded = folded.replace(pair, letter)
    return folded


def words(name: str) -> list[str]:
    """Return the folded content words of a name, in order, without stop words."""
    return [word for word in fold(name).split() if word not in STOP_WORDS]


def split_bracket(name: str) -> tuple[str, str]:
    """Split "Hochschule für Technik (HTW)" into the name without bracket and what stood in it.

    Only a bracket at the end counts; without one the second part is "".
    """
    match = list(_BRACKET.finditer(name))
    if not match or match[-1].end() != len(name) or match[-1].start() == 0:
        return name, ""
    return name[: match[-1].start()].strip(), match[-1].group(1).strip()


def slug(name: str, limit: int = 60) -> str:
    """Return the name as part of an IRI: folded words joined by hyphens, cut at a word."""
    text = fold(name).replace(" ", "-")
    text = re.sub(r"[^\w-]+", "-", text).strip("-") or "x"
    return text if len(text) <= limit else text[:limit].rsplit("-", 1)[0]
