"""RDF in any of its syntaxes as quads of plain strings."""

from collections.abc import Iterator
from typing import NamedTuple

import pyoxigraph as ox

TURTLE, TRIG, N_TRIPLES, N_QUADS, JSON_LD, RDF_XML = (
    "TURTLE", "TRIG", "N_TRIPLES", "N_QUADS", "JSON_LD", "RDF_XML",
)  # fmt: skip
_STRING = "http://www.w3.org/2001/XMLSchema#string"
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r"})


class Literal(NamedTuple):
    """A literal: its text, language tag and datatype; "" where it has none, xsd:string counts as none."""

    value: str
    lang: str = ""
    datatype: str = ""


Node = str | Literal
"""An IRI, a blank node ("_:b1", numbered in the order of the file), a quoted triple
("<<( s p o )>>", as N-Triples writes it) or a literal."""


class Quad(NamedTuple):
    """A triple and the graph it stands in, "" for the default graph."""

    subject: str
    predicate: str
    object: Node
    graph: str = ""


class Fault(NamedTuple):
    """What the parser could not read; line and column count from 1, 0 where it does not know them."""

    line: int
    column: int
    reason: str


def parse(data: bytes, syntax: str, base: str = "") -> Iterator[Quad | Fault]:
    """Yield the quads of UTF-8 text in the order of the file, and a fault for what is no RDF.

    `syntax` is one of this module's names, `base` resolves relative IRIs. In the line-based
    syntaxes and in Turtle and TriG the parser goes on behind a fault. Nothing is ever fetched.
    """
    quads = ox.parse(data, format=getattr(ox.RdfFormat, syntax), base_iri=base or None)
    terms = _Terms()
    while True:
        try:
            for s, p, o, g in quads:
                yield Quad(terms.name(s), p.value, terms.node(o), terms.name(g))
            return
        except SyntaxError as error:
            yield Fault(error.lineno or 0, error.offset or 0, error.msg)


class _Terms:
    """Gives blank nodes names that are the same in every reading of a file."""

    def __init__(self) -> None:
        self._blank: dict[str, str] = {}

    def name(self, term: ox.NamedNode | ox.BlankNode | ox.DefaultGraph) -> str:
        if isinstance(term, ox.NamedNode):
            return term.value
        if isinstance(term, ox.DefaultGraph):
            return ""
        return self._blank.setdefault(term.value, f"_:b{len(self._blank) + 1}")

    def node(self, term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Node:
        if isinstance(term, ox.Literal):
            return _literal(term)
        if isinstance(term, ox.Triple):
            subject, predicate, target = term
            return f"<<( {ntriples(self.name(subject))} {predicate} {ntriples(self.node(target))} )>>"
        return self.name(term)


def _literal(term: ox.Literal) -> Literal:
    if term.language:
        return Literal(term.value, term.language)
    datatype = term.datatype.value
    return Literal(term.value, "", "" if datatype == _STRING else datatype)


def ntriples(node: Node) -> str:
    """Return a node as N-Triples writes it."""
    if isinstance(node, str):
        return node if node.startswith(("_:", "<<(")) else f"<{node}>"
    text = f'"{node.value.translate(_ESCAPES)}"'
    if node.lang:
        return f"{text}@{node.lang}"
    return f"{text}^^<{node.datatype}>" if node.datatype else text
