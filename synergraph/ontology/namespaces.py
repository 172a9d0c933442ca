"""Namespaces the ontology and its vocabularies use, as plain strings."""

from pathlib import Path
from typing import SupportsIndex

FOLDER = Path(__file__).parent


class Namespace(str):
    """The common start of IRIs: `SYN.kind` and `SYN["kind"]` are IRIs in it."""

    __slots__ = ()

    def __getattr__(self, name: str) -> str:
        if name.startswith("__"):
            raise AttributeError(name)
        return self + name

    def __getitem__(self, name: str | SupportsIndex | slice) -> str:
        return self + name if isinstance(name, str) else super().__getitem__(name)


SYN = Namespace("https://w3id.org/synergraph/ontology#")
VOC = Namespace("https://w3id.org/synergraph/vocabulary/")
RDF = Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#")
RDFS = Namespace("http://www.w3.org/2000/01/rdf-schema#")
OWL = Namespace("http://www.w3.org/2002/07/owl#")
SKOS = Namespace("http://www.w3.org/2004/02/skos/core#")
SCHEMA = Namespace("https://schema.org/")
XSD = Namespace("http://www.w3.org/2001/XMLSchema#")

PREFIXES = {
    "syn": str(SYN), "voc": str(VOC), "role": VOC + "role/", "rdf": str(RDF), "rdfs": str(RDFS), "owl": str(OWL),
    "skos": str(SKOS), "schema": str(SCHEMA), "xsd": str(XSD),
    "org": "http://www.w3.org/ns/org#", "foaf": "http://xmlns.com/foaf/0.1/", "prov": "http://www.w3.org/ns/prov#",
    "dcterms": "http://purl.org/dc/terms/", "eurio": "http://data.europa.eu/s66#",
}  # fmt: skip
"""What a query may use without declaring it."""


def local_name(iri: object) -> str:
    """Return what follows the last # or / of an IRI."""
    return str(iri).rsplit("#", 1)[-1].rsplit("/", 1)[-1]
