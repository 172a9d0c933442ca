"""Which pairs of projects are worth scoring."""

from collections.abc import Callable
from typing import Any

import numpy as np
from scipy import sparse

from synergraph.graph.graph import Graph
from synergraph.queries.matrices import Floats, Indexes, Mask, flat, spans
from synergraph.queries.portfolio import Portfolio, portfolio
from synergraph.queries.prepared import before, kept, remembered
from synergraph.queries.synergies.features import Features, features
from synergraph.queries.synergies.near import near
from synergraph.queries.synergies.pairs import Pairs, scored

_ALL_PAIRS, _OF_ONE = 400, 200
_STANDING = ("open", "all")
"""The portfolios whose pairs are kept on disk: without the projects that are over, and with them."""


def scored_pairs(graph: Graph, taking: Mask) -> Pairs:
    """Return the pairs among the rows `taking` part, with their points, each pair once.

    In small portfolios that is every pair; in large ones each project's nearest, so that the number of
    pairs grows with the projects only. Those of a whole portfolio are kept from question to question.
    """
    projects = portfolio(graph)
    rows = np.flatnonzero(taking)
    whole = {"open": ~projects.over, "all": np.ones(len(projects.at), dtype=bool)}
    name = next((n for n in _STANDING if len(rows) > _ALL_PAIRS and np.array_equal(taking, whole[n])), "")
    if not name:
        return scored(graph, *candidate_pairs(projects, rows))
    return remembered(graph, f"scored {name}", lambda: _kept_pairs(graph, projects, rows, name))


def pairs_of(graph: Graph, row: int, taking: Mask) -> Pairs:
    """Return the pairs of one row with the rows `taking` part that are worth scoring, with their points."""
    projects = portfolio(graph)
    others = taking & (np.arange(len(taking)) != row)
    chosen = np.flatnonzero(others)
    if len(chosen) > _ALL_PAIRS:
        products = _products(graph, projects, row) * others
        chosen = np.argpartition(-products, _OF_ONE)[:_OF_ONE]
        chosen = np.sort(chosen[products[chosen] > 0])
    return scored(graph, np.full(len(chosen), row), chosen)


def candidate_pairs(
    projects: Portfolio, rows: Indexes, found: Callable[[Features, list[str]], dict[str, Any]] | None = None
) -> tuple[Indexes, Indexes]:
    """Return the pairs among some rows to score, the smaller row first, in order."""
    if len(rows) <= _ALL_PAIRS:
        left, right = np.triu_indices(len(rows), 1)
        return rows[left], rows[right]
    ids = [projects.id(row) for row in rows.tolist()]
    asked = found or (lambda made, names: near(made, names, None))
    ends = sparse.coo_array(asked(features(projects, rows), ids)["products"]).coords
    return _once(rows[ends[0]], rows[ends[1]], len(projects.at))


def _once(left: Indexes, right: Indexes, size: int) -> tuple[Indexes, Indexes]:
    first, second = np.minimum(left, right).astype(np.int64), np.maximum(left, right).astype(np.int64)
    numbers = np.unique((first * size + second)[first < second])
    return numbers // size, numbers % size


def _kept_pairs(graph: Graph, projects: Portfolio, rows: Indexes, name: str) -> Pairs:
    def nearest(made: Features, ids: list[str]) -> dict[str, Any]:
        entry = f"near-{name}"
        return kept(graph, entry, lambda: near(made, ids, before(graph, entry)))

    def make() -> dict[str, Any]:
        pairs = scored(graph, *candidate_pairs(projects, rows, nearest))
        return {"first": pairs.first, "second": pairs.second, "unlinked": pairs.unlinked, **pairs.points}

    values = dict(kept(graph, f"pairs-{name}", make))
    first, second, unlinked = (values.pop(part) for part in ("first", "second", "unlinked"))
    return Pairs(first, second, values, unlinked)


def _products(graph: Graph, projects: Portfolio, row: int) -> Floats:
    """Return the products of the features of a row with those of every row."""
    left, right = remembered(graph, "features of one", lambda: _of_one(projects))
    span = slice(left.indptr[row], left.indptr[row + 1])
    feature, other, value = spans(right, left.indices[span].astype(np.int64))
    return flat(np.bincount(other, value * left.data[span][feature], minlength=len(projects.at)))


def _of_one(projects: Portfolio) -> tuple[sparse.csr_array, sparse.csr_array]:
    found = features(projects, np.arange(len(projects.at)))
    return found.left, sparse.csr_array(found.right.T)
