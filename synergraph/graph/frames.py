"""The tables of a build and their columns.

A build keeps five tables as Parquet. `statements` is the truth; `nodes` and `edges` are the view
that holds now (see `graph.view`); `conflicts` and the ledger tables say what did not fit.
"""

from collections.abc import Mapping
from typing import Any

import polars as pl

QUALIFIERS = {
    "role": pl.String,
    "since": pl.String,
    "until": pl.String,
    "amount": pl.Float64,
    "year": pl.Int64,
    "count": pl.Int64,
    "text": pl.String,
}
PLACE = {
    "quote": pl.String,
    "page": pl.Int64,
    "line": pl.Int64,
    "start": pl.Int64,
    "end": pl.Int64,
    "sheet": pl.String,
    "row": pl.Int64,
}
LOADED = {
    "n": pl.Int64,
    "subject_kind": pl.String,
    "subject_name": pl.String,
    "subject_key": pl.String,
    "predicate": pl.String,
    "object_kind": pl.String,
    "object_name": pl.String,
    "object_key": pl.String,
    "value": pl.String,
    **QUALIFIERS,
    **PLACE,
}
"""What one source's loader yielded; `n` counts from 0 in the loader's order."""

STATEMENTS = {
    "id": pl.String,
    "source": pl.String,
    "as_of": pl.String,
    "subject": pl.String,
    "predicate": pl.String,
    "object": pl.String,
    "value": pl.String,
    **QUALIFIERS,
    **PLACE,
    "rule": pl.String,
}
"""One row per statement; `rule` names the rule that inferred it, "" where a source says it.

`subject`, `object` and `source` are node ids; `object` is "" for attributes, `value` "" for edges.
"""

EDGES = {
    "source": pl.String,
    "kind": pl.String,
    "target": pl.String,
    **QUALIFIERS,
    "as_of": pl.String,
    "sources": pl.List(pl.String),
    "statements": pl.List(pl.String),
}
"""One row per edge that holds now, with the ids of all documents and statements that say so."""

CONFLICTS = {
    "subject": pl.String,
    "predicate": pl.String,
    "nature": pl.String,
    "value": pl.String,
    "statement": pl.String,
    "other_value": pl.String,
    "other_statement": pl.String,
}
"""Two statements that differ; `value` is the one that holds. `nature`: contradiction or change."""

LEDGER = {
    "source": pl.String,
    "rows": pl.Int64,
    "used": pl.Int64,
    "skipped": pl.Int64,
    "statements": pl.Int64,
}
SKIPPED = {"source": pl.String, "place": pl.String, "reason": pl.String}
CODES = {"scheme": pl.String, "code": pl.String, "de": pl.String, "en": pl.String}
NOTES = {"source": pl.String, "note": pl.String}
IDENTIFIERS = {"id": pl.String, "identifier": pl.String}
"""The identifiers ("pic:999513221") by which sources know a node."""
NAMES = {"id": pl.String, "as_of": pl.String, "name": pl.String, "own": pl.Boolean}
MERGES = {"kind": pl.String, "left": pl.String, "right": pl.String, "reason": pl.String}
DUPLICATES: dict[str, Any] = {
    "kind": pl.String,
    "left": pl.String,
    "right": pl.String,
    "left_name": pl.String,
    "right_name": pl.String,
    "score": pl.Float64,
    "verdict": pl.String,
    "reasons_de": pl.List(pl.String),
    "reasons_en": pl.List(pl.String),
}
"""Pairs of things that may be one; the build's table has one more column per part of the score."""


def shaped(frame: pl.DataFrame, schema: Mapping[str, Any]) -> pl.DataFrame:
    """Return the columns that `schema` names, in its order and of its types."""
    return frame.select(pl.col(name).cast(dtype) for name, dtype in schema.items())
