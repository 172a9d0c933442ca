"""What the vocabularies promise, alone and against the ontology: one sentence per breach."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from synergraph.ontology.names import key
from synergraph.ontology.namespaces import OWL, RDF, SCHEMA, SKOS, SYN, VOC, local_name
from synergraph.ontology.ontology_rules import LANGUAGES
from synergraph.ontology.turtle import Triples
from synergraph.ontology.vocabulary import concepts

_FOR_MANY = frozenset({"ihk", "hwk", "handwerkskammer", "industrieundhandelskammer", "uni", "mpi"})
_SHORT = frozenset({"eu", "vw"})
_TELLING = 3
_ID = re.compile(r"[a-z]+(_[a-z]+)*(/[a-z0-9]+(?:[-_][a-z0-9]+)*)?")


def scheduled(terms: Triples, things: Triples) -> Iterator[str]:
    """Every scheme an attribute points to is there and has at least two concepts."""
    size: dict[str, int] = defaultdict(int)
    for thing in things:
        size[things.string(thing, SKOS.inScheme)] += 1
    for subject in terms:
        scheme = terms.string(subject, SYN.scheme)
        if scheme and size[scheme] < 2:
            yield f"{local_name(subject)}: scheme {local_name(scheme)} has {size[scheme]} concepts"


def labelled(_: Triples, things: Triples) -> Iterator[str]:
    """Every concept and scheme has one preferred label in each language."""
    for subject in things:
        langs = [getattr(term, "lang", "") for term in things.all(subject, SKOS.prefLabel)]
        for lang in LANGUAGES:
            if langs.count(lang) != 1:
                yield f"{_id(subject)}: {langs.count(lang)} preferred labels in “{lang}”"


def unambiguous(_: Triples, things: Triples) -> Iterator[str]:
    """No name belongs to two concepts of one kind, however it is spelt, and no code either."""
    owners: dict[tuple[str, str], list[str]] = defaultdict(list)
    for concept in concepts(things):
        for name in sorted({key(name) for name in (*concept.names, *filter(None, [concept.code]))}):
            owners[concept.kind, name].append(concept.id)
    for (_kind, name), several in owners.items():
        for one, other in combinations(several, 2):
            yield f"{one}, {other}: both are called “{name}”"


def telling(_: Triples, things: Triples) -> Iterator[str]:
    """No institution is called by a word for many: a type of actor, a legal form, a chamber, two letters."""
    every = concepts(things)
    words = {key(n) for kind in ("actor_type", "legal_form") for c in every.of_kind(kind) for n in c.names}
    for concept in every.of_kind("organisation"):
        for folded in sorted({key(name) for name in concept.names}):
            if folded in words | _FOR_MANY or (len(folded) < _TELLING and folded not in _SHORT):
                yield f"{concept.id}: “{folded}” is a word for many"


def schemed(terms: Triples, things: Triples) -> Iterator[str]:
    """Ids are slugs, stand in the scheme they begin with, and have its type: the class of the kind, or a code."""
    classes = {terms.string(c, SYN.kind): c for c in terms.of_type(OWL.Class)}
    for subject in things:
        identifier = _id(subject)
        kind, _slash, slug = identifier.partition("/")
        if not _ID.fullmatch(identifier):
            yield f"{identifier}: not in slug style"
        if not slug:
            continue
        if things.strings(subject, SKOS.inScheme) != [VOC + kind] or VOC + kind not in things:
            yield f"{identifier}: not in scheme {kind}"
        if kind in classes and classes[kind] not in things.all(subject, RDF.type):
            yield f"{identifier}: not of class {local_name(classes[kind])}"
        if kind not in classes and not things.string(subject, SKOS.notation):
            yield f"{identifier}: no notation"


def coded(_: Triples, things: Triples) -> Iterator[str]:
    """A code equals the end of its IRI, so that codes are unique in their scheme."""
    for subject in things:
        for notation in things.strings(subject, SKOS.notation):
            if notation != local_name(subject):
                yield f"{_id(subject)}: notation “{notation}”"


def resolved(terms: Triples, things: Triples) -> Iterator[str]:
    """Every IRI of the vocabulary or the ontology that a concept names is there."""
    for subject, said in things.items():
        for predicate in said:
            if predicate.startswith(SYN) and predicate not in terms:
                yield f"{_id(subject)}: unknown property {local_name(predicate)}"
            for term in things.all(subject, predicate):
                if (
                    isinstance(term, str)
                    and term.startswith((VOC, SYN))
                    and term not in things
                    and term not in terms
                ):
                    yield f"{_id(subject)}: {_id(term)} is not there"


def fitting(terms: Triples, things: Triples) -> Iterator[str]:
    """Edges between concepts run between kinds the ontology allows, codes come from the attribute's scheme."""
    kinds = {c: terms.string(c, SYN.kind) for c in terms.of_type(OWL.Class)}
    for subject in things:
        for predicate in (p for p in things[subject] if p.startswith(SYN)):
            scheme = _id(terms.string(predicate, SYN.scheme))
            held = {kinds.get(c, "") for c in terms.strings(predicate, SCHEMA.rangeIncludes)}
            ends = {kinds.get(c, "") for c in terms.strings(predicate, SCHEMA.domainIncludes)}
            if _kind(subject) not in ends and OWL.Thing not in terms.strings(
                predicate, SCHEMA.domainIncludes
            ):
                yield f"{_id(subject)}: {local_name(predicate)} does not stand at {_kind(subject)}"
            for term in things.all(subject, predicate):
                if isinstance(term, str) and _kind(term) not in ({scheme} if scheme else held):
                    yield f"{_id(subject)}: {local_name(predicate)} does not lead to {_id(term)}"


def hierarchical(_: Triples, things: Triples) -> Iterator[str]:
    """Broader stays in the scheme and ends: no concept is broader than itself."""
    for subject in things:
        for broader in things.strings(subject, SKOS.broader):
            if _kind(broader) != _kind(subject):
                yield f"{_id(subject)}: broader {_id(broader)} is of another scheme"
        for predicate in (SKOS.broader, SYN.partOf, SYN.locatedIn, SYN.successorOf):
            if subject in _above(things, subject, predicate):
                yield f"{_id(subject)}: {local_name(predicate)} leads back to it"


def _above(things: Triples, subject: str, predicate: str) -> set[str]:
    found: set[str] = set()
    ahead = things.strings(subject, predicate)
    while ahead:
        one = ahead.pop()
        if one not in found:
            found.add(one)
            ahead.extend(things.strings(one, predicate))
    return found


def _id(iri: str) -> str:
    return iri.removeprefix(VOC)


def _kind(iri: str) -> str:
    return _id(iri).split("/", 1)[0]


RULES = (scheduled, labelled, unambiguous, telling, schemed, coded, resolved, fitting, hierarchical)
