"""Changes on the day: who stays away, comes unannounced, or comes and goes at another time."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from synergraph.errors import UsageError
from synergraph.graph.graph import Graph
from synergraph.ontology import Labels
from synergraph.queries.plan.changes import replan
from synergraph.queries.plan.model import Pair, Schedule
from synergraph.queries.plan.people.arrange import seating, wishes
from synergraph.queries.plan.people.cells import gone
from synergraph.queries.plan.people.event import EventPlan
from synergraph.queries.plan.people.guest import Guest, Guests
from synergraph.queries.plan.people.naming import Naming
from synergraph.queries.plan.people.organisations import Houses
from synergraph.queries.plan.people.reading import Reader
from synergraph.queries.plan.people.rows import CHANGES, Row, rows
from synergraph.queries.plan.people.scores import scores
from synergraph.queries.plan.people.topics import topic_wishes
from synergraph.queries.plan.people.words import say
from synergraph.queries.plan.schedule import Progress
from synergraph.queries.plan.tables import TopicPlan, change_topics, reseat

WELCOME = 2
"""Meetings wanted for someone who comes unannounced and says nothing of it."""


@dataclass
class _Read:
    """What a list of changes says: guests as they are now, and the rows of those who are new."""

    now: dict[int, Guest] = field(default_factory=dict)
    new: list[Row] = field(default_factory=list)
    notes: list[Labels] = field(default_factory=list)


def changed(
    plan: EventPlan,
    graph: Graph,
    path: Path,
    since: int = 0,
    *,
    persons: bool,
    seed: int = 0,
    seconds: float = 30.0,
    progress: Progress = lambda step, reached: None,
) -> EventPlan:
    """Return a plan changed from round `since` (counted from 0) on, as a list of changes says.

    The list has the columns of a participant list: who is in the plan and has declined does not come; other
    times hold from now on; who is not in the plan is new. Rounds that are over stand. Raises
    `SourceError` naming each cell that cannot be read, `UsageError` for a round that there is not.
    """
    if not 0 <= since < plan.event.clock.rounds:
        raise UsageError(
            f"round {since + 1} of {plan.event.clock.rounds}", hint="give the first round to change"
        )
    reader = Reader(plan.event.clock, Houses(graph), persons)
    read = _read(plan.people, rows(path, CHANGES), reader, since)
    guests = _guests(plan.scores.guests, read, reader, since)
    reader.problems.settle(path.name)
    found = scores(graph, guests)
    after = EventPlan(
        plan.event, found, plan.result, plan.met, (*read.notes, *guests.notes), plan.revision + 1
    )
    if isinstance(plan.result, Schedule):
        done = replan(
            plan.result,
            wishes(plan.event, found, plan.met),
            since,
            seed=seed,
            seconds=seconds,
            progress=progress,
        )
        moved = say("moved", hit=len(done.hit), moved=len(done.moved))
        missed = [_missed(guests, pair) for pair in done.missed]
        return replace(after, result=done.plan, notes=(*after.notes, moved, *missed))
    if isinstance(plan.result, TopicPlan):
        chosen = change_topics(plan.result, topic_wishes(graph, plan.event, guests), since)
        return replace(after, result=chosen, notes=(*after.notes, say("moved", hit=0, moved=0)))
    asked = replace(seating(plan.event, found, plan.met), seats=plan.result.wishes.seats)
    seated, elsewhere = reseat(plan.result, asked, since, seed=seed, seconds=seconds)
    return replace(after, result=seated, notes=(*after.notes, say("moved", hit=0, moved=len(elsewhere))))


def _read(people: tuple[Guest, ...], listed: list[Row], reader: Reader, since: int) -> _Read:
    found = _Read()
    naming = Naming(people, [one.name for one in people], [one.organisation for one in people])
    for row in listed:
        named = naming.person(row["number"] or row["name"])
        if not named and gone(row["change"]):
            named = naming.named(row["organisation"])
        if len(named) > 1:
            reader.problems.add(
                row,
                "name",
                f"{len(named)} people are meant",
                f"give a number: {', '.join(naming.ids(named))}",
            )
        elif named:
            _change(found, row, named[0], people[named[0]], reader, since)
        elif gone(row["change"]):
            reader.problems.add(row, "name", "nobody in the plan is called so", "give the number of the plan")
        else:
            found.new.append(row)
    return found


def _change(found: _Read, row: Row, at: int, guest: Guest, reader: Reader, since: int) -> None:
    if gone(row["change"]):
        found.now[at] = replace(guest, leaves=min(since, guest.leaves or since))
        found.notes.append(say("gone", guest=guest.full))
    elif row["arrives"] or row["leaves"] or row["away"]:
        arrives, leaves = reader.stay(row)
        found.now[at] = replace(
            guest, arrives=arrives if row["arrives"] else guest.arrives,
            leaves=leaves if row["leaves"] else guest.leaves,
            away=reader.away(row) if row["away"] else guest.away,
        )  # fmt: skip
        found.notes.append(say("changed", guest=guest.full))
    else:
        reader.problems.add(
            row, "change", "says no change", "write “kommt nicht”, or another arrival or departure"
        )


def _guests(before: Guests, read: _Read, reader: Reader, since: int) -> Guests:
    """Return the guests of a plan as they are now, those who are new at the end."""
    people = tuple(read.now.get(at, guest) for at, guest in enumerate(before.people))
    free = max((int(one.id) for one in people if one.id.isdecimal()), default=len(people)) + 1
    new = [reader.guest(row, free + number) for number, row in enumerate(read.new)]
    new = [
        replace(
            guest, arrives=max(guest.arrives, since), least=guest.least or min(WELCOME, guest.most or WELCOME)
        )
        for guest in new
    ]
    wished = reader.wished(new, read.new, people)
    read.notes.extend(say("come", guest=guest.full) for guest in new)
    return Guests(
        wished.people, before.must | wished.must, before.likes | wished.likes, before.avoids | wished.avoids,
        wished.notes,
    )  # fmt: skip


def _missed(guests: Guests, pair: Pair) -> Labels:
    names: Mapping[str, str] = dict(
        zip(("first", "second"), (guests.people[at].full for at in pair), strict=True)
    )
    return say("missed", **names)
