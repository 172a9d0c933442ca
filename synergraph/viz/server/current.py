"""What the server answers from: the workspace's current build, also after a new one was made."""

from pathlib import Path
from threading import Lock

from synergraph.graph.graph import Graph, open_graph
from synergraph.graph.sparql.workers import MOST_BYTES, SECONDS, Answer, Workers


class Current:
    """The current build of the workspace in `folder`, with `count` processes that answer SPARQL.

    `seconds` and `most_bytes` limit one query, as in :class:`Workers`.
    """

    def __init__(
        self, folder: Path, count: int = 2, seconds: float = SECONDS, most_bytes: int = MOST_BYTES
    ) -> None:
        self._folder, self._limits = folder, (count, seconds, most_bytes)
        self._lock = Lock()
        self._graph, self._workers = self._opened(open_graph(folder))

    @property
    def graph(self) -> Graph:
        """The current build."""
        return self._now()[0]

    def ask(
        self, query: str, formats: list[str], default_graphs: list[str], named_graphs: list[str]
    ) -> Answer:
        """Answer a query from the current build, see :meth:`Workers.ask`."""
        return self._now()[1].ask(query, formats, default_graphs, named_graphs)

    def close(self) -> None:
        """End all processes."""
        self._workers.close()

    def _now(self) -> tuple[Graph, Workers]:
        with self._lock:
            graph = open_graph(self._folder)
            if graph.folder != self._graph.folder:
                old = self._workers
                self._graph, self._workers = self._opened(graph)
                old.close()
            return self._graph, self._workers

    def _opened(self, graph: Graph) -> tuple[Graph, Workers]:
        count, seconds, most_bytes = self._limits
        return graph, Workers(graph.folder / "rdf", graph.base_iri, count, seconds, most_bytes)
