"""A process that answers Cypher: `python -m synergraph.graph.cypher.worker FILE`.

Requests and answers are those of `graph.workers`. It can be killed at any time: it writes nothing.
"""

import json
import sys
from functools import partial
from typing import Any

import ladybug

from synergraph.graph.confined import confine, open_nothing_more
from synergraph.graph.workers import answer_requests

MOST_MEMORY = 1024**3
"""Bytes that the engine takes at most for pages and what queries gather; it says so when it wants more."""


def answer(connection: Any, request: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    """Return the head, with `columns` or an `error`, and the rows."""
    rows: list[str] = []
    size = 0
    try:
        result = connection.execute(request["query"], parameters=request["parameters"])
        while result.has_next():
            rows.append(json.dumps(result.get_next(), ensure_ascii=False, default=str))
            size += len(rows[-1])
            if size > request["most_bytes"]:
                return {"error": "too large"}, b""
    except RuntimeError as error:
        return {"error": "invalid", "message": str(error)}, b""
    return {"columns": result.get_column_names()}, f"[{','.join(rows)}]".encode()


def main() -> None:
    """Answer requests until standard input ends."""
    database = ladybug.Database(sys.argv[1], read_only=True, max_num_threads=2, buffer_pool_size=MOST_MEMORY)
    connection = ladybug.Connection(database)
    connection.execute("MATCH (n:Project) RETURN count(n)")
    confine()
    open_nothing_more()
    answer_requests(partial(answer, connection))


if __name__ == "__main__":
    main()
