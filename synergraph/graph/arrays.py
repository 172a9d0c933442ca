"""The array projection: one sparse matrix per kind of edge, memory-mapped.

Row and column numbers are positions in the node table, which is ordered by id. An entry counts
the edges between two nodes. Analyses run on these; NetworkX is for export.
"""

from pathlib import Path

import numpy as np
import polars as pl
from scipy import sparse

from synergraph.ontology import ontology

_PARTS = ("data", "indices", "indptr")


def write(folder: Path, nodes: pl.DataFrame, edges: pl.DataFrame) -> None:
    """Write a matrix for every edge kind into the new folder `folder`."""
    folder.mkdir()
    position = pl.DataFrame({"id": nodes["id"], "at": np.arange(nodes.height)})
    ends = edges.select("kind", "source", "target").join(position, left_on="source", right_on="id")
    ends = ends.join(position, left_on="target", right_on="id", suffix="_target")
    for kind in ontology().edges:
        rows = ends.filter(pl.col("kind") == kind)
        at, target = rows["at"].to_numpy(), rows["at_target"].to_numpy()
        matrix = sparse.csr_array((np.ones(rows.height, np.float32), (at, target)), shape=(nodes.height,) * 2)
        for part in _PARTS:
            np.save(folder / f"{kind}.{part}.npy", getattr(matrix, part))


def read(folder: Path, kind: str) -> sparse.csr_array:
    """Return the matrix of an edge kind, memory-mapped and read-only."""
    data, indices, indptr = (np.load(folder / f"{kind}.{part}.npy", mmap_mode="r") for part in _PARTS)
    size = len(indptr) - 1
    return sparse.csr_array((data, indices, indptr), shape=(size, size), copy=False)
