"""Opening a file of RDF: its syntax by suffix, unpacked, as text; what would harm is refused first."""

import re
from pathlib import Path
from typing import NamedTuple

from synergraph.errors import SourceError, closest
from synergraph.loaders import archive
from synergraph.loaders.rdf import encodings, guard
from synergraph.ontology import parser

SYNTAXES = {
    ".ttl": parser.TURTLE,
    ".nt": parser.N_TRIPLES,
    ".nq": parser.N_QUADS,
    ".trig": parser.TRIG,
    ".jsonld": parser.JSON_LD,
    ".json": parser.JSON_LD,
    ".rdf": parser.RDF_XML,
    ".xml": parser.RDF_XML,
    ".owl": parser.RDF_XML,
}
NAMES = {
    parser.TURTLE: "Turtle", parser.N_TRIPLES: "N-Triples", parser.N_QUADS: "N-Quads", parser.TRIG: "TriG",
    parser.JSON_LD: "JSON-LD", parser.RDF_XML: "RDF/XML",
}  # fmt: skip
_TURTLE_START = re.compile(r"\s*(?:#.*\n\s*)*@?(?:prefix|base)\s", re.IGNORECASE)


class Text(NamedTuple):
    """A file's text and its syntax."""

    text: str
    syntax: str

    @property
    def line_based(self) -> bool:
        """Whether the parser goes on behind a fault."""
        return self.syntax not in (parser.JSON_LD, parser.RDF_XML)


def opened(path: Path) -> Text:
    """Return the text of a file; raises `SourceError` for what is no text, too large or refused.

    An ontology (".owl") may be written in Turtle.
    """
    suffix = archive.suffix(path)
    if suffix not in SYNTAXES:
        raise SourceError(f"“{suffix}” is no suffix of RDF", hint=closest(suffix, SYNTAXES))
    text = encodings.decoded(archive.read(path))
    syntax = parser.TURTLE if suffix == ".owl" and _TURTLE_START.match(text) else SYNTAXES[suffix]
    guard.check(text, syntax)
    return Text(guard.written_once(text) if syntax == parser.RDF_XML else text, syntax)
