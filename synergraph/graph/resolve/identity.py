"""Which names are one thing: deterministic resolution of names to things.

Names are joined to one thing when (1) they share an identifier, (2) they fold to the same key,
(3) the vocabulary knows both as one concept, (4) a person decided so, (5) a source calls one an
alias of the other, or (6) one follows from the other by form: without its legal form, without or
in its closing bracket where that says nothing new (`Readings`). (5) and (6) hold only while exactly
one thing claims the alias: a claim of two things joins nothing. The joins are a least fixpoint, so
neither the order of the sources nor of their rows matters.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from synergraph.graph.resolve.joins import Atom, Joins
from synergraph.graph.resolve.readings import Reading, Readings
from synergraph.ontology.names import key

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

    `of` returns the root atom of a mention; mentions with equal roots are one thing.
    """

    def __init__(
        self,
        mentions: Iterable[Mention],
        claims: Iterable[Claim],
        decisions: Iterable[Decision],
        readings: Readings,
    ) -> None:
        self._readings = readings
        self.joins = Joins()
        self.mentions = sorted(dict.fromkeys(mentions))
        claims = sorted(set(claims))
        self._local = {(c.subject.source, c.subject.kind, key(c.alias)) for c in claims}
        # A name that has aliases of its own is no mere alias, in its source or elsewhere.
        self._local -= {(c.subject.source, c.subject.kind, key(c.subject.name)) for c in claims}
        self._read = {m: readings.of(m.kind, m.name, m.identifier) for m in self.mentions}
        self._ambiguous_names = self._names_of_several_identifiers()
        self._atoms = {mention: self._atom(mention, reading) for mention, reading in self._read.items()}
        self._identified = {(m.kind, m.identifier) for m in self.mentions if m.identifier}
        self._decide(decisions)
        for (mention, atom), reading in zip(self._atoms.items(), self._read.values(), strict=True):
            self._place(mention, atom, reading)
        self._settle(self._claims_by_alias(claims))

    def of(self, mention: Mention) -> Atom:
        """Return the atom that stands for the thing the mention names."""
        return self.joins.root(self._atoms[mention])

    def common_name(self, mention: Mention) -> str:
        """Return the folded name of a mention where it means the same thing in all sources, else ""."""
        atom = self._atoms[mention]
        name = ("name", mention.kind, self._read[mention].folded)
        if not mention.name or atom[0].startswith("name@"):
            return ""
        same = not mention.identifier or self.joins.root(name) == self.joins.root(atom)
        return name[2] if same else ""

    def _names_of_several_identifiers(self) -> set[tuple[str, str]]:
        """Find the names that stand for several things: with two identifiers of one scheme."""
        held: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
        ambiguous = set()
        for m, reading in self._read.items():
            if m.identifier and m.name:
                name, scheme = (m.kind, reading.folded), m.identifier.partition(":")[0]
                if held[name].setdefault(scheme, m.identifier) != m.identifier:
                    ambiguous.add(name)
        return ambiguous

    def _atom(self, mention: Mention, reading: Reading) -> Atom:
        if mention.identifier:
            return ("id", mention.kind, mention.identifier)
        folded = reading.folded
        if (mention.source, mention.kind, folded) in self._local:
            return (f"name@{mention.source}", mention.kind, folded)
        return ("name", mention.kind, folded)

    def _place(self, mention: Mention, atom: Atom, reading: Reading) -> None:
        self.joins.root(atom)
        if mention.identifier:
            if reading.coded:
                self.joins.join(atom, ("concept", mention.kind, reading.coded))
            if not mention.name or (mention.kind, reading.folded) in self._ambiguous_names:
                return
            self.joins.join(atom, ("name", mention.kind, reading.folded), "same identifier")
        if reading.concept and not atom[0].startswith("name@"):
            self.joins.join(atom, ("concept", mention.kind, reading.concept))

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
        atom, concept = ("name", kind, key(text)), self._readings.vocabulary.find(kind, text)
        if concept and atom[1:] not in self._ambiguous_names:
            self.joins.join(atom, ("concept", kind, concept.id))
        return atom

    def _claims_by_alias(self, claims: list[Claim]) -> Wanted:
        """Collect who claims which name; claims within a source settle that source's own use."""
        # What no source or decision calls a thing need not be joined.
        wanted: Wanted = defaultdict(set)
        called = self.joins.parent
        for subject, alias in claims:
            folded, atom = key(alias), self._atoms[subject]
            local = (f"name@{subject.source}", subject.kind, folded)
            if local in called:
                wanted[local].add((atom, "alias in its source"))
            if (name := ("name", subject.kind, folded)) in called:
                wanted[name].add((atom, "alias in a source"))
        for mention, reading in self._read.items():
            for form, reason in reading.forms:
                if (name := ("name", mention.kind, form)) in called:
                    wanted[name].add((self._atoms[mention], reason))
            if reading.formless:
                concept = ("concept", mention.kind, reading.formless)
                wanted[concept].add((self._atoms[mention], "the same without its legal form"))
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
        known = self._readings.vocabulary.find(alias[1], alias[2]) if alias[0] == "name" else None
        return known is not None and self.joins.root(("concept", alias[1], known.id)) != claimant
