"""What is refused before a parser sees it: network addresses to fetch, entities, endless nesting."""

import json
import re
from collections.abc import Iterator
from typing import Any
from xml.parsers import expat

from synergraph.errors import SourceError
from synergraph.ontology import parser

_DEEPEST = 200
_LONGEST_ENTITY, _MOST_ENTITIES = 300, 100
_NAMED = "amp;|lt;|gt;|quot;|apos;"
_REFERENCE = re.compile(rf"&(?!{_NAMED}|#)[^\s&;]+;|%[^\s%;]+;")
_DOCTYPE = re.compile(r"<!DOCTYPE[^\[>]*\[.*?\]\s*>", re.DOTALL)
_TWICE = re.compile(rf"&#(?:38|x26);(?=#\d+;|#x[0-9a-fA-F]+;|{_NAMED})")
_QUOTED = re.compile(r"<<|>>")
_JSON = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{}]')


def check(text: str, syntax: str) -> None:
    """Raise `SourceError` for what could harm: remote contexts, entities that grow, deep nesting."""
    if syntax == parser.JSON_LD:
        _json(text)
    elif syntax == parser.RDF_XML:
        _xml(text)
    elif "<<" in text:
        _shallow(found[0] == "<<" for found in _QUOTED.finditer(text))


def written_once(text: str) -> str:
    """Return XML whose entities write a character as "&#38;" where the standard has "&#38;#38;".

    The parser resolves what an entity stands for once, the standard twice.
    """
    return _DOCTYPE.sub(lambda found: _TWICE.sub("&", found[0]), text, count=1)


def _shallow(steps: Iterator[bool]) -> None:
    """Raise where steps down (True) outnumber steps up by more than any honest file's."""
    depth = 0
    for down in steps:
        depth = depth + 1 if down else max(depth - 1, 0)
        if depth > _DEEPEST:
            raise SourceError(
                f"is nested more than {_DEEPEST} levels deep", hint="give every resource an IRI of its own"
            )


def _json(text: str) -> None:
    _shallow(found[0] in "[{" for found in _JSON.finditer(text) if found[0][0] != '"')
    try:
        _contexts(json.loads(text))
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise SourceError(f"is no JSON: {error.msg}", place=place, hint="mend the place it names") from error
    except (ValueError, RecursionError) as error:
        raise SourceError(f"is no JSON-LD: {error}", hint="mend it, or save it as Turtle") from error


def _contexts(data: Any) -> None:
    """Refuse contexts that would have to be fetched, wherever they stand."""
    if isinstance(data, list):
        for item in data:
            _contexts(item)
    elif isinstance(data, dict):
        for name, value in data.items():
            if name in ("@context", "@import"):
                _local(value)
            _contexts(value)


def _local(context: Any) -> None:
    for entry in context if isinstance(context, list) else [context]:
        if isinstance(entry, str):
            vocabulary = entry if entry.endswith(("/", "#")) else f"{entry}/"
            raise SourceError(
                f"its context lies elsewhere, at “{entry}”, and nothing is fetched from the network",
                hint=f'write the context into the file, say "@context": {{"@vocab": "{vocabulary}"}}',
            )


def _xml(text: str) -> None:
    """Look at declarations and depth; entities are not put in, since a bare "&" in one is harmless."""
    entities = _Entities(text)
    reader = expat.ParserCreate("utf-8")
    reader.EntityDeclHandler = entities.declared
    reader.DefaultHandler = lambda data: None
    reader.StartElementHandler = entities.down
    reader.EndElementHandler = entities.up
    try:
        reader.Parse(text.encode(), True)
    except expat.ExpatError as error:
        place = f"line {error.lineno}, column {error.offset + 1}"
        message = expat.ErrorString(error.code)
        raise SourceError(f"is no XML: {message}", place=place, hint="mend the place it names") from error
    except ValueError as error:
        raise SourceError(f"is no XML: {error}", hint="save it as UTF-8") from error


class _Entities:
    """Follows the XML parser and stops it before an entity can grow or a file sinks too deep."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._depth = self._count = self._grown = 0

    def declared(self, name: str, parameter: bool, value: str | None, *place: str | None) -> None:
        self._count += 1
        if value is None or parameter or _REFERENCE.search(value):
            self._refuse(name, "does not stand for a plain text of this file")
        elif len(value) > _LONGEST_ENTITY or self._count > _MOST_ENTITIES:
            self._refuse(name, "is too long, or one of too many")
        else:
            self._grown += len(value) * self._text.count(f"&{name};")
            if self._grown > 20 * len(self._text):
                self._refuse(name, "makes the file grow too much")

    def down(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        _shallow(iter([True] * (self._depth > _DEEPEST) * (_DEEPEST + 1)))

    def up(self, name: str) -> None:
        self._depth -= 1

    def _refuse(self, name: str, reason: str) -> None:
        raise SourceError(f"its entity “{name}” {reason}", hint="replace the entities by what they stand for")
