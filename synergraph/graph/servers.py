"""Servers that answer named questions, by the name that `ask --engine` knows them by."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from synergraph.graph.engines import Engine
    from synergraph.graph.graph import Graph


class Server(NamedTuple):
    """The query language of a server, and how to open an engine on it.

    `opened` is given a build and a URI, "" for the server that the environment names.
    """

    language: str
    opened: Callable[["Graph", str], AbstractContextManager["Engine"]]


def _neo4j(graph: "Graph", uri: str) -> AbstractContextManager["Engine"]:
    from synergraph.graph.bolt.address import address
    from synergraph.graph.bolt.engine import Bolt

    return Bolt(address(uri))


def _sparql(graph: "Graph", uri: str) -> AbstractContextManager["Engine"]:
    from synergraph.graph.sparql_server.engine import SparqlServer

    return SparqlServer(uri, graph.sparql)


SERVERS = {"neo4j": Server("cypher", _neo4j), "sparql-server": Server("sparql", _sparql)}
