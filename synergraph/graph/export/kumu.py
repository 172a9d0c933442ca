"""Kumu: elements.csv and connections.csv, as its import takes them.

Kumu knows an element by its label; where two things share a name, the id in brackets tells them
apart. Columns, kinds and codes have the names that people know.
"""

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from synergraph.graph.export.cells import label
from synergraph.graph.export.stated import filled, stated_edges, stated_nodes, texts
from synergraph.graph.frames import QUALIFIERS
from synergraph.graph.graph import Graph
from synergraph.graph.view import attributes
from synergraph.ontology import ontology
from synergraph.ontology.cells import inert, reference
from synergraph.ontology.layout import qualifier
from synergraph.ontology.names import key

_ELEMENT = ("Label", "Type", "Description", "URL", "Aliases")
_CONNECTION = ("From", "To", "Direction", "Type")


def write(graph: Graph, target: Path, language: str = "de") -> Iterator[Path]:
    """Write what sources state into the folder `target`, in `language`; yield both paths."""
    nodes, edges = filled(stated_nodes(graph)), filled(stated_edges(graph))
    labels = _labels(nodes.select("id", "name").rows())
    given = [name for name in attributes() if name in nodes.columns]
    head = [*_ELEMENT, *(ontology().attributes[name].name[language] for name in given)]
    rows = nodes.join(texts(graph), on="id", how="left", maintain_order="left").iter_rows(named=True)
    elements = ([*_element(node, labels, language), *_coded(node, given, language)] for node in rows)
    yield _write(target / "elements.csv", head, elements)
    carried = [name for name in QUALIFIERS if name in edges.columns]
    head = [*_CONNECTION, *(qualifier(name).title[language] for name in carried)]
    connections = (
        [*_connection(edge, labels, language), *_coded(edge, carried, language)]
        for edge in edges.iter_rows(named=True)
    )
    yield _write(target / "connections.csv", head, connections)


def _labels(named: Iterable[tuple[str, str]]) -> dict[str, str]:
    names = dict(named)
    bearers = Counter(map(key, names.values()))
    return {node: reference(name, node, ambiguous=bearers[key(name)] > 1) for node, name in names.items()}


def _element(node: Mapping[str, Any], labels: Mapping[str, str], language: str) -> list[object]:
    kind = ontology().nodes[node["kind"]].name[language]
    described, homepage = "\n\n".join(node["description"] or ()), next(iter(node["homepage"] or ()), "")
    aliases = "|".join(alias.replace("|", "/") for alias in node.get("aliases") or ())
    return [labels[node["id"]], kind, described, homepage, aliases]


def _connection(edge: Mapping[str, Any], labels: Mapping[str, str], language: str) -> list[object]:
    kind = ontology().edges[edge["kind"]]
    direction = "mutual" if kind.symmetric else "directed"
    return [labels[edge["source"]], labels[edge["target"]], direction, kind.name[language]]


def _coded(row: Mapping[str, Any], columns: list[str], language: str) -> list[object]:
    """Return the values of some columns, codes by what people call them."""
    known = {**{name: a.scheme for name, a in ontology().attributes.items()}, "role": "role"}
    return [
        label(known[name], row[name], language) if known.get(name) and row[name] else row[name]
        for name in columns
    ]


def _write(path: Path, head: list[str], rows: Iterable[list[object]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(head)
        writer.writerows([inert(cell) for cell in row] for row in rows)
    return path
