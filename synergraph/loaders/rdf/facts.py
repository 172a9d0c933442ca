"""What a file says of a thing: its names, attributes and edges."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from synergraph.loaders.html import themes
from synergraph.loaders.html.facts import Fact
from synergraph.loaders.rdf.alignment import EdgeOf
from synergraph.loaders.rdf.context import Context
from synergraph.loaders.rdf.resources import Value
from synergraph.loaders.rdf.things import Things
from synergraph.ontology import SYN, Vocabulary, ontology
from synergraph.ontology.names import unwrap
from synergraph.ontology.namespaces import RDF
from synergraph.ontology.parser import Literal, Quad
from synergraph.statements import Statement, Thing

BOOKKEEPING = frozenset(
    SYN[name] for name in ("id", "stated", "source", "statement", "place", "quote", "rule")
)
_LANGUAGES = ("de", "", "en")
Covered = set[tuple[str, str, str]]
"""Edges that relation nodes state: (subject, edge kind, object)."""


@dataclass(slots=True)
class Facts:
    """Makes statements of the triples of one thing at a time and marks those triples as said."""

    context: Context
    things: Things
    _known: dict[tuple[str, str], list[str]] = field(default_factory=dict)

    def of(self, subject: str, thing: Thing, covered: Covered) -> list[Statement]:
        """Return all that the file says of a thing; its name comes first."""
        named = [*self._names(subject, thing), *self._implied(subject, thing)]
        facts = self.context.resources.about[subject]
        for predicate in facts:
            named += self._attributes(thing, facts[predicate])
        for predicate in facts:
            named += self._edges(thing, facts[predicate], covered)
        return list({(s.subject, s.predicate, s.object, s.value): s for s in reversed(named)}.values())[::-1]

    def _say(self, way: tuple[Quad, ...]) -> None:
        self.context.resources.said.update(way)

    def _names(self, subject: str, thing: Thing) -> Iterator[Statement]:
        names = self.things.names(subject)
        stated = tuple(q for p in BOOKKEEPING for q in self.context.resources.of(subject, p))
        self._say(stated)
        if way := names[0].way if names else stated:
            yield Statement(thing, "name", self.context.evidence(way[:1]), value=thing.name)
        for value in names:
            self._say(value.way)
            if (alias := unwrap(value.text)) != thing.name:
                yield Statement(thing, "alias", self.context.evidence(value.way), value=alias)

    def _implied(self, subject: str, thing: Thing) -> Iterator[Statement]:
        """Say what follows from the classes: a university is a research institution."""
        resources, table = self.context.resources, self.context.table
        for quad in resources.of(subject, RDF.type):
            if not isinstance(quad.object, str) or not resources.means_something(quad.object):
                continue
            self._say((quad,))
            for above in (quad.object, *sorted(resources.superclasses(quad.object))):
                for name, value in table.implied.get(above, ()):
                    yield Statement(thing, name, self.context.evidence((quad,)), value=value)

    def _attributes(self, thing: Thing, quads: list[Quad]) -> Iterator[Statement]:
        fitting = self._fitting(thing.kind, quads[0].predicate)
        if "identifier" in fitting:
            yield from self._identifiers(thing, quads)
            return
        for quad in quads if fitting else []:
            for value in self.context.resources.values(quad):
                yield from self._attribute(thing, fitting, value)

    def _fitting(self, kind: str, predicate: str) -> list[str]:
        """Return the attributes that a property may be for things of a kind."""
        if (kind, predicate) not in self._known:
            names = self.context.table.attributes.get(predicate, ())
            allowed = ontology().attributes
            self._known[kind, predicate] = [n for n in names if n != "name" and kind in allowed[n].kinds]
        return self._known[kind, predicate]

    def _attribute(self, thing: Thing, names: list[str], value: Value) -> Iterator[Statement]:
        reason: object = ""
        for name in names:
            try:
                text = self._readable(name, value)
            except ValueError as error:
                reason = error
                continue
            if text:
                self._say(value.way)
                if (name, text) != ("alias", thing.name):
                    yield Statement(thing, name, self.context.evidence(value.way), value=text)
                return
        if reason and value.way[0].predicate not in self.context.table.edges:
            self.context.unread(value.way[0], reason)

    def _readable(self, name: str, value: Value) -> str:
        """Return the value of an attribute, "" where a resource or another language is no value of it."""
        datatype = ontology().attributes[name].datatype
        if isinstance(value.node, str) and datatype not in ("anyURI", "code"):
            return ""
        return self.context.read(name, value) if value.lang in _LANGUAGES else ""

    def _identifiers(self, thing: Thing, quads: list[Quad]) -> Iterator[Statement]:
        for text, value in self.things.identifiers(quads[0].subject):
            if value.way[0] in quads:
                self._say(value.way)
                yield Statement(thing, "identifier", self.context.evidence(value.way), value=text)

    def _edges(self, thing: Thing, quads: list[Quad], covered: Covered) -> Iterator[Statement]:
        edges = self.context.table.edges.get(quads[0].predicate, ())
        for quad in quads if edges else []:
            if quad in self.context.resources.said:
                continue
            if any((quad.subject, edge.kind, quad.object) in covered for edge in edges):
                self._say((quad,))
                continue
            for value in self.context.resources.values(quad):
                yield from self._edge(thing, edges, value)

    def _edge(
        self, thing: Thing, edges: "list[EdgeOf] | tuple[EdgeOf, ...]", value: Value
    ) -> Iterator[Statement]:
        for edge in edges:
            for target in self._targets(edge, value):
                forward = edge.back is not True and ontology().allows(thing.kind, edge.kind, target.kind)
                if not forward and (
                    edge.back is False or not ontology().allows(target.kind, edge.kind, thing.kind)
                ):
                    continue
                if thing == target:
                    continue
                self._say(value.way)
                source, end = (thing, target) if forward else (target, thing)
                yield Statement(source, edge.kind, self.context.evidence(value.way), object=end)
            if value.way[0] in self.context.resources.said:
                return

    def _targets(self, edge: EdgeOf, value: Value) -> list[Thing]:
        """Return what an edge leads to; a text names things where the edge leads to one kind only."""
        if not isinstance(value.node, Literal):
            found = self.things.of(value.node)
            return [found] if found else []
        kinds = ontology().edges[edge.kind].targets
        listed = value.way[0].predicate in self.context.table.lists
        names = _parted(value.text, self.context.vocabulary) if listed else (value.text,)
        return (
            [Thing(kind, unwrap(n)) for kind in kinds for n in names if unwrap(n)] if len(kinds) == 1 else []
        )


def _parted(text: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the names that a text lists, parted as those of a web page are."""
    return themes.listed(Fact("", (text,), 0), vocabulary).values
