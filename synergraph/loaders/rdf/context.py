"""What the parts of the loader share while one file is read."""

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from synergraph.loaders.rdf.alignment import Alignment
from synergraph.loaders.rdf.place import Writer
from synergraph.loaders.rdf.resources import Resources, Value
from synergraph.loaders.table.values import Values
from synergraph.ontology import VOC, Vocabulary
from synergraph.ontology.parser import Quad
from synergraph.statements import Evidence

HOST = ".source.invalid/"
"""End of the hosts that relative IRIs are resolved against, one for each source: no address of the web."""


@dataclass
class Context:
    """The resources of a file with their places, and what could not be read of them."""

    resources: Resources
    vocabulary: Vocabulary
    writer: Writer
    lines: dict[str, int]
    unreadable: Counter[tuple[str, str]] = field(default_factory=Counter)

    @property
    def table(self) -> Alignment:
        return self.resources.table

    @cached_property
    def values(self) -> Values:
        return Values(self.vocabulary, english=True, stored=True)

    def evidence(self, way: tuple[Quad, ...]) -> Evidence:
        """Return where the first triple of a way stands, with all of them as the quote."""
        return Evidence("; ".join(map(self.writer.triple, way)), line=self.lines.get(way[0].subject, 0))

    def text(self, value: Value) -> str:
        """Return the text of a value; a term of the shipped vocabulary gives its code or label."""
        if isinstance(value.node, str) and value.node.startswith(VOC):
            concept = self.vocabulary.concepts.get(value.node.removeprefix(VOC))
            return (concept.code or concept.label.de) if concept else value.node
        return value.text

    def read(self, name: str, value: Value) -> str:
        """Return the value of attribute or qualifier `name`; raises `ValueError` with the reason."""
        foreign = [q.object for q in value.way if q.predicate in self.table.currencies]
        for currency in foreign:
            code = currency if isinstance(currency, str) else currency.value
            if code.rsplit("/", 1)[-1].upper() != "EUR":
                raise ValueError(f"is an amount in “{code}”, not in euros")
        if isinstance(value.node, str) and HOST in value.node:
            raise ValueError("is a relative address; write the whole one, https://…")
        return self.values.read(name, self.text(value))

    def unread(self, quad: Quad, reason: object) -> None:
        self.unreadable[self.writer.node(quad.predicate), str(reason)] += 1
