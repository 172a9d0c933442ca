"""What decisions call things, and which things of a build that means.

A decision says a name as written or, where a name belongs to several things, an identifier. Ids of
nodes do not stand in decisions: they are derived, names are not.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

import polars as pl

from synergraph.errors import UsageError
from synergraph.graph.decisions.closure import DIFFERENT, Decided, Side
from synergraph.graph.decisions.rows import Row
from synergraph.graph.lookup import Lookup
from synergraph.graph.resolve.identity import Decision
from synergraph.ontology import ontology
from synergraph.ontology.names import key

Node = str
_Rank = tuple[bool, bool, bool]


class References:
    """The things of a build by kind and name or identifier.

    `nodes` is the node table; `known` says which node has an identifier: (kind, identifier) → id; `former`
    are the ids that things had before they became one with others → the ids of those.
    """

    def __init__(
        self, nodes: pl.DataFrame, known: Mapping[tuple[str, str], Node], former: Mapping[Node, Node]
    ) -> None:
        self.nodes = nodes
        self._former = former
        there = set(nodes["id"])
        self._by_identifier = {said: node for said, node in known.items() if node in there}
        self._identifiers: dict[Node, list[str]] = defaultdict(list)
        for (_, identifier), node in sorted(self._by_identifier.items()):
            self._identifiers[node].append(identifier)
        self._names: dict[Node, list[str]] = {}
        self._by_name: dict[tuple[str, str], dict[Node, _Rank]] = defaultdict(dict)
        columns = ("id", "kind", "name", "aliases", "stated")
        for node, kind, name, aliases, stated in nodes.select(columns).iter_rows():
            self._names[node] = [name, *aliases]
            for alias, text in enumerate(self._names[node]):
                rank = (alias > 0, not stated, node in self._identifiers)
                self._by_name[kind, key(text)].setdefault(node, rank)

    def node(self, kind: str, text: str) -> Node:
        """Return the id of the thing meant; "" when there is none, or several.

        A name means the thing that has it as its own before those that have it as an alias, and
        what has no identifier before what has one.
        """
        if (kind, text) in self._by_identifier:
            return self._by_identifier[kind, text]
        if node := self.by_id(kind, text):
            return node
        bearers = self._by_name.get((kind, key(text)), {})
        best = min(bearers.values(), default=None)
        meant = [node for node, rank in bearers.items() if rank == best]
        return meant[0] if len(meant) == 1 else ""

    def bearers(self, kind: str, text: str) -> set[Node]:
        """Return the ids of all things that a text may mean: by identifier, id, name or alias."""
        meant = {self._by_identifier.get((kind, text), ""), self.by_id(kind, text)}
        return meant.union(self._by_name.get((kind, key(text)), ())) - {""}

    def by_id(self, kind: str, text: str) -> Node:
        """Return the id of the thing of this kind that has, or had, the id `text`; "" when there is none."""
        node = self._former.get(text, text)
        return node if node.startswith(f"{kind}/") and node in self._names else ""

    def concerns(self, decision: Decision, left: str, right: str) -> bool:
        """Whether a decision may be on what is called `left` and `right`, whichever side they stand on."""
        sides = (decision.left, decision.right)
        return any(
            all(self._alike(decision.kind, *pair) for pair in zip(sides, texts, strict=True))
            for texts in ((left, right), (right, left))
        )

    def names(self, node: Node) -> list[str]:
        """Return all names of a thing, its own first."""
        return self._names[node]

    def identifiers(self, node: Node) -> list[str]:
        """Return the identifiers by which sources know a thing, ordered; [] when there are none."""
        return self._identifiers.get(node, [])

    def written(self, node: Node) -> str:
        """Return what a decision calls a thing: its name, else an identifier, else an alias.

        Raises `UsageError` when each of these means another thing as well.
        """
        kind, (name, *aliases) = node.split("/", 1)[0], self._names[node]
        for text in (name, *self.identifiers(node), *aliases):
            if self.node(kind, text) == node:
                return text
        raise UsageError(
            f"“{name}” ({node}) cannot be told from other things of this name",
            hint="give the things an identifier column in their source",
        )

    def side(self, kind: str, text: str) -> Side:
        """Return the thing meant, or the folded name where the build has no such thing."""
        return self.node(kind, text) or (kind, key(text))

    def decided(self, rows: Iterable[Row]) -> list[Decided]:
        """Return decisions with what they mean as sides.

        A decision that takes one thing of this build apart keeps its names.
        """
        found = []
        for number, d in rows:
            left, right = self.side(d.kind, d.left), self.side(d.kind, d.right)
            if left == right and d.decision == DIFFERENT:
                left, right = (d.kind, key(d.left)), (d.kind, key(d.right))
            found.append(Decided(left, right, d.decision, number))
        return found

    def pair(self, left: str, right: str, kind: str = "") -> tuple[str, Node, Node]:
        """Return the kind that has both things, and their ids.

        Raises `UsageError`: with the closest names for a name that nothing bears, or when no kind,
        or more than one, has both.
        """
        kinds = [ontology().node(kind).kind] if kind else sorted(ontology().nodes)
        meant = [(k, self.node(k, left), self.node(k, right)) for k in kinds]
        both = [found for found in meant if all(found)]
        if len(both) == 1:
            return both[0]
        if both:
            raise UsageError(
                f"“{left}” and “{right}” are the names of several kinds of things",
                hint=f"add --kind {' or --kind '.join(k for k, _, _ in both)}",
            )
        ones, others = (self.kinds(text, kinds) for text in (left, right))
        raise UsageError(
            f"“{left}” is of kind {' or '.join(ones)}, “{right}” of kind {' or '.join(others)}",
            hint="only things of one kind can be the same",
        )

    def kinds(self, text: str, kinds: Iterable[str]) -> list[str]:
        """Return those kinds that have a thing called `text`; raises `UsageError` if none has."""
        wanted = tuple(kinds)
        found = [kind for kind in wanted if self.node(kind, text)]
        return found or [Lookup(self.nodes, self._former).find(text, wanted).split("/", 1)[0]]

    def _alike(self, kind: str, text: str, other: str) -> bool:
        """Whether two texts are spellings of one name, or may mean one thing."""
        return key(text) == key(other) or not self.bearers(kind, text).isdisjoint(self.bearers(kind, other))
