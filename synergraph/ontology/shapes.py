"""SHACL shapes: derived from the ontology, and the few in `shapes.ttl` that it cannot say.

They describe the RDF projection's default graph: every node has a name, attributes hold what
their range or scheme allows and at most one value where they are functional, edges run between
the kinds they may join, and statements name their source and quote it.
"""

from collections.abc import Iterable, Iterator
from functools import cache

from rdflib import RDF, RDFS, SH, SKOS, BNode, Graph, Literal, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from synergraph.ontology.graphs import ontology_graph, vocabulary_graph
from synergraph.ontology.model import Attribute, EdgeKind, NodeKind, ontology
from synergraph.ontology.namespaces import FOLDER, SYN, VOC, XSD, local_name
from synergraph.ontology.vocabulary import Vocabulary, shipped

_SYN = Namespace(SYN)
_STATEMENT = URIRef(SYN.Statement)
_SAID_OF_STATEMENTS = {SYN.asOf, SYN.year}


def shapes(vocabulary: Vocabulary | None = None) -> Graph:
    """Return the SHACL shapes, do not change them; codes are those of `vocabulary` (the shipped one)."""
    return _shapes(vocabulary) if vocabulary else _shipped_shapes()


@cache
def _shipped_shapes() -> Graph:
    return _shapes(shipped())


def _shapes(vocabulary: Vocabulary) -> Graph:
    graph = Graph().parse(FOLDER / "shapes.ttl", format="turtle")
    graph.bind("syn", _SYN)
    codes = _codes(vocabulary)
    model = ontology()
    for node in model.nodes.values():
        _node_shape(graph, node)
    for attribute in model.attributes.values():
        _attribute_shape(graph, attribute, codes)
    for edge in model.edges.values():
        _edge_shape(graph, edge)
    _qualifier_shapes(graph, codes)
    return graph


def violations(data: Graph, vocabulary: Vocabulary | None = None) -> list[str]:
    """Return what `data` does against the shapes, one line "name property: message" each, in order; [] when nothing.

    The ontology and the shipped concepts are known to the validation and need not be in `data`.
    """
    from pyshacl import validate

    graph = data + ontology_graph()
    for named in set(data.objects()):
        graph += _concepts(named)
    _, report, _ = validate(graph, shacl_graph=shapes(vocabulary), inplace=True)
    assert isinstance(report, Graph)
    return sorted(_line(data, report, result) for result in report.subjects(RDF.type, SH.ValidationResult))


def _line(data: Graph, report: Graph, result: Node) -> str:
    message = min((str(m) for m in report.objects(result, SH.resultMessage)), default="")
    for text in report.objects(result, SH.resultMessage):
        message = str(text) if getattr(text, "language", None) == "en" else message
    path = report.value(result, SH.resultPath)
    where = f" {local_name(path)}" if isinstance(path, URIRef) else ""
    focus = report.value(result, SH.focusNode)
    return f"{_named(data, focus) if focus else ''}{where}: {message}"


def _named(data: Graph, node: Node) -> str:
    """Return what people call a node, an edge by its two ends; else its IRI."""
    source, predicate, target = (data.value(node, part) for part in (RDF.subject, RDF.predicate, RDF.object))
    if source is None or predicate is None or target is None:
        return _label(data, node)
    return f"{_label(data, source)} {local_name(predicate)} {_label(data, target)}"


def _label(data: Graph, node: Node) -> str:
    return min(map(str, data.objects(node, RDFS.label)), default=str(node))


def _concepts(named: Node) -> Iterator[tuple[Node, Node, Node]]:
    """What the validation has to know of a shipped concept: its class and its names."""
    for predicate in (RDF.type, SKOS.prefLabel):
        yield from vocabulary_graph().triples((named, predicate, None))


@cache
def _schemes() -> frozenset[str]:
    return frozenset(a.scheme for a in ontology().attributes.values() if a.scheme) | {"role"}


def _codes(vocabulary: Vocabulary) -> dict[str, list[URIRef]]:
    return {scheme: [URIRef(VOC + c.id) for c in vocabulary.of_kind(scheme)] for scheme in _schemes()}


