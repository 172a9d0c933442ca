"""Which things are the same: deterministic resolution of names to things.

Names are joined to one thing when (1) they share an identifier, (2) they fold to the same key,
(3) the vocabulary knows both as one concept, (4) a person decided so, (5) a source calls one an
alias of the other, or (6) one follows from the other by form: without its legal form, without
or in its closing bracket. (5) and (6) hold only while exactly one thing claims the alias: a
claim of two things joins nothing. The joins are a least fixpoint, so neither the order of the
sources nor of their rows matters.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from synergraph.ontology import Concept, Vocabulary
from synergraph.ontology.legal import split_legal_form
from synergraph.ontology.names import key, split_bracket, words

_ACRONYM = re.compile(r"[\w.+&/-]{2,14}")
_BRACKETED = frozenset({"organisation", "project", "programme", "event"})


class Mention(NamedTuple):
    """A thing as one source names it; `identifier` is "scheme:value" or ""."""

    source: str
    kind: str
    name: str
    identifier: str = ""


class Claim(NamedTuple):
    """A source calls `subject` also `alias`."""

    subject: Mention
    alias: str


class Decision(NamedTuple):
    """What a person decided of two names of one kind: "same" or "different"."""

    kind: str
    left: str
    right: str
    decision: str
    reason: str = ""
    author: str = ""


class Merge(NamedTuple):
    """Two names that became one thing, and why."""

    kind: str
    left: str
    right: str
    reason: str


Atom = tuple[str, str, str]
"""A node of the union-find: ("name", kind, key), ("id", kind, identifier), ("concept", kind, id)
or, where a source gives a name a meaning of its own, ("name@<source>", kind, key)."""


@dataclass
class Joins:
    """A union-find over atoms that keeps the smallest atom as root and the reasons of its joins."""

    parent: dict[Atom, Atom] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)
    apart: set[frozenset[Atom]] = field(default_factory=set)

    def root(self, atom: Atom) -> Atom:
        path = []
        while (above := self.parent.setdefault(atom, atom)) != atom:
            path.append(atom)
            atom = above
        for below in path:
            self.parent[below] = atom
        return atom

    def join(self, left: Atom, right: Atom, reason: str = "") -> bool:
        """Join two things unless a decision keeps them apart; return whether anything changed."""
        a, b = sorted((self.root(left), self.root(right)))
        if a == b or self._kept_apart(a, b):
            return False
        self.parent[b] = a
        if reason:
            self.merges.append(Merge(left[1], left[2], right[2], reason))
        return True

    def _kept_apart(self, a: Atom, b: Atom) -> bool:
        return any({self.root(x) for x in pair} == {a, b} for pair in self.apart)


class Identity:
    """Resolve mentions: feed everything to the constructor, then ask :meth:`of`.

    `of` returns the root atom of a mention; mentions with equal roots are one thing.
    """

    def __init__(
        self,
        mentions: Iterable[Mention],
        claims: Iterable[Claim],
        vocabulary: Vocabulary,
        decisions: Iterable[Decision] = (),
    ) -> None:
        self.vocabulary = vocabulary
        self.joins = Joins()
        self.mentions = sorted(set(mentions))
        claims = sorted(set(claims))
        self._local = {(c.subject.source, c.subject.kind, key(c.alias)) for c in claims}
        # A name that has aliases of its own is no mere alias, in its source or elsewhere.
        self._local -= {(c.subject.source, c.subject.kind, key(c.subject.name)) for c in claims}
        self._ambiguous_names = self._names_of_several_identifiers()
        self._decide(decisions)
        for mention in self.mentions:
            self._place(mention)
        self._settle(self._claims_by_alias(claims))

    def of(self, mention: Mention) -> Atom:
        """Return the atom that stands for the thing the mention names."""
        return self.joins.root(self._atom(mention))

    def connect(self, left: Mention, right: Mention, reason: str) -> None:
        """Join two mentions by a rule of the graph, e.g. a project renamed between two lists."""
        self.joins.join(self._atom(left), self._atom(right), reason)

    def _names_of_several_identifiers(self) -> set[tuple[str, str]]:
        held: dict[tuple[str, str], set[str]] = defaultdict(set)
        for m in self.mentions:
            if m.identifier:
                held[m.kind, key(m.name)].add(m.identifier)
        return {name for name, identifiers in held.items() if len(identifiers) > 1}

    def _atom(self, mention: Mention) -> Atom:
        folded = key(mention.name)
        if mention.identifier:
            return ("id", mention.kind, mention.identifier)
        if (mention.source, mention.kind, folded) in self._local:
            return (f"name@{mention.source}", mention.kind, folded)
        return ("name", mention.kind, folded)

    def _place(self, mention: Mention) -> None:
        atom, folded = self._atom(mention), key(mention.name)
        if mention.identifier:
            if (mention.kind, folded) in self._ambiguous_names:
                return
            self.joins.join(atom, ("name", mention.kind, folded), "same identifier")
        if atom[0].startswith("name@"):
            return
        concept = self.vocabulary.find(mention.kind, mention.name)
        if concept is None and mention.kind in _BRACKETED:
            concept = self._bracketed_concept(mention)
        if concept:
            self.joins.join(atom, ("concept", mention.kind, concept.id))

    def _bracketed_concept(self, mention: Mention) -> Concept | None:
        """Find "Hochschule für X (HX)" by what stands before, or by HX if its names hold all words."""
        bare, inner = split_bracket(mention.name)
        if not inner:
            return None
        outer, inside = (self.vocabulary.find(mention.kind, name) for name in (bare, inner))
        known = {word for name in inside.names for word in words(name)} if inside else set()
        return outer or (inside if set(words(bare)) <= known else None)

    def _decide(self, decisions: Iterable[Decision]) -> None:
        for d in sorted(set(decisions)):
            left, right = ("name", d.kind, key(d.left)), ("name", d.kind, key(d.right))
            if d.decision == "different":
                self.joins.apart.add(frozenset((left, right)))
        for d in sorted(set(decisions)):
            if d.decision == "same":
                left, right = ("name", d.kind, key(d.left)), ("name", d.kind, key(d.right))
                self.joins.join(left, right, f"decided: {d.reason or d.author}")

    def _claims_by_alias(self, claims: list[Claim]) -> dict[Atom, set[tuple[Atom, str]]]:
        """Collect who claims which name; claims within a source settle that source's own use."""
        wanted: dict[Atom, set[tuple[Atom, str]]] = defaultdict(set)
        for subject, alias in claims:
            folded, atom = key(alias), self._atom(subject)
            scoped: Atom = (f"name@{subject.source}", subject.kind, folded)
            if (subject.source, subject.kind, folded) in self._local:
                wanted[scoped].add((atom, "alias in its source"))
            wanted["name", subject.kind, folded].add((atom, "alias in a source"))
        for mention in self.mentions:
            for form, reason in _forms(mention):
                wanted["name", mention.kind, key(form)].add((self._atom(mention), reason))
        return wanted

    def _settle(self, wanted: dict[Atom, set[tuple[Atom, str]]]) -> None:
        """Join each claimed name to its one claimant, until nothing changes any more."""
        order = sorted(wanted)
        changed = True
        while changed:
            changed = False
            for alias in order:
                claimants = {self.joins.root(atom) for atom, _ in wanted[alias]}
                others = claimants - {self.joins.root(alias)}
                if len(others) == 1 and not self._is_other_concept(alias, next(iter(others))):
                    reason = min(reason for _, reason in wanted[alias])
                    changed |= self.joins.join(alias, min(wanted[alias])[0], reason)

    def _is_other_concept(self, alias: Atom, claimant: Atom) -> bool:
        known = self.vocabulary.find(alias[1], alias[2]) if alias[0] == "name" else None
        return known is not None and self.joins.root(("concept", alias[1], known.id)) != claimant


def _forms(mention: Mention) -> Iterable[tuple[str, str]]:
    """Names that follow from a name by form, each with the reason."""
    if mention.kind not in _BRACKETED:
        return
    bare, inner = split_bracket(mention.name)
    if inner:
        yield bare, "the same without its bracket"
        if _ACRONYM.fullmatch(inner) and sum(c.isupper() for c in inner) >= 2:
            yield inner, "acronym in its bracket"
    if mention.kind == "organisation":
        short, form = split_legal_form(bare)
        if form and len(key(short)) > 3:
            yield short, "the same without its legal form"
