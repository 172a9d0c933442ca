"""What a person needs to know of a thing to tell it from another: names, seat, work, sources."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import polars as pl

from synergraph.graph.graph import Graph
from synergraph.graph.review.references import Node, References
from synergraph.graph.view import VOCABULARY


class Card(NamedTuple):
    """A thing in short; `projects` and `events` count those it is linked with by any edge."""

    name: str
    aliases: list[str]
    seat: list[str]
    identifiers: list[str]
    projects: int
    events: int
    sources: list[str]


def cards(graph: Graph, references: References, nodes: Iterable[Node]) -> dict[Node, Card]:
    """Return a card for each of the nodes."""
    wanted = sorted(set(nodes))
    linked = _linked(graph, wanted)
    seats = _grouped(graph, linked.filter(pl.col("kind") == "located_in"))
    sources = _grouped(graph, _said(graph, wanted))
    work = {kind: _counted(linked, kind) for kind in ("project", "event")}
    return {
        node: Card(
            *_names(references, node),
            seats.get(node, []),
            references.identifiers(node),
            work["project"].get(node, 0),
            work["event"].get(node, 0),
            sources.get(node, []),
        )
        for node in wanted
    }


def _names(references: References, node: Node) -> tuple[str, list[str]]:
    name, *aliases = references.names(node)
    return name, aliases


def _linked(graph: Graph, wanted: list[Node]) -> pl.DataFrame:
    """Return (node, kind, other): the edges of the nodes, whichever end they stand at."""
    ends = ("source", "target"), ("target", "source")
    return pl.concat(
        graph.edges.filter(pl.col(here).is_in(wanted)).select(
            pl.col(here).alias("node"), "kind", pl.col(there).alias("other")
        )
        for here, there in ends
    )


def _said(graph: Graph, wanted: list[Node]) -> pl.DataFrame:
    """Return (node, other): the documents that speak of the nodes."""
    told = graph.statements.filter(pl.col("source") != f"document/{VOCABULARY}")
    return pl.concat(
        told.filter(pl.col(side).is_in(wanted)).select(
            pl.col(side).alias("node"), pl.col("source").alias("other")
        )
        for side in ("subject", "object")
    )


def _grouped(graph: Graph, links: pl.DataFrame) -> Mapping[Node, list[str]]:
    named = links.unique().join(graph.nodes.select("id", "name"), left_on="other", right_on="id")
    return dict(named.sort("name").group_by("node", maintain_order=True).agg("name").iter_rows())


def _counted(linked: pl.DataFrame, kind: str) -> Mapping[Node, int]:
    others = linked.filter(pl.col("other").str.starts_with(f"{kind}/"))
    return dict(others.group_by("node").agg(pl.col("other").n_unique()).iter_rows())
