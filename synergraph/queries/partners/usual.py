"""The roles that are usual in the projects of a call."""

from collections import Counter

import numpy as np

from synergraph.graph.graph import Graph
from synergraph.queries.matrices import PASSIVE
from synergraph.queries.partners.profiles import Profiles
from synergraph.queries.partners.roles import Role

_OFTEN, _LEAST = 4, 2
"""Usual is what one in four projects has, two at least."""


def usual_roles(found: Profiles, programme: str) -> list[Role]:
    """Return what actors are in one in four projects of a call, by role and type; [] without any.

    `programme` is its id, or "".
    """
    network = found.network
    if not programme:
        return []
    projects = np.flatnonzero(found.projects.programmes[:, [network.position[programme]]].sum(axis=1))
    types = network.graph.nodes["actor_type"].to_list()
    theirs = {network.ids[int(found.projects.at[row])] for row in projects}
    edges = network.graph.edges.filter(kind="participates_in")
    seen = {
        (target, role, types[network.position[source]])
        for source, target, role in edges.select("source", "target", "role").iter_rows()
        if target in theirs
    }
    within = Counter((role, kind) for _, role, kind in seen if kind and role not in PASSIVE)
    usual = sorted(
        one for one, count in within.items() if count >= _LEAST and _OFTEN * count >= len(projects)
    )
    return [_usual(network.graph, role, kind) for role, kind in usual]


def _usual(graph: Graph, role: str, kind: str) -> Role:
    names = [graph.code(scheme, code) for scheme, code in (("role", role), ("actor_type", kind))]
    name = " · ".join(label.de if label else code for label, code in zip(names, (role, kind), strict=True))
    return Role(name, "", (("actor_type", (kind,)),))
