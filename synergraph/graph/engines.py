"""Query engines behind one protocol: text and bound parameters in, columns and rows out."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol

from synergraph.errors import QuestionError
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
        """Run a query with bound parameters; raises `QuestionError` when it is not valid."""
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

        bound = {ox.Variable(name): self._term(value) for name, value in parameters.items()}
        try:
            solutions = self._store.query(text, substitutions=bound)
            columns = [variable.value for variable in solutions.variables]
            rows = [tuple(self._plain(term) for term in solution) for solution in solutions]
        except (SyntaxError, RuntimeError, ValueError) as error:
            raise QuestionError(
                f"the SPARQL query is not valid: {error}", hint="see the position it names"
            ) from error
        return Table(columns, rows)

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
        """Return, as N-Triples, what holds now of the nodes and relations that sources speak of."""
        import pyoxigraph as ox

        default, rests_on = ox.DefaultGraph(), ox.NamedNode(str(SYN.statement))
        vocabulary = f"{self.base_iri}statement/vocabulary/"
        nodes = self._store.quads_for_pattern(None, ox.NamedNode(str(SYN.stated)), None, default)
        relations = self._store.quads_for_pattern(None, rests_on, None, default)
        stated = {q.subject for q in relations if not q.object.value.startswith(vocabulary)}
        subjects = {q.subject for q in nodes} | stated
        found = (q.triple for s in subjects for q in self._store.quads_for_pattern(s, None, None, default))
        return ox.serialize(found, format=ox.RdfFormat.N_TRIPLES) or b""

    def _term(self, value: Value) -> Any:
        import pyoxigraph as ox

        known = isinstance(value, str) and not isinstance(value, Text) and "/" in value and " " not in value
        return ox.NamedNode(self.iri(str(value))) if known else ox.Literal("" if value is None else value)

    def _plain(self, term: Any) -> Value:
        if term is None:
            return None
        text = str(term.value)
        if not hasattr(term, "datatype"):
            return text.removeprefix(self.base_iri).removeprefix(str(VOC))
        kind = term.datatype.value.rsplit("#", 1)[-1]
        return _PLAIN[kind](text) if kind in _PLAIN else text


_PLAIN: dict[str, Any] = {
    "integer": int, "int": int, "decimal": float, "double": float, "float": float, "boolean": lambda text: text == "true",
}  # fmt: skip


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
            raise QuestionError(
                f"the Cypher query is not valid: {error}", hint="see the position it names"
            ) from error
        return Table(result.get_column_names(), [tuple(_number(v) for v in row) for row in result.get_all()])


def _number(value: Any) -> Any:
    from decimal import Decimal

    return (int(value) if value == int(value) else float(value)) if isinstance(value, Decimal) else value
