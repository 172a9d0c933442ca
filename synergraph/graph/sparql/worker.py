"""A process that answers queries from one store: `python -m synergraph.graph.sparql.worker STORE`.

Requests and answers are those of `graph.workers`. It can be killed at any time: it writes nothing.
"""

import io
import sys
from functools import partial
from typing import Any, BinaryIO

import pyoxigraph as ox

from synergraph.graph.confined import confine, fill_at_most
from synergraph.graph.sparql.formats import SOLUTIONS, TRIPLES, Format, chosen
from synergraph.graph.workers import answer_requests

MOST_MEMORY = 4 * 1024**3


class TooLargeError(Exception):
    """The answer has more bytes than asked for."""


class _Capped(io.BytesIO):
    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def write(self, data: Any) -> int:
        if self.tell() + len(data) > self._most:
            raise TooLargeError
        return super().write(data)


def answer(store: ox.Store, request: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    """Return the head and the body of an answer: `media_type`, or the `error` and its kind."""
    into = _Capped(request["most_bytes"])
    try:
        result = store.query(
            request["query"],
            base_iri=request["base_iri"],
            prefixes=request["prefixes"],
            default_graph=[ox.NamedNode(iri) for iri in request["default_graphs"]] or None,
            named_graphs=[ox.NamedNode(iri) for iri in request["named_graphs"]] or None,
        )
        form = _written(result, request["formats"], into)
    except TooLargeError:
        return {"error": "too large"}, b""
    except (SyntaxError, ValueError, OSError, RuntimeError) as error:
        return {"error": "invalid", "message": str(error)}, b""
    return {"media_type": form.media_type}, into.getvalue()


def _written(result: Any, wanted: list[str], into: BinaryIO) -> Format:
    form = chosen(TRIPLES if isinstance(result, ox.QueryTriples) else SOLUTIONS, wanted)
    if isinstance(result, ox.QueryBoolean) and form in (SOLUTIONS["csv"], SOLUTIONS["tsv"]):
        into.write(b"true" if result else b"false")  # the engine has no table of one truth value
    else:
        result.serialize(into, form.engine)
    return form


def main() -> None:
    """Answer requests until standard input ends."""
    confine()
    fill_at_most(MOST_MEMORY)
    store = ox.Store.read_only(sys.argv[1])
    answer_requests(partial(answer, store))


if __name__ == "__main__":
    main()
