"""What a name says, taken apart once: words, legal form, acronyms, initials, numbers."""

import re
from functools import lru_cache
from typing import NamedTuple

from synergraph.graph.resolve.duplicates.terms import Words, content, squeezed, translated, without_form

_BRACKET = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")
_MOJIBAKE = re.compile(r"[√Ã¬]")
_NUMBER = re.compile(r"\d")
_ACRONYM = range(2, 9)
_SPELLING = range(3, 9)


class Profile(NamedTuple):
    """A name taken apart.

    `words` are its content words, folded, translated, without legal form and without an acronym
    that the others spell out; `core` is the same, untranslated and without blanks; `form` the
    legal form's code or ""; `acronyms` its short words that may stand for a name; `initials` the
    acronyms its words would give; `numbers` the words with a digit.
    """

    text: str
    words: Words
    core: str
    form: str
    acronyms: frozenset[str]
    initials: frozenset[str]
    numbers: frozenset[str]


@lru_cache(maxsize=1 << 18)
def profile(name: str) -> Profile:
    """Take a name apart."""
    text = mended(name)
    brackets = _BRACKET.findall(text)
    inner = {"".join(squeezed(a or b)) for a, b in brackets}
    bare = _without_acronyms(text) if brackets else text
    plain, form = without_form(squeezed(bare) or squeezed(text))
    telling = content(plain)
    initials = _initials(plain) | _initials(telling)
    spelt = {w for w in telling if len(w) in _SPELLING and _spells(w, telling)} if len(telling) > 2 else set()
    kept = tuple(word for word in telling if word not in spelt) or telling
    short = {word for word in (*inner, *spelt, *_ends(telling)) if len(word) in _ACRONYM}
    words = translated(kept)
    numbers = frozenset(word for word in words if _NUMBER.search(word))
    return Profile(name, words, "".join(kept), form, frozenset(short), initials, numbers)


def _without_acronyms(text: str) -> str:
    """Drop brackets that abbreviate the rest ("(MDC)"), and keep the words of others ("(Germany)")."""
    rest = squeezed(_BRACKET.sub(" ", text))
    return _BRACKET.sub(
        lambda m: " " if _abbreviates(squeezed(m[1] or m[2] or ""), rest) else f" {m[1] or m[2]} ", text
    )


def _abbreviates(inner: Words, rest: Words) -> bool:
    """Whether the first word in a bracket begins as a word of the rest does, and its letters follow there."""
    starts = (at for at, word in enumerate(rest) if inner and word[0] == inner[0][0])
    texts = (iter("".join(rest[at:])) for at in starts)
    return not inner or any(all(letter in text for letter in inner[0]) for text in texts)


def mended(name: str) -> str:
    """Undo UTF-8 that was read as Mac Roman or Latin-1 ("F√úR", "FÃœR"), where it is that."""
    if not _MOJIBAKE.search(name):
        return name
    for encoding in ("mac_roman", "cp1252"):
        try:
            return name.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return name


def _initials(words: Words) -> frozenset[str]:
    return frozenset({"".join(word[0] for word in words)} if len(words) > 1 else ())


def _ends(words: Words) -> Words:
    return (words[0], words[-1]) if len(words) > 1 else words


def _spells(word: str, words: Words) -> bool:
    """Whether a short word is made of the initials of its neighbours, as in "FTK Forschung Technik Kultur"."""
    return _in_order(word, tuple(w for w in words if w != word))


def _in_order(acronym: str, words: Words) -> bool:
    """Whether every letter begins one of the words, in order, and few words are passed over."""
    at = 0
    used = 0
    for word in words:
        if at < len(acronym) and word[0] == acronym[at]:
            at += 1
            used += 1
    return at == len(acronym) and used * 2 >= len(words)
