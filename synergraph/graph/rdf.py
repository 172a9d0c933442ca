"""The RDF projection: statements and view as quads, in an Oxigraph store on disk.

The default graph holds what holds now: every node with its type, labels and attributes, every
edge as a direct triple, and for edges with qualifiers a relation node beside it. Each source has
a named graph (its document's IRI) with what that source says: the direct triples again, and for
each statement a `syn:Statement` with subject, predicate, object, place, quote and qualifiers.
The ontology and the vocabularies are in the default graph as well.
"""

from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pyoxigraph as ox

from synergraph.graph.frames import QUALIFIERS
from synergraph.graph.place import fragment
from synergraph.graph.view import attributes
from synergraph.ontology import SYN, VOC, ontology, shipped
from synergraph.ontology.model import FOLDER

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_LABEL = "<http://www.w3.org/2000/01/rdf-schema#label>"
_ALT = "<http://www.w3.org/2004/02/skos/core#altLabel>"
_TYPE = f"<{_RDF}type>"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_XSD_OF = {pl.Int64: "integer", pl.Float64: "decimal", pl.Boolean: "boolean"}
Terms = pl.DataFrame
"""A table of N-Quads terms: s, p, o, g ("" = default graph)."""


def write(
    folder: Path, statements: pl.DataFrame, nodes: pl.DataFrame, edges: pl.DataFrame, base: str
) -> None:
    """Write the projection as an Oxigraph store into the new folder `folder`."""
    iri = _Iris(base)
    tables = [*_nodes(nodes, iri), *_edges(edges, iri), *_sources(statements, nodes, iri)]
    quads = folder.with_suffix(".nq")
    with quads.open("wb") as handle:
        for table in tables:
            line = pl.concat_str(
                "s", pl.lit(" "), "p", pl.lit(" "), "o", pl.lit(" "), "g", pl.lit(" .")
            ).alias("")
            table.select(line).write_csv(handle, include_header=False, quote_style="never")
    store = ox.Store(str(folder))
    store.bulk_load(path=str(quads), format=ox.RdfFormat.N_QUADS)
    store.bulk_extend(_vocabulary())
    store.flush()
    quads.unlink()


def _vocabulary() -> Iterator[ox.Quad]:
    """Yield the ontology, and of the vocabularies what the view does not already say."""
    yield from ox.parse(path=str(FOLDER / "synergraph.ttl"))
    for path in sorted((FOLDER / "vocabulary").glob("*.ttl")):
        yield from (
            quad for quad in ox.parse(path=str(path)) if not quad.predicate.value.startswith(str(SYN))
        )


class _Iris:
    """IRIs of nodes: concepts live in the vocabulary's namespace, everything else in the workspace's."""

    def __init__(self, base: str) -> None:
        self.shipped = [concept.id for concept in shipped()]
        self.base = base

    def of(self, column: str) -> pl.Expr:
        known = pl.col(column).is_in(self.shipped)
        start = pl.when(known).then(pl.lit(f"<{VOC}")).otherwise(pl.lit(f"<{self.base}"))
        return start + pl.col(column) + pl.lit(">")

    def statement(self, column: str) -> pl.Expr:
        return (
            pl.lit(f"<{self.base}statement/")
            + pl.col(column).str.replace_all("#", "/", literal=True)
            + pl.lit(">")
        )


def literal(text: pl.Expr, datatype: str = "") -> pl.Expr:
    """Return texts as N-Quads literals, escaped; `datatype` is an XSD local name."""
    for raw, escaped in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\r", "\\r"), ("\t", "\\t")):
        text = text.str.replace_all(raw, escaped, literal=True)
    return pl.lit('"') + text + pl.lit(f'"^^<{_XSD}{datatype}>' if datatype else '"')


def _terms(frame: pl.DataFrame, s: pl.Expr, p: str | pl.Expr, o: pl.Expr, g: pl.Expr | None = None) -> Terms:
    predicate = pl.lit(p) if isinstance(p, str) else p
    return frame.select(
        s.alias("s"), predicate.alias("p"), o.alias("o"), (g if g is not None else pl.lit("")).alias("g")
    )


def _nodes(nodes: pl.DataFrame, iri: _Iris) -> Iterator[Terms]:
    model = ontology()
    classes = {kind: f"<{n.iri}>" for kind, n in model.nodes.items()}
    subject = iri.of("id")
    yield _terms(nodes, subject, _TYPE, pl.col("kind").replace_strict(classes))
    own = nodes.filter(~pl.col("id").is_in(iri.shipped))
    yield _terms(own, subject, _LABEL, literal(pl.col("name")))
    aliases = nodes.select("id", "aliases").explode("aliases").drop_nulls()
    yield _terms(aliases, subject, _ALT, literal(pl.col("aliases")))
    labelled = nodes.filter(pl.col("id").is_in(iri.shipped))
    yield _terms(labelled, subject, _LABEL, literal(pl.col("name")) + pl.lit("@de"))
    yield _terms(labelled, subject, _LABEL, literal(pl.col("label_en")) + pl.lit("@en"))
    yield _terms(nodes, subject, f"<{SYN.id}>", literal(pl.col("id")))
    yield _terms(nodes.filter("stated"), subject, f"<{SYN.stated}>", pl.lit(f'"true"^^<{_XSD}boolean>'))
    for name, dtype in attributes().items():
        given = nodes.filter(pl.col(name).is_not_null())
        attribute = model.attributes[name]
        value = pl.col(name).cast(pl.String)
        term = (
            pl.lit(f"<{VOC}{attribute.scheme}/") + value + pl.lit(">")
            if attribute.scheme
            else literal(value, _XSD_OF.get(dtype, ""))
        )
        yield _terms(given, subject, f"<{attribute.iri}>", term)


