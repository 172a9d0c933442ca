"""The array projection: one sparse matrix per kind of edge, memory-mapped.

Row and column numbers are positions in the node table, which is ordered by id. An entry counts
the edges between two nodes. Analyses run on these; NetworkX is for export.
"""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from synergraph.errors import UsageError, closest
from synergraph.ontology import ontology

if TYPE_CHECKING:
    from scipy import sparse

_PARTS = ("data", "indices", "indptr")


class Matrix(NamedTuple):
    """A sparse matrix with labels: `array` has the shape (len(rows), len(columns)).

    `rows` and `columns` are ids of nodes, in order. An entry counts edges, as a 32-bit float.
    """

    array: "sparse.csr_array"
    rows: list[str]
    columns: list[str]


def matrix(folder: Path, nodes: pl.DataFrame, kind: str, rows: str = "", columns: str = "") -> Matrix:
    """Return the edges of a kind from nodes of the kind `rows` to those of the kind `columns`, "" for all."""
    for word, known in ((kind, ontology().edges), (rows, ontology().nodes), (columns, ontology().nodes)):
        if word and word not in known:
            raise UsageError(f"unknown kind “{word}”", hint=closest(word, known))
    array, ids = read(folder, kind), nodes["id"]
    chosen = {side: (nodes["kind"] == side).arg_true() for side in (rows, columns) if side}
    if rows:
        array = array[chosen[rows].to_numpy()]
    if columns:
        array = array[:, chosen[columns].to_numpy()]
    labels = (ids[chosen[side]] if side else ids for side in (rows, columns))
    return Matrix(array, *(each.to_list() for each in labels))


def write(folder: Path, nodes: pl.DataFrame, edges: pl.DataFrame) -> None:
    """Write a matrix for every edge kind into the new folder `folder`."""
    import numpy as np

    folder.mkdir()
    position = nodes.select("id").with_row_index("at")
    ends = edges.select("kind", "source", "target").join(position, left_on="source", right_on="id")
    ends = ends.join(position, left_on="target", right_on="id", suffix="_target")
    counted = ends.group_by("kind", "at", "at_target").len().sort("at", "at_target")
    for kind in ontology().edges:
        entries = counted.filter(pl.col("kind") == kind)
        filled = np.bincount(entries["at"].to_numpy(), minlength=nodes.height)
        parts = {
            "data": entries["len"].to_numpy().astype(np.float32),
            "indices": entries["at_target"].to_numpy().astype(np.int32),
            "indptr": np.concatenate([[0], np.cumsum(filled)]).astype(np.int32),
        }
        for part in _PARTS:
            np.save(folder / f"{kind}.{part}.npy", parts[part])


def read(folder: Path, kind: str) -> "sparse.csr_array":
    """Return the matrix of an edge kind, memory-mapped and read-only."""
    import numpy as np
    from scipy import sparse

    data, indices, indptr = (np.load(folder / f"{kind}.{part}.npy", mmap_mode="r") for part in _PARTS)
    size = len(indptr) - 1
    return sparse.csr_array((data, indices, indptr), shape=(size, size), copy=False)
