"""What asking on a Bolt server takes beside the embedded engine; run `bolt.py WORKSPACE... [--write]`.

The build is pushed to an empty ArcadeDB that the run starts and stops. `--write` keeps the table as `benchmarks/bolt.md`.
"""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from cypher import known
from workspaces import run

from synergraph.errors import SynergraphError
from synergraph.graph.bolt.engine import Bolt
from synergraph.graph.bolt.push import push
from synergraph.graph.graph import Graph, open_graph
from synergraph.queries.ask import ask
from synergraph.queries.questions import catalogue

sys.path.append(str(Path(__file__).parents[1] / "tests"))
from bolt_server import shared_server

TABLE = Path(__file__).with_suffix(".md")
RUNS, PATIENCE = 3, 20.0
INTRO = """\
# What asking on a Bolt server takes

The build is pushed over Bolt to ArcadeDB (1 GB of memory) on the same machine, then every named question is asked
in turns of the embedded engine and of the server. Seconds on the clock, the median of {runs} runs; a question that takes the server
longer than {patience:g} seconds is not compared. Parameters are the things with most edges; questions whose things the graph has none of
are left out. “Equal” says whether both gave the same rows.

    python benchmarks/drawn.py FOLDER
    python benchmarks/bolt.py WORKSPACE FOLDER --write

"""


def measured(folder: Path) -> str:
    """Return the section on a workspace, pushed to a server of its own."""
    graph = open_graph(folder)
    with TemporaryDirectory() as place, shared_server(Path(place) / "server") as server:
        os.environ |= {
            "NEO4J_USERNAME": server.user,
            "NEO4J_PASSWORD": server.password,
            "NEO4J_DATABASE": server.database(),
        }
        size = f"{graph.nodes.height:,} nodes, {graph.edges.height:,} edges, {graph.statements.height:,} statements."
        lines = [f"## {folder.name}", "", size, *pushes(graph, server.uri), "| question | rows | embedded (s) | server (s) | equal |", "| --- | --- | --- | --- | --- |"]  # fmt: skip
        with Bolt(server.uri, PATIENCE) as bolt:
            for stem, asked in catalogue().items():
                words = {p.name: known(graph, p) for p in asked.parameters if p.default is None}
                if None not in words.values():
                    given = {name: str(word) for name, word in words.items()}
                    lines.append(compared(graph, bolt, stem, given))
                    print(lines[-1], flush=True)
    return "\n".join(lines)


def pushes(graph: Graph, uri: str) -> list[str]:
    """Push twice and return how long it took."""
    first, done = clock(lambda: push(graph, uri))
    again, _ = clock(lambda: push(graph, uri))
    number = sum(done.counts.values())
    said = f"First push of {number:,} nodes and edges: {first:.1f} s, {number / first:,.0f} a second; the second, which writes nothing: {again:.1f} s."
    print(said, flush=True)
    return [said, ""]


def compared(graph: Graph, bolt: Bolt, stem: str, words: dict[str, str]) -> str:
    embedded, server = [], []
    try:
        for _ in range(RUNS):
            took, there = clock(lambda: ask(graph, stem, words, bolt))
            server.append(took)
            took, here = clock(lambda: ask(graph, stem, words, "cypher"))
            embedded.append(took)
    except SynergraphError as error:
        return f"| {stem} | | | {error.message.split(': ')[-1].split('. ')[0]} | |"
    same = "yes" if sorted(map(repr, here.rows)) == sorted(map(repr, there.rows)) else "NO"
    return f"| {stem} | {len(here.rows)} | {median(embedded):.3f} | {median(server):.3f} | {same} |"


def clock(work: Callable[[], Any]) -> tuple[float, Any]:
    begun = time.perf_counter()
    found = work()
    return time.perf_counter() - begun, found


if __name__ == "__main__":
    run(TABLE, INTRO.format(runs=RUNS, patience=PATIENCE), measured)
