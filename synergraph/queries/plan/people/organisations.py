"""Organisations of a participant list, found in the graph where it knows them."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from synergraph.errors import UsageError
from synergraph.graph.graph import Graph
from synergraph.ontology.names import key
from synergraph.queries.matrices import columns, network
from synergraph.queries.plan.people.guest import Guests


@dataclass(frozen=True, slots=True)
class House:
    """An organisation that sends guests: `node` is "" where the graph does not know it."""

    name: str
    node: str = ""
    cluster: str = ""
    kind: str = ""


@dataclass
class Houses:
    """Looks organisations up by what lists call them; two spellings of one name are one house.

    `several` gathers names that several organisations bear: who is meant is not guessed.
    """

    graph: Graph
    several: dict[str, str] = field(default_factory=dict)
    _known: dict[str, House] = field(default_factory=dict)

    def of(self, name: str) -> House:
        """Return the organisation of a name; one without a node where the graph knows none, or several."""
        if not name:
            return House("")
        if key(name) not in self._known:
            self._known[key(name)] = self._found(name)
        return self._known[key(name)]

    def unknown(self, houses: Iterable[House]) -> list[str]:
        """Return the names, sorted, of those that the graph does not know."""
        return sorted({house.name for house in houses if house.name and not house.node})

    def person(self, name: str) -> str:
        """Return the person of a name in the graph, "" for none or several."""
        try:
            return self.graph.named(name, "person") if name else ""
        except UsageError:
            return ""

    def _found(self, name: str) -> House:
        try:
            node = self.graph.named(name, "organisation")
        except UsageError as error:
            self.several[name] = error.hint
            return House(name)
        return self._of_node(node) if node else House(name)

    def _of_node(self, node: str) -> House:
        known = network(self.graph)
        at = known.position[node]
        clusters = columns(known.links("member_of", "supported_by", "participates_in"), at)
        named = [known.names[one].de for one in clusters if known.ids[one].startswith("cluster/")]
        kinds = self.graph.nodes["actor_type"] if "actor_type" in self.graph.nodes.columns else None
        kind = kinds[at] if kinds is not None else ""
        return House(known.names[at].de, node, named[0] if named else self._by_projects(at), kind or "")

    def _by_projects(self, at: int) -> str:
        """Return the cluster that accompanies most of an organisation's projects, "" without any."""
        known = network(self.graph)
        projects = known.links("participates_in")[[at]] @ known.links("supported_by")
        counts = sorted(
            (-value, column)
            for column, value in zip(projects.indices.tolist(), projects.data.tolist(), strict=True)
        )
        return known.names[counts[0][1]].de if counts else ""


def kept_apart(graph: Graph, guests: Guests, blocked: Iterable[tuple[str, str]]) -> Guests:
    """Return guests who are not to meet where their organisations stand in a list of blocked pairs.

    Pairs of which one is no organisation of the graph, and those without a partner, change nothing.
    """
    by_node: dict[str, list[int]] = {}
    for at, guest in enumerate(guests.people):
        by_node.setdefault(guest.node, []).append(at)
    houses = Houses(graph)
    found = {
        (min(i, j), max(i, j))
        for pair in blocked
        for one, other in [tuple(houses.of(name).node for name in pair)]
        if one and other
        for i in by_node.get(one, ())
        for j in by_node.get(other, ())
        if i != j
    }
    return replace(guests, avoids=guests.avoids | (found - guests.must))
