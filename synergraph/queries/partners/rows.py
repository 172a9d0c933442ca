"""Rows of sparse matrices, taken from their arrays: for some rows this is far quicker than `matrix[rows]`."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from synergraph.queries.matrices import Floats, Indexes, Mask, flat

DIGITS = 9
"""Values that differ by less than this many digits are equal: sums taken in another order are."""


def standing(matrix: sparse.csr_array, rows: Indexes) -> tuple[Indexes, Indexes]:
    """Return where the entries of some rows stand, one row after the other: the place in `rows`, and the entry."""
    begin = matrix.indptr[rows]
    return ranges(begin, matrix.indptr[rows + 1] - begin)


def ranges(begin: NDArray[np.integer], size: NDArray[np.integer]) -> tuple[Indexes, Indexes]:
    """Return `size` numbers from each `begin` on, one range after the other: the place of the range, and the number."""
    number = np.repeat(begin - (np.cumsum(size) - size), size)
    number += np.arange(len(number))
    return np.repeat(np.arange(len(begin)), size), number


def cells(matrix: sparse.csr_array, rows: Indexes) -> tuple[Indexes, Indexes]:
    """Return where some rows have something, one row after the other: the place in `rows`, and the column."""
    place, at = standing(matrix, rows)
    return place, np.asarray(matrix.indices[at])


def held(matrix: sparse.csr_array, row: int) -> Indexes:
    """Return the columns in which a row has something."""
    return np.asarray(matrix.indices[matrix.indptr[row] : matrix.indptr[row + 1]])


def picked(matrix: sparse.csr_array, rows: NDArray[np.integer], values: Floats) -> Floats:
    """Return the sum of some rows of a 0/1 matrix, each times its value."""
    begin, end = matrix.indptr[rows], matrix.indptr[rows + 1]
    some = [matrix.indices[slice(*ends)] for ends in zip(begin.tolist(), end.tolist(), strict=True)]
    if not some:
        return np.zeros(matrix.shape[1])
    return flat(np.bincount(np.concatenate(some), np.repeat(values, end - begin), matrix.shape[1]))


def distinct(numbers: Indexes) -> Indexes:
    """Return some numbers, each once, in order; for few this is far quicker than `np.unique`."""
    ordered = np.sort(numbers)
    return np.asarray(ordered[_begins(ordered)])


def _begins(ordered: Indexes) -> Mask:
    """Return where numbers in order differ from the one before."""
    begins = np.ones(len(ordered), dtype=bool)
    np.not_equal(ordered[1:], ordered[:-1], out=begins[1:])
    return begins


def filled(mask: Mask) -> tuple[Indexes, Indexes]:
    """Return the rows and columns in which a mask has something, in order; quicker than `np.nonzero`."""
    row, column = np.divmod(np.flatnonzero(mask), mask.shape[1])
    return row, column


def common(columns: Indexes, row: sparse.csr_array) -> Indexes:
    """Return which of some columns a matrix of one row has too."""
    return columns[marked(row.indices, row.shape[1])[columns]]


def marked(rows: Sequence[int] | NDArray[np.integer], count: int) -> Mask:
    """Return which of `count` places are among some."""
    mask = np.zeros(count, dtype=bool)
    mask[np.asarray(rows, dtype=np.int64)] = True
    return mask


def runs(places: Indexes) -> Iterator[tuple[int, slice]]:
    """Return each of some ordered places with where it stands."""
    begins = np.flatnonzero(_begins(places)).tolist()
    for begin, end in zip(begins, [*begins, len(places)][1:], strict=True):
        yield int(places[begin]), slice(begin, end)


def first(places: Indexes, count: int) -> Mask:
    """Return which entries are among the first `count` of their place; places are ordered."""
    return np.asarray(np.arange(len(places)) - places.searchsorted(places) < count)


def best(places: Indexes, items: NDArray[np.integer], values: Floats) -> Indexes:
    """Return where the entries with a value above 0 stand: by place, the largest first, equal ones by item."""
    some = np.flatnonzero(values > 0)
    return some[np.lexsort((items[some], -np.round(values[some], DIGITS), places[some]))]


def leading(places: Indexes, items: Indexes, values: Floats, count: int) -> Indexes:
    """Return the first `count` of each place as `best` orders them; places are ordered."""
    near = [_near(span, values[span], count) for _, span in runs(places)]
    some = np.concatenate([np.zeros(0, dtype=np.int64), *near])
    some = some[best(places[some], items[some], values[some])]
    return some[first(places[some], count)]


def _near(span: slice, values: Floats, count: int) -> Indexes:
    """Return where the `count` largest values of a run stand, and those that equal them."""
    if len(values) <= count:
        return np.arange(span.start, span.stop)
    least = np.partition(values, -count)[-count] - 10.0**-DIGITS
    return np.asarray(np.flatnonzero(values >= least) + span.start)
