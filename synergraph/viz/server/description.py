"""The service and its data described in RDF: SPARQL 1.1 Service Description and VoID."""

import rdflib
from rdflib import RDF, VOID, Literal, URIRef
from rdflib.namespace import DCTERMS

from synergraph.graph.graph import Graph
from synergraph.ontology import SYN
from synergraph.ontology.namespaces import PREFIXES

SD = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
_FORMATS = rdflib.Namespace("http://www.w3.org/ns/formats/")
_RESULTS = (
    "SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV",
    "Turtle", "N-Triples", "JSON-LD", "RDF_XML",
)  # fmt: skip
_PARSERS = {"turtle": "turtle", "ntriples": "nt", "jsonld": "json-ld", "rdfxml": "xml"}


def described(graph: Graph, base_url: str, form: str) -> bytes:
    """Return the description of the endpoint at `base_url` in a form of `formats.TRIPLES`.

    Per source there is a named graph; the counts of nodes and edges are those of what holds now.
    """
    found = rdflib.Graph()
    for prefix, start in {**PREFIXES, "void": str(VOID), "sd": str(SD)}.items():
        found.bind(prefix, start)
    service, data, default = (URIRef(f"{base_url}{name}") for name in ("sparql", "sparql#data", "sparql#now"))
    found += [
        (service, RDF.type, SD.Service),
        (service, SD.endpoint, service),
        (service, SD.supportedLanguage, SD.SPARQL11Query),
        (service, SD.defaultDataset, data),
        *((service, SD.resultFormat, _FORMATS[name]) for name in _RESULTS),
        (data, RDF.type, SD.Dataset),
        (data, RDF.type, VOID.Dataset),
        (data, VOID.sparqlEndpoint, service),
        (data, VOID.uriSpace, Literal(graph.base_iri)),
        (data, VOID.vocabulary, URIRef(SYN[:-1])),
        (data, VOID.entities, Literal(graph.nodes.height)),
        (data, SD.defaultGraph, default),
        (default, RDF.type, SD.Graph),
    ]
    for (source,) in graph.ledger.select("source").iter_rows():
        name = URIRef(graph.base_iri + source)
        node = rdflib.BNode()
        found += [(data, SD.namedGraph, node), (node, SD.name, name), (name, DCTERMS.isPartOf, data)]
    return found.serialize(format=_PARSERS[form]).encode()
