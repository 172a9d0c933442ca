"""A script of openCypher statements that makes the property graph in another database.

One statement after the other, each ended by a semicolon and a line break, which stand in no text.
Running it again changes nothing: nodes are merged by id, edges by the statements they rest on.
"""

import math
from collections.abc import Iterator
from pathlib import Path

import polars as pl

from synergraph.graph.graph import Graph
from synergraph.graph.property_graph import edge_tables, node_tables, statement_table
from synergraph.ontology import ontology

ROWS = 500
"""How many nodes or edges a statement makes: few enough for the memory of any shell."""
_ESCAPED = str.maketrans(
    {number: f"\\u{number:04X}" for number in (*range(0x20), 0x7F, 0x85, 0x2028, 0x2029)}
    | {"\\": "\\\\", "'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
)


def write(graph: Graph, target: Path) -> Iterator[Path]:
    """Write the script into the folder `target` and yield its path."""
    path = target / "graph.cypher"
    with path.open("w", encoding="utf-8", newline="\n") as handle:
        handle.writelines(f"{statement};\n" for statement in script(graph))
    yield path


def script(graph: Graph) -> Iterator[str]:
    """Yield the statements: constraints, then all nodes, edges and `Statement` nodes in batches."""
    for label in (*(node.label for node in ontology().nodes.values()), "Statement"):
        yield f"CREATE CONSTRAINT {label.lower()}_id IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE"
    for label, nodes in node_tables(graph.nodes):
        yield from _merged(nodes, f"MERGE (n:{label} {{id: row.id}})", "n", {"id"})
    for kind, edge in ontology().edges.items():
        for source, target, edges in edge_tables(graph.edges, kind):
            merge = (
                f"MATCH (a:{source} {{id: row.source}}), (b:{target} {{id: row.target}})\n"
                f"MERGE (a)-[r:{edge.type} {{statements: row.statements}}]->(b)"
            )
            yield from _merged(edges, merge, "r", {"source", "target", "statements"})
    yield from _merged(statement_table(graph.statements), "MERGE (n:Statement {id: row.id})", "n", {"id"})


def literal(value: object) -> str:
    """Return a value as openCypher writes it; numbers that are none become null."""
    if isinstance(value, str):
        return f"'{value.translate(_ESCAPED)}'"
    if isinstance(value, bool):
        return str(value).lower()
    if value is None or (isinstance(value, float) and not math.isfinite(value)):
        return "null"
    return repr(value).replace("e+", "e")


def _merged(table: pl.DataFrame, merge: str, name: str, identity: set[str]) -> Iterator[str]:
    """Yield statements that merge the rows of a table and set what they say beside their identity."""
    empty = [pl.col(column).is_null().alias(f"no {column}") for column in table.columns]
    # Rows of a list with a null here and a number there have no common type for every engine.
    for _, alike in table.group_by(empty, maintain_order=True):
        said = [column.name for column in alike if not column.null_count()]
        given = ", ".join(f"{name}.`{column}` = row.`{column}`" for column in said if column not in identity)
        for part in alike.select(said).iter_slices(ROWS):
            rows = ",\n".join(_row(said, row) for row in part.iter_rows())
            yield f"UNWIND [\n{rows}\n] AS row\n{merge}\nSET {given}"


def _row(columns: list[str], values: tuple[object, ...]) -> str:
    return f"{{{', '.join(f'`{c}`: {literal(v)}' for c, v in zip(columns, values, strict=True))}}}"
