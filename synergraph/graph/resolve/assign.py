"""Which id each thing has: the one it had before, its concept's, or a new one from its name."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from synergraph.graph.resolve.identity import Identity, Mention
from synergraph.graph.resolve.joins import Atom
from synergraph.ontology import shipped
from synergraph.ontology.names import key, slug

SOURCE_KEY = "source:"
"""Identifier scheme of the documents that are sources; their node is "document/<source id>"."""
Known = Mapping[tuple[str, str], str]
"""What identities.csv says: (kind, key or identifier) → id, in the order of the file."""


class Row(NamedTuple):
    """A row of identities.csv."""

    kind: str
    key: str
    id: str
    name: str


class Assigned(NamedTuple):
    """The id of every mention, the rows of identities.csv, and concepts that go by an older id."""

    ids: dict[Mention, str]
    rows: list[Row]
    renamed: dict[str, str]


def assign(identity: Identity, known: Known) -> Assigned:
    """Give every thing an id.

    Ids never move: a thing keeps the first id that one of its names ever had. When people take
    a thing apart, the id stays with the identifier or else the name that had it first, and the
    other gets a new one.
    """
    groups = _groups(identity)
    keys = {root: _keys(identity, root, members) for root, members in groups.items()}
    rows = sorted(known.items(), key=lambda row: not identity.is_identifier(*row[0]))
    owner = _owners(keys, rows)
    rank = {identifier: number for number, identifier in enumerate(dict.fromkeys(known.values()))}
    held: dict[Atom, list[str]] = defaultdict(list)
    for identifier, root in owner.items():
        held[root].append(identifier)
    names = _Unused(rank)
    ids, fresh, changed, renamed = {}, [], {}, {}
    for root in sorted(groups):
        name = _name(groups[root])
        identifier = _identifier(root, name, held.get(root, []), rank, names)
        ids.update(dict.fromkeys(groups[root], identifier))
        if root[0] == "concept" and identifier != root[2]:
            renamed[root[2]] = identifier
        for entry in keys[root]:
            if entry not in known and not _is_shipped(root):
                fresh.append(Row(*entry, identifier, name))
            elif entry in known and owner[known[entry]] != root:
                changed[entry] = Row(*entry, identifier, name)
    old = [Row(*entry, identifier, "") for entry, identifier in known.items() if entry not in changed]
    # The order of the rows is their age.
    return Assigned(ids, [*old, *sorted(changed.values()), *sorted(fresh)], renamed)


def _groups(identity: Identity) -> dict[Atom, list[Mention]]:
    groups: dict[Atom, list[Mention]] = defaultdict(list)
    for root, mention in zip(identity.roots(), identity.mentions, strict=True):
        groups[root].append(mention)
    return groups


def _keys(identity: Identity, root: Atom, members: Iterable[Mention]) -> list[tuple[str, str]]:
    """Return what a thing is known by; names that mean it in one source only are not."""
    own = {(m.kind, m.identifier or key(m.name)): None for m in members if not identity.is_local(m)}
    code = identity.vocabulary.concepts[root[2]].code if root[0] == "concept" else ""
    return list({**own, **({(root[1], code): None} if code else {})})


def _is_shipped(root: Atom) -> bool:
    """Whether a thing is a concept that has its id wherever the product is."""
    return root[0] == "concept" and root[2] in shipped().concepts


def _owners(
    keys: Mapping[Atom, list[tuple[str, str]]], known: Iterable[tuple[tuple[str, str], str]]
) -> dict[str, Atom]:
    """Return which thing keeps which id: the one that has the first of the names known for it."""
    root_of = {entry: root for root, entries in keys.items() for entry in entries}
    owner: dict[str, Atom] = {}
    for entry, identifier in known:
        if entry in root_of:
            owner.setdefault(identifier, root_of[entry])
    return owner


def _name(members: list[Mention]) -> str:
    names = (m.name for m in members if m.is_named)
    longest = max(names, key=lambda name: (len(name), name), default="")
    return longest or members[0].identifier.partition(":")[2]


def _identifier(root: Atom, name: str, held: list[str], rank: Mapping[str, int], names: "_Unused") -> str:
    if root[2].startswith(SOURCE_KEY):
        return f"document/{root[2].removeprefix(SOURCE_KEY)}"
    if held:
        return min(held, key=lambda identifier: rank[identifier])
    return root[2] if root[0] == "concept" else names.take(f"{root[1]}/{slug(name)}")


class _Unused:
    """Gives out ids that nothing has: "project/haus", then "project/haus-2"."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = set(taken)
        self._next: dict[str, int] = {}

    def take(self, wanted: str) -> str:
        identifier, number = wanted, self._next.get(wanted, 2)
        while identifier in self._taken:
            identifier, number = f"{wanted}-{number}", number + 1
        self._next[wanted] = number
        self._taken.add(identifier)
        return identifier
