"""Named questions on a SPARQL server that a build was pushed to."""

import os
from collections.abc import Mapping
from functools import cached_property

import pyoxigraph as ox

from synergraph.errors import QuestionError, ServerError, UsageError
from synergraph.graph.closing import Closing
from synergraph.graph.engines import Oxigraph, Table, Value
from synergraph.graph.sparql_server.bound import bound
from synergraph.graph.sparql_server.connection import Connection
from synergraph.graph.sparql_server.record import Record, read_record
from synergraph.graph.sparql_server.server import Server

URL = "SYNERGRAPH_SPARQL_URL"
"""The environment variable that names the server where nothing else does."""


class SparqlServer(Closing):
    """SPARQL on the server at `url`; `local` tells how ids and terms are written.

    A question may take `seconds`. Use it as a context manager: at its end the connection ends.
    """

    language = "sparql"

    def __init__(self, url: str, local: Oxigraph, seconds: float = 60.0) -> None:
        url = url or os.environ.get(URL, "")
        if not url:
            raise UsageError("no server is named", hint=f"give --at URL, or set {URL}")
        self._connection, self._local = Connection(url, seconds), local

    def close(self) -> None:
        """End the connection."""
        self._connection.close()

    def query(self, text: str, parameters: Mapping[str, Value]) -> Table:
        """Run a query with bound parameters; raises `QuestionError` or `ServerError`."""
        query = bound(text, {name: self._local.term(value) for name, value in parameters.items()})
        place = self._record.place
        graphs = ([place], self._record.names()) if place else ([], [])
        body = self._server.select(query, *graphs)
        try:
            return self._local.table(ox.parse_query_results(body, format=ox.QueryResultsFormat.JSON))
        except (SyntaxError, ValueError) as error:
            raise QuestionError(
                f"the server's answer is not complete: {error}",
                hint="it may have stopped the query: ask for less, or allow it more time",
            ) from error

    @cached_property
    def _server(self) -> Server:
        return Server(self._connection)

    @cached_property
    def _record(self) -> Record:
        record = read_record(self._server, self._local.base_iri)
        if record is None:
            raise ServerError(
                "nothing of this workspace was pushed there",
                place=self._connection.url,
                hint=f"run `synergraph push sparql {self._connection.url}`",
            )
        return record
