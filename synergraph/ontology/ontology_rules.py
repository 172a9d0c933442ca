"""What the ontology promises: each rule yields one sentence per thing that breaks it."""

from collections import defaultdict
from collections.abc import Iterator

from synergraph.ontology.namespaces import OWL, RDF, RDFS, SCHEMA, SKOS, SYN, local_name
from synergraph.ontology.turtle import Triples

LANGUAGES = ("de", "en")
PROPERTIES = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)


def documented(terms: Triples, _: Triples) -> Iterator[str]:
    """Every class and property has a label and a comment in both languages."""
    for subject in _declared(terms):
        for predicate in (RDFS.label, RDFS.comment):
            for lang in LANGUAGES:
                if not terms.texts(subject, predicate).get(lang, "").strip():
                    yield f"{local_name(subject)}: {local_name(predicate)} in “{lang}” is missing"


def distinct(terms: Triples, _: Triples) -> Iterator[str]:
    """No two classes, edges or attributes share a kind or a property-graph label."""
    for predicate in (SYN.kind, SYN["label"]):
        owners: dict[str, list[str]] = defaultdict(list)
        for subject in terms:
            for name in terms.strings(subject, predicate):
                owners[name].append(local_name(subject))
        for name, several in owners.items():
            if len(several) > 1:
                yield f"{', '.join(several)}: the same {local_name(predicate)} “{name}”"


def anchored(terms: Triples, _: Triples) -> Iterator[str]:
    """Every kind of node has a superclass or an equal in a public ontology, and a property-graph label."""
    for subject in terms.of_type(OWL.Class):
        above = [*terms.strings(subject, RDFS.subClassOf), *terms.strings(subject, OWL.equivalentClass)]
        if not above:
            yield f"{local_name(subject)}: no superclass"
        if terms.string(subject, SYN.kind) and all(iri.startswith(SYN) for iri in above):
            yield f"{local_name(subject)}: not aligned with a public ontology"
        if terms.string(subject, SYN.kind) and not terms.string(subject, SYN["label"]):
            yield f"{local_name(subject)}: no property-graph label"


def related(terms: Triples, _: Triples) -> Iterator[str]:
    """Every edge and attribute is aligned with a public property: above it, or named beside it."""
    for subject in terms:
        if terms.string(subject, SYN.kind) and OWL.Class not in terms.strings(subject, RDF.type):
            beside = [*terms.strings(subject, RDFS.subPropertyOf), *terms.strings(subject, RDFS.seeAlso)]
            if all(iri.startswith(SYN) for iri in beside):
                yield f"{local_name(subject)}: not aligned with a public ontology"


def ranged(terms: Triples, _: Triples) -> Iterator[str]:
    """Edges and attributes name where they stand and what they hold, in declared classes."""
    known = {OWL.Thing, SKOS.Concept, *terms.of_type(OWL.Class)}
    for subject in terms:
        kind = terms.string(subject, SYN.kind)
        if not kind or subject in known:
            continue
        ends = terms.strings(subject, SCHEMA.domainIncludes)
        held = terms.strings(subject, SCHEMA.rangeIncludes)
        if not ends or not (held or terms.string(subject, RDFS.range)):
            yield f"{local_name(subject)}: no domain or no range"
        for end in (*ends, *held, *terms.strings(subject, SYN.relation)):
            if end not in known:
                yield f"{local_name(subject)}: unknown class {local_name(end)}"
        for qualifier in terms.strings(subject, SYN.qualifier):
            if qualifier not in terms:
                yield f"{local_name(subject)}: unknown qualifier {local_name(qualifier)}"


def _declared(terms: Triples) -> list[str]:
    kinds = {OWL.Class, *PROPERTIES}
    return [s for s in terms if s.startswith(SYN) and kinds.intersection(terms.strings(s, RDF.type))]


RULES = (documented, distinct, anchored, related, ranged)
