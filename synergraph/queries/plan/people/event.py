"""An event and its plan: who is where in which round, with whom, and why."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from synergraph.ontology import Labels
from synergraph.queries.plan.model import Meeting, Pair, Schedule
from synergraph.queries.plan.people.clock import Clock
from synergraph.queries.plan.people.guest import Guest
from synergraph.queries.plan.people.reasons import Reasons, Talk
from synergraph.queries.plan.people.scores import Scores
from synergraph.queries.plan.tables import NOWHERE, Seating, TopicPlan


@dataclass(frozen=True)
class Event:
    """What a plan is made for.

    `form` is "meetings" of two, "tables" of more, with `seats` at each, or "topics", a table for each of
    `topics`. `tables` are those in the room, None for as many as are needed.
    """

    title: Labels
    format: str
    clock: Clock
    form: str = "meetings"
    tables: int | None = None
    seats: int = 2
    theme: str = ""
    place: str = ""
    topics: tuple[str, ...] = ()

    def table(self, number: int) -> int | str:
        """Return what a table, counted from 0, is called: its topic, else its number."""
        return self.topics[number] if self.topics else number + 1

    def name(self, lang: str) -> str:
        """Return what the event is called: its format, theme and day, which no other event has."""
        theme = f" {self.theme}" if self.theme else ""
        return f"{self.title[lang]}{theme}, {self.clock.start:%d.%m.%Y}"


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
    result: Schedule | Seating | TopicPlan
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
    def talks(self) -> Mapping[Pair, Talk]:
        """Why the people of each meeting should meet; nothing for tables of more."""
        reasons = Reasons(self.scores)
        pairs = [(one.people[0], one.people[1]) for one in self.gatherings if self.event.form == "meetings"]
        return {pair: reasons.talk(pair) for pair in pairs}

    def talk(self, gathering: Gathering) -> Talk:
        """Return why the two people of a meeting should meet."""
        return self.talks[gathering.people[0], gathering.people[1]]

    @cached_property
    def _agendas(self) -> Sequence[Sequence[Gathering]]:
        found: list[list[Gathering]] = [[] for _ in self.people]
        for one in self.gatherings:
            for at in one.people:
                found[at].append(one)
        return found

    def agenda(self, guest: int) -> Sequence[Gathering]:
        """Return where someone is in the rounds, those without a gathering left out."""
        return self._agendas[guest]


def of_meetings(gatherings: list[Gathering]) -> tuple[Meeting, ...]:
    """Return gatherings of two as the meetings of a schedule."""
    return tuple(sorted(Meeting(g.round, min(g.people), max(g.people), g.table) for g in gatherings))


def _seated(plan: Seating | TopicPlan) -> Iterator[Gathering]:
    for number in range(plan.wishes.rounds):
        at = plan.at[:, number]
        for table in sorted(set(at.tolist()) - {NOWHERE}):
            yield Gathering(number, table, tuple(int(i) for i in (at == table).nonzero()[0]))
