"""Where a server answers queries and takes graphs, and where it keeps a default graph."""

from collections.abc import Sequence
from typing import NamedTuple

import httpx

from synergraph.errors import QuestionError, ServerError
from synergraph.graph.sparql_server.connection import Connection

_JSON = "application/sparql-results+json"


class _Layout(NamedTuple):
    """Paths of one family of servers; in some the default graph is that of all graphs together."""

    query: str
    store: str
    default: bool


_LAYOUTS = (
    _Layout("/query", "/store", True),
    _Layout("/query", "/data", True),
    _Layout("/sparql", "/sparql-graph-crud-auth", False),
    _Layout("", "/rdf-graphs/service", False),
)
"""Oxigraph, Fuseki, Virtuoso, RDF4J and its kin."""


class Server:
    """A SPARQL 1.1 server: queries by the Protocol, graphs by the Graph Store Protocol.

    `store` is the address for graphs; without it, and for queries, those of the known servers are
    tried under the address of `connection`. Raises `ServerError` where none answers.
    """

    def __init__(self, connection: Connection, store: str = "") -> None:
        self._connection = connection
        layout = self._recognised(bool(store))
        self._query_url = connection.url + layout.query
        self._store_url = store or connection.url + layout.store
        self.has_default = layout.default

    def select(
        self, query: str, default_graphs: Sequence[str] = (), named_graphs: Sequence[str] = ()
    ) -> bytes:
        """Return the answer to SELECT or ASK as JSON; graphs are IRIs, as the protocol means them.

        Raises `QuestionError` for a query that the server does not take.
        """
        answer = self._asked(self._query_url, query, default_graphs, named_graphs)
        if answer.status_code == 400:
            said = answer.text.strip()[:500]
            raise QuestionError(f"the server does not take the query: {said}", place=self._query_url)
        return answer.content

    def put(self, graph: str, triples: bytes, *, more: bool = False) -> None:
        """Replace a graph, or with `more` add to it; "" is the default graph. Triples are N-Triples."""
        method = "POST" if more else "PUT"
        headers = {"Content-Type": "text/turtle"}  # of which N-Triples are a part, and which all servers read
        answer = self._connection.send(method, self._store_url, _named(graph), headers, body=triples)
        if answer.status_code == 400:
            raise ServerError(f"the server does not take a graph: {answer.text.strip()[:200]}", place=graph)

    def delete(self, graph: str) -> None:
        """Remove a graph, if it is there."""
        self._connection.send("DELETE", self._store_url, _named(graph), missing=True)

    def _recognised(self, any_store: bool) -> _Layout:
        for layout in _LAYOUTS:
            address = self._connection.url
            answer = self._asked(address + layout.query, "ASK {}", missing=True)
            asks = answer.status_code == 200 and _JSON in answer.headers.get("content-type", "")
            if asks and (any_store or not layout.default or self._has(address + layout.store)):
                return layout
        raise ServerError(
            "no SPARQL server known to synergraph answers there",
            place=self._connection.url,
            hint="give the address that /query or /sparql is under, or --store for where it takes graphs",
        )

    def _has(self, store: str) -> bool:
        return self._connection.send("HEAD", store, _named(""), missing=True).status_code == 200

    def _asked(
        self,
        url: str,
        query: str,
        default_graphs: Sequence[str] = (),
        named_graphs: Sequence[str] = (),
        *,
        missing: bool = False,
    ) -> httpx.Response:
        form = {
            "query": query,
            "default-graph-uri": list(default_graphs),
            "named-graph-uri": list(named_graphs),
        }
        return self._connection.send("POST", url, {}, {"Accept": _JSON}, form=form, missing=missing)


def _named(graph: str) -> dict[str, str]:
    return {"graph": graph} if graph else {"default": ""}
