"""No query calls another server: shown by one that listens and must hear nothing."""

import socket
from collections.abc import Iterator

import pyoxigraph as ox
import pytest

from synergraph.errors import QuestionError
from synergraph.graph.graph import Graph
from synergraph.graph.sparql.asked import Sparql
from synergraph.graph.sparql.guard import refuse_network

CALLS = [
    "ASK { SERVICE <URL> { ?s ?p ?o } }",
    "ASK { service <URL> { ?s ?p ?o } }",
    "ASK { SERVICE SILENT <URL> { ?s ?p ?o } }",
    "ASK { SERVICESILENT<URL>{?s ?p ?o} }",
    "ASK { ?a ?b true.SERVICE<URL>{?s ?p ?o} }",
    "ASK { ?a ?b trueSERVICE<URL>{?s ?p ?o} }",
    "PREFIX : <URL> ASK { SERVICE:x{?s ?p ?o} }",
    "PREFIX x: <URL> ASK { SERVICE x:y {?s ?p ?o} }",
    "ASK { SERVICE # a note\n <URL> { ?s ?p ?o } }",
    "ASK { \\u0053ERVICE <URL> { ?s ?p ?o } }",
    'ASK { ?a ?b "x\\u0022 . SERVICE <URL> { ?s ?p "\\u0022 } }',
    "ASK { VALUES ?u { <URL> } SERVICE ?u { ?s ?p ?o } }",
    "ASK { FILTER EXISTS { SERVICE <URL> { ?s ?p ?o } } }",
    "ASK { { SELECT * { SERVICE <URL> { ?s ?p ?o } } } }",
    "PREFIX ex: <x:> ASK { ?s ?p ex:a.SERVICE<URL>{?s ?p ?o} }",
    "SELECT ?x FROM <URL> { SERVICE <URL> { ?x ?p ?o } }",
]
HARMLESS = [
    "SELECT ?service { ?service ?p ?o }",
    'SELECT * { ?s ?p "SERVICE <http://x/> {" }',
    "SELECT * { ?s ?p '''a ' SERVICE <http://x/> '''@en }",
    "SELECT * { ?s <http://x/SERVICE> ?o } # SERVICE <http://x/> {}",
    "PREFIX ex: <http://x/> SELECT * { ?s ex:service ?y FILTER(?s<?y) }",
    "PREFIX : <http://x/> ASK { :service :service :service }",
    "SELECT ?s { ?s ?p ?o } # it's all here",
]


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    """A server that accepts no one and can tell whether anyone came."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        yield server


@pytest.mark.parametrize("query", CALLS)
def test_a_query_that_calls_a_server_is_refused(query: str) -> None:
    with pytest.raises(QuestionError, match="network"):
        refuse_network(query.replace("URL", "http://127.0.0.1:9/"))


@pytest.mark.parametrize("query", HARMLESS)
def test_the_word_alone_does_no_harm(query: str) -> None:
    refuse_network(query)
    ox.Store().query(query)


def test_nobody_hears_of_a_query(small_graph: Graph, listener: socket.socket) -> None:
    url = f"http://127.0.0.1:{listener.getsockname()[1]}/"
    odd = "PREFIX ex: <x:> ASK { ?s ?p ex:trueSERVICE:x{?s ?p ?o} }"
    queries = [*CALLS, odd, "LOAD <URL>", "SELECT * FROM <URL> { ?s ?p ?o }", "DESCRIBE <URL>"]
    with Sparql(small_graph.folder / "rdf", small_graph.base_iri) as sparql:
        for query in queries:
            try:
                sparql.ask(query.replace("URL", url))
            except QuestionError:
                continue
    with pytest.raises(TimeoutError):
        listener.accept()
