"""A reader for the Turtle this package ships: fast, and enough for those files.

It reads directives, IRIs, prefixed names, `a`, `;`, `,`, comments, and strings with a language
tag, and truth values. Blank nodes, collections, numbers and datatypes are no part of it. Any engine reads the same
files; a test compares the two.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from synergraph.errors import OntologyError, at
from synergraph.ontology.namespaces import RDF

RDF_TYPE = RDF.type
_TOKEN = re.compile(
    r"(?P<blank>\s+|\#[^\n]*)"
    r"|<(?P<iri>[^<>\s]*)>"
    r'|"(?P<text>(?:[^"\\\n]|\\.)*)"(?:@(?P<lang>[A-Za-z-]+))?'
    r"|(?P<mark>[;,.])"
    r"|(?P<directive>@base|@prefix)\b"
    r"|(?P<name>[A-Za-z][\w-]*:[\w-]*|a\b)"
    r"|(?P<truth>true|false)\b"
)
_ESCAPE = re.compile(r"\\(.)")
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r"}


class Text(NamedTuple):
    """A literal with its language tag ("" without)."""

    value: str
    lang: str


Term = str | Text
Triple = tuple[str, str, Term]


class Triples(dict[str, dict[str, list[Term]]]):
    """Triples by subject and predicate, in the order written."""

    def add(self, triples: Iterable[Triple]) -> None:
        for subject, predicate, value in triples:
            self.setdefault(subject, {}).setdefault(predicate, []).append(value)

    def all(self, subject: str, predicate: str) -> list[Term]:
        """Return the objects of `subject` and `predicate`, [] where there are none."""
        return self.get(subject, {}).get(predicate, [])

    def strings(self, subject: str, predicate: str) -> list[str]:
        """Return the objects as IRIs and texts without language."""
        return [term.value if isinstance(term, Text) else term for term in self.all(subject, predicate)]

    def string(self, subject: str, predicate: str) -> str:
        """Return the first object, "" where there is none."""
        return next(iter(self.strings(subject, predicate)), "")

    def texts(self, subject: str, predicate: str) -> dict[str, str]:
        """Return one text per language tag; of several, the last."""
        return {t.lang: t.value for t in self.all(subject, predicate) if isinstance(t, Text)}

    def of_type(self, kind: str) -> list[str]:
        """Return the subjects of a class, in the order written."""
        return [subject for subject in self if kind in self.all(subject, RDF_TYPE)]


def read(*paths: Path) -> Triples:
    """Return the triples of the files.

    Raises `OntologyError` naming file and line for anything outside the subset.
    """
    found = Triples()
    for path in paths:
        with at(path.name):
            found.add(triples(path.read_text(encoding="utf-8")))
    return found


def triples(text: str) -> Iterator[Triple]:
    """Yield the triples of a Turtle text; raises `OntologyError` with the line where it cannot."""
    prefixes = {"": ""}
    said: list[Term] = []
    directive = ""
    for token, start in _tokens(text):
        kind = token.lastgroup
        if kind == "directive":
            directive = token[0]
        elif kind == "mark" and directive:
            name = str(said[0]) if directive == "@prefix" else ""
            prefixes[name], directive, said = str(said[-1]), "", []
        elif kind == "mark":
            if len(said) != 3:
                raise _wrong(text, start, token[0])
            yield str(said[0]), str(said[1]), said[2]
            said = said[: ".;,".index(token[0])]
        else:
            said.append(token[0] if directive and kind == "name" else _term(token, prefixes, text))
    if said:
        raise _wrong(text, len(text), "end of file")


def _tokens(text: str) -> Iterator[tuple[re.Match[str], int]]:
    position = 0
    while position < len(text):
        token = _TOKEN.match(text, position)
        if token is None:
            raise _wrong(text, position, text[position : position + 20].split("\n")[0])
        if token.lastgroup != "blank":
            yield token, position
        position = token.end()


def _term(token: re.Match[str], prefixes: dict[str, str], text: str) -> Term:
    if token["text"] is not None:
        return Text(_ESCAPE.sub(lambda m: _ESCAPED.get(m[1], m[1]), token["text"]), token["lang"] or "")
    if token["truth"]:
        return Text(token[0], "")
    if token["iri"] is not None:
        return token["iri"] if ":" in token["iri"] else prefixes[""] + token["iri"]
    if token[0] == "a":
        return RDF_TYPE
    prefix, local = token[0].split(":", 1)
    if f"{prefix}:" not in prefixes:
        raise _wrong(text, token.start(), token[0])
    return prefixes[f"{prefix}:"] + local


def _wrong(text: str, position: int, found: str) -> OntologyError:
    line = text.count("\n", 0, position) + 1
    hint = "write subject, predicate and object, divided by “;” or “,” and ended by “.”"
    return OntologyError(f"“{found}” does not belong here", place=f"line {line}", hint=hint)
