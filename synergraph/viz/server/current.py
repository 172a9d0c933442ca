"""What the server answers from: the workspace's current build, also after a new one was made."""

from pathlib import Path
from threading import Lock

from synergraph.graph.graph import Graph, open_graph
from synergraph.graph.sparql.asked import Answer, Sparql
from synergraph.graph.sparql.compact import compacted
from synergraph.graph.workers import MOST_BYTES, SECONDS


class Current:
    """The current build of the workspace in `folder`, with `count` processes that answer SPARQL.

    `seconds` and `most_bytes` limit one query, as in :class:`Sparql`.
    """

    def __init__(
        self, folder: Path, count: int = 2, seconds: float = SECONDS, most_bytes: int = MOST_BYTES
    ) -> None:
        self._folder, self._limits = folder, (count, seconds, most_bytes)
        self._lock = Lock()
        self._graph, self._sparql = self._opened(open_graph(folder))

    @property
    def graph(self) -> Graph:
        """The current build."""
        return self._now()[0]

    def ask(
        self, query: str, formats: list[str], default_graphs: list[str], named_graphs: list[str]
    ) -> Answer:
        """Answer a query from the current build, see :meth:`Sparql.ask`."""
        return self._now()[1].ask(query, formats, default_graphs, named_graphs)

    def close(self) -> None:
        """End all processes."""
        self._sparql.close()

    def _now(self) -> tuple[Graph, Sparql]:
        with self._lock:
            graph = open_graph(self._folder)
            if graph.folder != self._graph.folder:
                old = self._sparql
                self._graph, self._sparql = self._opened(graph)
                old.close()
            return self._graph, self._sparql

    def _opened(self, graph: Graph) -> tuple[Graph, Sparql]:
        count, seconds, most_bytes = self._limits
        return graph, Sparql(compacted(graph.rdf_store()), graph.base_iri, count, seconds, most_bytes)
