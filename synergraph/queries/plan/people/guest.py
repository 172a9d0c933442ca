"""Those who come to an event, as their list says."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from synergraph.ontology import Labels
from synergraph.queries.plan.model import Pair, Person


@dataclass(frozen=True, slots=True)
class Guest:
    """Someone who comes: what they said of themselves.

    `id` is the number in the list, or the place in it, and never changes. `name` is "" where persons are
    kept out. `node` is the organisation in the graph, "" for one that it does not know; `person` likewise.
    `offers` and `seeks` are single items, `interests` is a text. Rounds and meetings are those of `Person`.
    """

    id: str
    name: str = ""
    organisation: str = ""
    node: str = ""
    person: str = ""
    offers: tuple[str, ...] = ()
    seeks: tuple[str, ...] = ()
    interests: str = ""
    cluster: str = ""
    kind: str = ""
    arrives: int = 0
    leaves: int | None = None
    away: tuple[int, ...] = ()
    least: int = 0
    most: int | None = None
    vip: bool = False
    table: int | None = None

    @property
    def label(self) -> str:
        """How the guest is called on paper: the name, or the number."""
        return self.name or f"#{self.id}"

    @property
    def called(self) -> str:
        """How the guest is called in a sentence: the name, else the organisation, else the number."""
        return self.name or self.organisation or self.label

    @property
    def full(self) -> str:
        """The label with the organisation behind it."""
        return f"{self.label} · {self.organisation}" if self.organisation else self.label

    def planned(self) -> Person:
        """Return the guest as plans see them."""
        return Person(
            self.id, self.full, self.organisation, self.cluster, self.kind, self.arrives,
            self.leaves, frozenset(self.away), self.least, self.most, self.vip,
            self.table,
        )  # fmt: skip


@dataclass(frozen=True)
class Guests:
    """A participant list: who comes, and whom they must, would like to, and must not meet.

    Pairs are positions in `people`, the lower first; `likes` has (who, whom). `notes` say what was read
    otherwise than it stands in the list, or not at all.
    """

    people: tuple[Guest, ...]
    must: frozenset[Pair] = frozenset()
    likes: frozenset[Pair] = frozenset()
    avoids: frozenset[Pair] = frozenset()
    notes: tuple[Labels, ...] = field(default=())

    @cached_property
    def position(self) -> Mapping[str, int]:
        """Where each guest stands, by id."""
        return {guest.id: at for at, guest in enumerate(self.people)}
