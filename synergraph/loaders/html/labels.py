"""Which labels of a portrait mean what: the shipped map, cut to the labels that the pages have."""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from synergraph.ontology import Vocabulary
from synergraph.ontology.names import key

TITLE = "Titel"
PERSON = " (Person)"


@cache
def _shipped() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "portrait.toml").read_text(encoding="utf-8"))


def known(vocabulary: Vocabulary) -> frozenset[str]:
    """Return the folded labels that the shipped map understands."""
    shipped = _shipped()
    words = [*shipped["attributes"].values(), *shipped["key"].values()]
    words += [_words(edge, vocabulary) for edge in shipped["edges"]]
    return frozenset(key(word) for group in words for word in group) | {key(TITLE)}


def organisations(vocabulary: Vocabulary) -> frozenset[str]:
    """Return the folded labels behind which organisations are named."""
    return _naming("organisation", vocabulary)


def of_projects(vocabulary: Vocabulary) -> frozenset[str]:
    """Return the folded labels that a page has once for each project: who takes part, when, how much, how far."""
    edges = [edge for edge in _shipped()["edges"] if edge["edge"] == "participates_in"]
    words = [_words(edge, vocabulary) for edge in edges]
    words += [_shipped()["attributes"][name] for name in ("start", "end", "status", "volume", "funding")]
    return frozenset(key(word) for group in [*words, *_shipped()["key"].values()] for word in group)


def topics(vocabulary: Vocabulary) -> frozenset[str]:
    """Return the folded labels behind which topics are listed."""
    return _naming("topic", vocabulary)


def _naming(kind: str, vocabulary: Vocabulary) -> frozenset[str]:
    edges = [edge for edge in _shipped()["edges"] if edge["kind"] == kind]
    return frozenset(key(word) for edge in edges for word in _words(edge, vocabulary))


def fitted(labels: Iterable[str], vocabulary: Vocabulary) -> dict[str, Any]:
    """Return the map, as `synergraph.toml` would have it, for a table with these columns."""
    shipped, titles = _shipped(), list(labels)
    attributes = {name: _present(titles, words) for name, words in shipped["attributes"].items()}
    keys = ((scheme, _present(titles, words)) for scheme, words in shipped["key"].items())
    table: dict[str, Any] = {
        "kind": shipped["kind"],
        "name": TITLE,
        "header_row": 1,
        "attributes": {name: _cell(name, columns) for name, columns in attributes.items() if columns},
        "edges": [fit for edge in shipped["edges"] for fit in _edges(edge, titles, vocabulary)],
    }
    if found := next(((scheme, columns[0]) for scheme, columns in keys if columns), None):
        table["key"] = {"scheme": found[0], "column": found[1]}
    return table


def _cell(name: str, columns: list[str]) -> dict[str, Any]:
    return {"column": columns, **({"separator": ";"} if name in ("alias", "homepage") else {})}


def _edges(edge: Mapping[str, Any], titles: list[str], vocabulary: Vocabulary) -> Iterable[dict[str, Any]]:
    """Yield the edge for its columns, and once more for those that name persons."""
    columns = _present(titles, _words(edge, vocabulary))
    if columns:
        yield {**edge, "column": columns, "separator": ";"}
    if persons := [title for title in titles if title.removesuffix(PERSON) in columns and PERSON in title]:
        yield {**edge, "kind": "person", "column": persons, "separator": ";"}


def _words(edge: Mapping[str, Any], vocabulary: Vocabulary) -> list[str]:
    role = vocabulary.find("role", edge["role"]) if "role" in edge else None
    return [*edge["column"], *(role.names if role else ())]


def _present(titles: list[str], words: Iterable[str]) -> list[str]:
    wanted = {key(word) for word in words}
    return [title for title in titles if key(title) in wanted]
