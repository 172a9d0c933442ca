"""Which things are the same: deterministic resolution of names to things.

Names are joined to one thing when (1) they share an identifier, (2) they fold to the same key,
(3) the vocabulary knows both as one concept, (4) a person decided so, (5) they had one id in an
earlier build, (6) a source calls one an alias of the other, or (7) one follows from the other by
form: without its legal form, without or in its closing bracket. (6) and (7) hold only while
exactly one thing claims the alias: a claim of two things joins nothing. The joins are a least
fixpoint, so neither the order of the sources nor of their rows matters.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from synergraph.graph.resolve.joins import Atom, Joins
from synergraph.ontology import Concept, Vocabulary
from synergraph.ontology.legal import split_legal_form
from synergraph.ontology.names import key, split_bracket, words

_ACRONYM = re.compile(r"[\w.+&/-]{2,14}")
_BRACKETED = frozenset({"organisation", "project", "programme", "event"})
Wanted = dict[Atom, set[tuple[Atom, str]]]
"""Who claims a name, and why: alias → (claimant, reason)."""


class Mention(NamedTuple):
    """A thing as one source names it; `identifier` is "scheme:value" or "".

    One of `name` and `identifier` may be "", not both.
    """

    source: str
    kind: str
    name: str
    identifier: str = ""

    @property
    def is_named(self) -> bool:
        """Whether the source says a name, and not just the identifier once more."""
        return self.name not in ("", self.identifier.partition(":")[2])


class Claim(NamedTuple):
    """A source calls `subject` also `alias`."""

    subject: Mention
    alias: str


class Decision(NamedTuple):
    """What a person decided of two things of one kind: "same", "different" or "unsure".

    `left` and `right` are names as written, or identifiers ("pic:999513221").
    """

    kind: str
    left: str
    right: str
    decision: str
    reason: str = ""
    author: str = ""


class Identity:
    """Resolve mentions: feed everything to the constructor, then ask :meth:`of`.

    `of` returns the root atom of a mention; mentions with equal roots are one thing. `known` is
    what identities.csv says: (kind, key or identifier) → id.
    """

    def __init__(
        self,
        mentions: Iterable[Mention],
        claims: Iterable[Claim],
        vocabulary: Vocabulary,
        decisions: Iterable[Decision] = (),
        known: Mapping[tuple[str, str], str] | None = None,
    ) -> None:
        self.vocabulary = vocabulary
        self._conceived = {concept.kind for concept in vocabulary}
        self.joins = Joins()
        self.mentions = sorted(dict.fromkeys(mentions))
        claims = sorted(set(claims))
        self._local = {(c.subject.source, c.subject.kind, key(c.alias)) for c in claims}
        # A name that has aliases of its own is no mere alias, in its source or elsewhere.
        self._local -= {(c.subject.source, c.subject.kind, key(c.subject.name)) for c in claims}
        self._ambiguous_names = self._names_of_several_identifiers()
        self._atoms = {mention: self._atom(mention) for mention in self.mentions}
        self._identified = {(m.kind, m.identifier) for m in self.mentions if m.identifier}
        self._decide(decisions)
        for mention, atom in self._atoms.items():
            self._place(mention, atom)
        self._settle(self._claims_by_alias(claims))
        # Last, so that resolving the same sources again joins nothing more.
        self._remember(known or {})

    def of(self, mention: Mention) -> Atom:
        """Return the atom that stands for the thing the mention names."""
        return self.joins.root(self._atoms[mention])

    def roots(self) -> list[Atom]:
        """Return the root atom of every mention, in the order of `mentions`."""
        return [self.joins.root(atom) for atom in self._atoms.values()]

    def is_local(self, mention: Mention) -> bool:
        """Whether the mention's source gives its name a meaning of its own."""
        return self._atoms[mention][0].startswith("name@")

    def is_identifier(self, kind: str, text: str) -> bool:
        """Whether a source uses the text as an identifier of such a thing."""
        return (kind, text) in self._identified

    def connect(self, left: Mention, right: Mention, reason: str) -> bool:
        """Join two mentions by a rule of the graph, e.g. a project renamed between two lists.

        Returns whether they became one thing: what must stay apart does.
        """
        return self.joins.join(self._atoms[left], self._atoms[right], reason)

    def separate(self, left: Mention, right: Mention) -> None:
        """Keep the things of two mentions apart from now on, unless they are one already."""
        self.joins.separate(self._atoms[left], self._atoms[right])

    def kept_apart(self, left: Mention, right: Mention) -> bool:
        """Whether the things of two mentions must stay two."""
        return self.joins.kept_apart(self._atoms[left], self._atoms[right])

    def _names_of_several_identifiers(self) -> set[tuple[str, str]]:
        """Find the names that stand for several things: with two identifiers of one scheme."""
        held: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
        ambiguous = set()
        for m in self.mentions:
            if m.identifier and m.name:
                name, scheme = (m.kind, key(m.name)), m.identifier.partition(":")[0]
                if held[name].setdefault(scheme, m.identifier) != m.identifier:
                    ambiguous.add(name)
        return ambiguous

    def _atom(self, mention: Mention) -> Atom:
        if mention.identifier:
            return ("id", mention.kind, mention.identifier)
        folded = key(mention.name)
        if (mention.source, mention.kind, folded) in self._local:
            return (f"name@{mention.source}", mention.kind, folded)
        return ("name", mention.kind, folded)

    def _place(self, mention: Mention, atom: Atom) -> None:
        self.joins.root(atom)
        conceived = mention.kind in self._conceived
        if mention.identifier:
            if conceived and (coded := self.vocabulary.find(mention.kind, mention.identifier)):
                self.joins.join(atom, ("concept", mention.kind, coded.id))
            folded = key(mention.name)
            if not mention.name or (mention.kind, folded) in self._ambiguous_names:
                return
            self.joins.join(atom, ("name", mention.kind, folded), "same identifier")
        if atom[0].startswith("name@") or not conceived:
            return
        concept = self.vocabulary.find(mention.kind, mention.name)
        if concept is None:
            concept = self._bracketed_concept(mention)
        if concept:
            self.joins.join(atom, ("concept", mention.kind, concept.id))

    def _bracketed_concept(self, mention: Mention) -> Concept | None:
        """Find "Hochschule für X (HX)" by what stands before, or by HX if its names hold all words."""
        bare, inner = _split(mention.kind, mention.name)
        if not inner:
            return None
        outer, inside = (self.vocabulary.find(mention.kind, name) for name in (bare, inner))
        known = {word for name in inside.names for word in words(name)} if inside else set()
        return outer or (inside if set(words(bare)) <= known else None)

    def _decide(self, decisions: Iterable[Decision]) -> None:
        ordered = sorted(set(decisions))
        for d in ordered:
            if d.decision == "different":
                self.joins.separate(self._meant(d.kind, d.left), self._meant(d.kind, d.right))
        for d in ordered:
            if d.decision == "same":
                left, right = self._meant(d.kind, d.left), self._meant(d.kind, d.right)
                self.joins.join(left, right, f"decided: {d.reason or d.author}", decided=True)

    def _meant(self, kind: str, text: str) -> Atom:
        """Return the atom that a decision means by a name or an identifier."""
        if (kind, text) in self._identified:
            return ("id", kind, text)
        atom, concept = ("name", kind, key(text)), self.vocabulary.find(kind, text)
        if concept and atom[1:] not in self._ambiguous_names:
            self.joins.join(atom, ("concept", kind, concept.id))
        return atom

    def _remember(self, known: Mapping[tuple[str, str], str]) -> None:
        """Join what one id has stood for, so that no later list takes a thing apart."""
        first: dict[str, Atom] = {}
        for (kind, name), identifier in known.items():
            atom: Atom = ("id" if (kind, name) in self._identified else "name", kind, name)
            self.joins.join(first.setdefault(identifier, atom), atom, "one id in an earlier build")

    def _claims_by_alias(self, claims: list[Claim]) -> Wanted:
        """Collect who claims which name; claims within a source settle that source's own use."""
        # What no source, decision or earlier build calls a thing need not be joined.
        wanted: Wanted = defaultdict(set)
        called = self.joins.parent
        for subject, alias in claims:
            folded, atom = key(alias), self._atoms[subject]
            local = (f"name@{subject.source}", subject.kind, folded)
            if local in called:
                wanted[local].add((atom, "alias in its source"))
            if (name := ("name", subject.kind, folded)) in called:
                wanted[name].add((atom, "alias in a source"))
        for mention, atom in self._atoms.items():
            for form, reason in _forms(mention.kind, mention.name):
                if (name := ("name", mention.kind, key(form))) in called:
                    wanted[name].add((atom, reason))
        return wanted

    def _settle(self, wanted: Wanted) -> None:
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


def _split(kind: str, name: str) -> tuple[str, str]:
    """Split off the closing bracket where names of a kind are wont to have one."""
    return split_bracket(name) if kind in _BRACKETED and ")" in name else (name, "")


def _forms(kind: str, name: str) -> Iterable[tuple[str, str]]:
    """Names that follow from a name by form, each with the reason."""
    bare, inner = _split(kind, name)
    if inner:
        yield bare, "the same without its bracket"
        if _ACRONYM.fullmatch(inner) and sum(c.isupper() for c in inner) >= 2:
            yield inner, "acronym in its bracket"
    if kind == "organisation":
        short, form = split_legal_form(bare)
        if form and len(key(short)) > 3:
            yield short, "the same without its legal form"
