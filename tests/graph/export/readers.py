"""What other programs read in an exported build: nodes by id, and edges between them."""

import csv
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import ladybug
import networkx as nx
import polars as pl
import pyoxigraph as ox
from rdflib.namespace import RDF, RDFS

from synergraph.graph import property_graph
from synergraph.graph.frames import EDGES, STATEMENTS
from synergraph.graph.view import attributes
from synergraph.ontology import SYN, VOC, ontology

Edge = tuple[str, str, str, str]
"""Source, kind, target and role."""


class Content(NamedTuple):
    """Nodes: id → its kind, name and status; edges with how often they are there.

    A format that does not keep the role of an edge has "" there, and an edge once; one that does not
    keep ids has names in their place.
    """

    nodes: dict[str, tuple[str, str, str]]
    edges: Counter[Edge]


def content(nodes: pl.DataFrame, edges: pl.DataFrame) -> Content:
    """Return the content of tables with the columns of a build's."""
    rows = nodes.select("id", "kind", "name", pl.col("status").fill_null("")).iter_rows()
    counted = Counter(edges.select("source", "kind", "target", "role").iter_rows())
    return Content({node: (kind, name, status) for node, kind, name, status in rows}, counted)


def without_roles(found: Content) -> Content:
    return Content(found.nodes, Counter({(s, k, t, "") for s, k, t, _ in found.edges}))


def read_rdf(paths: list[Path]) -> Content:
    """Read the default graph; the ids that are there make the nodes."""
    (path,) = paths
    store = ox.Store()
    store.bulk_load(path=str(path))
    ids = dict(triples(store, SYN.id))
    kinds = {node.iri: kind for kind, node in ontology().nodes.items()}
    kind_of = {subject: kinds[c] for subject, c in triples(store, RDF.type) if c in kinds}
    names = dict(triples(store, RDFS.label, but="en"))
    status = {subject: code.removeprefix(f"{VOC}status/") for subject, code in triples(store, SYN.status)}
    nodes = {name: (kind_of[node], names[node], status.get(node, "")) for node, name in ids.items()}
    edges = Counter(
        (ids[source], edge.kind, ids[target], "")
        for edge in ontology().edges.values()
        for source, target in triples(store, edge.iri)
        if source in ids and target in ids
    )
    return Content(nodes, edges)


def triples(store: ox.Store, predicate: str, but: str = "") -> Iterator[tuple[str, str]]:
    """Yield subject and object of the triples of the default graph, without texts in the language `but`."""
    found = store.quads_for_pattern(None, ox.NamedNode(str(predicate)), None, ox.DefaultGraph())
    for quad in found:
        if not but or getattr(quad.object, "language", None) != but:
            yield quad.subject.value, quad.object.value


def read_network(read: Callable[[Path], Any], paths: list[Path]) -> Content:
    """Read GraphML or GEXF with NetworkX."""
    (path,) = paths
    graph = read(path)
    nodes = {n: (d["kind"], d["name"], d.get("status", "")) for n, d in graph.nodes(data=True)}
    edges = Counter((s, d["kind"], t, d.get("role", "")) for s, t, d in graph.edges(data=True))
    return Content(nodes, edges)


def read_cypher(scratch: Path, paths: list[Path]) -> Content:
    """Run the script in an empty property graph, and read what it made."""
    (path,) = paths
    connection = run_script(scratch / "again.lbug", path.read_text(encoding="utf-8"))
    nodes, edges = {}, Counter[Edge]()
    for kind, node in ontology().nodes.items():
        status = "n.status" if "status" in property_graph.node_columns(kind) else "''"
        for row in rows(connection, f"MATCH (n:{node.label}) RETURN n.id, n.name, {status}"):
            nodes[row[0]] = (kind, row[1], row[2] or "")
    for kind, edge in ontology().edges.items():
        found = rows(connection, f"MATCH (a)-[r:{edge.type}]->(b) RETURN a.id, b.id, r.role")
        edges += Counter((source, kind, target, role) for source, target, role in found)
    return Content(nodes, edges)


def run_script(database: Path, script: str, times: int = 1) -> Any:
    """Run a script statement by statement in an empty Ladybug file, which needs no constraints but tables."""
    nodes = pl.DataFrame(schema={"id": pl.String, "kind": pl.String, "name": pl.String, "label_en": pl.String,
                                 "aliases": pl.List(pl.String), "stated": pl.Boolean, **attributes()})  # fmt: skip
    property_graph.write(database, pl.DataFrame(schema=STATEMENTS), nodes, pl.DataFrame(schema=EDGES))
    connection = ladybug.Connection(ladybug.Database(str(database)))
    statements = script.removesuffix(";\n").split(";\n")
    for statement in statements * times:
        if not statement.startswith("CREATE CONSTRAINT"):
            connection.execute(statement)
    return connection


def rows(connection: Any, query: str) -> list[Any]:
    return list(connection.execute(query).get_all())


def read_csv(paths: list[Path]) -> Content:
    nodes, edges = (cells(path, ",") for path in paths)
    return Content(
        {n["id"]: (n["kind"], n["name"], n["status"]) for n in nodes},
        Counter((e["source"], e["kind"], e["target"], e["role"]) for e in edges),
    )


def read_kgx(paths: list[Path]) -> Content:
    nodes, edges = (cells(path, "\t") for path in paths)
    prefix = "synergraph:"

    def plain(curie: str) -> str:
        return curie.removeprefix(prefix).replace(".", "/", 1)

    return Content(
        {plain(n["id"]): (n["kind"], n["name"], n["status"]) for n in nodes},
        Counter((plain(e["subject"]), e["kind"], plain(e["object"]), e["role"]) for e in edges),
    )


def read_parquet(paths: list[Path]) -> Content:
    nodes, edges, _ = map(pl.read_parquet, paths)
    return content(nodes, edges)


def cells(path: Path, delimiter: str) -> list[dict[str, str]]:
    quoting = csv.QUOTE_NONE if delimiter == "\t" else csv.QUOTE_MINIMAL
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle, delimiter=delimiter, quoting=quoting))


def readers(scratch: Path) -> dict[str, Callable[[list[Path]], Content]]:
    """Return what reads each format that keeps ids."""
    rdf = dict.fromkeys(("turtle", "trig", "nquads", "jsonld"), read_rdf)
    return {
        **rdf,
        "graphml": lambda paths: read_network(nx.read_graphml, paths),
        "gexf": lambda paths: read_network(nx.read_gexf, paths),
        "cypher": lambda paths: read_cypher(scratch, paths),
        "csv": read_csv,
        "kgx": read_kgx,
        "parquet": read_parquet,
    }
