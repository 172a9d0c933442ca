"""The ontology as Python sees it: node kinds, edge kinds and attributes, read from Turtle.

`synergraph.ttl` is the one contract. Property-graph names, validation and the reference
documentation derive from what this module reads; nothing else in the package lists kinds.
"""

from dataclasses import dataclass
from functools import cache

from synergraph.errors import OntologyError, closest
from synergraph.ontology.namespaces import FOLDER, OWL, RDF, RDFS, SCHEMA, SYN, VOC, XSD, local_name
from synergraph.ontology.turtle import Triples, read

__all__ = [
    "FOLDER",
    "SYN",
    "VOC",
    "Attribute",
    "EdgeKind",
    "Labels",
    "NodeKind",
    "Ontology",
    "declared",
    "labels",
    "ontology",
]


@dataclass(frozen=True, slots=True)
class Labels:
    """A text in German and English."""

    de: str
    en: str

    def __getitem__(self, lang: str) -> str:
        return self.en if lang == "en" else self.de


@dataclass(frozen=True, slots=True)
class NodeKind:
    """A class of things: `kind` in CSV, `label` in the property graph, `iri` in RDF."""

    kind: str
    label: str
    iri: str
    name: Labels
    definition: Labels


@dataclass(frozen=True, slots=True)
class EdgeKind:
    """A kind of edge; `type` is its name in the property graph, `relation` its RDF node class."""

    kind: str
    iri: str
    relation: str
    sources: frozenset[str]
    targets: frozenset[str]
    qualifiers: tuple[str, ...]
    symmetric: bool
    name: Labels
    definition: Labels

    @property
    def type(self) -> str:
        return self.kind.upper()


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute of nodes. `datatype` is an XSD local name, or "code" for values of `scheme`.

    A functional attribute has one value at a time: two sources that differ are in conflict,
    unless the attribute `varies` and the later source tells of a change.
    """

    kind: str
    iri: str
    datatype: str
    scheme: str
    functional: bool
    varies: bool
    kinds: frozenset[str]
    name: Labels
    definition: Labels


@dataclass(frozen=True, slots=True)
class Ontology:
    """All kinds by their CSV name, in the order of the file's names (alphabetical)."""

    nodes: dict[str, NodeKind]
    edges: dict[str, EdgeKind]
    attributes: dict[str, Attribute]

    def node(self, kind: str) -> NodeKind:
        """Return the node kind, or raise `OntologyError` naming the closest one."""
        if kind not in self.nodes:
            raise OntologyError(f"unknown kind “{kind}”", hint=closest(kind, self.nodes))
        return self.nodes[kind]

    def allows(self, source: str, edge: str, target: str) -> bool:
        """Whether the edge may run from a node of kind `source` to one of kind `target`."""
        kind = self.edges[edge]
        return source in kind.sources and target in kind.targets


def labels(triples: Triples, subject: str, predicate: str = RDFS.label) -> Labels:
    """Return the German and English value of `predicate`; each stands in for the other."""
    found = triples.texts(subject, predicate)
    de = found.get("de") or found.get("en") or found.get("", "")
    return Labels(de, found.get("en") or de)


@cache
def ontology() -> Ontology:
    """Read the shipped ontology; raises `OntologyError` where it contradicts itself."""
    return modelled(read(FOLDER / "synergraph.ttl"))


@cache
def declared() -> frozenset[str]:
    """Return the local names of all that the shipped ontology declares, the properties of statements among them."""
    return frozenset(
        local_name(subject) for subject in read(FOLDER / "synergraph.ttl") if subject.startswith(SYN)
    )


def modelled(triples: Triples) -> Ontology:
    """Return the kinds that the triples of an ontology declare."""
    kinds = {
        triples.string(subject, SYN.kind): subject for subject in triples if triples.string(subject, SYN.kind)
    }
    nodes, edges, attributes = {}, {}, {}
    for kind, subject in sorted(kinds.items()):
        if OWL.Class in triples.all(subject, RDF.type):
            nodes[kind] = _node(triples, subject, kind)
        elif triples.string(subject, SYN.relation):
            edges[kind] = _edge(triples, subject, kind)
        else:
            attributes[kind] = _attribute(triples, subject, kind)
    return Ontology(nodes, edges, attributes)


def _node(triples: Triples, subject: str, kind: str) -> NodeKind:
    label = triples.string(subject, SYN["label"])
    return NodeKind(kind, label, subject, labels(triples, subject), labels(triples, subject, RDFS.comment))


def _edge(triples: Triples, subject: str, kind: str) -> EdgeKind:
    return EdgeKind(
        kind=kind,
        iri=subject,
        relation=triples.string(subject, SYN.relation),
        sources=_ends(triples, subject, SCHEMA.domainIncludes),
        targets=_ends(triples, subject, SCHEMA.rangeIncludes),
        qualifiers=tuple(sorted(local_name(q) for q in triples.strings(subject, SYN.qualifier))),
        symmetric=OWL.SymmetricProperty in triples.all(subject, RDF.type),
        name=labels(triples, subject),
        definition=labels(triples, subject, RDFS.comment),
    )


def _attribute(triples: Triples, subject: str, kind: str) -> Attribute:
    scheme = triples.string(subject, SYN.scheme)
    return Attribute(
        kind=kind,
        iri=subject,
        datatype="code" if scheme else _datatype(triples, subject),
        scheme=local_name(scheme),
        functional=OWL.FunctionalProperty in triples.all(subject, RDF.type),
        varies=triples.string(subject, SYN.varies) == "true",
        kinds=_ends(triples, subject, SCHEMA.domainIncludes),
        name=labels(triples, subject),
        definition=labels(triples, subject, RDFS.comment),
    )


def _ends(triples: Triples, subject: str, predicate: str) -> frozenset[str]:
    """Return the node kinds an edge or attribute may stand at; owl:Thing means any."""
    named = triples.strings(subject, predicate)
    classes = triples.of_type(OWL.Class) if OWL.Thing in named else named
    return frozenset(kind for kind in (triples.string(c, SYN.kind) for c in classes) if kind)


def _datatype(triples: Triples, subject: str) -> str:
    declared = triples.string(subject, RDFS.range)
    if not declared.startswith(XSD):
        raise OntologyError(f"attribute {subject} has no XSD range", hint="add rdfs:range xsd:string")
    return local_name(declared)
