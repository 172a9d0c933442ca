"""How two names relate: one level for each feature of a pair of names.

A level is a short code ("equal", "within", "2"); what each weighs is fitted (`weights.csv`), what
each says in words stands in `sentences.csv`.
"""

from bisect import bisect_right
from itertools import accumulate
from math import inf
from typing import NamedTuple

from rapidfuzz.distance import OSA, JaroWinkler
from rapidfuzz.fuzz import ratio

from synergraph.graph.resolve.duplicates.align import Alignment, align, told
from synergraph.graph.resolve.duplicates.profile import Profile, profile
from synergraph.graph.resolve.duplicates.rarity import count, words_of_sort
from synergraph.graph.resolve.duplicates.weights import highest, points

_SHORT = 8
_ALIKE = 65
_LONG = 8
_CHARITABLE = {"ggmbh": "gmbh", "gug": "ug", "gag": "ag"}


class Relation(NamedTuple):
    """The levels of a pair of names, by feature."""

    name: str
    spelling: str
    shared: str
    missing: str
    body: str
    place_word: str
    number: str
    legal_form: str
    first_word: str


_APART = Relation("none", "-", "-", "-", "-", "-", "-", "-", "-")
_FIRST, _THEN = Relation._fields[:4], Relation._fields[4:]
_NONE = (_FIRST[:1], _APART[:1])


def relate(left: str, right: str, least: float = -inf) -> Relation:
    """Compare two names; where they cannot weigh `least`, the answer may be that they have nothing in common."""
    a, b = profile(left), profile(right)
    if (len(a.core), a.core, left) > (len(b.core), b.core, right):
        a, b = b, a
    if a.core == b.core:
        return _only("equal" + _known(a), a, b)
    acronym = _acronym(a, b) if len(a.words) == 1 and len(a.core) <= _SHORT else ""
    if acronym:
        return _only(f"{acronym}{min(len(a.core), 5)}{_known(a)}", a, b)
    apart = set(a.words).isdisjoint(b.words)
    alike = ratio(a.core, b.core, score_cutoff=_ALIKE if apart else 0) / 100
    if apart and not alike:
        return _APART
    met = align(a.words, b.words)
    return _related(a, b, met, _first(a, met, alike), least)


def _first(a: Profile, met: Alignment, alike: float) -> tuple[str, str, str, str]:
    """Return the levels that weigh most."""
    return (
        _name(a, met),
        _binned(alike, (0.4, 0.6, 0.75, 0.85, 0.92, 0.97)),
        _binned(told(met.shared) + told(tuple(w for w, _ in met.near)), (4, 8, 12, 16, 24, 36)),
        _missing(met),
    )


def _related(
    a: Profile, b: Profile, met: Alignment, first: tuple[str, str, str, str], least: float
) -> Relation:
    if max(points(_FIRST, first) + highest(_THEN), points(*_NONE)) < least:
        return _APART
    numbers = "none" if not (a.numbers or b.numbers) else "same" if a.numbers == b.numbers else "differs"
    return Relation(
        *first,
        body=_only_one_side(met, "body"),
        place_word=_only_one_side(met, "place"),
        number=numbers,
        legal_form=_legal_form(a.form, b.form),
        first_word=_first_word(a, b),
    )


def _only(name: str, a: Profile, b: Profile) -> Relation:
    """Return the levels of names of which one is, or stands for, the whole other."""
    form = _legal_form(a.form, b.form)
    return Relation(name, "-", "-", "-", "-", "-", "-", f"{form}, equal" if a.core == b.core else form, "-")


def _known(a: Profile) -> str:
    """Return "+" for a name of one word that several organisations have, "" for a telling one."""
    return "+" if len(a.words) == 1 and count(a.words[0]) else ""


def _name(a: Profile, met: Alignment) -> str:
    if not (met.left or met.right):
        plain = all(_plain(mine, theirs) for mine, theirs in met.near)
        return "translated" if not met.near else "typo" if plain else "misspelt"
    if not met.left and met.shared:
        return f"within{min(len(a.words), 3)}" + _known(a)
    return "overlap" if met.shared else "near" if met.near else "none"


def _plain(a: str, b: str) -> bool:
    """Whether two words that are nearly one can hardly be two: long with one slip, or only cut or split."""
    if a.startswith(b) or b.startswith(a) or " " in a + b:
        return True
    return min(len(a), len(b)) >= _LONG and OSA.distance(a, b) == 1


def _acronym(a: Profile, b: Profile) -> str:
    """Return how the short name `a` abbreviates `b`: "" when it does not."""
    if a.core in b.initials:
        return "initials"
    if a.core in b.acronyms:
        return "named"
    if b.core.startswith(a.core):
        return "beginning"
    if a.core[0] == b.core[0] and len(a.core) > 1 and _spread(a.core, b):
        return "letters"
    return ""


def _spread(acronym: str, b: Profile) -> bool:
    """Whether the letters stand in the name in order, half of them at least at the start of words."""
    at, starts = 0, 0
    begins = list(accumulate(map(len, b.words), initial=0))[:-1]
    text = "".join(b.words)
    for letter in acronym:
        here = next((p for p in begins if p >= at and text[p] == letter), -1)
        if here < 0:
            here = text.find(letter, at)
        else:
            starts += 1
        if here < 0:
            return False
        at = here + 1
    return starts * 2 >= len(acronym)


def _missing(met: Alignment) -> str:
    """Bin the bits that stand on one side only: of the side that has less, then of the other."""
    less, more = sorted((told(met.left), told(met.right)))
    return _binned(less, (0.1, 6, 10, 20)) + "/" + _binned(more, (0.1, 4, 8, 12, 20, 30))


def _only_one_side(met: Alignment, sort: str) -> str:
    known = words_of_sort(sort)
    sides = (not known.isdisjoint(met.left)) + (not known.isdisjoint(met.right))
    return ("neither", "one", "both")[sides]


def _legal_form(a: str, b: str) -> str:
    a, b = _CHARITABLE.get(a, a), _CHARITABLE.get(b, b)
    if a == b:
        return "same" if a else "none"
    if not (a and b):
        return "one"
    return "partnership" if ("_co_" in a) != ("_co_" in b) else "differs"


def _first_word(a: Profile, b: Profile) -> str:
    if not a.words or not b.words:
        return "other"
    first, other = a.words[0], b.words[0]
    return "same" if first == other else "near" if JaroWinkler.similarity(first, other) > 0.9 else "other"


def _binned(value: float, edges: tuple[float, ...]) -> str:
    return str(bisect_right(edges, value))
