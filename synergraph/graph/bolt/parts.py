"""What a push writes: the property graph, cut into parts that are compared and written one by one.

A part is a range of ids of one section. Where one part ends and the next begins is drawn from
the ids themselves, so that a new thing changes the part it falls into and no other.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from itertools import pairwise
from typing import NamedTuple
from zlib import crc32

import polars as pl

from synergraph.graph.graph import Graph
from synergraph.graph.property_graph import edge_tables, node_tables, statement_table
from synergraph.ontology import ontology

STATEMENT = "Statement"
SIZE = 1024
"""Ids in a part, on average."""
_LAST = "\uffff"


class Section(NamedTuple):
    """All nodes of a label, or all edges of a type between two labels."""

    label: str
    type: str = ""
    target: str = ""


@dataclass(frozen=True)
class Part:
    """The rows of a section with ids (of edges: of sources) from `low` up to and without `high`."""

    section: Section
    low: str
    high: str
    rows: pl.DataFrame

    @property
    def name(self) -> str:
        """What the part is called in the database."""
        return " ".join((*self.section, self.low))

    @cached_property
    def digest(self) -> str:
        """A digest of all that the part says, and of where it ends."""
        written = self.rows.write_ndjson().encode()
        return sha256(b"\0".join((self.low.encode(), self.high.encode(), written))).hexdigest()


def section_of(name: str) -> Section:
    """Return the section of a part by the name of the part."""
    label, kind, target, _ = name.split(" ", 3)
    return Section(label, kind, target)


def labels() -> list[str]:
    """Return the labels of all nodes that a push writes."""
    return [*(node.label for node in ontology().nodes.values()), STATEMENT]


def sections(graph: Graph) -> Iterator[tuple[Section, pl.DataFrame]]:
    """Yield every section of a build that has rows: nodes before edges."""
    for label, table in (*node_tables(graph.nodes), (STATEMENT, statement_table(graph.statements))):
        if table.height:
            yield Section(label), table.sort("id")
    for kind, edge in ontology().edges.items():
        for source, target, table in edge_tables(graph.edges, kind):
            yield Section(source, edge.type, target), table.sort("source", "target")


def parts(graph: Graph, known: Iterable[str] = ()) -> Iterator[Part]:
    """Yield all parts of a build, and an empty one for each section that only `known` parts had."""
    seen = set()
    for section, table in sections(graph):
        seen.add(section)
        yield from cut(section, table)
    for section in sorted({section_of(name) for name in known} - seen):
        yield Part(section, "", _LAST, pl.DataFrame())


def cut(section: Section, table: pl.DataFrame) -> Iterator[Part]:
    """Yield the parts of a section, whose rows are sorted by id (of edges: by source)."""
    column = table["source" if section.type else "id"]
    first = column.is_first_distinct()
    starts = [
        (identifier, at)
        for at, (identifier, new) in enumerate(zip(column, first, strict=True))
        if new and crc32(identifier.encode()) % SIZE == 0
    ]
    for (low, begin), (high, end) in pairwise([("", 0), *starts, (_LAST, table.height)]):
        yield Part(section, low, high, table[begin:end])
