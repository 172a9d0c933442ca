"""What a partner should be like, and which organisations are."""

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from synergraph.errors import UsageError
from synergraph.graph.graph import Graph
from synergraph.queries.matrices import PASSIVE, Floats, Mask, Network, binary, flat
from synergraph.queries.partners.profiles import Profiles
from synergraph.queries.partners.query import Query
from synergraph.queries.partners.rows import marked
from synergraph.queries.types import Type, bind

GROUPS = ("cluster", "action_field", "transformation_line")


@dataclass(frozen=True)
class Wish:
    """What a partner should be like; "" and () where it does not matter.

    All are words of people: names or ids of places and groups, labels or codes of actor type, size
    class and role. What is not known of an actor does not meet a wish. A `place` has all places in
    it. In a `role` an actor has worked in some project, in a group one of its projects or itself
    stands. `exclude` has names of actors; of a pair in `blocked` neither is suggested to the other,
    and one with "" to nobody. Without `hubs` the usual suspects (`Profiles.hubs`) are left out.
    `novelty` from 0 to 1 takes points from acquaintance and fame (see `fit`); with `diverse` each
    further partner should be unlike those before it.
    """

    place: str = ""
    actor_type: str = ""
    size_class: str = ""
    role: str = ""
    cluster: str = ""
    action_field: str = ""
    transformation_line: str = ""
    exclude: tuple[str, ...] = ()
    blocked: tuple[tuple[str, str], ...] = ()
    hubs: bool = True
    novelty: float = 0.0
    diverse: bool = False


def allowed(found: Profiles, asked: Query, wish: Wish) -> Mask:
    """Return which organisations meet a wish; never those who ask, their parents and parts.

    Raises `UsageError` or `QuestionError` for names and words that the graph does not have.
    """
    if not 0 <= wish.novelty <= 1:
        raise UsageError(f"novelty {wish.novelty} is not between 0 and 1", hint="write 0.5")
    graph = found.network.graph
    gone = asked.own | _excluded(graph, asked, wish)
    kept = ~marked([found.row[at] for at in gone if at in found.row], len(found.at))
    for name in ("actor_type", "size_class"):
        if given := getattr(wish, name):
            kept &= _column(found, name) == bind(graph, Type("code", (name,)), given)
    if wish.place:
        kept &= _holding(_places(found.network)[found.at], graph, wish.place, "place")
    if wish.role:
        kept &= _in_role(found, str(bind(graph, Type("code", ("role",)), wish.role)))
    for group in GROUPS:
        if given := getattr(wish, group):
            kept &= _holding(_groups(found), graph, given, group)
    return kept if wish.hubs else kept & ~found.hubs


def _excluded(graph: Graph, asked: Query, wish: Wish) -> set[int]:
    """Return the positions of organisations that must not be suggested."""
    position = {name: _position(graph, name) for name in (*wish.exclude, *sum(wish.blocked, ())) if name}
    asking = set(asked.own)
    gone = {position[name] for name in wish.exclude}
    for pair in wish.blocked:
        for one, other in (pair, pair[::-1]):
            if one and (not other or position[other] in asking):
                gone.add(position[one])
    return gone


def _position(graph: Graph, name: str, kind: str = "organisation") -> int:
    from synergraph.queries.matrices import network

    return network(graph).position[graph.find(name, kind)]


def _column(found: Profiles, name: str) -> np.ndarray:
    values: np.ndarray = found.network.graph.nodes[name].to_numpy()[found.at]
    return values


def _holding(matrix: sparse.csr_array, graph: Graph, name: str, kind: str) -> Mask:
    """Return which rows have the node of some name and kind."""
    wanted = np.zeros(matrix.shape[1])
    wanted[_position(graph, name, kind)] = 1
    return np.asarray(matrix @ wanted > 0)


def _in_role(found: Profiles, role: str) -> Mask:
    links = found.network.links("participates_in", only=role, without=PASSIVE - {role})
    return np.asarray(_sums(links)[found.at] > 0)


def _sums(matrix: sparse.csr_array) -> Floats:
    return flat(matrix.sum(axis=1))


def _groups(found: Profiles) -> sparse.csr_array:
    """Return the groups that each organisation, or one of its projects, stands in."""
    own = found.network.links(
        "member_of", "part_of", "supported_by", "in_action_field", "in_transformation_line"
    )
    return sparse.csr_array(found.work @ found.projects.groups + own[found.at])


def _places(network: Network) -> sparse.csr_array:
    """Return the places in which each node lies, those around these included."""
    step = network.links("located_in", "part_of")
    places = (network.graph.nodes["kind"] == "place").to_numpy().astype(float)
    around = sparse.csr_array(step @ sparse.diags_array(places))
    near = around
    while (wider := binary(near + near @ around)).nnz > near.nnz:
        near = wider
    return near
