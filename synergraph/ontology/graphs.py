"""The ontology and its vocabularies as rdflib graphs, for SHACL and for tools of the RDF world."""

from functools import cache

from rdflib import Graph

from synergraph.ontology.namespaces import FOLDER
from synergraph.ontology.vocabulary import files


@cache
def ontology_graph() -> Graph:
    """Return the OWL ontology; do not change it."""
    return Graph().parse(FOLDER / "synergraph.ttl", format="turtle")


@cache
def vocabulary_graph() -> Graph:
    """Return all shipped vocabularies as one graph; do not change it."""
    graph = Graph()
    for path in files():
        graph.parse(path, format="turtle")
    return graph
