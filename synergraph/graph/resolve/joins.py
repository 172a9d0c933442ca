"""A union-find over atoms that knows what must stay apart, and why it joined what it joined."""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

Atom = tuple[str, str, str]
"""A node of the union-find: ("name", kind, key), ("id", kind, identifier), ("concept", kind, id)
or, where a source gives a name a meaning of its own, ("name@<source>", kind, key)."""


def thing_id(root: Atom) -> str:
    """Return the root of a thing as one text: "organisation|name|tuberlin"."""
    return "|".join((root[1], root[0], root[2]))


def root_of(thing: str) -> Atom:
    """Return the root of the thing that has an id of :func:`thing_id`."""
    kind, sort, name = thing.split("|", 2)
    return sort, kind, name


class Merge(NamedTuple):
    """Two names that became one thing, and why."""

    kind: str
    left: str
    right: str
    reason: str


class Joins:
    """Sets of atoms that are one thing; the smallest atom is the root of its set.

    Two sets stay two when a person said that they are different, or when each holds another
    identifier of one scheme: nothing has two PICs, or is two concepts of the vocabulary.
    """

    def __init__(self) -> None:
        self.parent: dict[Atom, Atom] = {}
        self.merges: list[Merge] = []
        self._apart: dict[Atom, set[Atom]] = defaultdict(set)
        self._identifiers: dict[Atom, dict[str, str]] = {}

    def root(self, atom: Atom) -> Atom:
        parent = self.parent
        above = parent.get(atom)
        if above is None:
            return self._enter(atom)
        root = above
        while (higher := parent[root]) != root:
            root = higher
        while above != root:
            parent[atom] = root
            atom, above = above, parent[above]
        return root

    def _enter(self, atom: Atom) -> Atom:
        self.parent[atom] = atom
        if atom[0] in ("id", "concept"):
            scheme = atom[2].partition(":")[0] if atom[0] == "id" else "concept"
            self._identifiers[atom] = {scheme: atom[2]}
        return atom

    def identify(self, atom: Atom, identifier: str) -> None:
        """Say that an atom has an identifier, of a scheme of which it may have one already."""
        held = self._identifiers.setdefault(self.root(atom), {})
        held.setdefault(identifier.partition(":")[0], identifier)

    def separate(self, left: Atom, right: Atom) -> None:
        """Keep two sets apart from now on; what is joined already stays joined."""
        a, b = self.root(left), self.root(right)
        if a != b:
            self._apart[a].add(b)
            self._apart[b].add(a)

    def apart(self) -> Iterator[tuple[Atom, Atom]]:
        """Yield the roots of sets that a person keeps apart, each pair once."""
        return ((a, b) for a, others in self._apart.items() for b in others if a < b)

    def kept_apart(self, left: Atom, right: Atom) -> bool:
        """Whether two sets must stay two."""
        a, b = self.root(left), self.root(right)
        return b in self._apart.get(a, ()) or self._identified_apart(a, b)

    def join(self, left: Atom, right: Atom, reason: str = "", *, decided: bool = False) -> bool:
        """Join two sets unless they must stay apart; return whether anything changed.

        What a person `decided` goes before identifiers.
        """
        a, b = self.root(left), self.root(right)
        if a == b or b in self._apart.get(a, ()) or (not decided and self._identified_apart(a, b)):
            return False
        if b < a:
            a, b = b, a
        self.parent[b] = a
        self._inherit(a, b)
        if reason:
            self.merges.append(Merge(left[1], left[2], right[2], reason))
        return True

    def _identified_apart(self, a: Atom, b: Atom) -> bool:
        mine, other = self._identifiers.get(a, {}), self._identifiers.get(b, {})
        return any(other.get(scheme, identifier) != identifier for scheme, identifier in mine.items())

    def _inherit(self, a: Atom, b: Atom) -> None:
        if b in self._identifiers:
            self._identifiers[a] = {**self._identifiers.pop(b), **self._identifiers.get(a, {})}
        for enemy in self._apart.pop(b, ()):
            self._apart[enemy].discard(b)
            self._apart[enemy].add(a)
            self._apart[a].add(enemy)
