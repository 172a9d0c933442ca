"""Making one part of a database equal to the same part of a build, in one transaction."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from synergraph.graph.bolt.parts import Part, Section

if TYPE_CHECKING:
    from neo4j import ManagedTransaction, Result

MARK = "SynergraphPart"
"""Label of the nodes that hold the digest of every part as it was written."""
BATCH = 1000
"""Rows of one UNWIND."""
Row = dict[str, Any]

_NODES = {
    "read": "MATCH (n:{label}) WHERE n.id >= $low AND n.id < $high RETURN '' AS element, properties(n) AS row",
    "write": "UNWIND $rows AS row MERGE (n:{label} {{id: row.id}}) SET n = row",
    "remove": "UNWIND $rows AS row MATCH (n:{label} {{id: row.id}}) DETACH DELETE n",
}
_EDGES = {
    "read": """MATCH (a:{label})-[r:{type}]->(b:{target}) WHERE a.id >= $low AND a.id < $high
        RETURN elementId(r) AS element, {{source: a.id, target: b.id, properties: properties(r)}} AS row""",
    "write": """UNWIND $rows AS row MATCH (a:{label} {{id: row.source}}) MATCH (b:{target} {{id: row.target}})
        CREATE (a)-[r:{type}]->(b) SET r = row.properties""",
    "remove": """UNWIND $rows AS row MATCH (a:{label} {{id: row.source}})-[r:{type}]->(b:{target} {{id: row.target}})
        WHERE elementId(r) = row.element DELETE r""",
}


class Change(NamedTuple):
    """How many nodes and edges were written, and how many removed."""

    written: int = 0
    removed: int = 0

    def plus(self, other: "Change") -> "Change":
        return Change(self.written + other.written, self.removed + other.removed)


def write_part(transaction: "ManagedTransaction", part: Part) -> Change:
    """Write what differs, remove what is gone, and note the digest of the part."""
    read, write, remove = (_text(part.section, what) for what in ("read", "write", "remove"))
    standing = run(transaction, read, low=part.low, high=part.high)
    fresh, gone = _differing(part, [(record["element"], record["row"]) for record in standing])
    for text, rows in ((remove, gone), (write, fresh)):
        for batch in _batches(rows):
            run(transaction, text, rows=batch).consume()
    note(transaction, {part.name: part.digest})
    return Change(len(fresh), len(gone))


def note(transaction: "ManagedTransaction", digests: dict[str, str]) -> None:
    """Note the digests of parts by name; "" is the digest of none."""
    text = f"UNWIND $rows AS row MERGE (p:{MARK} {{name: row.name}}) SET p.digest = row.digest"
    rows = [{"name": name, "digest": digest} for name, digest in digests.items()]
    for batch in _batches(rows):
        run(transaction, text, rows=batch).consume()


def forget(transaction: "ManagedTransaction", names: Sequence[str]) -> None:
    """Remove the notes of parts that are no more."""
    text = f"UNWIND $rows AS row MATCH (p:{MARK} {{name: row.name}}) DELETE p"
    for batch in _batches([{"name": name} for name in names]):
        run(transaction, text, rows=batch).consume()


def run(transaction: "ManagedTransaction", text: str, **parameters: Any) -> "Result":
    """Run a text in which nothing but labels of the ontology was put."""
    return transaction.run(text, parameters)


def _text(section: Section, what: str) -> str:
    return (_EDGES if section.type else _NODES)[what].format(**section._asdict())


def _differing(part: Part, standing: list[tuple[str, Row]]) -> tuple[list[Row], list[Row]]:
    """Return the rows to write and those to remove; a node that only differs is written over."""
    wanted = Counter(_key(row) for row in _rows(part))
    extra = []
    for element, row in standing:
        key = _key(row)
        if wanted[key] > 0:
            wanted[key] -= 1
        else:
            extra.append({**row, "element": element})
    fresh = [json.loads(key) for key in wanted.elements()]
    stays = set() if part.section.type else {row["id"] for row in fresh}
    return fresh, [row for row in extra if row.get("id") not in stays]


def _key(row: Row) -> str:
    return json.dumps(row, sort_keys=True)


def _rows(part: Part) -> Iterator[Row]:
    for row in part.rows.iter_rows(named=True):
        said = {name: value for name, value in row.items() if value is not None}
        if part.section.type:
            yield {"source": said.pop("source"), "target": said.pop("target"), "properties": said}
        else:
            yield said


def _batches(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    return (rows[at : at + BATCH] for at in range(0, len(rows), BATCH))
