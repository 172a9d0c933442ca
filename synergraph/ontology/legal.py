"""Legal forms at the end of a company's name."""

import re
from functools import cache

from synergraph.ontology.names import key
from synergraph.ontology.vocabulary import shipped_scheme

_WORDS = re.compile(r"\S+")
_LONGEST = 8
_SHORT = 2


@cache
def _forms() -> frozenset[str]:
    """The keys of all legal forms, short and long, however dotted or spaced."""
    return frozenset(key(name) for concept in shipped_scheme("legal_form") for name in concept.names)


@cache
def _endings() -> frozenset[str]:
    """All ends of all forms: the last word of most names is none of them."""
    return frozenset(form[start:] for form in _forms() for start in range(len(form)))


def split_legal_form(name: str) -> tuple[str, str]:
    """Split "Muster Werk GmbH & Co. KG" into ("Muster Werk", "GmbH & Co. KG").

    The longest form counts. The second part is "" when the name ends in no known form, or is
    nothing but one.
    """
    if not name.strip() or key(name.split()[-1]) not in _endings():
        return name, ""
    starts = [match.start() for match in _WORDS.finditer(name)][1:]
    for start in starts[-_LONGEST:]:
        form = name[start:].strip()
        if name[:start].strip(" ,") and key(form) in _forms() and _looks_like_one(form):
            return name[:start].strip(" ,"), form
    return name, ""


def _looks_like_one(form: str) -> bool:
    """Whether a form of two letters stands out as one: "AG" and "a.s.", but no "ag" or "as"."""
    return len(key(form)) > _SHORT or not form.islower() or "." in form
