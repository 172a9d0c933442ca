"""What the shipped vocabulary says already: an export of ours holds it, and it is not said again."""

from collections.abc import Iterable

from synergraph.ontology import SYN, VOC, Vocabulary, ontology
from synergraph.ontology.namespaces import RDF, RDFS, SKOS
from synergraph.ontology.parser import Literal, Quad

_ABOUT = frozenset([RDF.type, SKOS.inScheme, SKOS.definition, SKOS.notation, SKOS.topConceptOf, SYN.id])
_LABELS = frozenset([RDFS.label, SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel])
_PARTS = (RDF.subject, RDF.predicate, RDF.object)
_SOURCE = SYN.source
_ONTOLOGY = SYN[:-1]
_OWN = "/document/vocabulary"


def sources(quads: Iterable[Quad]) -> set[str]:
    """Return the graphs that hold what a source of an exported workspace says, word for word."""
    return {str(o) for _, p, o, _ in quads if p == _SOURCE} | {g for *_, g in quads if g.endswith(_OWN)}


def said(quads: Iterable[Quad]) -> set[str]:
    """Return the nodes of statements in an export: what follows from them is in the default graph."""
    return {s for s, p, _, _ in quads if p == SYN.subject}


class Known:
    """Tells which triples of a file are the shipped vocabulary's own."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        model = ontology()
        self._kinds = {a.iri: kind for kind, a in model.attributes.items()}
        self._kinds |= {e.iri: kind for kind, e in model.edges.items()} | {SKOS.broader: "broader"}
        self._facts = {
            (VOC + c.id, name, value) for c in vocabulary for name, value in (*c.attributes, *c.edges)
        }

    def is_known(self, quad: Quad) -> bool:
        """Whether the ontology or the vocabulary says this triple itself."""
        if quad.subject.startswith(_ONTOLOGY):
            return True
        if not quad.subject.startswith(VOC):
            return False
        identifier = quad.subject.removeprefix(VOC)
        concept = self._vocabulary.concepts.get(identifier)
        if concept is None:
            return "/" not in identifier
        if quad.predicate.startswith(SKOS) and isinstance(quad.object, str) and quad.object.startswith(VOC):
            return True
        if quad.predicate in _LABELS:
            return isinstance(quad.object, Literal) and quad.object.value in concept.names
        kind = self._kinds.get(quad.predicate, "")
        return quad.predicate in _ABOUT or (quad.subject, kind, self._value(quad.object)) in self._facts

    def relations(self, quads: Iterable[Quad]) -> set[str]:
        """Return the nodes that carry an edge which the vocabulary has and no source states."""
        parts: dict[str, dict[str, str]] = {}
        stated: set[str] = set()
        for subject, predicate, node, _ in quads:
            if predicate in _PARTS and isinstance(node, str):
                parts.setdefault(subject, {})[predicate] = node
            elif predicate == _SOURCE and not str(node).endswith(_OWN):
                stated.add(subject)
        return {n for n, part in parts.items() if n not in stated and len(part) == 3 and self._has(part)}

    def _has(self, part: dict[str, str]) -> bool:
        subject, predicate, target = (part[name] for name in _PARTS)
        return (subject, self._kinds.get(predicate, ""), target.removeprefix(VOC)) in self._facts

    def _value(self, node: str | Literal) -> str:
        if isinstance(node, Literal):
            return node.value
        concept = self._vocabulary.concepts.get(node.removeprefix(VOC))
        return concept.code if concept and concept.code else node.removeprefix(VOC)