def _node_shape(graph: Graph, node: NodeKind) -> None:
    shape = URIRef(f"{node.iri}Shape")
    graph.add((shape, RDF.type, SH.NodeShape))
    graph.add((shape, SH.targetClass, URIRef(node.iri)))
    graph.add((shape, SH.property, _SYN.HasNameShape))


def _attribute_shape(graph: Graph, attribute: Attribute, codes: dict[str, list[URIRef]]) -> None:
    shape = _subjects_shape(graph, attribute.iri, attribute.kinds, "stands at the wrong kind of node")
    value = _property(graph, shape, attribute.iri)
    if attribute.scheme:
        _among(graph, value, codes[attribute.scheme], attribute.scheme)
    else:
        _literal(graph, value, attribute.datatype)
    if attribute.functional:
        _limit(graph, shape, attribute.iri)


def _edge_shape(graph: Graph, edge: EdgeKind) -> None:
    shape = _subjects_shape(graph, edge.iri, edge.sources, "starts at the wrong kind of node")
    value = _property(graph, shape, edge.iri)
    graph.add((value, SH["or"], _classes(graph, edge.targets)))
    graph.add((value, SH.message, Literal(f"{edge.kind} leads to the wrong kind of node", lang="en")))


def _qualifier_shapes(graph: Graph, codes: dict[str, list[URIRef]]) -> None:
    terms = ontology_graph()
    for qualifier in sorted(terms.subjects(RDFS.domain, _STATEMENT), key=str):
        shape = URIRef(f"{qualifier}Shape")
        graph.add((shape, RDF.type, SH.NodeShape))
        graph.add((shape, SH.targetClass, _STATEMENT))
        value = _property(graph, shape, str(qualifier))
        declared = str(terms.value(qualifier, RDFS.range))
        if scheme := terms.value(qualifier, _SYN.scheme):
            _among(graph, value, codes[local_name(scheme)], local_name(scheme))
        elif declared.startswith(XSD):
            _literal(graph, value, local_name(declared))


def _subjects_shape(graph: Graph, iri: str, kinds: frozenset[str], message: str) -> URIRef:
    shape = URIRef(f"{iri}Shape")
    graph.add((shape, RDF.type, SH.NodeShape))
    graph.add((shape, SH.targetSubjectsOf, URIRef(iri)))
    graph.add((shape, SH.message, Literal(f"{local_name(iri)} {message}", lang="en")))
    if kinds < ontology().nodes.keys():
        also = [_STATEMENT] if iri in _SAID_OF_STATEMENTS else []
        graph.add((shape, SH["or"], _classes(graph, kinds, also)))
    return shape


def _property(graph: Graph, shape: URIRef, path: str) -> BNode:
    value = BNode()
    graph.add((shape, SH.property, value))
    graph.add((value, SH.path, URIRef(path)))
    return value


def _limit(graph: Graph, shape: URIRef, path: str) -> None:
    value = _property(graph, shape, path)
    graph.add((value, SH.maxCount, Literal(1)))
    graph.add((value, SH.message, Literal("has more than one value", lang="en")))


def _literal(graph: Graph, value: BNode, datatype: str) -> None:
    """A web address may be a plain string too: few sources type it."""
    accepted = [XSD.anyURI, XSD.string] if datatype == "anyURI" else [XSD[datatype]]
    options = []
    for iri in accepted:
        option = BNode()
        graph.add((option, SH.datatype, URIRef(iri)))
        options.append(option)
    graph.add((value, SH["or"], _list(graph, options)))
    graph.add((value, SH.message, Literal(f"is no {datatype}", lang="en")))


def _among(graph: Graph, value: BNode, codes: Iterable[URIRef], scheme: str) -> None:
    graph.add((value, SH["in"], _list(graph, codes)))
    graph.add((value, SH.message, Literal(f"is no code of {scheme}", lang="en")))


def _classes(graph: Graph, kinds: Iterable[str], also: Iterable[URIRef] = ()) -> Node:
    options = []
    for iri in (*(URIRef(ontology().nodes[kind].iri) for kind in sorted(kinds)), *also):
        option = BNode()
        graph.add((option, SH["class"], iri))
        options.append(option)
    return _list(graph, options)


def _list(graph: Graph, members: Iterable[Node]) -> Node:
    return Collection(graph, BNode(), list(members)).uri
