"""Words of German and English texts: in which language they stand, and their base form."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from synergraph.ontology.names import fold, unwrap
from synergraph.queries.terms.lists import EMPTY, ENGLISH, FORMS, GERMAN, NO_END, NO_FRONT, OWN, STOP

_TOKEN = re.compile(r"[^\W_]+")
_PIECES = re.compile(r"\s+·\s+|\n\s*\n")
_SHORTEST, _CODE, _CACHED = 4, 5, 1 << 18
_UMLAUTS = (("ae", "ä"), ("oe", "ö"), ("ue", "ü"))
_LINKS = ("", "s", "es", "n", "en")
_HYPHENED = re.compile(rf"\b({'|'.join(sorted(FORMS))})-(?=\w)", re.IGNORECASE)


class Base(NamedTuple):
    """The base form of a word: folded, as people write it, and in whose dictionary it stands ("" in none)."""

    term: str
    spelt: str
    lang: str


def pieces(text: str) -> Iterator[tuple[list[str], str]]:
    """Return the words of each part of a text, and the language it is written in: "de", "en", or "" for unclear.

    Parts are paragraphs, and what " · " separates.
    """
    for piece in _PIECES.split(text):
        found = _TOKEN.findall(_HYPHENED.sub(r"\1", unwrap(piece)) if "-" in piece else unwrap(piece))
        if found:
            yield found, language(found)


def language(found: Sequence[str]) -> str:
    """Return the language of words: "de", "en", or "" where they could be either.

    Function words decide; where they do not, words that only one of the dictionaries has.
    """
    english = sum(word in ENGLISH for word in found) - sum(word in GERMAN for word in found)
    if not english:
        english = sum(base(w, "de").lang == "en" for w in found) - sum(
            base(w, "en").lang == "de" for w in found
        )
    return "en" if english > 0 else "de" if english < 0 else ""


def tells(word: str, term: str) -> bool:
    """Return whether a word says what a text is about: three letters or more, no number, no function word."""
    return len(word) > 2 and not word[0].isdigit() and term not in EMPTY and not is_stop(word, term)


def is_stop(word: str, term: str) -> bool:
    """Return whether a word is a function word; what is written in capitals ("IT") is none."""
    return (term in STOP or fold(word) in STOP) and not (len(word) > 1 and word.isupper())


@lru_cache(maxsize=_CACHED)
def base(word: str, lang: str) -> Base:
    """Return the base form of a word, looked up first in the dictionary of a language ("de", "en").

    What no dictionary has gets the base form of its last part: "Wärmenetze" is "Wärmenetz".
    """
    if word.casefold() in OWN:
        return Base(fold(word), OWN[word.casefold()], "de")
    if word[0].isdigit() or (is_code(word) and len(word) <= _CODE):
        return Base(fold(word), word, "")
    lang = lang if word.isascii() else "de"
    orders = ("de", "en") if lang == "de" else ("en", "de")
    found = _entry(word, orders) or _entry(_with_umlauts(word), orders)
    return found or _by_its_end(word, lang) or Base(fold(word), word, "")


def is_code(word: str) -> bool:
    """Return whether a word has capitals beyond its first letter, as short names have ("KI", "LoRa")."""
    return word[1:] != word[1:].lower()


def part(piece: str, lang: str) -> Base | None:
    """Return the base form of the last part of a compound, where it is a word of the language; else None."""
    if len(piece) < _SHORTEST or piece in NO_END or fold(piece) in STOP:
        return None
    among = ("de", "en") if lang == "de" else ("en",)
    return _entry(piece, among) or _entry(_with_umlauts(piece), among)


@lru_cache(maxsize=_CACHED)
def front(piece: str, lang: str) -> Base | None:
    """Return the base form of the first part of a compound, its linking letters off; None for no word.

    What only stands in front of words ("Nano", "Elektro") has no term.
    """
    if piece in FORMS:
        return Base("", piece, lang)
    if piece in NO_FRONT:
        return None
    return next(filter(None, (part(candidate, lang) for candidate in unlinked(piece))), None)


def unlinked(piece: str) -> Iterator[str]:
    """Return what the first part of a compound may be as a word: "wirtschafts" is "wirtschaft"."""
    yield from (piece.removesuffix(link) for link in _LINKS if piece.endswith(link))
    yield f"{piece}e"


@lru_cache(maxsize=_CACHED)
def _entry(word: str, among: tuple[str, ...]) -> Base | None:
    """Return what the first dictionary that has a word says of it, with a capital or without."""
    from simplemma import is_known

    for lang in among:
        if is_known(word.capitalize(), lang=lang) or is_known(word.lower(), lang=lang):
            lemma = _german(word) if lang == "de" else _english(word)
            term = fold(lemma)
            return Base(term, word if term == fold(word) else lemma, lang)
    return None


def _german(word: str) -> str:
    from simplemma import lemmatize

    noun = word.capitalize()
    lemma, lower = (str(lemmatize(w, lang="de")) for w in (noun, noun.lower()))
    if lemma == noun and noun.endswith("s") and len(noun) > _CODE:
        return _english(noun)  # the German dictionary has English plurals as they are
    chosen = lower if len(lower) < len(lemma) and lemma.lower().startswith(lower) else lemma
    return chosen if "ß" in word else chosen.replace("ß", "ss") if "ss" in word else chosen


def _english(word: str) -> str:
    from simplemma import lemmatize

    return str(lemmatize(word.lower(), lang="en"))


def _with_umlauts(word: str) -> str:
    for folded, umlaut in _UMLAUTS:
        word = word.replace(folded, umlaut)
    return word


def _by_its_end(word: str, lang: str) -> Base | None:
    lower = word.lower()
    for cut in range(3, len(lower) - _SHORTEST + 1) if not is_code(word) else ():
        end = part(lower[cut:], lang)
        if end and front(lower[:cut], lang):
            spelt = word[:cut] + end.spelt.lower()
            return Base(fold(spelt), spelt, "")
    return None
