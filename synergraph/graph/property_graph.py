"""The property-graph projection: a Ladybug file with one node table a kind and one edge table a kind.

Nodes carry id, name, aliases (joined by " | "), stated and the attributes of their kind; edges
their qualifiers, as_of, and the ids of sources and statements (joined by " | "). `Statement`
nodes hold every statement with its evidence; they are joined by id, not by edges. The file is
written when Cypher is first asked of a build: most workspaces never are.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polars as pl

from synergraph.graph.frames import QUALIFIERS
from synergraph.graph.place import fragment
from synergraph.graph.view import attributes
from synergraph.ontology import ontology

_TYPES: dict[Any, str] = {pl.String: "STRING", pl.Int64: "INT64", pl.Float64: "DOUBLE", pl.Boolean: "BOOLEAN"}
MACROS = ("CREATE MACRO type(r) AS label(r)", "CREATE MACRO toString(x) AS CAST(x, 'STRING')")
STATEMENT = (
    "id",
    "subject",
    "predicate",
    "object",
    "value",
    *QUALIFIERS,
    "source",
    "as_of",
    "place",
    "quote",
    "rule",
)
_EDGE = {**QUALIFIERS, "as_of": pl.String, "sources": pl.String, "statements": pl.String}


def write(path: Path, statements: pl.DataFrame, nodes: pl.DataFrame, edges: pl.DataFrame) -> None:
    """Write the projection as a Ladybug database into the new file `path`."""
    import ladybug

    database = ladybug.Database(str(path))
    connection = ladybug.Connection(database)
    scratch = path.with_suffix(".parquet")
    try:
        connection.execute("BEGIN TRANSACTION")  # one commit is three times as fast as one a table
        _write_nodes(connection, nodes, scratch)
        _write_edges(connection, edges, scratch)
        _write_statements(connection, statements, scratch)
        for macro in MACROS:
            connection.execute(macro)
        connection.execute("COMMIT")
    finally:
        connection.close()
        database.close()
        scratch.unlink(missing_ok=True)


def node_columns(kind: str) -> dict[str, Any]:
    """Return the columns of a node table with their polars types, id first."""
    own = {name: dtype for name, dtype in attributes().items() if kind in ontology().attributes[name].kinds}
    return {
        "id": pl.String,
        "name": pl.String,
        "label_en": pl.String,
        "aliases": pl.String,
        "stated": pl.Boolean,
        **own,
    }


def _columns(columns: dict[str, Any]) -> str:
    return ", ".join(f"`{name}` {_TYPES[dtype]}" for name, dtype in columns.items())


def node_tables(nodes: pl.DataFrame) -> Iterator[tuple[str, pl.DataFrame]]:
    """Yield the label of every kind and its nodes (`node_columns`); no rows where there are none."""
    joined = nodes.with_columns(pl.col("aliases").list.join(" | "))
    for kind, node in ontology().nodes.items():
        yield node.label, joined.filter(pl.col("kind") == kind).select(list(node_columns(kind)))


def edge_tables(edges: pl.DataFrame, kind: str) -> Iterator[tuple[str, str, pl.DataFrame]]:
    """Yield the labels of source and target, and the edges of a kind between them, where there are any.

    Columns: source, target, and what an edge carries.
    """
    flat = edges.filter(pl.col("kind") == kind).with_columns(pl.col("sources", "statements").list.join(" | "))
    ends = (pl.col(end).str.split("/").list.first() for end in ("source", "target"))
    flat = flat.with_columns(ends=pl.struct(*(e.alias(f"e{i}") for i, e in enumerate(ends))))
    labels = {kind: node.label for kind, node in ontology().nodes.items()}
    for (pair,), part in flat.group_by(["ends"], maintain_order=True):
        yield labels[pair["e0"]], labels[pair["e1"]], part.select("source", "target", *_EDGE)


def statement_table(statements: pl.DataFrame) -> pl.DataFrame:
    """Return all statements with the columns `STATEMENT`."""
    return statements.with_columns(fragment()).select(STATEMENT)


def _write_nodes(connection: Any, nodes: pl.DataFrame, scratch: Path) -> None:
    kinds = {node.label: kind for kind, node in ontology().nodes.items()}
    for label, table in node_tables(nodes):
        columns = _columns(node_columns(kinds[label]))
        connection.execute(f"CREATE NODE TABLE {label}({columns}, PRIMARY KEY(id))")
        _copy(connection, label, table, scratch)


def _write_edges(connection: Any, edges: pl.DataFrame, scratch: Path) -> None:
    model = ontology()
    labels = {kind: node.label for kind, node in model.nodes.items()}
    for kind, edge in model.edges.items():
        pairs = [(s, t) for s in sorted(edge.sources) for t in sorted(edge.targets)]
        tables = ", ".join(f"FROM {labels[s]} TO {labels[t]}" for s, t in pairs)
        connection.execute(f"CREATE REL TABLE {edge.type}({tables}, {_columns(_EDGE)})")
        for source, target, table in edge_tables(edges, kind):
            _copy(connection, edge.type, table, scratch, f"(from='{source}', to='{target}')")


def _write_statements(connection: Any, statements: pl.DataFrame, scratch: Path) -> None:
    columns = {name: QUALIFIERS.get(name, pl.String) for name in STATEMENT}
    connection.execute(f"CREATE NODE TABLE Statement({_columns(columns)}, PRIMARY KEY(id))")
    _copy(connection, "Statement", statement_table(statements), scratch)


def _copy(connection: Any, table: str, frame: pl.DataFrame, scratch: Path, options: str = "") -> None:
    if frame.height:
        frame.write_parquet(scratch)
        connection.execute(f"COPY {table} FROM '{scratch.as_posix()}' {options}")
