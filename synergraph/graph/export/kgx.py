"""KGX: nodes.tsv and edges.tsv with the classes and relations of the Biolink Model.

Biolink has few words for projects and actors; the column `kind` says ours. Ids are CURIEs like
“synergraph:project.hafenkran”, as KGX allows no slash in them. A line break or tab becomes a
blank and a bar "/", because KGX has no way to write them.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import polars as pl

from synergraph.graph.export.stated import filled, stated_edges, stated_nodes, texts
from synergraph.graph.frames import QUALIFIERS
from synergraph.graph.graph import Graph
from synergraph.graph.view import attributes
from synergraph.ontology.cells import inert

PREFIX = "synergraph"
CATEGORIES = {
    "organisation": "Agent",
    "person": "Agent",
    "cluster": "Agent",
    "project": "Activity",
    "programme": "Activity",
    "event": "Event",
    "place": "GeographicLocation",
    "document": "Publication",
}
"""The Biolink class of a kind of nodes; NamedThing for the others."""
PREDICATES = {
    "part_of": "part_of",
    "located_in": "located_in",
    "member_of": "member_of",
    "broader": "broad_match",
    "participates_in": "participates_in",
    "takes_part": "participates_in",
    "cooperates_with": "interacts_with",
}
"""The Biolink predicate of a kind of edges; related_to for the others."""
_UNWRITABLE = re.compile(r"[\t\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")


def write(graph: Graph, target: Path) -> Iterator[Path]:
    """Write what sources state into the folder `target` and yield both paths."""
    yield _write(target / "nodes.tsv", _nodes(graph))
    yield _write(target / "edges.tsv", _edges(graph))


def _nodes(graph: Graph) -> pl.DataFrame:
    said = texts(graph).select("id", "description", "homepage", "identifier")
    nodes = stated_nodes(graph).join(said, on="id", how="left", maintain_order="left")
    return nodes.select(
        _curie("id"),
        _biolink("category", "kind", CATEGORIES, "NamedThing"),
        "name", "kind", pl.col("aliases").alias("synonym"), pl.col("description").list.join(" "), "homepage",
        "identifier", *attributes(),
    )  # fmt: skip


def _edges(graph: Graph) -> pl.DataFrame:
    return stated_edges(graph).select(
        pl.col("statements").list.first().alias("id"),
        _curie("source", "subject"),
        _biolink("predicate", "kind", PREDICATES, "related_to"),
        _curie("target", "object"),
        "kind", *QUALIFIERS,
        pl.lit("knowledge_assertion").alias("knowledge_level"),
        pl.lit("not_provided").alias("agent_type"),
        pl.col("sources").alias("provided_by"),
    )  # fmt: skip


def _curie(column: str, name: str = "id") -> pl.Expr:
    return (pl.lit(f"{PREFIX}:") + pl.col(column).str.replace("/", ".", literal=True)).alias(name)


def _biolink(name: str, column: str, known: dict[str, str], default: str) -> pl.Expr:
    word = pl.col(column).replace_strict(known, default=default, return_dtype=pl.String)
    return (pl.lit("biolink:") + word).alias(name)


def _write(path: Path, frame: pl.DataFrame) -> Path:
    frame = filled(frame)
    with path.open("w", encoding="utf-8", newline="") as handle:
        for row in (frame.columns, *frame.iter_rows()):
            handle.write("\t".join(map(_cell, row)) + "\n")
    return path


def _cell(value: object) -> str:
    """Return a cell; KGX knows no quotation marks, so that one in front would be read as such elsewhere."""
    if isinstance(value, list):
        return "|".join(_cell(part).replace("|", "/") for part in value)
    if isinstance(value, bool):
        return str(value).lower()
    text = _UNWRITABLE.sub(" ", "" if value is None else str(inert(value)))
    return f"”{text[1:]}" if text.startswith('"') else text
