"""The workbook that people fill in: its sheets and columns, as the ontology declares them.

A node kind has a sheet: name, attributes, and a column for each edge whose relation is the general
one. An edge with a relation class of its own (participation, funding …) stands in the sheet of
that class; what carries more than a column can say, in the sheet of the general one. The writer
and the reader of workbooks both go by this. Everything is in the order of the ontology's file.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from synergraph.ontology.model import FOLDER, Attribute, EdgeKind, Labels, labels, ontology
from synergraph.ontology.namespaces import OWL, RDFS, SCHEMA, SYN
from synergraph.ontology.turtle import Triples, as_written

MARKER = "synergraph"
"""The hidden sheet that makes a workbook one of ours; it holds the drop-down lists."""
NODE_KEY = "node:"
"""Identifier scheme of what an export names by its id in the graph ("node:project/alpha")."""
GUIDE = Labels("Anleitung", "Guide")
FILLED = ("project", "organisation", "event", "programme", "topic")
"""The kinds with a sheet in the empty template; the others are words of the vocabulary."""
LAST_DAYS = frozenset(["end", "until", "deadline"])
DATES = LAST_DAYS | {"start", "published", "decision", "as_of", "since"}
"""Attributes and qualifiers that hold an ISO date, also "2024" and "2024-03"."""
NAMES, TEXTS = ";|\n", "|"
"""What parts several names, and several texts, in one cell."""

_QUALIFIERS = {
    "role": "code", "since": "date", "until": "date", "amount": "decimal", "year": "integer",
    "count": "integer", "text": "string",
}  # fmt: skip
_FORMER = Labels("Name bei der Ausgabe", "name when exported")
_Declared = TypeVar("_Declared", Attribute, EdgeKind)
_ENDS = {"source": Labels("von", "from"), "target": Labels("zu", "to")}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `term` is an attribute, edge or qualifier, or "name", "id", "former", "source", "target", "edge".

    `datatype` is "thing", "edge", "code" (of `scheme`), "date" or an XSD local name; `kinds` are
    those of the things it names, the likeliest first, `separators` what parts several values.
    """

    term: str
    title: Labels
    hint: Labels
    datatype: str = "string"
    scheme: str = ""
    kinds: tuple[str, ...] = ()
    separators: str = ""


@dataclass(frozen=True, slots=True)
class SheetLayout:
    """A sheet: of the nodes of one `kind`, or else of the `edges` of one relation class."""

    title: Labels
    hint: Labels
    columns: tuple[Column, ...]
    kind: str = ""
    edges: tuple[str, ...] = ()

    @property
    def filled(self) -> bool:
        """Whether the empty template has the sheet."""
        return not self.kind or self.kind in FILLED

    def column(self, term: str) -> Column | None:
        """Return the column of a term, None where the sheet has none."""
        return next((column for column in self.columns if column.term == term), None)


@cache
def layout() -> tuple[SheetLayout, ...]:
    """Return all sheets: of the kinds in `FILLED`, of the relations, of the other kinds."""
    written, model = _written(), ontology()
    kinds = [kind for kind in (written.string(subject, SYN.kind) for subject in written) if kind]
    relations = [model.edges[kind].relation for kind in kinds if kind in model.edges]
    relations = sorted(dict.fromkeys(relations), key=SYN.Relation.__eq__)
    return (
        *map(_node_sheet, FILLED),
        *map(_relation_sheet, relations),
        *(_node_sheet(kind) for kind in kinds if kind in model.nodes and kind not in FILLED),
    )


@cache
def qualifier(name: str) -> Column:
    """Return the column of a qualifier of edges."""
    datatype = _QUALIFIERS[name]
    return Column(name, *_labels(SYN[name]), datatype, name if datatype == "code" else "")


@cache
def _written() -> Triples:
    return as_written(FOLDER / "synergraph.ttl")


def _labels(subject: str) -> tuple[Labels, Labels]:
    return labels(_written(), subject), labels(_written(), subject, RDFS.comment)


def _node_sheet(kind: str) -> SheetLayout:
    node = ontology().nodes[kind]
    attributes = [a for a in _in_order(ontology().attributes) if kind in a.kinds and a.kind != "name"]
    columns = (
        Column("name", node.name, node.definition),
        *(_attribute(a) for a in attributes if a.functional),
        *_edges(kind),
        *(_attribute(a) for a in attributes if not a.functional),
        Column("id", *_labels(SYN.id)),
        Column("former", _FORMER, _FORMER),
    )
    return SheetLayout(labels(_written(), node.iri, SYN.plural), node.definition, columns, kind=kind)


def _in_order(known: Mapping[str, _Declared]) -> Iterator[_Declared]:
    for subject in _written():
        kind = _written().string(subject, SYN.kind)
        if kind in known:
            yield known[kind]


def _attribute(attribute: Attribute) -> Column:
    datatype = "date" if attribute.kind in DATES else attribute.datatype
    separators = NAMES if attribute.kind == "alias" else TEXTS
    return Column(
        attribute.kind, attribute.name, attribute.definition, datatype, attribute.scheme,
        separators="" if attribute.functional else separators,
    )  # fmt: skip


def _edges(kind: str) -> Iterator[Column]:
    for edge in _in_order(ontology().edges):
        if kind in edge.sources and edge.relation == SYN.Relation:
            kinds = _kinds([edge], SCHEMA.rangeIncludes)
            yield Column(edge.kind, edge.name, edge.definition, "thing", kinds=kinds, separators=NAMES)


def _kinds(edges: Iterable[EdgeKind], predicate: str) -> tuple[str, ...]:
    written = _written()
    classes = [c for edge in edges for c in written.strings(edge.iri, predicate)]
    every = written.of_type(OWL.Class) if OWL.Thing in classes else []
    return tuple(dict.fromkeys(k for k in (written.string(c, SYN.kind) for c in [*classes, *every]) if k))


def _relation_sheet(relation: str) -> SheetLayout:
    edges = [edge for edge in _in_order(ontology().edges) if edge.relation == relation]
    declared = {name for edge in edges for name in edge.qualifiers}
    title, hint = _labels(relation)
    said = [Column("edge", title, hint, "edge")] if len(edges) > 1 else []
    columns = [*_ends(edges, said), *(qualifier(name) for name in _QUALIFIERS if name in declared)]
    plural = labels(_written(), relation, SYN.plural)
    return SheetLayout(plural, hint, tuple(columns), edges=tuple(edge.kind for edge in edges))


def _ends(edges: list[EdgeKind], said: list[Column]) -> list[Column]:
    """Return the columns of both ends, called after their likeliest kinds, with what is said between them."""
    kinds = _kinds(edges, SCHEMA.domainIncludes), _kinds(edges, SCHEMA.rangeIncludes)
    source, target = (ontology().nodes[of[0]] for of in kinds)
    titles = {"source": source.name, "target": target.name}
    if source == target:
        titles["target"] = edges[0].name
    if edges[0].relation == SYN.Relation:
        titles = _ENDS
    first, last = (
        Column(term, titles[term], node.definition, "thing", kinds=of, separators=NAMES)
        for term, node, of in zip(titles, (source, target), kinds, strict=True)
    )
    return [first, *said, last]
