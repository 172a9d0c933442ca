"""A build without its persons: what an export for others holds unless somebody asks for more."""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl

from synergraph.graph.graph import Graph, manifest_of
from synergraph.graph.quads import Tables

MASK = "…"
_PERSON = "person/"
_FREE: dict[str, tuple[str, ...]] = {
    "nodes": (),
    "edges": ("text",),
    "statements": ("quote", "text", "value"),
}
"""Columns with sentences of a source, in which a person may be named."""
_CALLED = ("name", "alias")


@contextmanager
def without_persons(graph: Graph) -> Iterator[Graph]:
    """Yield a graph like `graph` without persons, their edges and the statements about them.

    Where quotes and texts of the rest name one of them, "…" stands instead. The graph yielded has
    the tables and what follows from them; RDF that the model has no words for is left out with the
    persons, as it may speak of them. A graph without persons is yielded as it is.
    """
    if not graph.nodes["kind"].eq("person").any():
        yield graph
        return
    tables = _impersonal(graph)
    with TemporaryDirectory() as name:
        folder = Path(name)
        for table, frame in tables._asdict().items():
            frame.write_parquet(folder / f"{table}.parquet")
        shutil.copy2(graph.folder / "codes.parquet", folder)
        manifest = {**manifest_of(graph.folder), "earlier": "", "former": {}}
        (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
        yield Graph(folder)


def _impersonal(graph: Graph) -> Tables:
    """Return the tables without persons."""
    names = _names(graph.nodes)
    tables = {
        "statements": _not_of(graph.statements, "subject", "object"),
        "nodes": _not_of(graph.nodes, "id"),
        "edges": _not_of(graph.edges, "source", "target"),
    }
    return Tables(**{name: _masked(frame, _FREE[name], names) for name, frame in tables.items()})


def _not_of(frame: pl.DataFrame, *columns: str) -> pl.DataFrame:
    return frame.filter(~pl.any_horizontal(pl.col(c).str.starts_with(_PERSON) for c in columns))


def _names(nodes: pl.DataFrame) -> list[str]:
    """Return what persons are called, as lists turn it too; a single word could as well mean something else."""
    persons = nodes.filter(kind="person")
    called = {*persons["name"], *persons["aliases"].explode().drop_nulls()}
    parted = [name.rpartition(" ") for name in called if " " in name.strip()]
    turned = (f"{last}, {first}" for first, _, last in parted)
    return sorted({*map("".join, parted), *turned}, key=lambda name: (-len(name), name))


def _masked(frame: pl.DataFrame, columns: tuple[str, ...], names: list[str]) -> pl.DataFrame:
    if not names or not columns:
        return frame
    hidden = pl.col(columns).str.replace_many(dict.fromkeys(names, MASK), ascii_case_insensitive=True)
    if "predicate" in frame.columns:  # what a thing is called stays its name
        hidden = pl.when(pl.col("predicate").is_in(_CALLED)).then(pl.col(columns)).otherwise(hidden)
    return frame.with_columns(hidden)
