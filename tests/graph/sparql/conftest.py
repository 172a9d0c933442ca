"""One engine for all tests of queries."""

from collections.abc import Iterator

import pytest

from synergraph.graph.graph import Graph
from synergraph.graph.sparql.asked import Sparql


@pytest.fixture(scope="package")
def sparql(small_graph: Graph) -> Iterator[Sparql]:
    with Sparql(small_graph.folder / "rdf", small_graph.base_iri, count=2) as sparql:
        yield sparql
