"""The table of what classes and properties of other vocabularies mean here.

It is data: what `synergraph.ttl` declares of its terms, and `alignment.ttl` beside this file for
the rest. Terms of schema.org count in both of its spellings, http and https.
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple, TypeVar

from synergraph.ontology import SYN, ontology
from synergraph.ontology.model import FOLDER
from synergraph.ontology.namespaces import OWL, RDF, RDFS, SCHEMA, SKOS, Namespace
from synergraph.ontology.turtle import Triples, as_written, read

FILE = Path(__file__).with_name("alignment.ttl")
_TO = Namespace("https://w3id.org/synergraph/alignment#")
_DECLARED = (OWL.equivalentClass, RDFS.subClassOf, RDFS.subPropertyOf, RDFS.seeAlso)
_GENERIC = (SKOS.Concept, "http://www.w3.org/ns/prov#Entity")

_T = TypeVar("_T")


class EdgeOf(NamedTuple):
    """A property read as an edge; `back` from object to subject, None where the ontology tells."""

    kind: str
    back: bool | None = None


@dataclass(frozen=True, slots=True)
class RelationClass:
    """A class whose nodes are edges; `kind` is "" where the node names its predicate itself."""

    kind: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    source_kind: str = ""
    naming: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class Alignment:
    """What terms mean, by their IRI; see `alignment.ttl` for the words."""

    kinds: dict[str, str]
    above: dict[str, set[str]]
    implied: dict[str, list[tuple[str, str]]]
    schemes: dict[str, str]
    stands: dict[str, list[str]]
    relations: dict[str, RelationClass]
    names: dict[str, int]
    attributes: dict[str, list[str]]
    edges: dict[str, list[EdgeOf]]
    lists: frozenset[str]
    qualifiers: dict[str, str]
    sums: frozenset[str]
    inverse: dict[str, str]
    same: frozenset[str]
    currencies: frozenset[str]
    personal: frozenset[str]


@cache
def alignment() -> Alignment:
    """Read the table; raises `OntologyError` where the files are no Turtle."""
    own, table = read(FOLDER / "synergraph.ttl"), _both_spellings(as_written(FILE))

    def marked(word: str) -> frozenset[str]:
        return frozenset(term for term in table if _TO[word] in table[term])

    def first(word: str) -> dict[str, str]:
        return {term: table.string(term, _TO[word]) for term in marked(word)}

    def listed(word: str) -> dict[str, list[str]]:
        return {term: table.strings(term, _TO[word]) for term in marked(word)}

    broad = marked("broad")
    return Alignment(
        kinds={**_kinds(own), **first("kind")},
        above={term: set(table.strings(term, RDFS.subClassOf)) for term in table},
        implied={term: [_pair(text) for text in texts] for term, texts in listed("implies").items()},
        schemes=first("scheme"),
        stands=listed("stands"),
        relations=_relations(own, table),
        names={term: int(number) for term, number in first("name").items()},
        attributes=_merged(
            listed("attribute"), _declared(own, {a.iri: k for k, a in ontology().attributes.items()}, broad)
        ),
        edges=_edges(own, table, broad),
        lists=marked("list"),
        qualifiers={**_qualifiers(own), **first("qualifier")},
        sums=marked("sum"),
        inverse=first("inverse"),
        same=marked("same"),
        currencies=marked("currency"),
        personal=marked("personal"),
    )


def _both_spellings(table: Triples) -> Triples:
    """Enter schema.org's terms, and what the table says of them, also as http://schema.org/."""
    http = {
        _http(term): {p: [_http(n) if isinstance(n, str) else n for n in nodes] for p, nodes in facts.items()}
        for term, facts in table.items()
        if term.startswith(SCHEMA)
    }
    return Triples({**http, **table})


def _http(name: str) -> str:
    return f"http{name[5:]}" if name.startswith(SCHEMA) else name


def _pair(text: str) -> tuple[str, str]:
    name, _, value = text.partition("=")
    return name, value


def _kinds(own: Triples) -> dict[str, str]:
    nodes = {node.iri: kind for kind, node in ontology().nodes.items()}
    declared = _declared(own, nodes, frozenset(_GENERIC))
    return {term: kinds[0] for term, kinds in declared.items()}


def _declared(own: Triples, terms: dict[str, str], broad: frozenset[str]) -> dict[str, list[str]]:
    """Return what our ontology puts its `terms` under or beside, nearest declaration first."""
    found: dict[str, list[str]] = {iri: [kind] for iri, kind in terms.items()}
    for predicate in _DECLARED:
        for iri, kind in terms.items():
            for other in own.strings(iri, predicate):
                for spelling in {other, _http(other)}:
                    if other not in broad and not other.startswith(SYN):
                        found.setdefault(spelling, []).append(kind)
    return found


def _merged(*tables: dict[str, list[_T]]) -> dict[str, list[_T]]:
    terms = {term for table in tables for term in table}
    return {t: list(dict.fromkeys(entry for table in tables for entry in table.get(t, []))) for t in terms}


def _edges(own: Triples, table: Triples, broad: frozenset[str]) -> dict[str, list[EdgeOf]]:
    model = ontology().edges
    said = {
        term: [EdgeOf(k, False) for k in table.strings(term, _TO.edge)]
        + [EdgeOf(k, True) for k in table.strings(term, _TO.back)]
        for term in table
        if _TO.edge in table[term] or _TO.back in table[term]
    }
    declared = _declared(own, {edge.iri: kind for kind, edge in model.items()}, broad)
    ours = {edge.iri: [EdgeOf(kind, False)] for kind, edge in model.items()}
    return _merged(
        said, ours, {t: [EdgeOf(k) for k in kinds] for t, kinds in declared.items() if t not in ours}
    )


def _qualifiers(own: Triples) -> dict[str, str]:
    names = {name for edge in ontology().edges.values() for name in edge.qualifiers}
    declared = _declared(own, {SYN[name]: name for name in names}, frozenset())
    return {term: kinds[0] for term, kinds in declared.items()}


def _relations(own: Triples, table: Triples) -> dict[str, RelationClass]:
    ours = RelationClass("", (RDF.subject,), (RDF.object,))
    classes = {edge.relation for edge in ontology().edges.values()}
    found = dict.fromkeys(sorted(classes), ours)
    for term in table:
        if _TO.relation in table[term]:
            naming = table.string(term, _TO.naming)
            found[term] = RelationClass(
                kind=table.string(term, _TO.relation),
                sources=tuple(table.strings(term, _TO["from"])),
                targets=tuple(table.strings(term, _TO.to)),
                source_kind=table.string(term, _TO.fromKind),
                naming=re.compile(naming, re.DOTALL) if naming else None,
            )
    return found
