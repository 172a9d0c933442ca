"""The projects nearest to each project, and again after a new build, where only some have changed."""

import os
from collections.abc import Mapping
from typing import Any

import numpy as np
from scipy import sparse
from sparse_dot_topn import sp_matmul_topn

from synergraph.queries.matrices import Indexes
from synergraph.queries.synergies.features import Features

NEAREST = 50


def near(found: Features, ids: list[str], last: Mapping[str, Any] | None) -> dict[str, Any]:
    """Return the `NEAREST` rows of each row, with the names and hashes that a later build goes by.

    `last` is what this function returned for an earlier build: rows are worked out anew where the
    project changed or one of its nearest did; the others are compared with the changed ones only.
    """
    size = len(ids)
    if last is None:
        products = nearest(found.left, found.right)
    else:
        products = _renewed(found, _moved(last, ids, found), size)
    return {"ids": ids, "hashes": found.hashes, "products": products}


def nearest(left: sparse.csr_array, right: sparse.csr_array) -> sparse.csr_array:
    """Return for each row of `left` its largest products with rows of `right`: `NEAREST` and one more, for itself."""
    one, other = sparse.csr_matrix(left), sparse.csr_matrix(right.T)
    found = sp_matmul_topn(one, other, top_n=NEAREST + 1, threshold=0.0, n_threads=os.cpu_count() or 1)
    return sparse.csr_array(found)


def _moved(last: Mapping[str, Any], ids: list[str], found: Features) -> tuple[sparse.csr_array, Indexes]:
    """Return the old products between unchanged projects by their new rows, and the rows to work out anew."""
    position = {name: at for at, name in enumerate(ids)}
    new = np.array([position.get(name, -1) for name in last["ids"]], dtype=np.int64)
    same = (new >= 0) & (found.hashes[new] == last["hashes"]) if len(ids) else new >= 0
    old = sparse.coo_array(last["products"])
    at, to = old.coords
    whole = np.bincount(at, minlength=len(new)) == np.bincount(at, same[to], minlength=len(new))
    short = np.bincount(at, minlength=len(new)) <= NEAREST
    keep = same & (whole | short)
    fit = keep[at] & same[to]
    size = (len(ids), len(ids))
    moved = sparse.csr_array((old.data[fit], (new[at[fit]], new[to[fit]])), shape=size)
    anew = np.ones(len(ids), dtype=bool)
    anew[new[keep]] = False
    changed = np.ones(len(ids), dtype=bool)
    changed[new[same]] = False
    return moved, np.stack([anew, changed])


def _renewed(found: Features, moved: tuple[sparse.csr_array, Indexes], size: int) -> sparse.csr_array:
    old, (anew, changed) = moved
    fresh, others, others_to = np.flatnonzero(anew), np.flatnonzero(~anew), np.flatnonzero(changed)
    parts = [
        (fresh, np.arange(size), nearest(found.left[fresh], found.right)),
        (others, others_to, nearest(found.left[others], found.right[others_to])),
        (np.arange(size), np.arange(size), old),
    ]
    coo = [(rows, columns, sparse.coo_array(part)) for rows, columns, part in parts]
    at = np.concatenate([rows[part.coords[0]] for rows, _, part in coo])
    to = np.concatenate([columns[part.coords[1]] for _, columns, part in coo])
    value = np.concatenate([part.data for *_, part in coo])
    order = np.lexsort((to, -value, at))
    begins = np.searchsorted(at[order], np.arange(size))
    kept = order[np.arange(len(order)) - begins[at[order]] <= NEAREST]
    return sparse.csr_array((value[kept], (at[kept], to[kept])), shape=(size, size))
