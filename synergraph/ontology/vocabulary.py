"""Shipped vocabularies: SKOS schemes, clusters, programmes, places and well-known institutions.

Every file in `vocabulary/` is Turtle. A thing of the vocabulary has the IRI VOC + id, where the
id is "<kind>/<slug>" ("topic/kreislaufwirtschaft"); a code of a scheme ("status/running") has
a skos:notation. A workspace may extend the vocabulary with a gazetteer of its own.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from synergraph.errors import OntologyError, closest
from synergraph.ontology.model import Labels, labels, ontology
from synergraph.ontology.names import key, unmarked
from synergraph.ontology.namespaces import FOLDER, RDF, SKOS, VOC
from synergraph.ontology.turtle import Triples, read

_UNMARKED, _LONG = frozenset({"organisation", "place"}), 6
"""Kinds and length of names that are also found without umlauts; among other words "Forderung" is no "Förderung"."""


@dataclass(frozen=True, slots=True)
class Concept:
    """A thing of the vocabulary.

    `id` is "<kind>/<slug>"; for codes of a scheme `kind` is the scheme's name and `code` the
    notation. `alt` holds all further labels, `attributes` and `edges` what the vocabulary
    says of it: (attribute kind, value) and (edge kind, target id).
    """

    id: str
    kind: str
    label: Labels
    definition: Labels
    alt: tuple[str, ...] = ()
    code: str = ""
    attributes: tuple[tuple[str, str], ...] = ()
    edges: tuple[tuple[str, str], ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All names, the German label first, without repetition."""
        return tuple(dict.fromkeys((self.label.de, self.label.en, *self.alt)))


@dataclass(slots=True)
class Vocabulary:
    """Concepts by id, with look-up by any of their names."""

    concepts: dict[str, Concept]
    _index: dict[tuple[str, str], str] = field(init=False, repr=False)
    _unmarked: dict[tuple[str, str], set[str]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._index, self._unmarked = {}, {}
        for concept in self.concepts.values():
            for name in (*concept.names, *filter(None, [concept.code])):
                spelt = key(name)
                self._index.setdefault((concept.kind, spelt), concept.id)
                if concept.kind in _UNMARKED and len(bare := unmarked(spelt)) >= _LONG and bare != spelt:
                    self._unmarked.setdefault((concept.kind, bare), set()).add(concept.id)

    def __iter__(self) -> Iterator[Concept]:
        return iter(self.concepts.values())

    def of_kind(self, kind: str) -> list[Concept]:
        """Return the concepts of a node kind or code scheme, ordered by id."""
        return sorted((c for c in self if c.kind == kind), key=lambda c: c.id)

    def find(self, kind: str, name: str) -> Concept | None:
        """Return the concept of `kind` that has `name` as label or code, however spelt.

        An organisation or a place is also found as "TECHNISCHE UNIVERSITAT BERLIN", where only one is meant so.
        """
        found = self._index.get((kind, key(name)))
        if found is None and kind in _UNMARKED:
            among = self._unmarked.get((kind, unmarked(key(name))), set())
            found = next(iter(among)) if len(among) == 1 else None
        return self.concepts[found] if found else None

    def code(self, scheme: str, name: str) -> str:
        """Return the code for a label or code of `scheme`; raises `OntologyError` if unknown."""
        concept = self.find(scheme, name)
        if concept is None:
            valid = [c.label.de for c in self.of_kind(scheme)]
            raise OntologyError(f"“{name}” is no value of {scheme}", hint=closest(name, valid))
        return concept.code

    def extended(self, concepts: Iterable[Concept]) -> "Vocabulary":
        """Return a vocabulary with further concepts; the given ones win on equal ids."""
        return Vocabulary({**self.concepts, **{c.id: c for c in concepts}})

    def renamed(self, ids: Mapping[str, str]) -> "Vocabulary":
        """Return the vocabulary with other ids for some concepts, also where others point to them."""
        if not ids:
            return self
        moved = (
            replace(c, id=ids.get(c.id, c.id), edges=tuple((edge, ids.get(to, to)) for edge, to in c.edges))
            for c in self
        )
        return Vocabulary({c.id: c for c in moved})


@cache
def shipped() -> Vocabulary:
    """Read the shipped vocabularies."""
    return concepts(read(*files()))


@cache
def shipped_scheme(name: str) -> list[Concept]:
    """Read one scheme of the shipped vocabularies, ordered by id: a tenth of the time of reading all."""
    return concepts(read(FOLDER / "vocabulary" / f"{name}.ttl")).of_kind(name)


def files() -> list[Path]:
    """Return the paths of the shipped vocabularies, ordered by name."""
    return sorted((FOLDER / "vocabulary").glob("*.ttl"))


def concepts(triples: Triples) -> Vocabulary:
    """Return the vocabulary that triples declare: everything labelled that is no scheme."""
    things = [
        s
        for s in triples
        if SKOS.prefLabel in triples[s] and SKOS.ConceptScheme not in triples.all(s, RDF.type)
    ]
    return Vocabulary({c.id: c for c in (_concept(triples, subject) for subject in sorted(things))})


@cache
def _predicates() -> tuple[dict[str, str], dict[str, str]]:
    """Attribute kinds and edge kinds by IRI."""
    model = ontology()
    edges = {edge.iri: kind for kind, edge in model.edges.items() if kind != "broader"}
    return {a.iri: kind for kind, a in model.attributes.items()}, {**edges, SKOS.broader: "broader"}


def _concept(triples: Triples, subject: str) -> Concept:
    attribute_of, edge_of = _predicates()
    identifier = subject.removeprefix(VOC)
    attributes, edges = [], []
    for predicate in triples[subject]:
        for value in triples.strings(subject, predicate):
            if predicate in attribute_of:
                attributes.append((attribute_of[predicate], triples.string(value, SKOS.notation) or value))
            elif predicate in edge_of:
                edges.append((edge_of[predicate], value.removeprefix(VOC)))
    alt = {name for p in (SKOS.altLabel, SKOS.hiddenLabel) for name in triples.strings(subject, p)}
    return Concept(
        id=identifier,
        kind=identifier.split("/", 1)[0],
        label=labels(triples, subject, SKOS.prefLabel),
        definition=labels(triples, subject, SKOS.definition),
        alt=tuple(sorted(alt)),
        code=triples.string(subject, SKOS.notation),
        attributes=tuple(sorted(attributes)),
        edges=tuple(sorted(edges)),
    )
