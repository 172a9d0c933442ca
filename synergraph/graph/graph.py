"""An opened build: its tables, matrices and engines, read-only."""

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl

from synergraph.errors import BuildError
from synergraph.ontology import Labels

if TYPE_CHECKING:
    import networkx as nx
    import rdflib

    from synergraph.graph.arrays import Matrix
    from synergraph.graph.engines import Ladybug, Oxigraph
    from synergraph.graph.lookup import Lookup

EDGE_KEY = ("kind", "role", "year", "text")
"""What tells two edges between the same nodes apart."""
CURRENT, RDF = "current", "rdf"
"""The file beside the builds that names the one that counts, and the folder of the RDF store in a build."""
ANALYSES = "analyses"
"""The folder beside the builds in which analyses keep what they work out; it may be deleted."""


@dataclass(frozen=True)
class Graph:
    """A finished build. It never changes; open again after a new build.

    The tables are polars frames with the columns that `graph.frames` and `graph.view` name.
    """

    folder: Path

    def _table(self, name: str) -> pl.DataFrame:
        return pl.read_parquet(self.folder / f"{name}.parquet")

    @cached_property
    def nodes(self) -> pl.DataFrame:
        """All nodes, ordered by id.

        Columns: id, kind, name, aliases (list), label_en, stated (a source speaks of it), then one for
        each attribute that has one value: numbers and truth values are such, dates texts
        ("2024", "2024-11", "2024-11-30"), codes those of their scheme; null where nothing is known.
        """
        return self._table("nodes")

    @cached_property
    def edges(self) -> pl.DataFrame:
        """All edges that hold now: source, kind, target, what qualifies them, as_of, sources, statements.

        Qualifiers are role, since, until, amount (euros), year, count and text; "" or null where one
        does not apply. `sources` and `statements` are lists of ids.
        """
        return self._table("edges")

    @cached_property
    def statements(self) -> pl.DataFrame:
        """All statements of all sources with their evidence, what no longer holds too.

        Columns: id, source, as_of, subject, predicate, object (an id) or value, the qualifiers, quote,
        page, line, start, end, sheet, row, and the rule that inferred it.
        """
        return self._table("statements")

    @cached_property
    def conflicts(self) -> pl.DataFrame:
        """What two sources say differently: subject, predicate, nature, both values and statements."""
        return self._table("conflicts")

    @cached_property
    def ledger(self) -> pl.DataFrame:
        """Per source: rows read, used and skipped, and statements made."""
        return self._table("ledger")

    @cached_property
    def skipped(self) -> pl.DataFrame:
        """Rows that were skipped: source, place and reason."""
        return self._table("skipped")

    @cached_property
    def notes(self) -> pl.DataFrame:
        """What loaders noted: source and note."""
        return self._table("notes")

    @cached_property
    def merges(self) -> pl.DataFrame:
        """Names that became one thing: kind, left, right and reason."""
        return self._table("merges")

    @cached_property
    def duplicates(self) -> pl.DataFrame:
        """Pairs that may be one thing: names, score with its parts, verdict and reasons."""
        return self._table("duplicates")

    @cached_property
    def identifiers(self) -> pl.DataFrame:
        """The identifiers (“pic:999513221”) by which sources know a node."""
        return self._table("identifiers")

    @property
    def former(self) -> dict[str, str]:
        """The ids that things had before they became one with others, and the ids of those."""
        former: dict[str, str] = self._manifest.get("former", {})
        return former

    @cached_property
    def _manifest(self) -> dict[str, Any]:
        return manifest_of(self.folder)

    @cached_property
    def _codes(self) -> dict[tuple[str, str], Labels]:
        rows = self._table("codes").iter_rows()
        return {(scheme, code): Labels(de, en) for scheme, code, de, en in rows}

    def code(self, scheme: str, code: str) -> Labels | None:
        """Return what people call a code of a scheme, None for an unknown one."""
        return self._codes.get((scheme, code))

    def matrix(self, kind: str, rows: str = "", columns: str = "") -> "Matrix":
        """Return how many edges of a kind join which nodes, as a sparse matrix with labels.

        Rows are the sources of edges and columns their targets, both by id; `rows` and `columns` keep
        to nodes of one kind ("organisation"), without them all nodes are there. Raises `UsageError`
        naming the closest kind for one that does not exist.
        """
        from synergraph.graph.arrays import matrix

        return matrix(self.folder / "arrays", self.nodes, kind, rows, columns)

    @property
    def base_iri(self) -> str:
        """What the IRIs of nodes begin with, those of the shipped vocabulary apart."""
        return str(self._manifest["base_iri"])

    @cached_property
    def sparql(self) -> "Oxigraph":
        """The embedded SPARQL engine."""
        from synergraph.graph.engines import Oxigraph

        return Oxigraph(self.rdf_store(), self.base_iri, frozenset(self._manifest["shipped"]))

    @cached_property
    def cypher(self) -> "Ladybug":
        """The embedded Cypher engine."""
        from synergraph.graph.engines import Ladybug

        return Ladybug(self.property_graph())

    def rdf_store(self) -> Path:
        """Return the folder of the RDF store; the first call of a build writes it."""
        from synergraph.graph.at_hand import at_hand

        def write(path: Path) -> None:
            from synergraph.graph import rdf_store

            rdf_store.write(path, self.folder)

        return at_hand(self.folder / RDF, write, "the RDF store")

    def property_graph(self) -> Path:
        """Return the file of the property graph; the first call of a build writes it."""
        from synergraph.graph.at_hand import at_hand

        def write(path: Path) -> None:
            from synergraph.graph import property_graph

            property_graph.write(path, self.statements, self.nodes, self.edges)

        return at_hand(self.folder / "graph.lbug", write, "the property graph")

    def networkx(self) -> "nx.MultiDiGraph[str]":
        """Return nodes and edges as a NetworkX graph with their attributes, without empty ones.

        Nodes are ids. Numbers and truth values are such, dates texts ("2024", "2024-11", "2024-11-30")
        and `aliases`, `sources` and `statements` lists of texts. The key of an edge is its kind, with
        role, year and text behind it where it has any ("participates_in:lead"): it stays the same from
        build to build.
        """
        import networkx as nx

        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        for row in self.nodes.iter_rows(named=True):
            graph.add_node(row["id"], **_given(row, "id"))
        for row in self.edges.iter_rows(named=True):
            graph.add_edge(row["source"], row["target"], key=_key(row), **_given(row, "source", "target"))
        return graph

    def rdf(self) -> "rdflib.Graph":
        """Return what holds now of all that sources speak of, as an rdflib graph."""
        import rdflib

        return rdflib.Graph().parse(data=self.sparql.stated(), format="nt")

    def find(self, name: str, *kinds: str) -> str:
        """Return the id of the node called `name` (a name, alias, id or former id), of one of `kinds` if given.

        Raises `UsageError` with the closest names when there is none, or with the ids when
        several things bear the name.
        """
        return self._lookup.find(name, kinds)

    def named(self, name: str, *kinds: str) -> str:
        """Return the id of the node called `name` as `find` does, but "" where nothing is called so."""
        return self._lookup.named(name, kinds)

    @cached_property
    def _lookup(self) -> "Lookup":
        from synergraph.graph.lookup import Lookup

        return Lookup(self.nodes, self.former)


def _key(edge: dict[str, Any]) -> str:
    fields = [edge[name] or "" for name in EDGE_KEY]
    while not fields[-1]:
        fields.pop()
    return ":".join(map(str, fields))


def _given(row: dict[str, Any], *without: str) -> dict[str, Any]:
    """Return what a row says, without empty cells."""
    return {name: value for name, value in row.items() if name not in without and value not in (None, "", [])}


def manifest_of(build: Path) -> dict[str, Any]:
    """Return what the build in the folder `build` says of itself."""
    manifest: dict[str, Any] = json.loads((build / "manifest.json").read_text(encoding="utf-8"))
    return manifest


def open_graph(folder: Path) -> Graph:
    """Open the current build of the workspace in `folder`; raises `BuildError` if there is none."""
    pointer = folder / "build" / CURRENT
    if not pointer.is_file():
        raise BuildError("nothing is built here yet", place=str(folder), hint="run `synergraph build`")
    build = folder / "build" / pointer.read_text(encoding="utf-8").strip()
    if not (build / "manifest.json").is_file():
        raise BuildError(
            "the current build is damaged", place=str(build), hint="remove the folder build/ and build again"
        )
    return Graph(build)
