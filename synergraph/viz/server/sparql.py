"""The SPARQL 1.1 Protocol for reading, with service description and VoID.

https://www.w3.org/TR/sparql11-protocol/, https://www.w3.org/TR/void/
"""

from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from synergraph.errors import QuestionError
from synergraph.graph.sparql.formats import SOLUTIONS, TRIPLES
from synergraph.graph.workers import StoppedError
from synergraph.viz.server.accept import Accept
from synergraph.viz.server.description import described

_FORM, _QUERY, _UPDATE = (
    "application/x-www-form-urlencoded",
    "application/sparql-query",
    "application/sparql-update",
)
_READ_ONLY = "this graph is read-only: change the sources, and build"


class RefusedError(Exception):
    """A request that the protocol does not allow, with the status that says so."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


async def endpoint(request: Request) -> Response:
    """Answer a query; without one, describe the service."""
    accept = Accept(request.headers.get("accept", ""))
    try:
        asked = await _asked(request)
        if request.method == "GET" and "query" not in asked:
            return _described(request, accept)
        return await _answered(request, asked, accept)
    except RefusedError as error:
        return PlainTextResponse(f"{error}\n", error.status)
    except StoppedError as error:
        return PlainTextResponse(f"{error}\n", 503)
    except QuestionError as error:
        return PlainTextResponse(f"{error}\n", 400)


async def void(request: Request) -> Response:
    """Describe the data: https://www.w3.org/TR/void/#well-known."""
    return _described(request, Accept(request.headers.get("accept", "")))


async def _asked(request: Request) -> dict[str, list[str]]:
    """Return the parameters of a request, from its URL and its body."""
    asked = _parameters(request.url.query)
    if request.method == "POST":
        body = await request.body()
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind == _UPDATE:
            raise RefusedError(403, _READ_ONLY)
        if kind not in (_FORM, _QUERY):
            raise RefusedError(415, f"send a query as {_FORM} or {_QUERY}")
        text = _decoded(body)
        found = _parameters(text) if kind == _FORM else {"query": [text]}
        asked = {name: [*asked.get(name, []), *found.get(name, [])] for name in {**asked, **found}}
        if "query" not in asked and "update" not in asked:
            raise RefusedError(400, "the request has no query")
    if "update" in asked:
        raise RefusedError(403, _READ_ONLY)
    if len(asked.get("query", [])) > 1:
        raise RefusedError(400, "the request has several queries")
    return asked


async def _answered(request: Request, asked: dict[str, list[str]], accept: Accept) -> Response:
    formats = [name for name, _ in accept.ordered({**SOLUTIONS, **TRIPLES})]
    graphs = asked.get("default-graph-uri", []), asked.get("named-graph-uri", [])
    answer = await run_in_threadpool(request.app.state.current.ask, asked["query"][0], formats, *graphs)
    if not accept.takes(answer.media_type):
        raise RefusedError(406, f"the answer comes as {answer.media_type} or its kin")
    return Response(answer.body, media_type=answer.media_type, headers={"Vary": "Accept"})


def _described(request: Request, accept: Accept) -> Response:
    name, form = (accept.ordered(TRIPLES) or [next(iter(TRIPLES.items()))])[0]
    body = described(request.app.state.current.graph, str(request.base_url), name)
    return Response(body, media_type=form.media_type, headers={"Vary": "Accept"})


def _parameters(text: str) -> dict[str, list[str]]:
    return parse_qs(text, keep_blank_values=True, errors="replace")


def _decoded(body: bytes) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        raise RefusedError(400, "the query is not in UTF-8") from error
