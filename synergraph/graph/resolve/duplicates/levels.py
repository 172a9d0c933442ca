"""The levels of a pair of names, by feature, and how single ones are found."""

from bisect import bisect_right
from typing import NamedTuple

from synergraph.graph.resolve.duplicates.align import Alignment, told
from synergraph.graph.resolve.duplicates.profile import Profile
from synergraph.graph.resolve.duplicates.rarity import count, words_of_sort
from synergraph.graph.resolve.duplicates.terms import Words

_LESS, MORE = (0.1, 6, 10, 20), (0.1, 4, 8, 12, 20, 30)
_CHARITABLE = {"ggmbh": "gmbh", "gug": "ug", "gag": "ag"}
_CHANGED = {
    frozenset(("ug", "gmbh")),
    frozenset(("ag", "se")),
    frozenset(("sl", "slu")),
    frozenset(("sa", "sau")),
}
_CIVIL = frozenset({"stiftung", "verein"})
_ENGLISH = frozenset({"ltd", "llc", "inc", "plc"})


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


def known(a: Profile) -> str:
    """Return "+" for a name of one word that several organisations have, "" for a telling one."""
    return "+" if len(a.words) == 1 and count(a.words[0]) else ""


def missing(met: Alignment) -> str:
    """Bin the bits that stand on one side only: of the side that has less, then of the other."""
    less, more = sorted((told(met.left), told(met.right)))
    return binned(less, _LESS) + "/" + binned(more, MORE)


def body_level(left: Words, right: Words, shared: Words) -> str:
    """Compare the sorts of body that one side alone speaks of; "civil" where that is a form without more.

    A foundation that carries a university's name is another body, one that carries any other name
    is often the thing itself.
    """
    found = one_side(left, right, "body")
    bodies = words_of_sort("body")
    civil = found == "one" and bodies.isdisjoint(shared) and bodies.intersection(left + right) <= _CIVIL
    return "civil" if civil else found


def one_side(left: Words, right: Words, sort: str) -> str:
    """Return on how many sides a word of a sort stands: "neither", "one" or "both"."""
    known = words_of_sort(sort)
    return ("neither", "one", "both")[(not known.isdisjoint(left)) + (not known.isdisjoint(right))]


def legal_form_level(a: str, b: str) -> str:
    """Compare the legal forms of a shorter name and a longer one."""
    a, b = _CHARITABLE.get(a, a), _CHARITABLE.get(b, b)
    if a == b:
        return "same" if a else "none"
    if not (a and b):
        return "one" if b else "alone"
    if ("_co_" in a) != ("_co_" in b):
        return "partnership"
    if frozenset((a, b)) in _CHANGED:
        return "changed"
    return "rendered" if (a in _ENGLISH) != (b in _ENGLISH) else "differs"


def binned(value: float, edges: tuple[float, ...]) -> str:
    """Return the number of the bin that a value falls into."""
    return str(bisect_right(edges, value))
