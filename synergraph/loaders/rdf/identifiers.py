"""Identifiers that are unique across sources, as IRIs and as texts say them, and IRIs that are words."""

import re
from urllib.parse import unquote

from synergraph.ontology.namespaces import local_name

_PATTERNS = (
    ("cordis", r"https?://cordis\.europa\.eu/project/id/(\d+)(?:/\w\w)?"),
    ("ror", r"(?:https?://)?ror\.org/(0[a-z0-9]{8})"),
    ("orcid", r"https?://orcid\.org/(\d{4}-\d{4}-\d{4}-\d{3}[\dX])"),
    ("gnd", r"https?://d-nb\.info/gnd/([\dX-]+)"),
    ("wikidata", r"https?://www\.wikidata\.org/(?:entity|wiki)/(Q\d+)"),
    ("isni", r"https?://(?:www\.)?isni\.org/(?:isni/)?(\d{15}[\dX])"),
    ("euroscivoc", r"https?://data\.europa\.eu/8mn/euroscivoc/([\w-]+)"),
)
_KNOWN = tuple((scheme, re.compile(pattern, re.IGNORECASE)) for scheme, pattern in _PATTERNS)
_RANK = ("pic", *(scheme for scheme, _ in _PATTERNS))
_CAMEL = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])")
_SHORTEST = 4
_HOLLOW = frozenset(["this", "concept", "term", "topic"])
_SAID = re.compile(r"([a-z]{2,12}):([\w./-]+)", re.IGNORECASE)


def identifier(text: str, scheme: str = "") -> str:
    """Return "scheme:value" for what an IRI or text identifies, "" if it is no known identifier.

    `scheme` is that of a bare value ("999513221" of a property that holds PICs).
    """
    for name, pattern in _KNOWN:
        if found := pattern.fullmatch(text):
            return f"{name}:{found[1]}"
    said = _SAID.fullmatch(text)
    if said and said[1].casefold() in (*_RANK, "vat", "iri"):
        return f"{said[1].casefold()}:{said[2]}"
    return f"{scheme}:{text}" if scheme and re.fullmatch(r"[\w./-]+", text) else ""


def best(identifiers: list[str]) -> str:
    """Return the identifier that other sources are most likely to use, "" if none tells things apart."""
    ranked = [i for i in identifiers if i.partition(":")[0] in _RANK]
    return min(ranked, key=lambda i: (_RANK.index(i.partition(":")[0]), i), default="")


def spoken(iri: str) -> list[str]:
    """Return the end of an IRI as words ("MachineLearning": "Machine Learning"), [] where it is none.

    Numbers, codes and blank nodes are no words, nor is what could end any IRI ("#this").
    """
    end = _CAMEL.sub(" ", unquote(local_name(iri)))
    found = re.split(r"[ _+-]+", end)
    readable = all(map(str.isalpha, found)) and max(map(len, found)) >= _SHORTEST
    return [" ".join(found)] if readable and end.casefold() not in _HOLLOW else []
