"""The groups that projects fall into: fields, clusters, lines, or the widest programmes."""

import numpy as np
import polars as pl
from scipy import sparse

from synergraph.queries.matrices import Indexes, Network, binary, flat
from synergraph.queries.portfolio import GROUPS
from synergraph.queries.themes.base import Base

OVER = (*GROUPS, "programme")
"""Kinds of groups, the one to prefer first."""
EDGES = {**{kind: (edge,) for kind, edge in GROUPS.items()}, "programme": ("funded_by", "part_of")}
"""The edges that say which group of a kind a project falls into."""
_ALL = 0.9
"""A programme with so many of the projects is the roof over them, no group among others."""


def placed(projects: Base, over: str) -> tuple[Indexes, sparse.csr_array, sparse.csr_array]:
    """Return the groups that projects fall into, the nodes that stand for them, and who falls where."""
    network = projects.network
    links = network.links(*EDGES[over], without=["related"])[projects.at]
    kind = (network.graph.nodes["kind"] == over).to_numpy()
    links = sparse.csr_array(links @ sparse.diags_array(kind.astype(float)))
    if over != "programme":
        groups = np.flatnonzero(flat(links.sum(axis=0)))
        return groups, _one_each(len(network.ids), groups), binary(links[:, groups])
    above = _above(network)
    groups = _widest(network, binary(links @ above), above)
    within = sparse.csr_array(above[:, groups])
    return groups, within, binary(links @ within)


def _one_each(size: int, groups: Indexes) -> sparse.csr_array:
    return sparse.csr_array(
        (np.ones(len(groups)), (groups, np.arange(len(groups)))), shape=(size, len(groups))
    )


def _widest(network: Network, reached: sparse.csr_array, above: sparse.csr_array) -> Indexes:
    """Return the programmes that are no roof over all and below no other; calls where nothing else is."""
    held = flat(reached.sum(axis=0))
    kept = (held > 0) & (held < _ALL * reached.shape[0])
    call = (network.graph.nodes["programme_type"].fill_null("") == "call").to_numpy()
    if (kept & ~call).sum() > 1:
        kept &= ~call
    over = sparse.csr_array(above - sparse.eye_array(above.shape[0])) @ kept.astype(float)
    return np.flatnonzero(kept & (over == 0))


def _above(network: Network) -> sparse.csr_array:
    """Return every programme with itself and all it is part of, by edge or by a code that extends another."""
    size = len(network.ids)
    programme = (network.graph.nodes["kind"] == "programme").to_numpy().astype(float)
    only = sparse.diags_array(programme)
    direct = sparse.csr_array(only @ network.links("part_of") @ only) + _extends(network)
    closed = sparse.csr_array(sparse.eye_array(size))
    while (wider := binary(closed + closed @ direct)).nnz > closed.nnz:
        closed = wider
    return closed


def _extends(network: Network) -> sparse.csr_array:
    """Link programmes by identifier: HORIZON.2.5.7 is part of HORIZON.2.5."""
    codes = network.graph.identifiers.filter(pl.col("id").str.starts_with("programme/"))
    owner = {code: network.position[node] for node, code in codes.iter_rows() if node in network.position}
    wider = {at: next((owner[c] for c in _shorter(code) if c in owner), at) for code, at in owner.items()}
    pairs = [(at, above) for at, above in wider.items() if at != above]
    source, target = (list(end) for end in zip(*pairs, strict=True)) if pairs else ([], [])
    return sparse.csr_array((np.ones(len(pairs)), (source, target)), shape=(len(network.ids),) * 2)


def _shorter(code: str) -> list[str]:
    """Return the codes that a code extends, the longest first: 2.5.7 extends 2.5 and 2."""
    parts = code.split(".")
    return [".".join(parts[:end]) for end in range(len(parts) - 1, 0, -1)]
