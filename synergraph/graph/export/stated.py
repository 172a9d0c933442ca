"""What the sources of a build state: nodes, edges and the attributes that may have several values."""

import polars as pl

from synergraph.graph.graph import Graph
from synergraph.graph.view import VOCABULARY
from synergraph.ontology import ontology

_DOCUMENT = f"document/{VOCABULARY}"


def stated_nodes(graph: Graph) -> pl.DataFrame:
    """Return the nodes that sources speak of, with all columns of the node table."""
    return graph.nodes.filter("stated")


def stated_edges(graph: Graph) -> pl.DataFrame:
    """Return the edges that a source states, `sources` without the vocabulary."""
    sources = pl.col("sources").list.set_difference([_DOCUMENT])
    return graph.edges.with_columns(sources).filter(pl.col("sources").list.len() > 0)


def told(graph: Graph) -> pl.DataFrame:
    """Return the statements that sources make."""
    return graph.statements.filter(pl.col("source") != _DOCUMENT)


def several() -> list[str]:
    """Return the attributes that may have several values, without the aliases, in the ontology's order."""
    return [a.kind for a in ontology().attributes.values() if not a.functional and a.kind != "alias"]


def texts(graph: Graph) -> pl.DataFrame:
    """Return one row per node with values of `several`: its id and a list of texts for each attribute."""
    stated = told(graph).filter(pl.col("predicate").is_in(several()), pl.col("value") != "")
    return stated.group_by(pl.col("subject").alias("id"), maintain_order=True).agg(
        pl.col("value").filter(pl.col("predicate") == name).unique(maintain_order=True).alias(name)
        for name in several()
    )


def filled(frame: pl.DataFrame) -> pl.DataFrame:
    """Return a table without the columns that are empty in every row; one without rows as it is."""
    empty = [
        c.name
        for c in frame
        if c.null_count() == c.len()
        or (c.dtype == pl.String and c.drop_nulls().eq("").all())
        or (isinstance(c.dtype, pl.List) and not c.explode().drop_nulls().len())
    ]
    return frame.drop(empty) if frame.height else frame
