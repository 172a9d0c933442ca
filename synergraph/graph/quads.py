"""Statements and view as quads: what the RDF projection says, in N-Quads.

The default graph holds what holds now: every node with its type, labels and attributes, every
edge as a direct triple, and for kinds of edges with qualifiers a relation node beside it, with
rdf:subject, rdf:predicate and rdf:object. Each source has a named graph (its document's IRI) with
what that source says as direct triples, and those that a loader kept because the model has no
words for them. Every statement is a node too, with syn:subject, syn:predicate, syn:object,
syn:source, place, quote and qualifiers: in the default graph, where a quad takes three indexes
instead of six. The ontology and the vocabularies are in the default graph as well.
"""

from collections.abc import Iterator
from typing import NamedTuple

import polars as pl

from synergraph.graph.frames import QUALIFIERS
from synergraph.graph.place import fragment
from synergraph.graph.view import attributes
from synergraph.ontology import SYN, VOC, ontology, shipped

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_LABEL = "<http://www.w3.org/2000/01/rdf-schema#label>"
_ALT = "<http://www.w3.org/2004/02/skos/core#altLabel>"
_TYPE = f"<{_RDF}type>"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_SLICE = 100_000
"""Statements written at once: the text of all of them would not fit beside the rest."""
_XSD_OF = {pl.Int64: "integer", pl.Float64: "decimal", pl.Boolean: "boolean"}
Triple = tuple[pl.Expr, str | pl.Expr, pl.Expr]
"""Subject, predicate and object in the notation of N-Quads."""


class Tables(NamedTuple):
    """The tables that a projection is made of."""

    statements: pl.DataFrame
    nodes: pl.DataFrame
    edges: pl.DataFrame


def lines(tables: Tables, base: str) -> Iterator[pl.DataFrame]:
    """Yield the quads of the tables in N-Quads: one column, one or more lines a row."""
    iri = _Iris(base)
    yield from _nodes(tables.nodes, iri)
    yield from _edges(tables.edges, iri)
    for part in tables.statements.iter_slices(_SLICE):
        yield from _statements(part, iri)


class _Iris:
    """IRIs of nodes: concepts live in the vocabulary's namespace, everything else in the workspace's."""

    def __init__(self, base: str) -> None:
        self.shipped = [concept.id for concept in shipped()]
        self.base = base

    def of(self, column: str) -> pl.Expr:
        known = pl.col(column).is_in(self.shipped)
        start = pl.when(known).then(pl.lit(f"<{VOC}")).otherwise(pl.lit(f"<{self.base}"))
        return start + pl.col(column) + pl.lit(">")

    def of_statement(self, identifier: pl.Expr, what: str = "statement") -> pl.Expr:
        path = identifier.str.replace("#", "/", literal=True)
        return pl.lit(f"<{self.base}{what}/") + path + pl.lit(">")


def literal(text: pl.Expr, datatype: str = "") -> pl.Expr:
    """Return texts as N-Quads literals, escaped; `datatype` is an XSD local name."""
    if datatype:
        return pl.lit('"') + text + pl.lit(f'"^^<{_XSD}{datatype}>')
    for raw, escaped in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\r", "\\r"), ("\t", "\\t")):
        text = text.str.replace_all(raw, escaped, literal=True)
    return pl.lit('"') + text + pl.lit('"')


def _quads(frame: pl.DataFrame, *triples: Triple, graph: pl.Expr | None = None) -> pl.DataFrame:
    """Return one column with the quads of each row, a line each; without `graph` the default one."""
    parts: list[pl.Expr] = []
    for subject, predicate, target in triples:
        between = pl.lit("\n") if parts else pl.lit("")
        named = (
            pl.lit(f" {predicate} ") if isinstance(predicate, str) else pl.lit(" ") + predicate + pl.lit(" ")
        )
        parts += [
            between,
            subject,
            named,
            target,
            *([pl.lit(" "), graph] if graph is not None else []),
            pl.lit(" ."),
        ]
    return frame.select(pl.concat_str(parts))


def _nodes(nodes: pl.DataFrame, iri: _Iris) -> Iterator[pl.DataFrame]:
    model = ontology()
    classes = {kind: f"<{n.iri}>" for kind, n in model.nodes.items()}
    nodes = nodes.with_columns(
        iri.of("id").alias("subject"), pl.col("id").is_in(iri.shipped).alias("shipped")
    )
    subject = pl.col("subject")
    yield _quads(
        nodes,
        (subject, _TYPE, pl.col("kind").replace_strict(classes)),
        (subject, f"<{SYN.id}>", literal(pl.col("id"))),
    )
    yield _quads(nodes.filter(~pl.col("shipped")), (subject, _LABEL, literal(pl.col("name"))))
    german, english = literal(pl.col("name")) + pl.lit("@de"), literal(pl.col("label_en")) + pl.lit("@en")
    yield _quads(nodes.filter("shipped"), (subject, _LABEL, german), (subject, _LABEL, english))
    aliases = nodes.select("subject", "aliases").explode("aliases").drop_nulls()
    yield _quads(aliases, (subject, _ALT, literal(pl.col("aliases"))))
    yield _quads(nodes.filter("stated"), (subject, f"<{SYN.stated}>", pl.lit(f'"true"^^<{_XSD}boolean>')))
    for name, dtype in attributes().items():
        given = nodes.filter(pl.col(name).is_not_null())
        attribute = model.attributes[name]
        value = pl.col(name).cast(pl.String)
        term = (
            pl.lit(f"<{VOC}{attribute.scheme}/") + value + pl.lit(">")
            if attribute.scheme
            else literal(value, _XSD_OF.get(dtype, ""))
        )
        yield _quads(given, (subject, f"<{attribute.iri}>", term))


