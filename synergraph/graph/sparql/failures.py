"""What is wrong with a SPARQL query, with what to write instead."""

import re

from synergraph.errors import QuestionError, closest
from synergraph.graph.sparql.tokens import prefixed, undeclared, words
from synergraph.ontology import SYN
from synergraph.ontology.model import declared
from synergraph.ontology.namespaces import PREFIXES

KEYWORDS = frozenset(
    "A ABS ALL AS ASC ASK AVG BASE BIND BNODE BOUND BY CEIL COALESCE CONCAT CONSTRUCT CONTAINS COUNT DATATYPE DAY "
    "DESC DESCRIBE DISTINCT ENCODE_FOR_URI EXISTS FALSE FILTER FLOOR FROM GRAPH GROUP GROUP_CONCAT HAVING HOURS IF IN "
    "IRI ISBLANK ISIRI ISLITERAL ISNUMERIC ISURI LANG LANGMATCHES LCASE LIMIT MAX MD5 MIN MINUS MINUTES MONTH NAMED "
    "NOT NOW OFFSET OPTIONAL ORDER PREFIX RAND REDUCED REGEX REPLACE ROUND SAMETERM SAMPLE SECONDS SELECT SEPARATOR "
    "SHA1 SHA256 SHA384 SHA512 STR STRAFTER STRBEFORE STRDT STRENDS STRLANG STRLEN STRSTARTS STRUUID SUBSTR SUM "
    "TIMEZONE TRUE TZ UCASE UNDEF UNION URI UUID VALUES WHERE YEAR".split()
)
CHANGING = frozenset("ADD CLEAR COPY CREATE DELETE DROP INSERT LOAD MOVE WITH".split())
_SYN = re.compile(r"prefix\s+syn:\s*<([^>]*)>", re.IGNORECASE)
_POSITION = re.compile(r"at (\d+):(\d+)")
_CLASSES = re.compile(r",? ?\[(?:'[^']*'|[^'\]])*\]")
"""Sets of letters, which the engine lists where a name might stand."""
_SHOWN = 40


def failure(query: str, message: str) -> QuestionError:
    """Return the error for a query that the engine refuses with `message`."""
    said = words(query)
    if said and said[0] in CHANGING:
        return QuestionError(
            f"{said[0]} is not allowed: a query only reads this graph",
            hint="begin with SELECT, ASK, CONSTRUCT or DESCRIBE",
        )
    if strange := undeclared(query, PREFIXES):
        return QuestionError(
            f"the prefix “{strange[0]}:” is not declared",
            hint=f"begin with PREFIX {strange[0]}: <…>, or use one of: {', '.join(PREFIXES)}",
        )
    brief = _CLASSES.sub("", " ".join(message.split())).rstrip(", ").removesuffix(": expected")
    return QuestionError(f"the SPARQL query is not valid: {brief}", hint=_hint(query, said, message))


def _hint(query: str, said: list[str], message: str) -> str:
    for word in said:
        if word not in KEYWORDS and (near := closest(word, KEYWORDS)).startswith("did"):
            return near
    found = _POSITION.search(message)
    if not found:
        return "compare it with one that works: synergraph ask QUESTION --explain"
    line = [*query.splitlines(), ""][int(found[1]) - 1]
    if rest := line[int(found[2]) - 1 :].strip():
        return f"see line {found[1]} from “{rest[:_SHOWN]}” on"
    return "see its end: brackets, braces and quotation marks come in pairs"


def unknown_names(query: str) -> list[str]:
    """Return a hint for each name under `syn:` that the ontology does not have; [] without any.

    The engine finds nothing by such a name, and says nothing of it.
    """
    if any(iri != SYN for iri in _SYN.findall(query)):
        return []
    known = declared()
    strange = dict.fromkeys(name for name in prefixed(query, "syn") if name not in known)
    return [f"the ontology has no syn:{name}; {closest(name, known)}" for name in strange]
