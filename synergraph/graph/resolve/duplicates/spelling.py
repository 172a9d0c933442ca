"""Words that can be spelt in two ways, in one of them: British as American, Photovoltaik as Fotovoltaik."""

import re
from functools import lru_cache

from synergraph.ontology.names import fold

_WAYS = tuple(
    (re.compile(other), one)
    for other, one in (
        (r"(?<=[a-z]{2}[a-df-z])([iy])s(?=e|ing|ation)", r"\1z"),
        (r"(?<=[a-z]{3})(?:(?<!\Alab)our|our(?!\Z))", "or"),  # a German Labor is no labour
        (r"(?<=[a-z]{4})ll(?=ing|ed|er)", "l"),
        (r"(?<=[bt])(?:re(?=[ds]?\b)|ere(?=d\b))", "er"),
        (r"(an|arch|h|p|pal|uk)ae(?=[dmos])", r"\1e"),
        (r"ph(?=oto|on\b|one\b|onie)|(?<=gra)ph|(?<=del)ph(?=in)", "f"),
        (r"(?<=[nr])ti(?=al|ell)", "zi"),
    )
)


@lru_cache(maxsize=1 << 16)
def one_spelling(text: str) -> str:
    """Fold a text, with words that people spell in two ways in one of them, roughly."""
    text = fold(text)
    for other, one in _WAYS:
        text = other.sub(one, text)
    return text
