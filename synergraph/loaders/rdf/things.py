"""The things a file describes: their kind, name and identifier."""

from dataclasses import dataclass, field

from synergraph.loaders.rdf.context import Context
from synergraph.loaders.rdf.identifiers import best, identifier, spoken
from synergraph.loaders.rdf.resources import Value
from synergraph.ontology import VOC, ontology
from synergraph.ontology.names import unwrap
from synergraph.ontology.namespaces import RDF, SKOS
from synergraph.ontology.parser import Literal
from synergraph.statements import Thing

_LANGUAGES = ("de", "", "en")


@dataclass(slots=True)
class Things:
    """Finds the thing a resource is; each resource is looked at once."""

    context: Context
    _known: dict[str, Thing | None] = field(default_factory=dict)
    _holding: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        attributes = self.context.table.attributes
        self._holding = frozenset(p for p in attributes if "identifier" in attributes[p])

    def of(self, subject: str) -> Thing | None:
        """Return the thing, None for a resource that is none, that has no name or is not described."""
        if subject not in self._known:
            self._known[subject] = self._thing(subject)
        return self._known[subject]

    def _thing(self, subject: str) -> Thing | None:
        if subject.startswith(VOC):
            concept = self.context.vocabulary.concepts.get(subject.removeprefix(VOC))
            if concept and concept.kind in ontology().nodes:
                return Thing(concept.kind, concept.label.de)
        kind = self.context.resources.kind(subject)
        names = self.names(subject) if kind else []
        return Thing(kind, unwrap(names[0].text), self.key(subject)) if names else None

    def names(self, subject: str) -> list[Value]:
        """Return the names of a resource, the best first: by property, then German, untagged, English.

        Other languages count only where these are missing. What has no name goes by its notation, a
        topic by the end of its IRI: by what is words, since no number is a name.
        """
        resources, ranks = self.context.resources, self.context.table.names
        about = resources.about.get(subject, {})
        ranked = sorted((p for p in about if p in ranks and self._names(subject, p)), key=lambda p: ranks[p])
        values = [value for p in ranked for value in self._in_order(subject, p)]
        values = values or self._spoken(subject)
        return [v for v in values if v.lang in _LANGUAGES] or values[:1]

    def _names(self, subject: str, predicate: str) -> bool:
        """Whether a property names a resource: one that names natural persons counts for organisations only."""
        resources = self.context.resources
        return predicate not in resources.table.personal or resources.kind(subject) == "organisation"

    def _spoken(self, subject: str) -> list[Value]:
        resources = self.context.resources
        notations = [v for v in self._in_order(subject, SKOS.notation) if any(map(str.isalpha, v.text))]
        if notations or resources.kind(subject) != "topic":
            return notations
        return [Value(Literal(said), (resources.of(subject, RDF.type)[0],)) for said in spoken(subject)]

    def _in_order(self, subject: str, predicate: str) -> list[Value]:
        quads = self.context.resources.of(subject, predicate)
        values = [value for quad in quads for value in self.context.resources.values(quad)]
        literals = [v for v in values if isinstance(v.node, Literal) and not v.text.isspace() and v.text]
        return sorted(
            literals,
            key=lambda v: (_LANGUAGES.index(v.lang) if v.lang in _LANGUAGES else len(_LANGUAGES), v.lang),
        )

    def key(self, subject: str) -> str:
        """Return the best identifier of a resource: PIC, CORDIS, ROR …, else its IRI; "" for a blank node."""
        resources, table = self.context.resources, self.context.table
        same = [q for p in table.same for q in resources.of(subject, p)]
        equal = [identifier(Value(q.object, (q,)).text) for q in same]
        found = best([identifier(subject), *equal, *(text for text, _ in self.identifiers(subject))])
        return found or ("" if subject.startswith("_:") else f"iri:{subject}")

    def identifiers(self, subject: str) -> list[tuple[str, Value]]:
        """Return the identifiers that the file states of a resource, with the values that say them."""
        resources, table = self.context.resources, self.context.table
        own = resources.profile(subject).scheme
        found = []
        for predicate in resources.about.get(subject, ()):
            if predicate in self._holding:
                scheme = table.schemes.get(predicate, own if predicate.startswith(_EURIO) else "")
                values = [v for q in resources.of(subject, predicate) for v in resources.values(q)]
                found += [(identifier(v.text, scheme), v) for v in values]
        return [(text, value) for text, value in found if text]


_EURIO = "http://data.europa.eu/s66#"
