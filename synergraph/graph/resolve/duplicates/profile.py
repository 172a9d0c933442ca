"""What a name says, taken apart once: words, legal form, acronyms, initials, numbers."""

import re
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from synergraph.graph.resolve.duplicates.acronyms import initials, spelt_out
from synergraph.graph.resolve.duplicates.legal_forms import without_form
from synergraph.graph.resolve.duplicates.rarity import count
from synergraph.graph.resolve.duplicates.terms import Words, content, squeezed, translated

_BRACKET = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")
_MOJIBAKE = re.compile(r"[√Ã¬]")
_SHORTENED = {
    re.compile(r"(?<=\s)f\.\s*(?=\w)|(?<=\w\w\w\.)\s*[fF]\.\s*(?=\w)"): " für ",
    re.compile(r"(?<=[\s.])u\.\s+(?=\w)"): " und ",
}
_NUMBER = re.compile(r"\d")
_ACRONYM = range(2, 9)
_FEWEST = 3


class Profile(NamedTuple):
    """A name taken apart.

    `words` are its content words, folded, translated, without legal form and without an acronym
    that the others spell out; `plain` the same untranslated; `core` without blanks too; `letters`
    also has the small words; `form` the legal form's code or ""; `acronyms` its short words that may
    stand for a name; `initials` the acronyms its words would give; `numbers` the words with a digit; `cut` the words
    that a dot shortens.
    """

    text: str
    words: Words
    plain: Words
    core: str
    letters: str
    form: str
    acronyms: frozenset[str]
    initials: frozenset[str]
    numbers: frozenset[str]
    cut: frozenset[str]


@lru_cache(maxsize=1 << 18)
def profile(name: str) -> Profile:
    """Take a name apart."""
    text = spelled(mended(name))
    brackets = _BRACKET.findall(text)
    inner = {"".join(squeezed(a or b)) for a, b in brackets}
    bare = _without_acronyms(text) if brackets else text
    left, form = without_form(squeezed(bare) or squeezed(text))
    plain = _joined(left)
    telling = content(plain)
    spelt = _spelt(telling)
    kept = tuple(word for word in telling if word not in spelt) or telling
    full = tuple(word for word in plain if word not in spelt)
    short = {word for word in (*inner, *spelt, *_ends(telling)) if len(word) in _ACRONYM}
    words = translated(kept)
    return Profile(
        text=name,
        words=words,
        plain=kept,
        core="".join(kept),
        letters="".join(full),
        form=form,
        acronyms=frozenset(short),
        initials=initials(kept) | (initials(full) if len(full) > len(kept) else frozenset()),
        numbers=frozenset(word for word in words if _NUMBER.search(word)),
        cut=frozenset(word for part in text.split(".")[:-1] for word in squeezed(part)[-1:]),
    )


def _joined(words: Words) -> Words:
    """Join letters that stand alone beside each other: "F.I.A.M.A." is one word."""
    runs = groupby(words, key=lambda word: len(word) == 1)
    return tuple(w for single, run in runs for w in (("".join(run),) if single else run))


def _spelt(telling: Words) -> frozenset[str]:
    """Return the words that the others spell out, as in "FTK Forschung Technik Kultur"."""
    if len(telling) < _FEWEST:
        return frozenset()
    ends = frozenset(word for word in _ends(telling) if not count(word))
    return frozenset(word for word in ends if spelt_out(word, _others(word, telling)))


def _others(word: str, words: Words) -> Words:
    return tuple(other for other in words if other != word)


def _without_acronyms(text: str) -> str:
    """Drop brackets that abbreviate the rest ("(MDC)"), and keep the words of others ("(Germany)")."""
    rest = squeezed(_BRACKET.sub(" ", text))
    return _BRACKET.sub(
        lambda m: " " if abbreviates(squeezed(m[1] or m[2] or ""), rest) else f" {m[1] or m[2]} ", text
    )


def abbreviates(inner: Words, rest: Words) -> bool:
    """Whether the first word in a bracket begins as a word of the rest does, and its letters follow there."""
    starts = (at for at, word in enumerate(rest) if inner and word[0] == inner[0][0])
    texts = (iter("".join(rest[at:])) for at in starts)
    return not inner or any(all(letter in text for letter in inner[0]) for text in texts)


def spelled(name: str) -> str:
    """Write small words out that lists shorten: "Inst. f. Chemie u. Physik"."""
    if "." in name:
        for shortened, full in _SHORTENED.items():
            name = shortened.sub(full, name)
    return name


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


def _ends(words: Words) -> Words:
    return (words[0], words[-1]) if len(words) > 1 else words
