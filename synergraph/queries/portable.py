"""The Cypher that reads the same in Ladybug and in Neo4j, and what leaves it.

A question of the catalogue is one text for both. What one of the two refuses its own tests show;
here stands also what both accept and read differently, and what a stand-in for Neo4j lets pass.
"""

import re
from collections.abc import Iterator

from synergraph.errors import QuestionError, closest
from synergraph.queries.query_text import bare

FUNCTIONS = frozenset(
    "abs all any avg ceil coalesce collect count floor left length ltrim max min none range "
    "replace reverse right rtrim sign single size sqrt sum toLower toString toUpper trim type".split()
)
"""The functions that give the same in both; all others are outside the subset."""
INSTEAD = {
    "cast": "toString(x)",
    "contains": "x CONTAINS y",
    "elementid": "n.id",
    "exists": "EXISTS { MATCH … }, or n.name IS NOT NULL",
    "head": "min(x), or take it from the list where the answer is read",
    "id": "n.id",
    "label": "type(r)",
    "labels": "MATCH (n:Project), one label a pattern",
    "list_contains": "x IN list",
    "lower": "toLower(x)",
    "prefix": "x STARTS WITH y",
    "shortestpath": "a path of bounded length, -[:TYPE*1..6]->",
    "substring": "left(x, n), or x STARTS WITH y",
    "tointeger": "a number compared as a number",
    "upper": "toUpper(x)",
}
_RULES = {
    r"[\w)\]]\[": ("lists count from 1 in one and from 0 in the other", "UNWIND, or min() and max()"),
    r"\[\s*\w+\s+IN\b": ("a list comprehension", "UNWIND … collect(…)"),
    r"\[\s*\(": ("a pattern comprehension", "OPTIONAL MATCH … collect(…)"),
    r"\{\s*\.": ("a map projection", "n.id AS id, n.name AS name"),
    r"\b(?:EXISTS|COUNT)\s*\{(?!\s*MATCH\b)": ("a subquery without MATCH", "EXISTS { MATCH … }"),
    r"\bCOLLECT\s*\{": ("COLLECT { … }", "OPTIONAL MATCH … collect(…)"),
    r"\(\s*\w*\s*:\s*[\w`]+\s*[:&]|\(\s*\w*\s*:\s*[!%]": (
        "several labels at once: any of them in one, all of them in the other",
        "(n:Project|Event) for any of them",
    ),
    r"\|\s*:": ("a colon before the second type", "[:OFFERS|SEEKS]"),
    r"\b(?:WHERE|AND|OR|NOT)\s+\w+\s*:\s*\w": ("a label as a condition", "MATCH (n:Project)"),
    r"!=|==": ("not a comparison of Cypher", "<> or ="),
    r"\bSHORTEST\b|\*\s*(?:TRAIL|ACYCLIC)\b": ("shortest paths and kinds of walks", "-[:TYPE*1..6]->"),
    r"\*[\d.\s]*\(": ("a condition inside a path", "WHERE after the pattern"),
    r"\]-?>?\s*(?:\+|\{\s*\d)|\)\s*\{\s*[\d,]": ("a quantified path", "-[:TYPE*1..6]->"),
}
_WORDS = frozenset(
    "MATCH WHERE AND OR XOR NOT IN WITH RETURN WHEN THEN ELSE CASE DISTINCT BY UNWIND CONTAINS AS".split()
)
_KEYWORDS = _WORDS | frozenset("COLLECT COUNT ENDS EXISTS LIMIT OPTIONAL ORDER SHORTEST STARTS UNION".split())
_CALL = re.compile(r"(?<![:|$.\w])([A-Za-z_][\w.]*)\s*\(")
_ORDERED = re.compile(
    r"(?<!STARTS )(?<!ENDS )\bWITH\b(?:(?!\b(?:MATCH|RETURN|UNWIND|WITH)\b).)*?\bORDER\s+BY\b"
    r"(?:(?!\b(?:MATCH|RETURN|UNWIND|WHERE|WITH|LIMIT)\b).)*(?P<limit>\bLIMIT\b)?",
    re.DOTALL,
)
_MATCH = re.compile(
    r"\bMATCH\b(.*?)(?=\b(?:MATCH|WHERE|WITH|RETURN|UNWIND|OPTIONAL|ORDER|UNION)\b|\Z)", re.DOTALL
)
_EDGE = re.compile(r"(<?)-\[\s*\w*\s*:?\s*([\w|`]*)[^\]]*\]-(>?)")


def departures(text: str) -> list[str]:
    """Return what in a Cypher query leaves the portable subset, each with what to write; [] for nothing."""
    # names in backticks and keywords within names mean nothing here
    plain = re.sub(r"`[^`]*`", "x", bare(text, "cypher"))
    upper = re.sub(r"\b[A-Za-z]+\b", lambda word: _keyword(word[0]), plain)
    found = [f"{what}: write {instead}" for rule, (what, instead) in _RULES.items() if re.search(rule, upper)]
    return [*_functions(plain), *found, *_clauses(upper)]


def check_portable(text: str) -> None:
    """Raise `QuestionError` for a Cypher query that leaves the portable subset."""
    for departure in departures(text):
        what, _, instead = departure.partition(": write ")
        raise QuestionError(f"outside the Cypher that all engines share: {what}", hint=f"write {instead}")


def _keyword(word: str) -> str:
    return word.upper() if word.upper() in _KEYWORDS else word


def _functions(plain: str) -> Iterator[str]:
    known = {name.casefold() for name in FUNCTIONS}
    for name in dict.fromkeys(_CALL.findall(plain)):
        if name.upper() not in _WORDS and name.casefold() not in known:
            near = closest(name, FUNCTIONS)
            yield f"the function {name}: write {INSTEAD.get(name.casefold(), near)}"


def _clauses(plain: str) -> Iterator[str]:
    if any(not clause["limit"] for clause in _ORDERED.finditer(plain)):
        yield "WITH … ORDER BY without LIMIT: write ORDER BY after RETURN"
    for pattern in _MATCH.findall(plain):
        if "," in re.sub(r"\{[^{}]*\}|\[[^\[\]]*\]", "", pattern):
            yield "two patterns in one MATCH, of which one makes a cross product: write MATCH … MATCH …"
        if _meets_itself(pattern):
            yield "there and back in one MATCH, where one finds the thing itself: write MATCH … MATCH …, and b.id <> a.id"


def _meets_itself(pattern: str) -> bool:
    """Whether a pattern follows a type of edges one way, and then the same type the other way."""
    edges = [(set(types.split("|")), bool(back), bool(on)) for back, types, on in _EDGE.findall(pattern)]
    return any(
        first & second and (back, on) != (other_back, other_on)
        for number, (first, back, on) in enumerate(edges)
        for second, other_back, other_on in edges[number + 1 :]
    )
