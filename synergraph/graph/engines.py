"""Query engines behind one protocol: text and bound parameters in, columns and rows out."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol

from synergraph.collector import no_collection
from synergraph.graph.cypher import failures as of_cypher
from synergraph.graph.sparql import failures as of_sparql
from synergraph.ontology import SYN, VOC
from synergraph.ontology.namespaces import PREFIXES

Value = str | int | float | bool | None


class Text(str):
    """A text parameter that stays a text, also where it looks like the id of a node."""


@dataclass(frozen=True)
class Table:
    """Rows of a query, in the engine's order; [] rows when nothing matches."""

    columns: list[str]
    rows: list[tuple[Value, ...]]


class Engine(Protocol):
    """Answers queries of one language; `language` is "sparql" or "cypher"."""

    @property
    def language(self) -> str: ...

    def query(self, text: str, parameters: Mapping[str, Value]) -> Table:
        """Run a query with bound parameters.

        Raises `QuestionError` when it is not valid, `StoppedError` when it takes too much.
        """
        ...


@dataclass(frozen=True)
class Oxigraph:
    """SPARQL on the RDF projection. Node ids stand for IRIs in parameters and results.

    Ids in `shipped` have IRIs in the vocabulary's namespace, all others in `base_iri`.
    """

    folder: Path
    base_iri: str
    shipped: frozenset[str]
    language: str = "sparql"

    @cached_property
    def _store(self) -> Any:
        import pyoxigraph

        return pyoxigraph.Store.read_only(str(self.folder))

    def iri(self, identifier: str) -> str:
        """Return the IRI of a node id."""
        return (str(VOC) if identifier in self.shipped else self.base_iri) + identifier

    def query(self, text: str, parameters: Mapping[str, Value]) -> Table:
        import pyoxigraph as ox

        bound = {ox.Variable(name): self.term(value) for name, value in parameters.items()}
        try:
            return self.table(self._store.query(text, substitutions=bound))
        except (SyntaxError, RuntimeError, ValueError) as error:
            raise of_sparql.failure(text, str(error)) from error

    def table(self, solutions: Any) -> Table:
        """Return solutions as rows, with ids in place of the IRIs of nodes."""
        import pyoxigraph as ox

        base, vocabulary, literal = self.base_iri, str(VOC), ox.Literal

        def plain(term: Any) -> Value:
            if type(term) is literal:
                reads = _PLAIN.get(term.datatype.value)
                return reads(term.value) if reads else str(term.value)
            return term.value.removeprefix(base).removeprefix(vocabulary) if term else None

        columns = [variable.value for variable in solutions.variables]
        with no_collection():
            return Table(columns, [tuple(map(plain, solution)) for solution in solutions])

    def dump(self, path: Path, format: str) -> Path:
        """Write all graphs as "trig", "nq" or "jsonld", or as "ttl" what :meth:`stated` returns.

        Returns the path.
        """
        import pyoxigraph as ox

        datasets = {"trig": ox.RdfFormat.TRIG, "nq": ox.RdfFormat.N_QUADS, "jsonld": ox.RdfFormat.JSON_LD}
        if format in datasets:
            self._store.dump(str(path), format=datasets[format])
        else:
            triples = ox.parse(self.stated(), format=ox.RdfFormat.N_TRIPLES)
            ox.serialize(triples, str(path), format=ox.RdfFormat.TURTLE, prefixes=PREFIXES)
        return path

    def stated(self) -> bytes:
        """Return, as N-Triples, what holds now of the nodes and relations that sources speak of.

        The seat of an institution that a register knows is there too, though no source names that place.
        """
        import pyoxigraph as ox

        default, rests_on = ox.DefaultGraph(), ox.NamedNode(str(SYN.statement))
        vocabulary = f"{self.base_iri}statement/vocabulary/"
        nodes = self._store.quads_for_pattern(None, ox.NamedNode(str(SYN.stated)), None, default)
        relations = self._store.quads_for_pattern(None, rests_on, None, default)
        stated = {q.subject for q in relations if not q.object.value.startswith(vocabulary)}
        subjects = {q.subject for q in nodes} | stated
        waiting, found = list(subjects), []
        while waiting:
            for quad in self._store.quads_for_pattern(waiting.pop(), None, None, default):
                found.append(quad.triple)
                if quad.object not in subjects and self._is_own(quad.object):
                    subjects.add(quad.object)
                    waiting.append(quad.object)
        return ox.serialize(found, format=ox.RdfFormat.N_TRIPLES) or b""

    def _is_own(self, term: Any) -> bool:
        """Whether a term is a node of this workspace, not of the shipped vocabulary."""
        import pyoxigraph as ox

        if not isinstance(term, ox.NamedNode) or not term.value.startswith(self.base_iri):
            return False
        identified = self._store.quads_for_pattern(term, ox.NamedNode(str(SYN.id)), None, ox.DefaultGraph())
        return next(iter(identified), None) is not None

    def term(self, value: Value) -> Any:
        """Return a parameter as an RDF term: the IRI of a node id, else a literal."""
        import pyoxigraph as ox

        known = isinstance(value, str) and not isinstance(value, Text) and "/" in value and " " not in value
        return ox.NamedNode(self.iri(str(value))) if known else ox.Literal("" if value is None else value)


_XSD = "http://www.w3.org/2001/XMLSchema#"
_PLAIN: dict[str, Any] = {
    **{f"{_XSD}{kind}": int for kind in ("integer", "int")},
    **{f"{_XSD}{kind}": float for kind in ("decimal", "double", "float")},
    f"{_XSD}boolean": lambda text: text in ("true", "1"),
}


@dataclass(frozen=True)
class Ladybug:
    """Cypher on the property-graph projection."""

    path: Path
    language: str = "cypher"

    @cached_property
    def _connection(self) -> Any:
        import ladybug

        return ladybug.Connection(ladybug.Database(str(self.path), read_only=True, max_num_threads=1))

    def query(self, text: str, parameters: Mapping[str, Value]) -> Table:
        try:
            result = self._connection.execute(text, parameters=dict(parameters))
        except RuntimeError as error:
            raise of_cypher.failure(str(error)) from error
        with no_collection():
            return Table(result.get_column_names(), _rows(result))


def _rows(result: Any) -> list[tuple[Value, ...]]:
    """Return the rows, large numbers as such; only columns that can hold them are looked at value by value."""
    kinds, rows = result.get_column_data_types(), result.get_all()
    for at in (at for at, kind in enumerate(kinds) if kind.startswith(("DECIMAL", "INT128"))):
        for row in rows:
            row[at] = _number(row[at])
    return list(map(tuple, rows))


def _number(value: Any) -> Any:
    from decimal import Decimal

    return (int(value) if value == int(value) else float(value)) if isinstance(value, Decimal) else value
