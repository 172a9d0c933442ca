"""Enter files into a workspace, build it, and print what that took as JSON; `build.py` runs it."""

import json
import resource
import sys
import time
from pathlib import Path

import polars as pl

from synergraph.graph import workspace
from synergraph.graph.build import build
from synergraph.graph.graph import open_graph
from synergraph.loaders.entry import entry
from synergraph.ontology import shipped

STEPS = ("reading", "resolve", "tables")


def enter(folder: Path, files: list[Path]) -> None:
    """Enter files as `synergraph init --from` and `synergraph add` do."""
    if not (folder / workspace.CONFIG).exists():
        workspace.init(folder)
    space = workspace.read(folder)
    entries = [entry(path, workspace.written(path, folder), shipped()) for path in files]
    blocks = [(e.path, e.toml or workspace.block(space, e.path, e.loader, e.as_of)) for e in entries]
    workspace.append(space, blocks)


def timed(folder: Path) -> dict[str, float]:
    """Build the workspace and return the seconds of each step and of all."""
    begun = {"reading": (start := time.perf_counter())}

    def progress(step: str) -> None:
        begun[step if step in (*STEPS, "switch") else "reading"] = time.perf_counter()

    build(workspace.read(folder), progress)
    begun["reading"] = start
    ends = [*STEPS[1:], "switch"]
    seconds = {step: begun[end] - begun[step] for step, end in zip(STEPS, ends, strict=True)}
    return {**seconds, "seconds": time.perf_counter() - start}


def sizes(folder: Path) -> dict[str, float]:
    """Return what the current build of a workspace holds, and its megabytes."""
    builds = workspace.read(folder).builds
    current = builds / (builds / "current").read_text(encoding="utf-8").strip()
    held = {name: pl.scan_parquet(current / f"{name}.parquet") for name in ("statements", "nodes")}
    counts = {name: table.select(pl.len()).collect().item() for name, table in held.items()}
    rows = pl.read_parquet(current / "ledger.parquet")["rows"].sum()
    size = sum(path.stat().st_size for path in current.rglob("*") if path.is_file())
    return {"rows": rows, **counts, "build (MB)": size / 1e6}


def first_questions(folder: Path) -> dict[str, float]:
    """Write the projections, as the first questions of a build do, and return the seconds of each."""
    graph, begun = open_graph(folder), time.perf_counter()
    graph.rdf_store()
    between = time.perf_counter()
    graph.property_graph()
    return {"first SPARQL": between - begun, "first Cypher": time.perf_counter() - between}


def memory() -> dict[str, float]:
    """Return the peak memory of this process and of the largest beside it, in gigabytes."""
    unit = 1 if sys.platform == "darwin" else 1024
    own, beside = (
        resource.getrusage(who).ru_maxrss * unit / 1e9
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return {"memory (GB)": own, "largest reader (GB)": beside}


if __name__ == "__main__":
    place = Path(sys.argv[1])
    enter(place, [Path(argument) for argument in sys.argv[2:]])
    took, used = timed(place), memory()
    held = sizes(place)
    print(json.dumps({**took, **used, **held, **first_questions(place)}))
