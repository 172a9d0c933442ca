"""nodes.csv and edges.csv: every node and edge with its evidence; the table loader reads them back."""

import csv
from collections.abc import Iterator
from pathlib import Path

import polars as pl

from synergraph.graph.export.stated import several, stated_edges, stated_nodes, texts, told
from synergraph.graph.frames import QUALIFIERS
from synergraph.graph.graph import Graph
from synergraph.graph.place import fragment
from synergraph.graph.view import attributes
from synergraph.ontology.cells import inert, joined

_PLACED = ["sources", "evidence", "place"]


def write(graph: Graph, target: Path) -> Iterator[Path]:
    """Write both files into the folder `target` and yield their paths."""
    placed = told(graph).with_columns(fragment())
    yield _write(target / "nodes.csv", _nodes(graph, placed))
    yield _write(target / "edges.csv", _edges(graph, placed))


def _nodes(graph: Graph, placed: pl.DataFrame) -> pl.DataFrame:
    nodes = stated_nodes(graph).join(texts(graph), on="id", how="left", maintain_order="left")
    nodes = nodes.join(_mentions(placed), on="id", how="left", maintain_order="left")
    return nodes.select("id", "kind", "name", "aliases", *attributes(), *several(), *_PLACED)


def _edges(graph: Graph, placed: pl.DataFrame) -> pl.DataFrame:
    quotes = placed.select(pl.col("id").alias("statement"), pl.col("quote").alias("evidence"), "place")
    edges = stated_edges(graph).with_columns(pl.col("statements").list.first().alias("statement"))
    edges = edges.join(quotes, on="statement", how="left", maintain_order="left")
    return edges.select("source", "kind", "target", *QUALIFIERS, *_PLACED)


def _mentions(placed: pl.DataFrame) -> pl.DataFrame:
    """Return where each node is named: id, sources, evidence, place; a name in a known place first."""
    sides = (
        placed.filter(pl.col(side) != "").select(
            pl.col(side).alias("id"), "source", pl.col("quote").alias("evidence"), "place",
            pl.col("place").eq("").alias("placeless"),
            pl.lit(side != "subject").or_(pl.col("predicate") != "name").alias("indirect"),
            pl.col("id").alias("statement"),
        )
        for side in ("subject", "object")
    )  # fmt: skip
    ordered = pl.concat(sides).sort("id", "placeless", "indirect", "statement")
    return ordered.group_by("id", maintain_order=True).agg(
        pl.col("source").unique(maintain_order=True).alias("sources"), pl.col("evidence", "place").first()
    )


def _write(path: Path, frame: pl.DataFrame) -> Path:
    """Write a table as CSV; texts that a spreadsheet would run as a formula get a leading apostrophe."""
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(frame.columns)
        writer.writerows([inert(_cell(value)) for value in row] for row in frame.iter_rows())
    return path


def _cell(value: object) -> object:
    return joined(map(str, value), "|") if isinstance(value, list) else value
