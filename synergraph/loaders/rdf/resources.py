"""The resources of a file: its triples by subject, and which of them became statements."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from synergraph.loaders.rdf.alignment import Alignment, RelationClass
from synergraph.ontology import SYN
from synergraph.ontology.namespaces import OWL, RDF, RDFS
from synergraph.ontology.parser import Literal, Node, Quad

_TERMS = frozenset(
    [OWL.Class, RDFS.Class, RDF.Property, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty,
     OWL.Ontology, OWL.Restriction, RDFS.Datatype]
)  # fmt: skip
_DEPTH = 5
_TYPE, _SUBCLASS = RDF.type, RDFS.subClassOf


class Value(NamedTuple):
    """A value that a triple leads to, with the triples on the way to it, the first one first."""

    node: Node
    way: tuple[Quad, ...]

    @property
    def text(self) -> str:
        return self.node.value if isinstance(self.node, Literal) else self.node

    @property
    def lang(self) -> str:
        return self.node.lang.casefold().partition("-")[0] if isinstance(self.node, Literal) else ""


class Profile(NamedTuple):
    """What a set of classes says of a resource: all classes above them, nearest first, its kind
    ("" for none), the properties it stands for, how it is a relation, the scheme of its identifiers."""

    classes: tuple[str, ...]
    kind: str
    standing: tuple[str, ...]
    relation: RelationClass | None
    scheme: str


@dataclass(slots=True)
class Resources:
    """What a file says, by subject and predicate; `said` are the triples that statements rest on."""

    table: Alignment
    about: dict[str, dict[str, list[Quad]]] = field(default_factory=dict)
    naming: dict[tuple[str, str], list[Quad]] = field(default_factory=dict)
    said: set[Quad] = field(default_factory=set)
    _above: dict[str, set[str]] = field(default_factory=dict)
    _profiles: dict[tuple[str, ...], Profile] = field(default_factory=dict)

    def add(self, quads: Iterable[Quad]) -> None:
        """Take the triples in; the same triple of several graphs counts once."""
        inverses = set(self.table.inverse.values())
        for quad in dict.fromkeys(quad._replace(graph="") if quad.graph else quad for quad in quads):
            self.about.setdefault(quad.subject, {}).setdefault(quad.predicate, []).append(quad)
            if quad.predicate in inverses and isinstance(quad.object, str):
                self.naming.setdefault((quad.object, quad.predicate), []).append(quad)

    def of(self, subject: str, predicate: str) -> list[Quad]:
        return self.about.get(subject, {}).get(predicate, [])

    def all(self) -> Iterator[Quad]:
        """Yield the triples, subject by subject."""
        for facts in self.about.values():
            for quads in facts.values():
                yield from quads

    def types(self, subject: str) -> tuple[str, ...]:
        """Return the classes the file gives a resource, in its order."""
        quads = self.about[subject].get(_TYPE, ()) if subject in self.about else ()
        return tuple([quad.object for quad in quads if isinstance(quad.object, str)])

    def profile(self, subject: str) -> Profile:
        """Return what the classes of a resource make of it; resources of the same classes share one."""
        types = self.types(subject)
        if types not in self._profiles:
            self._profiles[types] = self._profile(types)
        return self._profiles[types]

    def kind(self, subject: str) -> str:
        """Return the node kind of a resource, "" if it is none."""
        return self.profile(subject).kind

    def _profile(self, types: tuple[str, ...]) -> Profile:
        table, above = self.table, {a for name in types for a in self.superclasses(name)}
        classes = (*dict.fromkeys(types), *sorted(above - set(types)))
        return Profile(
            classes=classes,
            kind=self._kind(types, classes),
            standing=tuple(p for c in classes for p in table.stands.get(c, ())),
            relation=next((table.relations[c] for c in classes if c in table.relations), None),
            scheme=next((table.schemes[c] for c in classes if c in table.schemes), ""),
        )

    def _kind(self, types: tuple[str, ...], classes: tuple[str, ...]) -> str:
        """Choose the kind: our own classes first, what is a concept or document only in general last."""
        kinds = [(self.table.kinds[c], c) for c in classes if c in self.table.kinds]
        own = any(c.startswith(SYN) for _, c in kinds)
        if not kinds or (not own and not _TERMS.isdisjoint(types)):
            return ""
        return min(kinds, key=lambda k: (not k[1].startswith(SYN), k[0] in ("topic", "document")))[0]

    def superclasses(self, name: str) -> set[str]:
        """Return all classes above a class, after the file and the table."""
        if name not in self._above:
            found, waiting = set[str](), {name}
            while waiting:
                below = waiting.pop()
                direct = {q.object for q in self.of(below, _SUBCLASS) if isinstance(q.object, str)}
                direct |= self.table.above.get(below, set())
                waiting |= direct - found
                found |= direct
            self._above[name] = found - {name}
        return self._above[name]

    def means_something(self, name: str) -> bool:
        """Whether the table knows a class, itself or by one above it."""
        known = (self.table.kinds, self.table.relations, self.table.stands)
        return any(c in table for c in (name, *self.superclasses(name)) for table in known)

    def values(self, quad: Quad, depth: int = _DEPTH) -> list[Value]:
        """Return what a triple leads to: its object, or the values that the object stands for."""
        target = quad.object
        if isinstance(target, Literal) or not depth or target not in self.about:
            return [Value(target, (quad,))]
        through = self.profile(target).standing
        if not through:
            return [Value(target, (quad,))]
        onward = [q for predicate in through for q in self.of(target, predicate)]
        currency = tuple(q for p in self.table.currencies for q in self.of(target, p))
        return [Value(n, (quad, *way, *currency)) for q in onward for n, way in self.values(q, depth - 1)]

    def ends(self, subject: str, predicate: str) -> list[tuple[str, Quad]]:
        """Return what a relation's property names, directly or by the property's inverse."""
        direct = [(q.object, q) for q in self.of(subject, predicate) if isinstance(q.object, str)]
        inverse = self.naming.get((subject, self.table.inverse.get(predicate, "")), [])
        return direct + [(q.subject, q) for q in inverse]
