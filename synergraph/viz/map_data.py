"""Everything a map shows, as plain data: things and connections with their facts, places, evidence."""

from collections import Counter
from typing import Any

import polars as pl

from synergraph.errors import UsageError
from synergraph.graph.graph import Graph
from synergraph.graph.view import VOCABULARY
from synergraph.ontology import ontology
from synergraph.viz import map_words
from synergraph.viz.layout import Layout, arrange
from synergraph.viz.map_choice import among, best, candidates, degrees
from synergraph.viz.map_facts import Citations, day, edge_facts, node_facts
from synergraph.viz.map_style import LOOKS, SHOWN, size

LIMIT = 2000


def map_data(graph: Graph, lang: str = "de", limit: int = LIMIT, focus: str | None = None) -> dict[str, Any]:
    """Return everything a map shows, ready for JSON.

    `limit` caps the nodes, best connected first; `focus` (a name or id) keeps what lies within
    two steps of one thing. The keys: lang, words, kinds, edge_kinds, nodes (with x, y, size and
    facts), edges (with facts), discs, cites (the evidence, by number), days, sources, left_out,
    total, focus. An empty graph gives empty lists. Raises `UsageError` for a limit below one
    or an unknown focus.
    """
    if limit < 1:
        raise UsageError(f"a map of {limit} nodes shows nothing", hint="give a limit of 1 or more")
    pool, centre = candidates(graph, focus)
    nodes = best(graph.edges, pool, limit, centre)
    edges = among(graph.edges, nodes)
    layout = arrange(nodes.height, _links(nodes, edges))
    citations = Citations(graph, lang)
    first = _first_days(graph)
    return {
        "lang": "en" if lang == "en" else "de",
        "words": map_words.page(lang),
        "kinds": _kinds(nodes, lang),
        "edge_kinds": map_words.edge_names(lang),
        "nodes": _nodes(nodes, layout, degrees(edges), node_facts(graph, nodes["id"].to_list(), citations, lang), first, lang),
        "edges": _edges(edges, citations, first, lang),
        "discs": _discs(nodes, layout),
        "cites": citations.rows(),
        "days": _days(graph, lang),
        "sources": graph.ledger.height,
        "left_out": _left_out(pool, nodes, lang),
        "total": pool.height,
        "focus": centre,
    }  # fmt: skip


def _links(nodes: pl.DataFrame, edges: pl.DataFrame) -> list[tuple[int, int]]:
    position = {identifier: number for number, identifier in enumerate(nodes["id"])}
    return [(position[s], position[t]) for s, t in edges.select("source", "target").iter_rows()]


def _first_days(graph: Graph) -> dict[str, str]:
    """Return id of a node or statement → the first day a source speaks of it."""
    said = graph.statements.filter(pl.col("source") != f"document/{VOCABULARY}")
    parts = pl.concat(said.select(pl.col(name).alias("id"), "as_of") for name in ("subject", "object", "id"))
    return dict(parts.group_by("id").agg(pl.col("as_of").min()).iter_rows())


def _nodes(
    nodes: pl.DataFrame, layout: Layout, degree: Counter[str], facts: dict[str, Any], first: dict[str, str], lang: str
) -> list[dict[str, Any]]:  # fmt: skip
    label, other = ("label_en", "name") if lang == "en" else ("name", "label_en")
    return [
        {
            "id": row["id"],
            "kind": row["kind"],
            "name": row[label],
            "aliases": [name for name in dict.fromkeys([row[other], *row["aliases"]]) if name != row[label]],
            "facts": facts.get(row["id"], []),
            "start": row["start"] or "",
            "end": row["end"] or "",
            "first": first.get(row["id"], ""),
            "degree": degree[row["id"]],
            "size": round(size(degree[row["id"]]), 1),
            "x": round(x),
            "y": round(y),
        }
        for row, (x, y) in zip(nodes.iter_rows(named=True), layout.positions.tolist(), strict=True)
    ]


def _edges(
    edges: pl.DataFrame, citations: Citations, first: dict[str, str], lang: str
) -> list[dict[str, Any]]:
    return [
        {
            "from": row["source"],
            "to": row["target"],
            "kind": row["kind"],
            "role": row["role"],
            "facts": edge_facts(row, lang),
            "start": row["since"] or str(row["year"] or ""),
            "end": row["until"] or str(row["year"] or ""),
            "first": min((first[s] for s in row["statements"] if s in first), default=""),
            "cites": citations.numbers(row["statements"]),
        }
        for row in edges.iter_rows(named=True)
    ]


def _discs(nodes: pl.DataFrame, layout: Layout) -> list[dict[str, Any]]:
    """Return the discs with the best connected thing in each, "" where nothing is connected."""
    return [
        {
            "x": round(disc.x),
            "y": round(disc.y),
            "r": round(disc.radius),
            "hub": nodes["id"][disc.members[0]] if disc.linked else "",
        }
        for disc in layout.discs
    ]


def _kinds(nodes: pl.DataFrame, lang: str) -> list[dict[str, Any]]:
    number = Counter(nodes["kind"].to_list())
    return [
        {"kind": kind, "name": _named(kind, lang), "count": number[kind], **LOOKS[kind]._asdict()}
        for kind in SHOWN
        if number[kind]
    ]


def _days(graph: Graph, lang: str) -> list[dict[str, str]]:
    """Return the days the sources speak of, the earliest first."""
    sources = graph.ledger["source"].to_list()
    spoken = graph.statements.filter(pl.col("source").is_in(sources) & (pl.col("as_of") != ""))
    return [{"day": found, "text": day(found, lang)} for found in sorted(spoken["as_of"].unique())]


def _left_out(pool: pl.DataFrame, nodes: pl.DataFrame, lang: str) -> str:
    """Say how many of which kinds are left out; "" for none."""
    rest = Counter(pool["kind"].to_list()) - Counter(nodes["kind"].to_list())
    return ", ".join(f"{_named(kind, lang)} {number}" for kind, number in rest.most_common())


def _named(kind: str, lang: str) -> str:
    name = ontology().nodes[kind].name[lang]
    return name[:1].upper() + name[1:]
