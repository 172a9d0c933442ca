"""An event and its plan: who is where in which round, with whom, and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from synergraph.ontology import Labels
from synergraph.queries.plan.model import Meeting, Pair, Schedule
from synergraph.queries.plan.people.clock import Clock
from synergraph.queries.plan.people.guest import Guest
from synergraph.queries.plan.people.reasons import Reasons, Talk
from synergraph.queries.plan.people.scores import Scores
from synergraph.queries.plan.tables import NOWHERE, Seating


@dataclass(frozen=True)
class Event:
    """What a plan is made for.

    `form` is "meetings" of two or "tables" of more, with `seats` at each (None: two). `tables` are those
    in the room, None for as many as are needed.
    """

    title: Labels
    format: str
    clock: Clock
    form: str = "meetings"
    tables: int | None = None
    seats: int = 2
    theme: str = ""
    place: str = ""

    def name(self, lang: str) -> str:
        """Return what the event is called: its format, theme and year."""
        theme = f" {self.theme}" if self.theme else ""
        return f"{self.title[lang]}{theme} {self.clock.start:%Y}"


class Gathering(NamedTuple):
    """People at a table in a round, by their positions; rounds and tables are numbered from 0."""

    round: int
    table: int
    people: tuple[int, ...]


@dataclass(frozen=True)
class EventPlan:
    """The plan of an event; `result` is what the solver made, `met` the pairs left out for having met before.

    `revision` counts how often the plan has been changed.
    """

    event: Event
    scores: Scores
    result: Schedule | Seating
    met: frozenset[Pair] = frozenset()
    notes: tuple[Labels, ...] = ()
    revision: int = 0

    @property
    def people(self) -> tuple[Guest, ...]:
        return self.scores.guests.people

    @cached_property
    def gatherings(self) -> tuple[Gathering, ...]:
        """All meetings or tables, ordered by round and table."""
        if isinstance(self.result, Schedule):
            return tuple(sorted(Gathering(m.round, m.table, m.pair) for m in self.result.meetings))
        return tuple(_seated(self.result))

    @cached_property
    def reasons(self) -> Reasons:
        return Reasons(self.scores)

    def talk(self, pair: Pair) -> Talk:
        """Return why two people should meet."""
        return self.reasons.talk(pair)

    def agenda(self, guest: int) -> list[Gathering]:
        """Return where someone is in the rounds, those without a gathering left out."""
        return [one for one in self.gatherings if guest in one.people]


def of_meetings(gatherings: list[Gathering]) -> tuple[Meeting, ...]:
    """Return gatherings of two as the meetings of a schedule."""
    return tuple(sorted(Meeting(g.round, min(g.people), max(g.people), g.table) for g in gatherings))


def _seated(plan: Seating) -> Iterator[Gathering]:
    for number in range(plan.wishes.rounds):
        at = plan.at[:, number]
        for table in sorted(set(at.tolist()) - {NOWHERE}):
            yield Gathering(number, table, tuple(int(i) for i in (at == table).nonzero()[0]))
