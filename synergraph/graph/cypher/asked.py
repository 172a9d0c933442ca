"""Cypher queries of people, answered from the property graph of a build."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from synergraph.graph.closing import Closing
from synergraph.graph.cypher.failures import failure
from synergraph.graph.cypher.guard import refuse_all_but_reading
from synergraph.graph.workers import MOST_BYTES, SECONDS, StoppedError, Workers


class Rows(NamedTuple):
    """The rows of an answer; nodes and edges in them are mappings with _LABEL."""

    columns: list[str]
    rows: list[list[Any]]


class Cypher(Closing):
    """Answers Cypher from the file of a property graph; use it as a context manager.

    Limits and processes are those of :class:`synergraph.graph.sparql.asked.Sparql`.
    """

    def __init__(
        self, path: Path, count: int = 1, seconds: float = SECONDS, most_bytes: int = MOST_BYTES
    ) -> None:
        self._most_bytes = most_bytes
        self._workers = Workers("synergraph.graph.cypher.worker", str(path), count=count, seconds=seconds)

    def close(self) -> None:
        """End the processes, those at work when they have answered."""
        self._workers.close()

    def ask(self, query: str, parameters: Mapping[str, Any] = {}) -> Rows:
        """Return the rows that match; `parameters` are bound to `$name`.

        Raises `QuestionError` for a query that is not valid or does more than read, with the
        closest label, relation or property for one that is unknown, and `StoppedError`.
        """
        refuse_all_but_reading(query)
        request = {"query": query, "parameters": dict(parameters), "most_bytes": self._most_bytes}
        head, body = self._workers.ask(request)
        if head.get("error") == "too large":
            raise StoppedError(
                f"the answer has more than {self._most_bytes} bytes",
                hint="ask for less: LIMIT, or fewer columns",
            )
        if "error" in head:
            raise failure(head["message"])
        return Rows(head["columns"], json.loads(body))
