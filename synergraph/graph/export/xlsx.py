"""A build as the workbook of `ontology.layout`: to read, to edit and to load again."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from synergraph.graph.export.stated import stated_edges, stated_nodes, texts
from synergraph.graph.export.workbook import Row, book
from synergraph.graph.frames import QUALIFIERS
from synergraph.graph.graph import Graph
from synergraph.ontology.cells import reference
from synergraph.ontology.layout import SheetLayout, layout, qualifier

Edge = dict[str, Any]


def write(graph: Graph, path: Path, language: str = "de") -> Path:
    """Write all that sources state; what a workbook cannot hold is named in its first sheet."""
    content = _Content(graph)
    sheets = [sheet for sheet in layout() if content.belongs(sheet)]
    with book(path, language, content.names) as workbook:
        for sheet in sheets:
            rows = content.nodes_of(sheet) if sheet.kind else content.edges_of(sheet)
            extra = [] if sheet.kind else content.further(sheet)
            workbook.fill(sheet, (*sheet.columns, *map(qualifier, extra)), rows)
    return path


class _Content:
    """Nodes and edges sorted into the sheets they belong to."""

    def __init__(self, graph: Graph) -> None:
        values = texts(graph)
        frame = stated_nodes(graph).join(values, on="id", how="left", maintain_order="left")
        self._nodes: dict[str, dict[str, Any]] = {row["id"]: row for row in frame.iter_rows(named=True)}
        self._by_kind = Counter(row["kind"] for row in self._nodes.values())
        self._homonyms = Counter((row["kind"], row["name"]) for row in self._nodes.values())
        self._plain: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._qualified: dict[str, list[Edge]] = defaultdict(list)
        self._every = graph.nodes.select("kind", "name").rows()
        general = {edge for sheet in layout() if not sheet.kind for edge in sheet.edges}
        columns = {(s.kind, c.term) for s in layout() if s.kind for c in s.columns if c.term in general}
        for edge in stated_edges(graph).iter_rows(named=True):
            kind = self._nodes[edge["source"]]["kind"]
            if (kind, edge["kind"]) in columns and not any(_said(edge, name) for name in QUALIFIERS):
                self._plain[edge["source"], edge["kind"]].append(edge["target"])
            else:
                self._qualified[edge["kind"]].append(edge)

    def belongs(self, sheet: SheetLayout) -> bool:
        """Whether the workbook has the sheet: the template's always, others when something is in them."""
        return sheet.filled or bool(self._by_kind[sheet.kind])

    def names(self, kind: str) -> list[str]:
        """Return what a drop-down list of a kind offers, the vocabulary included."""
        return sorted({name for of, name in self._every if of == kind})

    def nodes_of(self, sheet: SheetLayout) -> Iterator[Row]:
        for node in self._nodes.values():
            if node["kind"] == sheet.kind:
                yield dict(self._cells(sheet, node))

    def _cells(self, sheet: SheetLayout, node: dict[str, Any]) -> Iterator[tuple[str, Any]]:
        for column in sheet.columns:
            if column.term == "former":
                yield "former", node["name"]
            elif column.term == "alias":
                yield "alias", node["aliases"]
            elif column.datatype == "thing":
                targets = self._plain.get((node["id"], column.term), [])
                yield column.term, [self._reference(target, column.kinds) for target in targets]
            else:
                yield column.term, node[column.term]

    def edges_of(self, sheet: SheetLayout) -> Iterator[Row]:
        for kind in sheet.edges:
            for edge in self._qualified[kind]:
                ends = {
                    end: [self._reference(edge[end], column.kinds)]
                    for end in ("source", "target")
                    if (column := sheet.column(end))
                }
                yield {**edge, **ends, "edge": kind}

    def further(self, sheet: SheetLayout) -> list[str]:
        """Return the qualifiers that edges of the sheet have and its columns do not know."""
        edges = [edge for kind in sheet.edges for edge in self._qualified[kind]]
        return [n for n in QUALIFIERS if not sheet.column(n) and any(_said(edge, n) for edge in edges)]

    def _reference(self, identifier: str, kinds: tuple[str, ...]) -> str:
        name = self._nodes[identifier]["name"]
        several_so_called = sum(self._homonyms[kind, name] for kind in kinds) > 1
        return reference(name, identifier, ambiguous=several_so_called)


def _said(edge: Edge, name: str) -> bool:
    return edge[name] not in (None, "")
