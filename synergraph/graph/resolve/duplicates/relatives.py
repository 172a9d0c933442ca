"""What looks like a spelling or a short form and may be a relative: a daughter company, another surname."""

import re

from synergraph.graph.resolve.duplicates.profile import profile
from synergraph.graph.resolve.duplicates.terms import businesses
from synergraph.ontology.names import fold

_FEW = 2
_NO_UMLAUT = re.compile("[aeo]ue")


def adds_business(short: str, long: str) -> bool:
    """Whether a name of one word goes on with a word or two that say a business: "Muster", "Muster Wärmenetze".

    So companies call their daughters. Compounds and plurals count as the business in them.
    """
    first, words = profile(short).plain, profile(long).plain
    further = words[1:] if len(first) == 1 and words[:1] == first else ()
    return 0 < len(further) <= _FEW and all(any(part in word for part in businesses()) for word in further)


def other_vowels(left: str, right: str) -> bool:
    """Whether names that are one without umlauts differ in an "ue" that is no ü: "Bauer" is not "Baur"."""
    return len(_NO_UMLAUT.findall(fold(left))) != len(_NO_UMLAUT.findall(fold(right)))
