"""The words of a SPARQL query, as far as one needs to know what it does and which names it has."""

import re
from collections.abc import Container, Iterator
from itertools import pairwise

TOKEN = re.compile(
    r"""
      (?P<iri>  <[^<>"{}|^`\\\x00-\x20]*> )
    | (?P<text> \"{3}(?:[^\\]|\\.)*?\"{3} | '{3}(?:[^\\]|\\.)*?'{3}
              | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*' )
    | (?P<note> \#[^\n\r]* )
    | (?P<safe> [?$]\w+ | @[A-Za-z][A-Za-z0-9-]* | _:\S+ )
    | (?P<local> (?<=:) (?:[\w%-]|\\.)+ )
    | (?P<name> [^\W\d][\w-]* :? )
    """,
    re.VERBOSE | re.DOTALL,
)
_PROLOGUE = frozenset({"PREFIX", "BASE"})


def words(query: str) -> list[str]:
    """Return the keywords and names of functions, in upper case; what declares prefixes is left out."""
    names = (token["name"] for token in TOKEN.finditer(query) if token["name"])
    return [name.upper() for name in names if ":" not in name and name.upper() not in _PROLOGUE]


def undeclared(query: str, known: Container[str]) -> list[str]:
    """Return the prefixes that a query neither declares nor finds among those `known`, each once."""
    names = [token["name"] for token in TOKEN.finditer(query) if token["name"]]
    declared = {name for before, name in pairwise(names) if before.upper() == "PREFIX"}
    used = dict.fromkeys(name for name in names if name.endswith(":"))
    return [name[:-1] for name in used if name not in declared and name[:-1] not in known]


def prefixed(query: str, prefix: str) -> Iterator[str]:
    """Yield the local names that a query has under a prefix, in their order."""
    before = None
    for token in TOKEN.finditer(query):
        if token["local"] and before == f"{prefix}:":
            yield token["local"]
        before = token["name"]
