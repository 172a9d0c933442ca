"""The graphs that `synergies.py` measures on: real ones, and one of invented projects."""

from pathlib import Path

import numpy as np
import polars as pl
from build_once import enter
from numpy.typing import NDArray

from synergraph.graph import arrays, workspace
from synergraph.graph.build import build
from synergraph.graph.graph import Graph, open_graph

Floats = NDArray[np.float64]
Indexes = NDArray[np.int64]
DAY = "2025-06-30"


def real(shared: Path, name: str, folder: Path) -> Graph:
    """Return the graph of a data set below `shared`, built in `folder` unless it is there already."""
    place = folder / name
    if not (place / "build" / "current").is_file():
        tables = sorted(p for p in (shared / name).iterdir() if p.name.endswith((".csv", ".csv.gz")))
        place.mkdir(parents=True, exist_ok=True)
        enter(place, tables)
        build(workspace.read(place))
    return open_graph(place)


def synthetic(like: Graph, folder: Path, projects: int = 50_000) -> Graph:
    """Return a graph of invented projects: 40,000 actors, 2,000 topics under 100, titles of eight words."""
    draw = np.random.default_rng(0)
    counts = {"organisation": projects * 4 // 5, "project": projects, "topic": 2100}
    ids = {kind: np.array([f"{kind}/{at:06d}" for at in range(count)]) for kind, count in counts.items()}
    words = np.array([f"wort{at:05d}" for at in range(20_000)])
    titles = [" ".join(words[(draw.random(8) ** 3 * len(words)).astype(int)]) for _ in range(projects)]
    names = {"organisation": ids["organisation"], "project": titles, "topic": ids["topic"]}
    nodes = pl.concat([_nodes(ids[kind], list(names[kind]), kind) for kind in counts])
    topics = np.minimum(100 + (draw.random(projects * 4) ** 2 * 2000).astype(int), 2099)
    actors = np.minimum((draw.random(projects * 5) ** 1.5 * counts["organisation"]).astype(int), projects)
    edges = pl.concat([
        _edges(np.repeat(ids["project"], 4), "has_topic", ids["topic"][topics]),
        _edges(ids["organisation"][actors], "participates_in", np.repeat(ids["project"], 5)),
        _edges(ids["topic"][100:], "broader", ids["topic"][np.arange(2000) % 100]),
    ]).unique(maintain_order=True)  # fmt: skip
    return _written(like, nodes, edges, folder)


def _nodes(ids: NDArray[np.str_], names: list[str], kind: str) -> pl.DataFrame:
    running = {"status": "running", "start": "2023-01", "end": "2027-12"} if kind == "project" else {}
    table = pl.DataFrame({"id": ids, "name": names, "label_en": names})
    return table.with_columns(
        kind=pl.lit(kind), stated=pl.lit(True), aliases=pl.lit([], pl.List(pl.String)),
        **{column: pl.lit(running.get(column), pl.String) for column in ("status", "start", "end")},
    )  # fmt: skip


def _edges(source: NDArray[np.str_], kind: str, target: NDArray[np.str_]) -> pl.DataFrame:
    return pl.DataFrame({"source": source, "target": target}).with_columns(kind=pl.lit(kind))


def _written(like: Graph, nodes: pl.DataFrame, edges: pl.DataFrame, folder: Path) -> Graph:
    said = pl.concat([
        nodes.select(subject="id", predicate=pl.lit("name"), object=pl.lit(""), value="name"),
        edges.select(subject="source", predicate="kind", object="target", value=pl.lit("")),
    ]).with_row_index("n")  # fmt: skip
    said = said.with_columns(id=pl.format("list#{}", "n"), as_of=pl.lit(DAY), source=pl.lit("document/list"))
    folder.mkdir(parents=True)
    tables = {
        "nodes": (nodes, like.nodes),
        "edges": (edges, like.edges),
        "statements": (said, like.statements),
    }
    for name, (table, model) in tables.items():
        whole = pl.concat(
            [model.clear(), table.select(c for c in model.columns if c in table.columns)],
            how="diagonal_relaxed",
        )
        texts = [c for c, kind in model.schema.items() if kind == pl.String and c not in ("actor_type",)]
        filled = (
            whole.with_columns(pl.col(texts).fill_null("")).sort(whole.columns[0])
            if name != "nodes"
            else whole.sort("id")
        )
        filled.write_parquet(folder / f"{name}.parquet")
    graph = Graph(folder)
    arrays.write(folder / "arrays", graph.nodes, graph.edges)
    return graph
