"""SPARQL queries of people, answered from the store of a build."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from synergraph.graph.closing import Closing
from synergraph.graph.sparql.failures import failure
from synergraph.graph.sparql.guard import refuse_network
from synergraph.graph.workers import MOST_BYTES, SECONDS, StoppedError, Workers
from synergraph.ontology.namespaces import PREFIXES


class Answer(NamedTuple):
    """The answer to a query, as bytes of a media type."""

    media_type: str
    body: bytes


class Sparql(Closing):
    """Answers SPARQL from the store in `folder`; relative IRIs begin with `base_iri`.

    A query of more than `seconds` is stopped, and one whose answer has more than `most_bytes`;
    neither harms the others. At most `count` queries run at once, others wait their turn. Use it
    as a context manager: at its end all processes end.
    """

    def __init__(
        self,
        folder: Path,
        base_iri: str,
        count: int = 1,
        seconds: float = SECONDS,
        most_bytes: int = MOST_BYTES,
    ) -> None:
        self._base_iri, self._most_bytes = base_iri, most_bytes
        self._workers = Workers("synergraph.graph.sparql.worker", str(folder), count=count, seconds=seconds)

    def close(self) -> None:
        """End the processes, those at work when they have answered."""
        self._workers.close()

    def ask(
        self,
        query: str,
        formats: Sequence[str] = (),
        default_graphs: Sequence[str] = (),
        named_graphs: Sequence[str] = (),
    ) -> Answer:
        """Return the answer in the first of `formats` (`formats.NAMES`) that fits the query.

        The prefixes of the ontology need not be declared. The graphs are IRIs, as the SPARQL
        protocol means them; by default all are asked. Raises `QuestionError` for a query that is
        not valid, or reaches for the network, and `StoppedError` for one that was stopped.
        """
        refuse_network(query)
        head, body = self._workers.ask({
            "query": query, "base_iri": self._base_iri, "prefixes": PREFIXES, "formats": list(formats),
            "default_graphs": list(default_graphs), "named_graphs": list(named_graphs),
            "most_bytes": self._most_bytes,
        })  # fmt: skip
        if head.get("error") == "too large":
            raise StoppedError(
                f"the answer has more than {self._most_bytes} bytes",
                hint="ask for less: LIMIT, or fewer columns",
            )
        if "error" in head:
            raise failure(query, head["message"])
        return Answer(head["media_type"], body)
