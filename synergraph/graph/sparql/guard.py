"""What a query may not do: reach the network.

The engine follows SERVICE wherever it stands, and no switch turns that off; it refuses updates,
LOAD among them, by itself. Its grammar has no tokens, so `SERVICESILENT<http://…>` and
`SERVICE:x{` call a server too; and it reads escapes such as \\u0053 before anything else.
"""

import re

from synergraph.errors import QuestionError
from synergraph.graph.sparql.tokens import TOKEN

_CALL = re.compile(r"service(silent)?:?$", re.IGNORECASE)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


def refuse_network(query: str) -> None:
    """Raise `QuestionError` for a SPARQL query that would ask another server."""
    for text in (query, _ESCAPE.sub(_written, query)):
        for token in TOKEN.finditer(text):
            if token["name"] and _CALL.search(token["name"]):
                raise QuestionError(
                    "SERVICE is not allowed: a query may not reach the network",
                    hint="ask this graph only; a prefix must not be called “service” either",
                )


def _written(escape: re.Match[str]) -> str:
    code = int(escape[1] or escape[2], 16)
    return chr(code) if code < 0x110000 else "\ufffd"
