"""What synergies cost, as ratios within one run; `synergies.py` runs it."""

import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
from scipy import sparse
from sparse_dot_topn import sp_matmul_topn
from synergies_data import Indexes

from synergraph.graph.graph import Graph, open_graph
from synergraph.queries.portfolio import portfolio
from synergraph.queries.synergies import synergies
from synergraph.queries.synergies.candidates import candidate_pairs
from synergraph.queries.synergies.features import Features, features
from synergraph.queries.synergies.near import NEAREST, near
from synergraph.queries.synergies.pairs import scored

BLOCK, SAMPLE = 512, 200


def cpu(work: Callable[[], Any]) -> tuple[float, Any]:
    """Return the CPU seconds of some work and its result."""
    begun = time.process_time()
    result = work()
    return time.process_time() - begun, result


def portfolio_costs(graph: Graph, share: float = 1.0) -> dict[str, float]:
    """Return CPU seconds of each step over the projects that are not over, or a share of them."""
    projects = portfolio(graph)
    rows = np.flatnonzero(~projects.over)
    rows = np.sort(np.random.default_rng(0).permutation(rows)[: int(len(rows) * share)])
    ids = [projects.id(row) for row in rows.tolist()]
    made, found = cpu(lambda: features(projects, rows))
    nearest, close = cpu(lambda: near(found, ids, None))
    floor, _ = cpu(lambda: _floor(found))
    points, pairs = cpu(lambda: scored(graph, *candidate_pairs(projects, rows, lambda *_: close)))
    return {
        "projects": len(rows), "pairs": len(pairs.first), "features (s)": made, "candidates (s)": nearest,
        "sparse_dot_topn (s)": floor, "all parts (s)": points, "together (s)": made + nearest + points,
    }  # fmt: skip


def rivals(graph: Graph) -> dict[str, float]:
    """Return CPU seconds for the nearest of all projects, by other means on the same features."""
    projects = portfolio(graph)
    found = features(projects, np.flatnonzero(~projects.over))
    size = found.left.shape[0]
    sample = np.sort(np.random.default_rng(0).permutation(size)[:SAMPLE])
    return {
        "sparse_dot_topn": cpu(lambda: _floor(found))[0],
        "scipy, row blocks": cpu(lambda: _blocks(found))[0],
        f"NetworkX ({SAMPLE} projects, extrapolated)": cpu(lambda: _walked(found, sample))[0] * size / SAMPLE,
    }


def memory(folder: Path) -> float:
    """Return the peak memory, in gigabytes, of a process that finds the synergies of all projects of a workspace."""
    said = subprocess.run([sys.executable, __file__, str(folder)], check=True, capture_output=True, text=True)
    return float(said.stdout)


def _peak() -> float:
    return (
        resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1e9
    )


def _floor(found: Features) -> Any:
    left, right = sparse.csr_matrix(found.left), sparse.csr_matrix(found.right.T)
    return sp_matmul_topn(left, right, top_n=NEAREST + 1, threshold=0.0, n_threads=2)


def _blocks(found: Features) -> None:
    right = sparse.csr_array(found.right.T)
    for start in range(0, found.left.shape[0], BLOCK):
        product = sparse.csr_array(found.left[start : start + BLOCK] @ right)
        for begin, end in zip(product.indptr[:-1], product.indptr[1:], strict=True):
            np.argsort(-product.data[begin:end])[: NEAREST + 1]


def _walked(found: Features, rows: Indexes) -> None:
    graph = nx.Graph()
    coo = sparse.coo_array(found.left)
    ends = zip(coo.coords[0].tolist(), (-1 - coo.coords[1]).tolist(), coo.data.tolist(), strict=True)
    graph.add_weighted_edges_from(ends)
    for row in rows.tolist():
        total: dict[int, float] = {}
        for feature, here in graph.adj.get(row, {}).items():
            for other, there in graph.adj[feature].items():
                total[other] = total.get(other, 0.0) + here["weight"] * there["weight"]
        sorted(total, key=lambda other: -total[other])[: NEAREST + 1]


if __name__ == "__main__":
    synergies(open_graph(Path(sys.argv[1])))
    print(_peak())
