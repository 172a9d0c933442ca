"""The view that holds now: nodes, edges and conflicts, folded from all statements.

Of an attribute that can have one value only, the statement of the latest source holds; of equal
dates the more precise value, then the source listed last. A year gives way to a day in it. What the vocabulary says gives way
to every source. What another source says instead is a conflict, and stays in the statements.
"""

from collections.abc import Mapping
from typing import Any

import polars as pl

from synergraph.graph.frames import CONFLICTS, EDGES, QUALIFIERS, shaped
from synergraph.ontology import Concept, Vocabulary, ontology

VOCABULARY = "vocabulary"
TYPES = {"integer": pl.Int64, "decimal": pl.Float64, "boolean": pl.Boolean}
_NAMED: dict[str, Any] = {
    "id": pl.String,
    "kind": pl.String,
    "name": pl.String,
    "label_en": pl.String,
    "aliases": pl.List(pl.String),
    "stated": pl.Boolean,
}
_EDGE_KEY = ["source", "kind", "target", "role", "year", "text"]


def attributes() -> dict[str, Any]:
    """Return the columns of the node table that hold attributes, with their types."""
    model = ontology().attributes
    return {
        name: TYPES.get(a.datatype, pl.String)
        for name, a in model.items()
        if a.functional and name not in ("name", "alias")
    }


def current(statements: pl.DataFrame, order: list[str]) -> pl.DataFrame:
    """Return one statement per (subject, functional attribute): the one that holds.

    `order` lists the source ids as the workspace does. Rows are those of `statements`.
    """
    functional = [name for name, a in ontology().attributes.items() if a.functional and name != "name"]
    rank = {source: number for number, source in enumerate(order)}
    candidates = statements.filter(pl.col("predicate").is_in(functional))
    latest = (
        candidates.with_columns(
            rank=pl.col("source").replace_strict(rank, default=-1, return_dtype=pl.Int64),
            precision=pl.col("value").str.len_chars(),
            inferred=pl.col("rule") != "",
        )
        .sort(
            "subject",
            "predicate",
            "as_of",
            "inferred",
            "precision",
            "rank",
            "id",
            descending=[False, False, True, False, True, True, False],
        )
        .unique(["subject", "predicate"], keep="first", maintain_order=True)
        .drop("rank", "precision", "inferred")
    )
    return _sharpened(latest, candidates)


def _sharpened(latest: pl.DataFrame, candidates: pl.DataFrame) -> pl.DataFrame:
    """Put the more precise date of an older source in the place of a year or month that it refines."""
    coarse = latest.filter(pl.col("value").str.contains(r"^\d{4}(-\d{2})?$"))
    finer = candidates.join(
        coarse.select("subject", "predicate", coarse="value"), on=["subject", "predicate"]
    )
    finer = finer.filter(pl.col("value").str.starts_with(pl.col("coarse") + "-"))
    best = finer.sort(pl.col("value").str.len_chars(), "as_of", "id", descending=[True, True, False])
    best = best.unique(["subject", "predicate"], keep="first", maintain_order=True).drop("coarse")
    rest = latest.join(best, on=["subject", "predicate"], how="anti")
    return pl.concat([rest, best]).sort("subject", "predicate")


def nodes(names: pl.DataFrame, holding: pl.DataFrame, vocabulary: Vocabulary) -> pl.DataFrame:
    """Return the node table, ordered by id.

    Columns: id, kind, name, aliases (list), label_en, stated (a source speaks of it), then one
    column per functional attribute. Concepts of the vocabulary are nodes too.
    """
    frame = _named(names, vocabulary)
    for name, dtype in attributes().items():
        values = holding.filter(pl.col("predicate") == name).select(
            pl.col("subject").alias("id"), _typed(dtype).alias(name)
        )
        frame = frame.join(values, on="id", how="left", maintain_order="left")
    return frame


