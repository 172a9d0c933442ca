"""Reads the tables of a build back out of its RDF, and out of its property graph."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import ladybug
import polars as pl
import pyoxigraph as ox
from rdflib.namespace import RDFS, SKOS

from synergraph.graph import property_graph, view
from synergraph.graph.frames import EDGES, QUALIFIERS, STATEMENTS, shaped
from synergraph.graph.quads import Tables
from synergraph.graph.view import attributes
from synergraph.ontology import SYN, VOC, ontology

BASE = "https://example.org/synergraph/"
NODES = {"id": pl.String, "kind": pl.String, "name": pl.String, "label_en": pl.String,
         "aliases": pl.List(pl.String), "stated": pl.Boolean}  # fmt: skip
PLACE = re.compile(
    r"#?(?:page=(?P<page>\d+)&?)?(?:line=(?P<line>\d+)&?)?(?:char=(?P<start>\d+),(?P<end>\d+)&?)?"
    r"(?:sheet=(?P<sheet>.*?)&?)?(?:row=(?P<row>\d+))?",
    re.DOTALL,
)
_READ: dict[Any, Any] = {pl.Int64: int, pl.Float64: float, pl.Boolean: lambda text: text == "true"}


class Reader:
    """Reads the quads of a build."""

    def __init__(self, lines: set[str]) -> None:
        self._store = ox.Store()
        data = "\n".join(lines)
        self._store.bulk_load(data.encode(), format=ox.RdfFormat.N_QUADS, lenient=True)

    def tables(self) -> Tables:
        """Return all tables; the edges are those that the statements make."""
        nodes = list(self._nodes())
        as_of = {node["id"]: node["as_of"] or "" for node in nodes}
        said = pl.DataFrame(
            [{**row, "as_of": as_of.get(row["source"], "")} for row in self._statements()], STATEMENTS
        )
        return Tables(said, pl.DataFrame(nodes, {**NODES, **attributes()}).sort("id"), view.edges(said))

    def _subjects(self, predicate: str) -> Iterator[Any]:
        for quad in self._store.quads_for_pattern(None, ox.NamedNode(predicate), None, ox.DefaultGraph()):
            yield quad.subject

    def _all(self, subject: Any, predicate: str) -> list[Any]:
        found = self._store.quads_for_pattern(subject, ox.NamedNode(predicate), None, ox.DefaultGraph())
        return [quad.object for quad in found]

    def _one(self, subject: Any, predicate: str) -> str | None:
        return next((plain(term) for term in self._all(subject, predicate)), None)

    def _nodes(self) -> Iterator[dict[str, Any]]:
        for subject in self._subjects(SYN.id):
            labels = {label.language: label.value for label in self._all(subject, str(RDFS.label))}
            name = labels.get("de") or labels.get(None) or ""
            identifier = self._one(subject, SYN.id) or ""
            given = {name: self._value(subject, name, dtype) for name, dtype in attributes().items()}
            aliases = sorted(alias.value for alias in self._all(subject, str(SKOS.altLabel)))
            stated = self._one(subject, SYN.stated) == "true"
            kind = identifier.split("/")[0]
            yield {"id": identifier, "kind": kind, "name": name, "label_en": labels.get("en", name),
                   "aliases": aliases, "stated": stated, **given}  # fmt: skip

    def _value(self, subject: Any, name: str, dtype: Any) -> Any:
        attribute = ontology().attributes[name]
        value = typed(self._one(subject, attribute.iri), dtype)
        return value.removeprefix(f"{attribute.scheme}/") if value and attribute.scheme else value

    def _statements(self) -> Iterator[dict[str, Any]]:
        model = ontology()
        kinds = {e.iri: k for k, e in model.edges.items()} | {a.iri: k for k, a in model.attributes.items()}
        for node in self._subjects(SYN.predicate):
            path, _, number = plain(node).removeprefix("statement/").rpartition("/")
            predicate = kinds[self._all(node, SYN.predicate)[0].value]
            said = plain(self._all(node, SYN.object)[0])
            qualified = {n: typed(self._one(node, SYN[n]), dtype) for n, dtype in QUALIFIERS.items()}
            qualified |= {n: qualified[n] or "" for n, dtype in QUALIFIERS.items() if dtype == pl.String}
            qualified["role"] = qualified["role"].removeprefix("role/")
            scheme = predicate in model.attributes and model.attributes[predicate].scheme
            yield {
                "id": f"{path}#{number}", "source": self._one(node, SYN.source), "subject": self._one(node, SYN.subject),
                "predicate": predicate, "object": said if predicate in model.edges else "",
                "value": "" if predicate in model.edges else said.removeprefix(f"{scheme}/") if scheme else said,
                **qualified, **place(self._one(node, SYN.place) or ""), "quote": self._one(node, SYN.quote) or "",
                "rule": self._one(node, SYN.rule) or "",
            }  # fmt: skip


def plain(term: Any) -> str:
    return (
        str(term.value).removeprefix(BASE).removeprefix(str(VOC))
        if isinstance(term, ox.NamedNode)
        else str(term.value)
    )


def typed(text: str | None, dtype: Any) -> Any:
    """Return a value as its column has it."""
    if dtype in _READ:
        return None if text is None else _READ[dtype](text)
    return text


def place(fragment: str) -> dict[str, Any]:
    found = PLACE.fullmatch(fragment)
    assert found, fragment
    numbers = {name: int(found[name] or 0) for name in ("page", "line", "start", "end", "row")}
    return {**numbers, "sheet": found["sheet"] or ""}


def read_property_graph(path: Path) -> Tables:
    """Read all tables of a Ladybug file."""
    connection = ladybug.Connection(ladybug.Database(str(path), read_only=True))
    model = ontology()
    nodes, edges = [], []
    for kind, node in model.nodes.items():
        for (row,) in connection.execute(f"MATCH (n:{node.label}) RETURN n").get_all():
            aliases = row["aliases"].split(" | ") if row["aliases"] else []
            nodes.append({**row, "kind": kind, "aliases": aliases})
    for kind, edge in model.edges.items():
        for source, row, target in connection.execute(
            f"MATCH (a)-[r:{edge.type}]->(b) RETURN a.id, r, b.id"
        ).get_all():
            lists = {name: row[name].split(" | ") for name in ("sources", "statements")}
            edges.append({**row, **lists, "source": source, "kind": kind, "target": target})
    said = [
        {**row, **place(row["place"])}
        for (row,) in connection.execute("MATCH (s:Statement) RETURN s").get_all()
    ]
    columns = {**NODES, **attributes()}
    return Tables(table(said, STATEMENTS), table(nodes, columns).sort("id"), table(edges, EDGES))


def table(rows: list[dict[str, Any]], schema: dict[str, Any]) -> pl.DataFrame:
    return shaped(pl.DataFrame([{name: row.get(name) for name in schema} for row in rows], schema), schema)


def written(folder: Path, tables: Tables) -> Path:
    """Write the property graph of tables."""
    path = folder / "graph.lbug"
    property_graph.write(path, *tables)
    return path
