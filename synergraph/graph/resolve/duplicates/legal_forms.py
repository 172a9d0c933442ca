"""The legal form in a name: as a word, glued to another, or with a slip of the pen in it."""

from functools import cache

from rapidfuzz.distance import OSA

from synergraph.graph.resolve.duplicates.terms import Words, rows, squeezed
from synergraph.ontology.vocabulary import shipped_scheme

_LONGEST, _SPELT_OUT, _NAME, _SLIPS = 8, 10, 3, 3
_GLUED = frozenset({"gmbh", "ggmbh", "mbh"})
_LIMITED = ("gesellschaftmitbeschrankterhaftung", "mitbeschrankterhaftung")


@cache
def forms() -> dict[str, str]:
    """Return the legal form for each of its spellings, without blanks."""
    concepts = shipped_scheme("legal_form")
    codes = {"".join(squeezed(concept.code)): concept.code for concept in concepts}
    found = {"".join(variant): codes.get(term, term) for term, sort, variant in rows() if sort == "form"}
    for concept in concepts:
        for name in (concept.code, *concept.names):
            found.setdefault("".join(squeezed(name)), concept.code)
    return found


def without_form(words: Words) -> tuple[Words, str]:
    """Split off the legal form: the longest at the end, else a word of its own further ahead."""
    known = forms()
    for length in range(min(_LONGEST, len(words) - 1), 0, -1):
        form = known.get("".join(words[-length:]))
        if form:
            return words[:-length], form
    letters, form = _glued_form("".join(words))
    if form:
        return _cut(words, letters), form
    for at, word in enumerate(words[1:-1], start=1):
        if len(word) > 2 and word in known:
            return words[:at] + words[at + 1 :], known[word]
    return words, ""


@cache
def _spelt_out() -> dict[str, dict[str, str]]:
    """Return the long spellings of legal forms by their last letters."""
    found: dict[str, dict[str, str]] = {}
    for spelling, form in forms().items():
        if len(spelling) >= _SPELT_OUT or spelling in _GLUED:
            found.setdefault(spelling[-3:], {})[spelling] = form
    return found


def _glued_form(text: str) -> tuple[int, str]:
    """Return how many letters at the end are a legal form that lost its blanks or a letter, and which."""
    ends = _spelt_out().get(text[-3:], {})
    for spelling in sorted(ends, key=len, reverse=True):
        if text.endswith(spelling) and len(text) - len(spelling) >= _NAME:
            return len(spelling), ends[spelling]
    if "besc" in text and "haft" in text:
        return _slipped_form(text)
    return 0, ""


def _slipped_form(text: str) -> tuple[int, str]:
    """Find "mit beschränkter Haftung" with a slip of the pen: the longest spelling, then the fewest slips."""
    found = [
        (len(spelling), _SLIPS - OSA.distance(spelling, text[-length:], score_cutoff=_SLIPS), length)
        for spelling in _LIMITED
        for length in range(len(spelling) - _SLIPS, min(len(spelling) + _SLIPS, len(text) - _NAME) + 1)
    ]
    best = max((each for each in found if each[1] >= 0), default=None)
    return (best[2], "gmbh") if best else (0, "")


def _cut(words: Words, letters: int) -> Words:
    """Take letters off the end of words."""
    kept = list(words)
    while letters >= len(kept[-1]):
        letters -= len(kept.pop())
    kept[-1] = kept[-1][: len(kept[-1]) - letters]
    return tuple(kept)
