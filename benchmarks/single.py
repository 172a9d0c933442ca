"""How long one question takes, warm, beside plain scipy and NetworkX; run `single.py WORKSPACE... [--write]`.

`--write` keeps the tables as `benchmarks/single.md`.
"""

import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from statistics import mean

import networkx as nx
import numpy as np
from scipy import sparse
from workspaces import run

from synergraph.graph.graph import Graph, open_graph
from synergraph.queries.matrices import flat
from synergraph.queries.partners import partners, ranked
from synergraph.queries.partners.profiles import Profiles, profiles
from synergraph.queries.synergies import synergies

TABLE = Path(__file__).with_suffix(".md")
ASKED, ROUNDS, WALKED = 100, 7, 10
IDEAS = (
    "Kreislaufwirtschaft für Batterien in der Industrie",
    "laser sensors for quality control in additive manufacturing",
    "Wasserstoff aus Abwasser für den Nahverkehr",
    "digital twins of hospital buildings",
)
INTRO = f"""\
# How long one question takes

Ten answers with scores, named parts, reasons in German and English and the ids of all statements behind them. {ASKED} organisations
and {ASKED} projects drawn by chance, {len(IDEAS)} ideas; CPU milliseconds in one process that has been asked before. Each question is
asked {ROUNDS} times: "p50" and "p95" are over the questions, of the least that each took, as timings on a machine that others use
are only ever too long; "p95 of all" is over all askings. "Ranked" is the same without the reasons: the arrays alone.

"Partners of partners" counts, for {WALKED} of the organisations, the ways over common projects to all others, unexplained: what the
part "within reach" starts from.

    python benchmarks/single.py WORKSPACE --write
"""
HEAD = ["| question | p50 (ms) | p95 (ms) | p95 of all (ms) |", "| --- | --- | --- | --- |"]


def measured(folder: Path) -> str:
    """Return the section on a workspace."""
    graph = open_graph(folder)
    found = profiles(graph)
    projects, actors = (drawn(graph, kind) for kind in ("project", "organisation"))
    questions: dict[str, tuple[Callable[[str], object], Sequence[str]]] = {
        "partners of an organisation": (partial(partners, graph), actors),
        "… of an organisation, ranked": (partial(ranked, graph), actors),
        "partners of a project": (partial(partners, graph), projects),
        "… of a project, ranked": (partial(ranked, graph), projects),
        "partners for an idea": (partial(partners, graph), IDEAS),
        "… for an idea, ranked": (partial(ranked, graph), IDEAS),
        "synergies of a project": (partial(synergies, graph), projects),
    }
    lines = [
        f"## {folder.name}",
        "",
        f"{len(found.projects.at):,} projects, {len(found.at):,} organisations.",
        "",
        *HEAD,
    ]
    for name, (ask, asked) in questions.items():
        lines.append(line(name, asking(ask, asked)))
        print(lines[-1], flush=True)
    return "\n".join(
        [*lines, "", walks(found, [found.row[found.network.position[actor]] for actor in actors[:WALKED]])]
    )


def drawn(graph: Graph, kind: str) -> list[str]:
    """Return the ids of some nodes of a kind that sources speak of."""
    every = graph.nodes.filter(kind=kind, stated=True)["id"]
    return every.sample(min(ASKED, len(every)), seed=1).to_list()


def asking(ask: Callable[[str], object], asked: Sequence[str]) -> list[list[float]]:
    """Return the milliseconds of every asking, a list per round."""
    ask(asked[0])
    return [[milliseconds(partial(ask, one)) for one in asked] for _ in range(ROUNDS)]


def milliseconds(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return (time.process_time() - begun) * 1000


def line(name: str, rounds: list[list[float]]) -> str:
    least = np.min(rounds, axis=0)
    figures = (np.percentile(least, 50), np.percentile(least, 95), np.percentile(rounds, 95))
    return f"| {name} | " + " | ".join(f"{figure:.1f}" for figure in figures) + " |"


def walks(found: Profiles, rows: list[int]) -> str:
    """Say how long plain scipy and NetworkX take for ways over common projects."""
    graph = nx.Graph(
        zip(
            *(ends.tolist() for ends in (found.work.tocoo().coords[0], -1 - found.work.tocoo().coords[1])),
            strict=True,
        )
    )
    assert np.allclose(ways(found.work, found.staff, rows[0]), walked(graph, rows[0], len(found.at)))
    by_arrays = mean(milliseconds(partial(ways, found.work, found.staff, row)) for row in rows)
    by_walking = mean(milliseconds(partial(walked, graph, row, len(found.at))) for row in rows)
    said = (
        f"Partners of partners, on average: scipy {by_arrays:.1f} ms, NetworkX {by_walking:,.0f} ms"
        f" ({by_walking / by_arrays:,.0f} times as long)."
    )
    print(said, flush=True)
    return said


def ways(work: sparse.csr_array, staff: sparse.csr_array, row: int) -> np.ndarray:
    """Return the number of ways from an organisation over a project, a partner and a project to each other."""
    start = np.zeros(work.shape[0])
    start[row] = 1
    return flat(work @ (staff @ (work @ (staff @ start))))


def walked(graph: nx.Graph, row: int, count: int) -> np.ndarray:
    """Return the same, walking from node to node."""
    here = {row: 1}
    for _ in range(4):
        there: dict[int, int] = {}
        for node, number in here.items():
            for other in graph.adj.get(node, ()):
                there[other] = there.get(other, 0) + number
        here = there
    return np.array([here.get(one, 0) for one in range(count)], dtype=np.float64)


if __name__ == "__main__":
    run(TABLE, INTRO, measured)