def _edges(edges: pl.DataFrame, iri: _Iris) -> Iterator[Terms]:
    predicates = {kind: f"<{e.iri}>" for kind, e in ontology().edges.items()}
    relations = {kind: f"<{e.relation}>" for kind, e in ontology().edges.items()}
    predicate = pl.col("kind").replace_strict(predicates)
    yield _terms(
        edges.unique(["source", "kind", "target"], maintain_order=True),
        iri.of("source"),
        predicate,
        iri.of("target"),
    )
    node = (
        pl.lit(f"<{iri.base}relation/")
        + pl.col("statements").list.first().str.replace_all("#", "/", literal=True)
        + pl.lit(">")
    )
    frame = edges.with_columns(node.alias("node"))
    relation = pl.col("node")
    yield _terms(frame, relation, _TYPE, pl.col("kind").replace_strict(relations))
    yield _terms(frame, relation, f"<{_RDF}subject>", iri.of("source"))
    yield _terms(frame, relation, f"<{_RDF}predicate>", predicate)
    yield _terms(frame, relation, f"<{_RDF}object>", iri.of("target"))
    yield _terms(frame.filter(pl.col("as_of") != ""), relation, f"<{SYN.asOf}>", literal(pl.col("as_of")))
    yield from _qualifiers(frame, relation, None)
    for column, name in (("statements", SYN.statement), ("sources", SYN.source)):
        listed = frame.select("node", pl.col(column).alias("each")).explode("each")
        yield _terms(
            listed, relation, f"<{name}>", iri.statement("each") if column == "statements" else iri.of("each")
        )


def _qualifiers(frame: pl.DataFrame, subject: pl.Expr, graph: pl.Expr | None) -> Iterator[Terms]:
    for name, dtype in QUALIFIERS.items():
        given = frame.filter((pl.col(name) != "") if dtype == pl.String else pl.col(name).is_not_null())
        value = pl.col(name).cast(pl.String)
        term = (
            pl.lit(f"<{VOC}role/") + value + pl.lit(">")
            if name == "role"
            else literal(value, _XSD_OF.get(dtype, ""))
        )
        yield _terms(given, subject, f"<{SYN[name]}>", term, graph)


def _sources(statements: pl.DataFrame, nodes: pl.DataFrame, iri: _Iris) -> Iterator[Terms]:
    model = ontology()
    frame = statements.with_columns(fragment())
    subject, graph = iri.of("subject"), iri.of("source")
    statement = iri.statement("id")
    predicates = {
        **{k: f"<{e.iri}>" for k, e in model.edges.items()},
        **{k: f"<{a.iri}>" for k, a in model.attributes.items()},
    }
    predicate = pl.col("predicate").replace_strict(predicates)
    schemes = {k: a.scheme for k, a in model.attributes.items() if a.scheme}
    coded = pl.col("predicate").is_in(list(schemes))
    scheme = pl.col("predicate").replace_strict(schemes, default="", return_dtype=pl.String)
    code = pl.lit(f"<{VOC}") + scheme + pl.lit("/") + pl.col("value") + pl.lit(">")
    target = (
        pl.when(pl.col("object") != "")
        .then(iri.of("object"))
        .when(coded)
        .then(code)
        .otherwise(literal(pl.col("value")))
    )
    yield _terms(frame, subject, predicate, target, graph)
    relation = pl.col("predicate").replace_strict(
        {k: f"<{e.relation}>" for k, e in model.edges.items()}, default=f"<{SYN.Statement}>"
    )
    yield _terms(frame, statement, _TYPE, relation, graph)
    yield _terms(frame, statement, f"<{_RDF}subject>", subject, graph)
    yield _terms(frame, statement, f"<{_RDF}predicate>", predicate, graph)
    yield _terms(frame, statement, f"<{_RDF}object>", target, graph)
    yield _terms(frame, statement, f"<{SYN.source}>", graph, graph)
    for name in ("place", "quote", "rule"):
        yield _terms(
            frame.filter(pl.col(name) != ""), statement, f"<{SYN[name]}>", literal(pl.col(name)), graph
        )
    yield from _qualifiers(frame, statement, graph)
