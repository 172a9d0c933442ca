"""The forms of an answer: short names for the command line, media types for the protocol."""

from collections.abc import Iterable
from typing import Any, NamedTuple

import pyoxigraph as ox


class Format(NamedTuple):
    """A form of an answer: its media type, and the engine's name for it."""

    media_type: str
    engine: Any


SOLUTIONS = {
    "json": Format("application/sparql-results+json", ox.QueryResultsFormat.JSON),
    "xml": Format("application/sparql-results+xml", ox.QueryResultsFormat.XML),
    "csv": Format("text/csv", ox.QueryResultsFormat.CSV),
    "tsv": Format("text/tab-separated-values", ox.QueryResultsFormat.TSV),
}
"""For SELECT and ASK; the first is the default."""

TRIPLES = {
    "turtle": Format("text/turtle", ox.RdfFormat.TURTLE),
    "ntriples": Format("application/n-triples", ox.RdfFormat.N_TRIPLES),
    "jsonld": Format("application/ld+json", ox.RdfFormat.JSON_LD),
    "rdfxml": Format("application/rdf+xml", ox.RdfFormat.RDF_XML),
}
"""For CONSTRUCT and DESCRIBE; the first is the default."""

NAMES = (*SOLUTIONS, *TRIPLES)


def chosen(formats: dict[str, Format], wanted: Iterable[str]) -> Format:
    """Return the first wanted form that fits, or the default."""
    return next((formats[name] for name in wanted if name in formats), next(iter(formats.values())))
