"""How two names relate: one level for each feature of a pair of names.

A level is a short code ("equal", "within", "2"); what each weighs is fitted (`weights.csv`), what
each says in words stands in `sentences.csv`.
"""

from math import inf

from rapidfuzz.distance import OSA, JaroWinkler
from rapidfuzz.fuzz import ratio

from synergraph.graph.resolve.duplicates.align import Alignment, align, told
from synergraph.graph.resolve.duplicates.levels import (
    Relation,
    binned,
    body_level,
    known,
    legal_form_level,
    missing,
    one_side,
)
from synergraph.graph.resolve.duplicates.profile import Profile, profile
from synergraph.graph.resolve.duplicates.short_names import abbreviated, acronym_of, beside
from synergraph.graph.resolve.duplicates.weights import highest, points

_SHORT = 8
_ALIKE = 65
_LONG, _COMPOUND, _SEVERAL = 8, 12, 3
_APART = Relation("none", "-", "-", "-", "-", "-", "-", "-", "-")
_FIRST, _THEN = Relation._fields[:4], Relation._fields[4:]
_NONE = (_FIRST[:1], _APART[:1])


def relate(left: str, right: str, least: float = -inf) -> Relation:
    """Compare two names; where they cannot weigh `least`, the answer may be that they have nothing in common."""
    a, b = profile(left), profile(right)
    if (len(a.core), a.core, left) > (len(b.core), b.core, right):
        a, b = b, a
    if a.core == b.core or a.letters == b.letters:
        return _equal(a, b)
    acronym = acronym_of(a, b) if len(a.words) == 1 and len(a.core) <= _SHORT else ""
    if acronym:
        return abbreviated(acronym, a, b)
    apart = set(a.words).isdisjoint(b.words)
    spelt = "" if apart and set(a.plain).isdisjoint(b.plain) else beside(a, b) or beside(b, a)
    if spelt:
        return Relation(spelt, "-", "-", "-", "-", "-", "-", legal_form_level(a.form, b.form), "-")
    alike = ratio(a.core, b.core, score_cutoff=_ALIKE if apart else 0) / 100
    if apart and not alike:
        return _APART
    met = align(a.words, b.words)
    return _related(a, b, met, _first(a, b, met, alike), least)


def _first(a: Profile, b: Profile, met: Alignment, alike: float) -> tuple[str, str, str, str]:
    """Return the levels that weigh most."""
    return (
        _name(a, b, met),
        binned(alike, (0.4, 0.6, 0.75, 0.85, 0.92, 0.97)),
        binned(told(met.shared) + told(tuple(w for w, _ in met.near)), (4, 8, 12, 16, 24, 36)),
        missing(met),
    )


def _related(
    a: Profile, b: Profile, met: Alignment, first: tuple[str, str, str, str], least: float
) -> Relation:
    if max(points(_FIRST, first) + highest(_THEN), points(*_NONE)) < least:
        return _APART
    numbers = "none" if not (a.numbers or b.numbers) else "same" if a.numbers == b.numbers else "differs"
    return Relation(
        *first,
        body=body_level(met.left, met.right, met.shared),
        place_word=one_side(met.left, met.right, "place"),
        number=numbers,
        legal_form=legal_form_level(a.form, b.form),
        first_word=_first_word(a, b),
    )


def _equal(a: Profile, b: Profile) -> Relation:
    """Return the levels of names that are one but for their legal form."""
    form = legal_form_level(a.form, b.form)
    name = "equal" if form == "same" else "equal" + known(a)
    return Relation(name, "-", "-", "-", "-", "-", "-", f"{form}, equal", "-")


def _name(a: Profile, b: Profile, met: Alignment) -> str:
    if not (met.left or met.right):
        least = _LONG if len(met.shared) >= _SEVERAL else _COMPOUND
        plain = all(_plain(*pair, least) or _dotted(*pair, a, b) for pair in met.near)
        return "translated" if not met.near else "typo" if plain else "misspelt"
    if not met.left and met.shared:
        return f"within{min(len(a.words), 3)}" + known(a)
    return "overlap" if met.shared else "near" if met.near else "none"


def _plain(a: str, b: str, least: int) -> bool:
    """Whether two words that are nearly one can hardly be two: split, or of so many letters with one slip, or cut.

    Shorter ones may be two surnames: "Lange", "Langer".
    """
    if " " in a + b:
        return True
    long = min(len(a), len(b)) >= least
    return long and (a.startswith(b) or b.startswith(a) or OSA.distance(a, b) == 1)


def _dotted(mine: str, theirs: str, a: Profile, b: Profile) -> bool:
    """Whether one word is the other, cut short with a dot: "Techn. Physik"."""
    return (theirs.startswith(mine) and mine in a.cut) or (mine.startswith(theirs) and theirs in b.cut)


def _first_word(a: Profile, b: Profile) -> str:
    if not a.words or not b.words:
        return "other"
    first, other = a.words[0], b.words[0]
    return "same" if first == other else "near" if JaroWinkler.similarity(first, other) > 0.9 else "other"
