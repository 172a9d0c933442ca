"""Nodes that are edges: roles, memberships, grants, and our own relation nodes."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from math import fsum, isclose
from typing import Any, NamedTuple

from synergraph.loaders.rdf.alignment import RelationClass
from synergraph.loaders.rdf.context import Context
from synergraph.loaders.rdf.facts import BOOKKEEPING, Covered
from synergraph.loaders.rdf.things import Things
from synergraph.ontology import SYN, ontology
from synergraph.ontology.names import unwrap
from synergraph.ontology.namespaces import RDF
from synergraph.ontology.parser import Literal, Quad
from synergraph.statements import Statement, Thing

_OWN = (*BOOKKEEPING, SYN.asOf, RDF.predicate, RDF.subject, RDF.object)
_TYPE = RDF.type


class End(NamedTuple):
    """An end of a relation: the thing, its IRI and the triples that say so."""

    thing: Thing
    name: str
    way: tuple[Quad, ...]


@dataclass(slots=True)
class Relations:
    """Makes statements of relation nodes and marks their triples as said."""

    context: Context
    things: Things

    def read(self, subject: str, relation: RelationClass, covered: Covered) -> list[Statement]:
        """Return the edges of a relation node, [] where an end is not described or the ontology forbids it."""
        kind = relation.kind or self._predicate(subject)
        if not kind:
            return []
        sources = list(self._ends(subject, relation.sources[:1], relation))
        targets = list(self._ends(subject, relation.targets, None))
        allowed = [
            (s, t)
            for s, t in product(sources, targets)
            if ontology().allows(s.thing.kind, kind, t.thing.kind)
        ]
        qualifiers, way = self._qualifiers(subject, kind) if allowed else ({}, ())
        statements = []
        for source, target in allowed:
            evidence = self.context.evidence((*source.way[:1], *target.way[:1], *way))
            statements.append(Statement(source.thing, kind, evidence, object=target.thing, **qualifiers))
            self.context.resources.said.update((*source.way, *target.way, *way))
            covered.add((source.name, kind, target.name))
            if len(targets) > 1:
                qualifiers.pop("amount", None)
        if statements:
            self._bookkeeping(subject, own=not relation.kind)
        return statements

    def _predicate(self, subject: str) -> str:
        named = {q.object for q in self.context.resources.of(subject, RDF.predicate)}
        return next((kind for kind, edge in ontology().edges.items() if edge.iri in named), "")

    def _ends(self, subject: str, predicates: tuple[str, ...], naming: RelationClass | None) -> Iterator[End]:
        for predicate in predicates:
            found: dict[str, list[Quad]] = {}
            for name, quad in self.context.resources.ends(subject, predicate):
                found.setdefault(name, []).append(quad)
            for name, quads in found.items():
                thing = self.things.of(name)
                if thing:
                    yield End(thing, name, tuple(quads))
                elif naming and naming.source_kind:
                    yield from self._named_by(subject, name, tuple(quads), naming)

    def _named_by(
        self, subject: str, name: str, quads: tuple[Quad, ...], naming: RelationClass
    ) -> Iterator[End]:
        """Yield a thing that the file does not describe, named as the relation's label names it."""
        names = self.things.names(subject)
        spoken = [
            (found[1], v) for v in names if naming.naming and (found := naming.naming.fullmatch(v.text))
        ]
        for text, value in [*spoken, *((v.text, v) for v in names)][:1]:
            yield End(Thing(naming.source_kind, unwrap(text), f"iri:{name}"), name, (*quads, *value.way))

    def _qualifiers(self, subject: str, kind: str) -> tuple[dict[str, Any], tuple[Quad, ...]]:
        """Return the qualifiers that the edge may have, as fields of a statement, with their triples."""
        found: dict[str, Any] = {}
        said: list[Quad] = []
        for predicate, quads in self.context.resources.about[subject].items():
            name = self.context.table.qualifiers.get(predicate, "")
            if name not in ontology().edges[kind].qualifiers or name in found:
                continue
            if len(quads) > 1 and predicate in self.context.table.sums:
                amount, way = self._sum(name, quads)
                found |= {} if amount is None else {name: amount}
                said += way
                continue
            for value in self.context.resources.values(quads[0]):
                try:
                    found[name] = self._field(name, self.context.read(name, value))
                    said += value.way
                except ValueError as reason:
                    if not isinstance(value.node, str):
                        self.context.unread(quads[0], reason)
        return found, tuple(said)

    def _sum(self, name: str, quads: list[Quad]) -> tuple[float | None, list[Quad]]:
        """Add up amounts that are named apart; None, with a note, where they do not make one sum.

        They do not where one is missing or not in euros, or where one of three or more may be the sum of the rest.
        """
        values = [v for q in quads for v in self.context.resources.values(q) if isinstance(v.node, Literal)]
        if len(values) < len(quads):
            self.context.unread(
                quads[0], f"names {len(quads)} amounts, of which the file gives {len(values)}"
            )
            return None, []
        try:
            amounts = [float(self.context.read(name, value)) for value in values]
        except ValueError as reason:
            self.context.unread(quads[0], f"of {len(values)} amounts one {reason}, so they make no sum")
            return None, []
        if len(amounts) > 2 and isclose(2 * max(amounts), fsum(amounts)):
            self.context.unread(quads[0], f"of {len(amounts)} amounts one may be the sum of the others")
            return None, []
        return fsum(amounts), [quad for value in values for quad in value.way]

    @staticmethod
    def _field(name: str, text: str) -> str | float | int:
        if name == "amount":
            return float(text)
        return int(text) if name in ("year", "count") else text

    def _bookkeeping(self, subject: str, *, own: bool) -> None:
        """Take as said what only says that the node is a relation, and which of our statements it was."""
        resources = self.context.resources
        for predicate in _OWN if own else ():
            resources.said.update(resources.of(subject, predicate))
        for quad in resources.of(subject, _TYPE):
            if isinstance(quad.object, str) and resources.means_something(quad.object):
                resources.said.add(quad)