def edges(statements: pl.DataFrame) -> pl.DataFrame:
    """Return the edge table (`frames.EDGES`), ordered by source, kind, target.

    Edges that agree in ends, kind, role, year and text are one; dates, amount and count are
    those of its latest statement that has them.
    """
    rows = statements.filter(pl.col("object") != "").sort("as_of", "id", descending=[True, False])
    merged = rows.rename({"source": "document", "subject": "source", "object": "target", "predicate": "kind"})
    empty = {name for name, dtype in QUALIFIERS.items() if dtype == pl.String}
    latest = [
        (pl.col(name).filter(pl.col(name) != "") if name in empty else pl.col(name).drop_nulls())
        .first()
        .alias(name)
        for name in ("since", "until", "amount", "count")
    ]
    table = (
        merged.group_by(_EDGE_KEY, maintain_order=True)
        .agg(
            *latest,
            pl.col("as_of").first(),
            pl.col("document").unique(maintain_order=True).alias("sources"),
            pl.col("id").alias("statements"),
        )
        .with_columns(pl.col("since", "until").fill_null(""))
    )
    return shaped(table, EDGES).sort(_EDGE_KEY, nulls_last=True)


def conflicts(statements: pl.DataFrame, holding: pl.DataFrame) -> pl.DataFrame:
    """Return the statements that differ from the one that holds (`frames.CONFLICTS`).

    A value that only is less precise ("2024" beside "2024-04-01") does not differ. A later
    value of an attribute that varies is a change, anything else a contradiction.
    """
    varying = [name for name, a in ontology().attributes.items() if a.varies]
    pairs = statements.join(
        holding.select(
            "subject",
            "predicate",
            pl.col("value").alias("held"),
            pl.col("id").alias("by"),
            pl.col("as_of").alias("held_as_of"),
        ),
        on=["subject", "predicate"],
    ).filter(
        (pl.col("value") != pl.col("held"))
        & ~pl.col("held").str.starts_with(pl.col("value"))
        & (pl.col("source") != f"document/{VOCABULARY}")
    )
    change = pl.col("predicate").is_in(varying) & (pl.col("as_of") < pl.col("held_as_of"))
    found = pairs.select(
        "subject", "predicate",
        pl.when(change).then(pl.lit("change")).otherwise(pl.lit("contradiction")).alias("nature"),
        pl.col("held").alias("value"), pl.col("by").alias("statement"),
        pl.col("value").alias("other_value"), pl.col("id").alias("other_statement"),
    )  # fmt: skip
    return shaped(found, CONFLICTS).sort("subject", "predicate", "other_statement")


def _named(names: pl.DataFrame, vocabulary: Vocabulary) -> pl.DataFrame:
    """Return the columns of the node table that no attribute fills."""
    written = _written(names)
    called = dict(written.filter(pl.col("id").is_in(list(vocabulary.concepts))).iter_rows())
    concepts = pl.DataFrame(
        [_concept(c, called) for c in vocabulary if c.kind in ontology().nodes], schema=_NAMED, orient="row"
    )
    others = written.join(concepts, on="id", how="anti").select(
        "id",
        kind=pl.col("id").str.split("/").list.first(),
        name=pl.col("names").list.first(),
        label_en=pl.col("names").list.first(),
        aliases=pl.col("names").list.slice(1),
        stated=True,
    )
    return pl.concat([concepts, others]).sort("id")


def _written(names: pl.DataFrame) -> pl.DataFrame:
    """Return id and names of each thing: own before aliases, of the latest source first, the longest first."""
    ordered = names.with_columns(length=pl.col("name").str.len_chars()).sort(
        "id", "own", "as_of", "length", "name", descending=[False, True, True, True, False]
    )
    first = ordered.unique(["id", "name"], keep="first", maintain_order=True)
    return first.group_by("id", maintain_order=True).agg(names="name")


def _concept(concept: Concept, called: Mapping[str, list[str]]) -> tuple[Any, ...]:
    names = list(dict.fromkeys((*concept.names, *called.get(concept.id, ()))))
    kind = concept.id.split("/", 1)[0]
    return concept.id, kind, names[0], concept.label.en, names[1:], concept.id in called


def _typed(dtype: Any) -> pl.Expr:
    value = pl.col("value")
    return value == "true" if dtype == pl.Boolean else value.cast(dtype, strict=False)
