"""Loading a text as a file of RDF."""

from collections.abc import Callable
from pathlib import Path

import pytest

from synergraph.loaders import rdf
from synergraph.ontology import shipped
from synergraph.statements import Loaded, Source

Load = Callable[..., Loaded]
PREFIXES = """\
@prefix ex: <https://data.example.org/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix eurio: <http://data.europa.eu/s66#> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


def loaded(path: Path) -> Loaded:
    """Load a file; the ledger always balances."""
    result = rdf.load(Source(path, "list", "rdf"), shipped())
    assert result.rows == result.used + len(result.skipped)
    return result


@pytest.fixture
def load(tmp_path: Path) -> Load:
    """Return a function that loads a text under a file name; Turtle gets the usual prefixes."""

    def write(text: str | bytes, name: str = "list.ttl") -> Loaded:
        path = tmp_path / name
        if isinstance(text, str):
            text = (PREFIXES * name.endswith((".ttl", ".trig")) + text).encode()
        path.write_bytes(text)
        return loaded(path)

    return write


def facts(result: Loaded) -> set[tuple[str, str, str]]:
    """Return (subject, predicate, value or object) by name."""
    return {(s.subject.name, s.predicate, s.object.name if s.object else s.value) for s in result.statements}
