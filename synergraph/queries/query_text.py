"""What can be told of a query from its text, without running it."""

import re
from collections.abc import Iterator

from synergraph.errors import QuestionError
from synergraph.graph.sparql.guard import refuse_network

_STRING = r""""(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'"""
_TOKENS = {
    "sparql": re.compile(rf"(?P<keep><[^<>\s]*>)|{_STRING}|#[^\n]*"),
    "cypher": re.compile(rf"(?P<keep>`[^`]*`)|{_STRING}|//[^\n]*|/\*.*?\*/", re.DOTALL),
}
_FORBIDDEN = {
    "sparql": "SERVICE LOAD INSERT DELETE CLEAR DROP CREATE COPY MOVE ADD",
    "cypher": "CREATE MERGE SET DELETE DETACH REMOVE DROP ALTER LOAD COPY EXPORT IMPORT INSTALL ATTACH USE CALL FOREACH",
}
_PARAMETER = {"sparql": re.compile(r"[?$]_(\w+)"), "cypher": re.compile(r"\$(\w+)")}


def bare(text: str, language: str) -> str:
    """Return a query without comments and without the content of its strings."""
    return _TOKENS[language].sub(lambda match: match["keep"] or ("" if match[0][0] in "#/" else '""'), text)


def parameters(text: str, language: str) -> set[str]:
    """Return the names of the parameters a query uses: `$_name` in SPARQL, `$name` in Cypher."""
    return set(_PARAMETER[language].findall(bare(text, language)))


def check_reads(text: str, language: str) -> None:
    """Raise `QuestionError` unless the query only reads, and only from this graph."""
    words = {word.upper() for word in re.findall(r"(?<![\w:?$.`])[A-Za-z]+\b(?![:`])", bare(text, language))}
    for word in _FORBIDDEN[language].split():
        if word in words:
            raise QuestionError(f"a question may not use {word}", hint="ask with SELECT, or MATCH and RETURN")
    if language == "sparql":
        refuse_network(text)


def check_projected(text: str) -> None:
    """Raise `QuestionError` where a SELECT uses a parameter without naming it.

    Oxigraph binds a parameter only in a SELECT that lists it; elsewhere it would silently be
    unbound.
    """
    for projection, body in _selects(bare(text, "sparql")):
        listed = set(_PARAMETER["sparql"].findall(projection))
        for name in sorted(set(_PARAMETER["sparql"].findall(body)) - listed):
            raise QuestionError(
                f"a SELECT uses the parameter $_{name} without listing it", hint=f"write SELECT $_{name} …"
            )


def _selects(text: str) -> Iterator[tuple[str, str]]:
    """Yield projection and body of every SELECT, the outer and the inner ones."""
    for match in re.finditer(r"\bSELECT\b(.*?)\{", text, re.DOTALL | re.IGNORECASE):
        depth, at = 1, match.end()
        while depth and at < len(text):
            depth += {"{": 1, "}": -1}.get(text[at], 0)
            at += 1
        yield match[1], text[match.end() : at]