def _edges(edges: pl.DataFrame, iri: _Iris) -> Iterator[pl.DataFrame]:
    model = ontology().edges
    edges = edges.with_columns(
        iri.of("source").alias("s"),
        iri.of("target").alias("o"),
        pl.col("kind").replace_strict({kind: f"<{e.iri}>" for kind, e in model.items()}).alias("p"),
    )
    ends = pl.col("s"), pl.col("p"), pl.col("o")
    yield _quads(edges.unique(["source", "kind", "target"], maintain_order=True), ends)
    relations = {kind: f"<{e.relation}>" for kind, e in model.items() if e.qualifiers}
    frame = edges.filter(pl.col("kind").is_in(list(relations))).with_columns(
        iri.of_statement(pl.col("statements").list.first(), "relation").alias("node")
    )
    relation = pl.col("node")
    yield _quads(
        frame, (relation, _TYPE, pl.col("kind").replace_strict(relations)), *_reified(relation, *ends)
    )
    yield _quads(frame.filter(pl.col("as_of") != ""), (relation, f"<{SYN.asOf}>", literal(pl.col("as_of"))))
    yield from _qualifiers(frame, relation)
    said = frame.select("node", pl.col("statements").alias("each")).explode("each")
    yield _quads(said, (relation, f"<{SYN.statement}>", iri.of_statement(pl.col("each"))))
    named = frame.select("node", pl.col("sources").alias("each")).explode("each")
    yield _quads(named, (relation, f"<{SYN.source}>", iri.of("each")))


def _reified(node: pl.Expr, subject: pl.Expr, predicate: pl.Expr, target: pl.Expr) -> tuple[Triple, ...]:
    return (
        (node, f"<{_RDF}subject>", subject),
        (node, f"<{_RDF}predicate>", predicate),
        (node, f"<{_RDF}object>", target),
    )


def _qualifiers(frame: pl.DataFrame, subject: pl.Expr) -> Iterator[pl.DataFrame]:
    for name, dtype in QUALIFIERS.items():
        given = frame.filter((pl.col(name) != "") if dtype == pl.String else pl.col(name).is_not_null())
        value = pl.col(name).cast(pl.String)
        term = (
            pl.lit(f"<{VOC}role/") + value + pl.lit(">")
            if name == "role"
            else literal(value, _XSD_OF.get(dtype, ""))
        )
        yield _quads(given, (subject, f"<{SYN[name]}>", term))


def _statements(statements: pl.DataFrame, iri: _Iris) -> Iterator[pl.DataFrame]:
    target = pl.when(pl.col("object") != "").then(iri.of("object")).otherwise(_value())
    frame = statements.select(
        fragment(), "quote", "rule", *QUALIFIERS,
        iri.of("subject").alias("s"),
        _predicate().alias("p"),
        target.alias("o"),
        iri.of("source").alias("g"),
        iri.of_statement(pl.col("id")).alias("node"),
    )  # fmt: skip
    node, said = pl.col("node"), (pl.col("s"), pl.col("p"), pl.col("o"))
    yield _quads(frame, said, graph=pl.col("g"))
    names = ("subject", "predicate", "object")
    parts = ((node, f"<{SYN[name]}>", part) for name, part in zip(names, said, strict=True))
    yield _quads(frame, *parts, (node, f"<{SYN.source}>", pl.col("g")))
    for name in ("place", "quote", "rule"):
        given = frame.filter(pl.col(name) != "")
        yield _quads(given, (node, f"<{SYN[name]}>", literal(pl.col(name))))
    yield from _qualifiers(frame, node)


def _predicate() -> pl.Expr:
    model = ontology()
    iris = {
        name: f"<{term.iri}>" for terms in (model.edges, model.attributes) for name, term in terms.items()
    }
    return pl.col("predicate").replace_strict(iris)


def _value() -> pl.Expr:
    """Return the object of statements of a value: a code of a scheme, or a text."""
    schemes = {k: a.scheme for k, a in ontology().attributes.items() if a.scheme}
    scheme = pl.col("predicate").replace_strict(schemes, default="", return_dtype=pl.String)
    code = pl.lit(f"<{VOC}") + scheme + pl.lit("/") + pl.col("value") + pl.lit(">")
    return pl.when(pl.col("predicate").is_in(list(schemes))).then(code).otherwise(literal(pl.col("value")))
