"""Parameters in the text of a query, for servers that bind none themselves.

A term takes the place of a variable's token: nothing a parameter holds can become syntax, as a
term is written with all that ends a string escaped. In a projection, GROUP BY or ORDER BY a
parameter says nothing, being the same in every row, and is left out.
"""

import re
from collections.abc import Mapping
from typing import Any

_TOKEN = re.compile(
    r"""
      (?P<other> <[^<>"{}|^`\\\x00-\x20]*> | \#[^\n\r]*
        | \"{3}(?:[^\\]|\\.)*?\"{3} | '{3}(?:[^\\]|\\.)*?'{3}
        | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*' )
    | (?P<variable> [?$]\w+ )
    | (?P<mark> [{}()] )
    | (?P<word> (?<![\w:]) (?:SELECT|WHERE|GROUP|HAVING|ORDER|LIMIT|OFFSET) (?![\w:-]) )
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_LISTS = {"SELECT", "GROUP", "ORDER"}
_ESCAPE = re.compile(r"\\\\([uU])|\\.")


def bound(text: str, terms: Mapping[str, Any]) -> str:
    """Return a query with RDF terms for the variables that `terms` names."""
    clause, depth = "", 0
    parts: list[str] = []
    end = 0
    for token in _TOKEN.finditer(text):
        word, mark, variable = token["word"], token["mark"], token["variable"]
        if word or mark in ("{", "}"):
            clause, depth = (word or "").upper(), 0
        elif mark:
            depth += 1 if mark == "(" else -1
        elif variable and variable[1:] in terms:
            listed = clause in _LISTS and depth == 0
            parts += [text[end : token.start()], "" if listed else written(terms[variable[1:]])]
            end = token.end()
    return "".join(parts) + text[end:]


def written(term: Any) -> str:
    """Return a term in SPARQL, also for servers that read \\u0022 before they look for strings."""
    return _ESCAPE.sub(lambda pair: rf"\\\u{ord(pair[1]):04x}" if pair[1] else pair[0], str(term))
