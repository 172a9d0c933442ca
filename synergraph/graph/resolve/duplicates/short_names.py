"""How a short name relates to the long one that it may stand for."""

from synergraph.graph.resolve.duplicates.acronyms import initials, spelt_out, spread
from synergraph.graph.resolve.duplicates.align import told
from synergraph.graph.resolve.duplicates.levels import (
    MORE,
    Relation,
    binned,
    body_level,
    known,
    legal_form_level,
    one_side,
)
from synergraph.graph.resolve.duplicates.profile import Profile

_SPELT, _TELLING = range(2, 9), 3


def acronym_of(a: Profile, b: Profile) -> str:
    """Return how the short name `a` abbreviates `b`: "" when it does not."""
    if a.core in b.acronyms:
        return "named"
    if a.core in b.initials:
        return "initials"
    if b.core.startswith(a.core):
        return "beginning"
    if a.core[0] == b.core[0] and len(a.core) > 1 and spread(a.core, b.plain):
        return "letters"
    return ""


def abbreviated(how: str, a: Profile, b: Profile) -> Relation:
    """Return the levels of a short name `a` and a long one that it may stand for."""
    form = f"{legal_form_level(a.form, b.form)}, short"
    name = f"{how}{min(len(a.core), 5)}{known(a)}"
    if how != "named":
        return Relation(name, "-", "-", "-", "-", "-", "-", form, "-")
    rest = tuple(word for word in b.words if word not in (a.core, a.words[0]))
    body = body_level((), rest, ())
    return Relation(
        name=name,
        spelling="spelt" if spelt_out(a.core, tuple(w for w in b.plain if w != a.core)) else "-",
        shared="-",
        missing=f"{binned(told(rest), MORE)}, short",
        body=f"{body}, short",
        place_word=f"{one_side((), rest, 'place')}, short",
        number="-",
        legal_form="none, bare" if (form, body) == ("none, short", "neither") else form,
        first_word="same, short" if b.words[0] in (a.core, a.words[0]) else "other, short",
    )


def beside(a: Profile, b: Profile) -> str:
    """Return how one word of `a` abbreviates the words of `b` that both do not share: "" when it does not."""
    acronym = set(a.plain).difference(b.plain)
    if len(acronym) != 1 or len(a.plain) == 1:
        return ""
    word = acronym.pop()
    rest = tuple(other for other in b.plain if other not in a.plain)
    if len(word) not in _SPELT or word not in initials(rest):
        return ""
    return "spelt" if len(word) >= _TELLING else "spelt2"
