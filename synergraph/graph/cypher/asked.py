"""Cypher queries of people, answered from the property graph of a build."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from synergraph.errors import QuestionError, closest
from synergraph.graph.closing import Closing
from synergraph.graph.cypher.guard import refuse_all_but_reading
from synergraph.graph.frames import QUALIFIERS
from synergraph.graph.property_graph import STATEMENT, node_columns
from synergraph.graph.workers import MOST_BYTES, SECONDS, StoppedError, Workers
from synergraph.ontology import ontology

_UNKNOWN = re.compile(r"Table (?P<label>\w+) does not exist|Cannot find property (?P<property>\w+) for")


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
        if "Buffer manager" in head.get("message", ""):
            raise StoppedError(
                "the query was stopped: it took too much memory", hint="ask for less: LIMIT, shorter paths"
            )
        if "error" in head:
            raise QuestionError(
                f"the Cypher query is not valid: {head['message']}", hint=_hint(head["message"])
            )
        return Rows(head["columns"], json.loads(body))


def _hint(message: str) -> str:
    model = ontology()
    unknown = _UNKNOWN.search(message)
    if unknown and unknown["label"]:
        labels = [node.label for node in model.nodes.values()]
        return closest(
            unknown["label"], [*labels, "Statement", *(edge.type for edge in model.edges.values())]
        )
    if unknown:
        properties = {name for kind in model.nodes for name in node_columns(kind)}
        return closest(unknown["property"], properties | {*QUALIFIERS, *STATEMENT, "sources", "statements"})
    return "see the position it names"
