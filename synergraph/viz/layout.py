"""Where the nodes of a map stand: communities first, each a disc, the discs packed around the largest.

Groups come from Louvain's method with a fixed seed. Inside a disc nodes sit on the slots of a
sunflower, so none overlap; which node takes which slot is a linear assignment that draws
neighbours together. The same input gives the same map.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import sparse
from scipy.optimize import linear_sum_assignment

from synergraph.viz.packing import pack

Array = np.ndarray[Any, np.dtype[np.float64]]

SPACING = 58.0
"""Radius of the first ring of slots; two slots are never closer than this."""
MARGIN = 34.0
SEED = 7
ROUNDS = 4
LARGEST_SEATED = 600
_GOLDEN = np.pi * (3 - np.sqrt(5))


@dataclass(frozen=True)
class Disc:
    """A community as the map shows it: centre, radius, members; not `linked` if none has a neighbour."""

    x: float
    y: float
    radius: float
    members: tuple[int, ...]
    linked: bool


@dataclass(frozen=True)
class Layout:
    """Positions of all nodes (n × 2) and the discs they stand in, the largest first."""

    positions: Array
    discs: list[Disc]


def arrange(size: int, links: Sequence[tuple[int, int]]) -> Layout:
    """Place the nodes 0 … size-1 that `links` join; an empty map has no discs."""
    matrix = _adjacency(size, links)
    groups = communities(matrix)
    radii = [SPACING * float(np.sqrt(len(group))) + MARGIN for group in groups]
    centres = pack(radii, _attraction(matrix, groups))
    positions = np.zeros((size, 2))
    for group, centre in zip(groups, centres, strict=True):
        positions[group] = centre + slots(len(group))
    for _ in range(ROUNDS):
        for group, centre in zip(groups, centres, strict=True):
            _seat(positions, matrix, group, centre)
    degree = np.asarray(matrix.sum(axis=1)).ravel()
    discs = [
        Disc(float(x), float(y), radius, tuple(group), bool(degree[group[0]]))
        for (x, y), radius, group in zip(centres, radii, groups, strict=True)
    ]
    return Layout(positions, discs)


def communities(matrix: sparse.csr_array) -> list[list[int]]:
    """Return the groups of nodes most linked among themselves, largest first, best linked node first.

    Links of hubs weigh less, so that a programme everything belongs to does not swallow the map.
    Nodes without a link form the last group.
    """
    import networkx as nx

    degree = np.asarray(matrix.sum(axis=1)).ravel()
    linked = np.flatnonzero(degree)
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(int(node) for node in linked)
    half = sparse.triu(matrix, k=1).tocoo()
    for source, target in zip(half.row, half.col, strict=True):
        weight = 1 / float(np.sqrt(max(degree[source], degree[target])))
        graph.add_edge(int(source), int(target), weight=weight)
    found = nx.community.louvain_communities(graph, weight="weight", seed=SEED) if linked.size else []
    groups = [sorted(group, key=lambda node: (-degree[node], node)) for group in found]
    groups.sort(key=lambda group: (-len(group), group[0]))
    loose = [int(node) for node in np.flatnonzero(degree == 0)]
    return [*groups, loose] if loose else groups


def slots(count: int) -> Array:
    """Return the first `count` points of a sunflower around the origin, from the inside out."""
    order = np.arange(count)
    radius = SPACING * np.sqrt(order)
    return np.column_stack([radius * np.cos(order * _GOLDEN), radius * np.sin(order * _GOLDEN)])


def _adjacency(size: int, links: Sequence[tuple[int, int]]) -> sparse.csr_array:
    ends = np.asarray([pair for pair in links if pair[0] != pair[1]], dtype=np.int64).reshape(-1, 2)
    ones = np.ones(len(ends))
    matrix = sparse.csr_array((ones, (ends[:, 0], ends[:, 1])), shape=(size, size))
    both = (matrix + matrix.T).tocsr()
    both.data[:] = 1.0
    return both


def _attraction(matrix: sparse.csr_array, groups: list[list[int]]) -> Array:
    """Return how many links run between each two groups."""
    order = np.concatenate([np.asarray(g, dtype=np.int64) for g in groups] or [np.zeros(0, np.int64)])
    owner = np.repeat(np.arange(len(groups)), [len(group) for group in groups])
    of = sparse.csr_array((np.ones(len(order)), (order, owner)), shape=(matrix.shape[0], len(groups)))
    return np.asarray((of.T @ matrix @ of).todense(), dtype=np.float64)


def _seat(positions: Array, matrix: sparse.csr_array, group: list[int], centre: Array) -> None:
    """Give each member of a disc the free slot nearest to the middle of its neighbours."""
    if not 2 < len(group) <= LARGEST_SEATED:
        return
    rows = matrix[group]
    degree = np.asarray(rows.sum(axis=1)).reshape(-1, 1)
    if not degree.any():
        return
    wanted = rows @ positions / np.maximum(degree, 1)
    free = centre + slots(len(group))
    cost = ((wanted[:, None, :] - free[None, :, :]) ** 2).sum(axis=2) * np.sqrt(degree)
    _, seats = linear_sum_assignment(cost)
    positions[group] = free[seats]
