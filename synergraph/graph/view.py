"""The view that holds now: nodes, edges and conflicts, folded from all statements.

Of an attribute that can have one value only, the statement of the latest source holds; of equal
dates the more precise value, then the source listed last. A year gives way to a day in it. What the vocabulary says gives way
to every source. What another source says instead is a conflict, and stays in the statements.
"""

from typing import Any

import polars as pl

from synergraph.graph.frames import CONFLICTS, EDGES, QUALIFIERS, shaped
from synergraph.ontology import Vocabulary, ontology

VOCABULARY = "vocabulary"
TYPES = {"integer": pl.Int64, "decimal": pl.Float64, "boolean": pl.Boolean}
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
    named = _names(names)
    frame = pl.DataFrame(
        [_node(identifier, named, vocabulary) for identifier in sorted({*named, *_things(vocabulary)})],
        schema={"id": pl.String, "kind": pl.String, "name": pl.String, "label_en": pl.String,
                "aliases": pl.List(pl.String), "stated": pl.Boolean},
        orient="row",
    )  # fmt: skip
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


def _names(names: pl.DataFrame) -> dict[str, list[str]]:
    """Return id → its names: own before aliases, of the latest source first, the longest first."""
    ordered = names.with_columns(length=pl.col("name").str.len_chars()).sort(
        "id", "own", "as_of", "length", "name", descending=[False, True, True, True, False]
    )
    return dict(ordered.group_by("id", maintain_order=True).agg("name").iter_rows())


def _things(vocabulary: Vocabulary) -> list[str]:
    kinds = ontology().nodes
    return [c.id for c in vocabulary if c.kind in kinds]


def _node(identifier: str, named: dict[str, list[str]], vocabulary: Vocabulary) -> tuple[Any, ...]:
    concept = vocabulary.concepts.get(identifier)
    written = named.get(identifier, [])
    names = list(dict.fromkeys((*(concept.names if concept else ()), *written)))
    kind = identifier.split("/", 1)[0]
    name = names[0] if names else identifier.split("/", 1)[1]
    english = concept.label.en if concept else name
    return identifier, kind, name, english, names[1:], identifier in named


def _typed(dtype: Any) -> pl.Expr:
    value = pl.col("value")
    return value == "true" if dtype == pl.Boolean else value.cast(dtype, strict=False)
