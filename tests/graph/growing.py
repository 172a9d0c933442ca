"""A workspace that grows by lists, and the quads of its store."""

import shutil
from pathlib import Path

import pyoxigraph as ox

from synergraph.graph import workspace
from synergraph.graph.build import build
from synergraph.graph.graph import open_graph

HEAD = "Projekt;Status;Partner\n"
MAP = """
[source.map]
kind = "project"
name = "Projekt"
attributes = { status = "Status" }
edges = [{ edge = "participates_in", direction = "in", kind = "organisation", column = "Partner", role = "partner" }]
"""


def rows(first: int, last: int, status: str = "laufend") -> str:
    return "".join(f"Vorhaben {n};{status};Werk {n % 7} GmbH\n" for n in range(first, last))


def space(folder: Path) -> Path:
    """Make a workspace with one list of 200 projects, and build it."""
    workspace.init(folder)
    enter(folder, "a", HEAD + rows(0, 200))
    build(workspace.read(folder))
    return folder


def enter(folder: Path, name: str, text: str, as_of: str = "2024") -> None:
    (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    opened = workspace.read(folder)
    block = workspace.block(opened, folder / f"{name}.csv", "table", as_of) + MAP
    workspace.append(opened, [(folder / f"{name}.csv", block)])


def quads(folder: Path) -> set[ox.Quad]:
    return set(ox.Store.read_only(str(open_graph(folder).rdf_store())))


def from_nothing(folder: Path) -> set[ox.Quad]:
    fresh = folder.with_name("fresh")
    shutil.copytree(folder, fresh, ignore=shutil.ignore_patterns("build"))
    build(workspace.read(fresh))
    return quads(fresh)
