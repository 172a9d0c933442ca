"""What makes projects candidates for each other, as one row per project whose products near the points.

Weights move in steps: a few projects more or less leave nearly all of them as they were, and so the
rows of projects that did not change.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray
from scipy import sparse

from synergraph.queries.matrices import Floats, Indexes, flat
from synergraph.queries.portfolio import Portfolio
from synergraph.queries.synergies import pairs

Hashes = NDArray[np.uint64]
_STEP = 0.25
_WIDE = 0.2
"""Topics of a larger share of all projects do not make a pair worth scoring, unless they are few."""
_FEW = 50
_DIGITS = 6
_TIE = 1e-9


@dataclass(frozen=True)
class Features:
    """One row per project; the products of `left` and `right` rows rank the pairs.

    `hashes` tell whether a row is the same as in another build.
    """

    left: sparse.csr_array
    right: sparse.csr_array
    hashes: Hashes


def features(projects: Portfolio, rows: Indexes) -> Features:
    """Return the features of some rows of a portfolio."""
    most_topic, most_text = pairs.TOPIC_AND_TEXT[projects.corpus.long]
    rare = _steady(projects.actors), _steady(projects.programmes)
    size = np.log(max(len(projects.at), 2))
    both: list[sparse.sparray] = [
        _topics(projects)[rows] * np.sqrt(most_topic),
        _texts(projects)[rows] * np.sqrt(most_text),
        projects.actors[rows].multiply(np.sqrt(pairs.ACTOR * rare[0] / size)),
        projects.programmes[rows].multiply(np.sqrt(pairs.CALL * rare[1] / size)),
        (projects.wholes[rows] + _own(projects, rows)) * np.sqrt(pairs.SUCCESSION),
    ]
    scale = np.sqrt(pairs.COMPLEMENT * _steady(projects.topics) / pairs.TWO_RARE_TOPICS)
    offers, seeks = projects.offers[rows].multiply(scale), projects.seeks[rows].multiply(scale)
    names = pl.Series([projects.id(row) for row in rows.tolist()], dtype=pl.String).hash().to_numpy()
    left = _rounded([*both, offers, seeks])
    right = _rounded([*both, seeks, offers])
    return Features(left, _apart(right, names), _hashes(left, _columns(projects)))


def _steady(membership: sparse.csr_array) -> Floats:
    """Return the rarity of each column in steps; 0 from half of all rows on."""
    held, rows = flat(membership.sum(axis=0)), max(membership.shape[0], 1)
    weight = _stepped(np.full(len(held), rows)) - _stepped(held)
    return np.where((held > 0) & (weight > np.log(2)), weight, 0.0)


def _stepped(counts: Floats) -> Floats:
    return np.round(np.log(np.maximum(counts, 1)) / _STEP) * _STEP


def _topics(projects: Portfolio) -> sparse.csr_array:
    weight = _steady(projects.topics) * (projects.topic_rarity > 0)
    telling = weight * ((weight >= -np.log(_WIDE)) | (projects.held <= _FEW))
    length = np.sqrt(np.maximum(projects.topics @ weight, 1.0))
    return sparse.csr_array(sparse.diags_array(1 / length) @ projects.topics.multiply(np.sqrt(telling)))


def _texts(projects: Portfolio) -> sparse.csr_array:
    """Return the texts as vectors of length 1, words weighted in steps."""
    vectors, idf = projects.corpus.vectors, projects.corpus.idf
    plain = vectors.multiply(np.where(idf > 0, 1 / np.where(idf > 0, idf, 1), 0.0))
    told = sparse.csr_array(plain.multiply(_steady(sparse.csr_array(vectors > 0).astype(float))))
    length = np.sqrt(flat(told.multiply(told).sum(axis=1)))
    return sparse.csr_array(sparse.diags_array(1 / np.where(length > 0, length, 1.0)) @ told)


def _own(projects: Portfolio, rows: Indexes) -> sparse.csr_array:
    ends = (np.arange(len(rows)), projects.at[rows])
    return sparse.csr_array((np.ones(len(rows)), ends), shape=(len(rows), projects.wholes.shape[1]))


def _rounded(blocks: Sequence[sparse.sparray]) -> sparse.csr_array:
    matrix = sparse.csr_array(sparse.hstack(blocks, format="csr"))
    matrix.data = np.round(matrix.data, _DIGITS)
    matrix.eliminate_zeros()
    matrix.sort_indices()
    return matrix


def _apart(matrix: sparse.csr_array, names: Hashes) -> sparse.csr_array:
    """Return the rows a trifle longer or shorter, each by its name, so that no two are equally near."""
    return sparse.csr_array(sparse.diags_array(1 + _TIE * (names / 2**64)) @ matrix)


def _columns(projects: Portfolio) -> Hashes:
    """Return a number for each column that stands for the node or word and not for its place."""
    nodes = projects.network.graph.nodes["id"].hash(1).to_numpy()
    words = pl.Series(projects.corpus.words, dtype=pl.String).hash(2).to_numpy()
    blocks = [nodes, words, *(nodes * np.uint64(odd) for odd in (3, 5, 7, 11, 13))]
    return np.concatenate(blocks)


def _hashes(matrix: sparse.csr_array, columns: Hashes) -> Hashes:
    """Return a number for each row that tells its entries, whatever their order."""
    values = np.round(matrix.data * 10**_DIGITS).astype(np.uint64)
    mixed = (columns[matrix.indices] ^ (values * np.uint64(0x9E3779B97F4A7C15))) * np.uint64(
        0xBF58476D1CE4E5B9
    )
    mixed ^= mixed >> np.uint64(31)
    sums = np.concatenate([np.zeros(1, np.uint64), np.cumsum(mixed, dtype=np.uint64)])
    return np.asarray(sums[matrix.indptr[1:]] - sums[matrix.indptr[:-1]])
