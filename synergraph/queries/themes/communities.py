"""Topics that occur together, as one theme: communities of the graph of co-occurring topics."""

import numpy as np
from scipy import sparse

from synergraph.queries.matrices import Floats, Indexes, flat
from synergraph.queries.themes.base import Base

_SEED = 20231118
_NEAREST, _DOUBT, _LOOSE, _FINE = 12, 2.0, 0.2, 2.0
"""So many neighbours a topic keeps; so many joint projects halve the weight of an accident; below this
two topics do not belong together, as one that nearly all projects have does to none; resolution."""


def communities(projects: Base, topics: Indexes) -> list[Indexes]:
    """Return topics grouped by how much more often than by chance they share projects.

    In each group the most telling topic comes first: close to the others, rare among all projects, and
    yet on many of those of the group.
    The groups are ordered by their first topic; every topic is in one of them. The communities are
    those of Louvain (Blondel et al. 2008), with a fixed seed.
    """
    import networkx as nx

    near = _together(projects.own[:, topics])
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(len(topics)))
    graph.add_weighted_edges_from(_strongest(near))
    found = nx.community.louvain_communities(graph, resolution=_FINE, seed=_SEED) if len(topics) else []
    telling = projects.rare[topics] * np.sqrt(flat(projects.topics[:, topics].sum(axis=0)))
    ordered = [_ordered(near, telling, np.array(sorted(one))) for one in found]
    return sorted((topics[one] for one in ordered), key=lambda one: int(one[0]))


def _together(held: sparse.csr_array) -> sparse.csr_array:
    """Return how much two topics belong together, 0 to 1: normalised pointwise mutual information.

    Few joint projects count less: they may be an accident.
    """
    joint = sparse.coo_array(sparse.triu(held.T @ held, k=1))
    (left, right), both, size = joint.coords, joint.data, flat(held.sum(axis=0))
    share = both / max(held.shape[0], 1)
    lift = np.log(np.maximum(both * held.shape[0] / np.maximum(size[left] * size[right], 1), 1e-9))
    normal = np.clip(lift / np.maximum(-np.log(share), 1e-9), 0, 1)
    weight = np.where(normal >= _LOOSE, normal, 0) * both / (both + _DOUBT)
    upper = sparse.csr_array((weight, (left, right)), shape=joint.shape)
    return sparse.csr_array(upper + upper.T)


def _strongest(near: sparse.csr_array) -> list[tuple[int, int, float]]:
    edges = {}
    for at in range(near.shape[0]):
        span = slice(near.indptr[at], near.indptr[at + 1])
        others, weights = near.indices[span], near.data[span]
        for best in np.lexsort((others, -weights))[:_NEAREST]:
            if weights[best] > 0:
                edges[min(at, int(others[best])), max(at, int(others[best]))] = float(weights[best])
    return [(left, right, weight) for (left, right), weight in sorted(edges.items())]


def _ordered(near: sparse.csr_array, telling: Floats, one: Indexes) -> Indexes:
    central = flat(near[one][:, one].sum(axis=1)) * telling[one]
    return np.asarray(one[np.lexsort((one, -np.round(central, 9)))])
