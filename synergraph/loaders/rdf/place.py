"""Where resources stand in a text, and how its IRIs are written short."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from urllib.parse import urljoin

from synergraph.loaders.rdf.alignment import FILE
from synergraph.ontology.parser import Literal, Node, Quad, ntriples

_PREFIX = re.compile(r"^\s*@?prefix\s+([\w.-]*):\s*<([^<>\s]*)>", re.IGNORECASE | re.MULTILINE)
_SUBJECT = re.compile(
    r"^([ \t]*)(?:<([^<>\"{}|^`\\\s]*)>|([\w.-]*):((?:[\w:-]|\.(?=\w)|%[0-9a-f]{2}|\\.)*))"
    r"(?=[ \t]+[^\s,;.\])#]|[ \t]*(?:#.*)?$)",
    re.IGNORECASE | re.MULTILINE,
)
_LONGEST = 300


def prefixes(text: str) -> dict[str, str]:
    """Return the prefixes that Turtle or TriG declares."""
    return dict(_PREFIX.findall(text))


@cache
def usual() -> dict[str, str]:
    """Return the prefixes of the vocabularies that the table of terms speaks of."""
    return prefixes(FILE.read_text(encoding="utf-8"))


def lines(text: str, base: str) -> dict[str, int]:
    """Return the first line that begins with an IRI in Turtle, TriG, N-Triples or N-Quads.

    Lines without indentation come first. It looks at the text, not at its grammar: a line within
    a long text that begins like a subject may be taken for it.
    """
    declared, found = prefixes(text), (dict[str, int](), dict[str, int]())
    for line, match in _numbered(text):
        indent, iri, prefix, local = match.groups()
        alone = not text[match.end() : match.end() + 2].strip(" \t").rstrip("\r\n")
        if (indent and alone) or (iri is None and prefix not in declared):
            continue
        if iri is None:
            iri = declared[prefix] + local.replace("\\", "")
        found[bool(indent)].setdefault(iri if ":" in iri else urljoin(base, iri), line)
    return {**found[1], **found[0]}


def _numbered(text: str) -> Iterator[tuple[int, re.Match[str]]]:
    line, last = 1, 0
    for match in _SUBJECT.finditer(text):
        line += text.count("\n", last, match.start())
        last = match.start()
        yield line, match


@dataclass(slots=True)
class Writer:
    """Writes triples short, as Turtle would with the file's own prefixes."""

    declared: dict[str, str]
    _namespaces: dict[str, str] = field(init=False)
    _known: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._namespaces = {n: p for p, n in [*usual().items(), *self.declared.items()]}

    def node(self, node: Node) -> str:
        """Return a node as Turtle writes it; long texts are cut at “…”."""
        if isinstance(node, Literal):
            value = node.value if len(node.value) <= _LONGEST else f"{node.value[:_LONGEST]}…"
            return f'"{value}"@{node.lang}' if node.lang else f'"{value}"'
        if node not in self._known:
            self._known[node] = self._iri(node)
        return self._known[node]

    def triple(self, quad: Quad) -> str:
        return f"{self.node(quad.subject)} {self.node(quad.predicate)} {self.node(quad.object)}"

    def _iri(self, iri: str) -> str:
        cut = max(iri.rfind("#"), iri.rfind("/")) + 1
        prefix = self._namespaces.get(iri[:cut])
        plain = prefix is not None and re.fullmatch(r"[\w-]*", iri[cut:])
        return f"{prefix}:{iri[cut:]}" if plain else ntriples(iri)
