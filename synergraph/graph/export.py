"""Writing a build out for other tools."""

import csv
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import polars as pl

from synergraph.errors import UsageError, closest
from synergraph.graph.frames import QUALIFIERS
from synergraph.graph.graph import Graph
from synergraph.graph.place import fragment
from synergraph.graph.view import VOCABULARY, attributes

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def export(graph: Graph, format: str, target: Path) -> list[Path]:
    """Write what the sources state into the folder `target` and return the files written.

    Raises `UsageError` for an unknown format. Vocabulary that no source speaks of is left out.
    """
    if format not in FORMATS:
        raise UsageError(f"unknown format “{format}”", hint=closest(format, FORMATS))
    target.mkdir(parents=True, exist_ok=True)
    return list(FORMATS[format](graph, target))


def stated_nodes(graph: Graph) -> pl.DataFrame:
    """Return the nodes that sources speak of, with all columns of the node table."""
    return graph.nodes.filter("stated")


def stated_edges(graph: Graph) -> pl.DataFrame:
    """Return the edges that a source states, `sources` without the vocabulary."""
    sources = pl.col("sources").list.set_difference([f"document/{VOCABULARY}"])
    return graph.edges.with_columns(sources).filter(pl.col("sources").list.len() > 0)


def _csv(graph: Graph, target: Path) -> Iterator[Path]:
    told = _told(graph)
    nodes = stated_nodes(graph).with_columns(pl.col("aliases").list.join("|"))
    nodes = nodes.join(_mentions(told), on="id", how="left", maintain_order="left")
    columns = ["id", "kind", "name", "aliases", *attributes(), "sources", "evidence", "place"]
    yield _write_csv(target / "nodes.csv", nodes.select(columns))
    quotes = told.select(pl.col("id").alias("statement"), pl.col("quote").alias("evidence"), "place")
    edges = stated_edges(graph).with_columns(
        pl.col("statements").list.first().alias("statement"), pl.col("sources").list.join("|")
    )
    edges = edges.join(quotes, on="statement", how="left", maintain_order="left")
    columns = ["source", "kind", "target", *QUALIFIERS, "sources", "evidence", "place"]
    yield _write_csv(target / "edges.csv", edges.select(columns))


def _told(graph: Graph) -> pl.DataFrame:
    """Return what sources say, with the place of each statement as a fragment."""
    return graph.statements.filter(pl.col("source") != f"document/{VOCABULARY}").with_columns(fragment())


def _mentions(told: pl.DataFrame) -> pl.DataFrame:
    """Return where each node is named: id, sources, evidence, place; a name in a known place first."""
    sides = (
        told.filter(pl.col(side) != "").select(
            pl.col(side).alias("id"), "source", pl.col("quote").alias("evidence"), "place",
            pl.col("place").eq("").alias("placeless"),
            pl.lit(side != "subject").or_(pl.col("predicate") != "name").alias("indirect"),
            pl.col("id").alias("statement"),
        )
        for side in ("subject", "object")
    )  # fmt: skip
    ordered = pl.concat(sides).sort("id", "placeless", "indirect", "statement")
    return ordered.group_by("id", maintain_order=True).agg(
        pl.col("source").unique(maintain_order=True).str.join("|").alias("sources"),
        pl.col("evidence", "place").first(),
    )


def _write_csv(path: Path, frame: pl.DataFrame) -> Path:
    """Write a table as CSV; texts that a spreadsheet would run as a formula get a leading apostrophe."""
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(frame.columns)
        writer.writerows([inert(value) for value in row] for row in frame.iter_rows())
    return path


def inert(value: object) -> object:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _rdf(format: str) -> "Callable[[Graph, Path], Iterator[Path]]":
    def write(graph: Graph, target: Path) -> Iterator[Path]:
        yield graph.sparql.dump(target / f"graph.{format}", format)

    return write


def _flatten(given: dict[str, Any]) -> None:
    given.update({name: "|".join(value) for name, value in given.items() if isinstance(value, list)})


def _parquet(graph: Graph, target: Path) -> Iterator[Path]:
    for name in ("nodes", "edges", "statements"):
        path = target / f"{name}.parquet"
        getattr(graph, name).write_parquet(path)
        yield path


def _networkx(format: str) -> "Callable[[Graph, Path], Iterator[Path]]":
    def write(graph: Graph, target: Path) -> Iterator[Path]:
        import networkx as nx

        plain = graph.networkx()
        for _, given in plain.nodes(data=True):
            _flatten(given)
        for _, _, given in plain.edges(data=True):
            _flatten(given)
        path = target / f"graph.{format}"
        (nx.write_graphml if format == "graphml" else nx.write_gexf)(plain, path)
        yield path

    return write


FORMATS: dict[str, Callable[[Graph, Path], Iterator[Path]]] = {
    "csv": _csv,
    "trig": _rdf("trig"),
    "nquads": _rdf("nq"),
    "graphml": _networkx("graphml"),
    "gexf": _networkx("gexf"),
    "parquet": _parquet,
}
