"""Past projects as a test: what the graph knew before, and the ideas whose partners are known by now.

An idea is a project that started later: its title, keywords and description, and its coordinator, who
asks. The truth are the other participants. Consortia of more than sixty make no ideas.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import polars as pl

from synergraph.graph.graph import Graph

CROWD = 60
TABLES = ("nodes", "edges", "statements")
ENDS = {"nodes": ("id",), "edges": ("source", "target"), "statements": ("subject", "object")}


@dataclass(frozen=True)
class Idea:
    """A project to come: who asks, what is said of it, the programmes it stands in, and who joined.

    `brief` is its title and keywords, `text` its description too.
    """

    project: str
    asker: str
    text: str
    brief: str
    programmes: tuple[str, ...]
    partners: frozenset[str]


def before(graph: Graph, hidden: Iterable[str], folder: Path) -> Graph:
    """Return the graph without some projects and all that is said of them, written to `folder`."""
    gone = sorted(hidden)
    for name in TABLES:
        table: pl.DataFrame = getattr(graph, name)
        without = table.filter(~pl.any_horizontal(pl.col(end).is_in(gone) for end in ENDS[name]))
        folder.mkdir(parents=True, exist_ok=True)
        without.write_parquet(folder / f"{name}.parquet")
    (folder / "manifest.json").write_bytes((graph.folder / "manifest.json").read_bytes())
    return Graph(folder)


def starts(graph: Graph) -> dict[str, str]:
    """Return the day that each project starts, without those whose day is unknown."""
    projects = graph.nodes.filter(kind="project", stated=True).filter(pl.col("start").str.len_chars() > 0)
    return dict(projects.select("id", "start").iter_rows())


def ideas(graph: Graph, projects: Iterable[str], among: frozenset[str] | None = None) -> list[Idea]:
    """Return the projects that one organisation coordinates and others joined, in order.

    With `among` only those organisations ask and join.
    """
    wanted = sorted(projects)
    work = graph.edges.filter(pl.col("kind") == "participates_in", pl.col("target").is_in(wanted))
    said, brief = told(graph, wanted), told(graph, wanted, ("name",))
    inside = _inside(graph, wanted)
    found = []
    for (project,), rows in sorted(work.group_by("target"), key=lambda group: str(group[0][0])):
        members = set(rows["source"])
        lead = sorted(rows.filter(pl.col("role") == "lead")["source"])
        kept = members if among is None else members & among
        if len(members) > CROWD or len(lead) != 1 or lead[0] not in kept or len(kept) < 2:
            continue
        name = str(project)
        others = frozenset(kept - {lead[0]})
        programmes = tuple(inside.get(name, ()))
        found.append(Idea(name, lead[0], said.get(name, ""), brief.get(name, ""), programmes, others))
    return found


def told(
    graph: Graph, projects: list[str], predicates: Sequence[str] = ("name", "description")
) -> dict[str, str]:
    """Return title, description and keywords of projects: what the list of projects itself says."""
    said = graph.statements.filter(pl.col("subject").is_in(projects))
    listing = said.filter(pl.col("predicate") == "name").select("subject", "source").unique()
    own = said.join(listing, on=["subject", "source"])
    words = own.filter(pl.col("predicate").is_in(predicates))
    names = graph.nodes.select(pl.col("id").alias("object"), pl.col("name").alias("keyword"))
    keywords = own.filter(pl.col("predicate") == "has_topic").join(names, on="object")
    rows = pl.concat(
        [words.select("subject", "value"), keywords.select("subject", pl.col("keyword").alias("value"))]
    )
    joined = rows.unique().sort("subject", "value").group_by("subject").agg(pl.col("value").str.join(". "))
    return dict(joined.iter_rows())


def _inside(graph: Graph, projects: list[str]) -> dict[str, list[str]]:
    """Return the calls and parts of programmes that projects belong to."""
    kinds = pl.col("kind").is_in(["part_of", "funded_by"])
    rows = graph.edges.filter(kinds, pl.col("source").is_in(projects)).unique(["source", "target"])
    return dict(rows.sort("source", "target").group_by("source").agg("target").iter_rows())


def folds(projects: Iterable[str], count: int, seed: int) -> list[list[str]]:
    """Return the projects in `count` parts drawn at random."""
    drawn = np.random.default_rng(seed).permutation(sorted(projects))
    return [sorted(str(one) for one in part) for part in np.array_split(drawn, count)]
