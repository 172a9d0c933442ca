"""What was pushed to a server, kept there in a graph of its own, in the words of VoID."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pyoxigraph as ox

from synergraph.errors import ServerError
from synergraph.graph.sparql_server.server import Server

_VOID, _DCTERMS = "http://rdfs.org/ns/void#", "http://purl.org/dc/terms/"
_DIGEST, _TRIPLES, _PART = f"{_DCTERMS}identifier", f"{_VOID}triples", f"{_DCTERMS}isPartOf"
_PLACE = "http://www.w3.org/ns/sparql-service-description#defaultGraph"


@dataclass(frozen=True)
class Pushed:
    """A graph on the server: its digest, "" while it is on its way, and its triples."""

    digest: str
    triples: int


@dataclass
class Record:
    """The graphs of one workspace on a server, by IRI; "" is the default graph.

    `place` is the named graph that holds the default graph, "" where the server has one.
    """

    base_iri: str
    place: str = ""
    graphs: dict[str, Pushed] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The IRI of the graph that holds this record."""
        return f"{self.base_iri}pushed"

    def on(self, graph: str) -> str:
        """Return the IRI under which a graph is found on the server, "" for the default graph."""
        return graph or self.place

    def names(self) -> list[str]:
        """Return the IRIs of the named graphs."""
        return sorted(name for name in self.graphs if name)

    def write(self, server: Server) -> None:
        """Keep the record on the server."""
        server.put(self.name, "".join(f"{triple} .\n" for triple in self._triples()).encode())

    def _triples(self) -> Iterator[ox.Triple]:
        whole = ox.NamedNode(self.name)
        if self.place:
            yield ox.Triple(whole, ox.NamedNode(_PLACE), ox.NamedNode(self.place))
        for name, pushed in self.graphs.items():
            graph = ox.NamedNode(name or f"{self.name}#default")
            yield ox.Triple(graph, ox.NamedNode(_PART), whole)
            yield ox.Triple(graph, ox.NamedNode(_DIGEST), ox.Literal(pushed.digest))
            yield ox.Triple(graph, ox.NamedNode(_TRIPLES), ox.Literal(pushed.triples))


def read_record(server: Server, base_iri: str) -> Record | None:
    """Return the record of the workspace whose IRIs begin with `base_iri`, None if nothing was pushed."""
    record = Record(base_iri)
    rows = _rows(server, f"SELECT ?s ?p ?o {{ GRAPH {ox.NamedNode(record.name)} {{ ?s ?p ?o }} }}")
    if not rows:
        return None
    said: dict[str, dict[str, str]] = {}
    for subject, predicate, value in rows:
        said.setdefault(subject, {})[predicate] = value
    record.place = said.pop(record.name, {}).get(_PLACE, "")
    for subject, facts in said.items():
        name = "" if subject == f"{record.name}#default" else subject
        record.graphs[name] = Pushed(facts.get(_DIGEST, ""), int(facts.get(_TRIPLES, "0")))
    return record


def count(server: Server, graph: str) -> int:
    """Return how many triples a graph on the server has; "" is the default graph."""
    pattern = f"GRAPH {ox.NamedNode(graph)} {{ ?s ?p ?o }}" if graph else "?s ?p ?o"
    return int(_rows(server, f"SELECT (COUNT(*) AS ?n) {{ {pattern} }}")[0][0])


def _rows(server: Server, query: str) -> list[list[str]]:
    try:
        found = ox.parse_query_results(server.select(query), format=ox.QueryResultsFormat.JSON)
        return [] if isinstance(found, ox.QueryBoolean) else [[t.value for t in row] for row in found]
    except (SyntaxError, ValueError) as error:
        raise ServerError(f"the server's answer is not complete: {error}") from error
