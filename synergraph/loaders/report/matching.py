"""Names of one document that mean the same: short forms, and assignment in a closed world.

A document names a project in full once and in short elsewhere, or once in German and once in
English. Within one document both lists are known, so each short name has few full names to go to.
"""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz

from synergraph.ontology.names import STOP_WORDS, key, words

THRESHOLD = 0.6
TIE = 0.005
UNDERTAKINGS = frozenset(
    "projekt programm initiative kampagne netzwerk berlin brandenburg bb berliner".split()
)
_HEAD = re.compile(r"^(.{3,40}?)(?:\s+[–—-]\s+|:\s+)\S")
_QUOTED = re.compile(r"[„\"“»]([^„“”\"«»]{8,})[“”\"«]\s*$")
_BRACKET = re.compile(r"^(.{2,}?)\s*\(([^()]{2,90})\)$")
_ACRONYM = re.compile(r"(?=(?:.*[A-ZÄÖÜ]){2})\S{2,12}")


def short_forms(name: str) -> list[str]:
    """Return the short forms a name itself contains: before a dash or bracket, an acronym, what is quoted."""
    base, bracket = found.groups() if (found := _BRACKET.match(name)) else (name, "")
    forms = [base, bracket if _ACRONYM.fullmatch(bracket) else ""]
    forms += [match[1] for match in (_HEAD.match(name), _QUOTED.search(base)) if match]
    return [form for form in dict.fromkeys(forms) if form and key(form) != key(name)]


@lru_cache(maxsize=65536)
def similarity(one: str, other: str) -> float:
    """Return how alike two names of a document, or short forms of them, are: 0 to 1, 1 for equal but for spelling.

    Words count as shared when they are spelt almost alike (Programm, program; Konferenz,
    conference). A name whose words all stand in the other is its short form: at least 0.8.
    """
    return max(_similarity(a, b) for a in _forms(one) for b in _forms(other))


def best(name: str, candidates: Sequence[str], threshold: float = THRESHOLD) -> str:
    """Return the one candidate most like `name`, or "" when none is near or two are equally near."""
    ranked = sorted(((similarity(name, c), c) for c in dict.fromkeys(candidates)), reverse=True)
    if not ranked or ranked[0][0] < threshold:
        return ""
    tied = len(ranked) > 1 and ranked[0][0] < 1 and ranked[0][0] - ranked[1][0] < TIE
    return "" if tied else ranked[0][1]


def assign(
    names: Sequence[str],
    candidates: Sequence[str],
    allowed: Callable[[str, str], bool] = lambda name, candidate: True,
) -> dict[str, str]:
    """Return for each name the candidate it means, each candidate used once, the surest pairs first.

    Names without a candidate at THRESHOLD or above are left out.
    """
    pairs = sorted(
        (
            (similarity(n, c), n, c)
            for n in dict.fromkeys(names)
            for c in dict.fromkeys(candidates)
            if allowed(n, c)
        ),
        key=lambda pair: (-pair[0], pair[1], pair[2]),
    )
    found: dict[str, str] = {}
    for score, name, candidate in pairs:
        if score >= THRESHOLD and name not in found and candidate not in found.values():
            found[name] = candidate
    return found


class _Form(NamedTuple):
    key: str
    words: tuple[str, ...]


@lru_cache(maxsize=4096)
def _forms(name: str) -> tuple[_Form, ...]:
    return tuple(_Form(key(form), tuple(words(form))) for form in (name, *short_forms(name)))


def _similarity(one: _Form, other: _Form) -> float:
    if one.key == other.key:
        return 1.0
    a, b = sorted((one.words, other.words), key=lambda w: (len(w), w))
    if not a:
        return 0.0
    shared = [max((_alike(x, y) for y in b), default=0.0) for x in a]
    telling = [s for s, w in zip(shared, a, strict=True) if w not in UNDERTAKINGS]
    if telling and min(telling) >= 0.85 and sum(map(len, a)) > 3:
        extra = len([w for w in b if w not in UNDERTAKINGS]) - len(telling)
        return 0.97 - min(0.17, 0.03 * max(extra, 0)) - 0.01 * (len(b) - len(a)) / len(b)
    return sum(s for s in shared if s >= 0.8) / len(b)


@lru_cache(maxsize=65536)
def _alike(one: str, other: str) -> float:
    if one == other:
        return 1.0
    if min(len(one), len(other)) < 4 or one in STOP_WORDS:
        return 0.0
    a, b = _cognate(one), _cognate(other)
    return fuzz.ratio(a, b) / 100 if a[:1] == b[:1] else 0.0


@lru_cache(maxsize=65536)
def _cognate(word: str) -> str:
    """Bring German and English spellings of a Latin word together (Konferenz, conference)."""
    for german, english in (("k", "c"), ("z", "ce"), ("ie", "y"), ("ph", "f"), ("sch", "sh")):
        word = word.replace(german, english)
    return word.removesuffix("e").removesuffix("s")
