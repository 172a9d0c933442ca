"""The ontology's Turtle as triples of plain strings, indexed by subject and predicate."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from synergraph.errors import OntologyError, at
from synergraph.ontology import parser
from synergraph.ontology.namespaces import RDF

RDF_TYPE = RDF.type


class Text(NamedTuple):
    """A literal with its language tag ("" without)."""

    value: str
    lang: str


Term = str | Text
Triple = tuple[str, str, Term]


class Triples(dict[str, dict[str, list[Term]]]):
    """Triples by subject and predicate, in the order of their terms."""

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
        """Return the subjects of a class, in the order of their terms."""
        return [subject for subject in self if kind in self.all(subject, RDF_TYPE)]


def read(*paths: Path) -> Triples:
    """Return the triples of the files.

    Raises `OntologyError` naming file and line of what is no Turtle.
    """
    found = Triples()
    for path in paths:
        with at(path.name):
            found.add(triples(path.read_text(encoding="utf-8")))
    return found


def as_written(path: Path) -> Triples:
    """Return the triples of a file in the order in which it says them; raises `OntologyError` like `read`."""
    found = Triples()
    with at(path.name):
        found.add(_parsed(path.read_text(encoding="utf-8")))
    return found


def triples(text: str) -> Iterator[Triple]:
    """Yield the triples of a Turtle text in the order of their terms; raises `OntologyError` with the line where it is none."""
    yield from sorted(_parsed(text), key=str)


def _parsed(text: str) -> list[Triple]:
    found: list[Triple] = []
    for quad in parser.parse(text.encode(), parser.TURTLE):
        if isinstance(quad, parser.Fault):
            raise OntologyError(
                f"this is no Turtle: {quad.reason}", place=f"line {quad.line}", hint="mend the line it names"
            )
        found.append((quad.subject, quad.predicate, _term(quad.object)))
    return found


def _term(node: parser.Node) -> Term:
    return node if isinstance(node, str) else Text(node.value, node.lang)
