"""From guests and what their meetings are worth to the plan of an event."""

from math import ceil

from synergraph.errors import UsageError
from synergraph.ontology import Labels
from synergraph.queries.plan.model import Pair, Wishes
from synergraph.queries.plan.people.event import Event, EventPlan
from synergraph.queries.plan.people.guest import Guests
from synergraph.queries.plan.people.scores import Scores
from synergraph.queries.plan.people.topics import topic_wishes
from synergraph.queries.plan.people.words import say
from synergraph.queries.plan.schedule import Progress, schedule
from synergraph.queries.plan.tables import TableWishes, seat, topic_tables

FEWEST = 2


def arrange(
    event: Event,
    scores: Scores,
    met: frozenset[Pair] = frozenset(),
    *,
    seed: int = 0,
    seconds: float = 60.0,
    progress: Progress = lambda step, reached: None,
) -> EventPlan:
    """Return the plan of an event.

    Pairs that have `met` before do not meet again unless they must; at tables they count as known. Equal
    guests and seed give an equal plan, unless time runs out. Raises `UsageError` for fewer than two
    people, and where wishes contradict each other (`conflicts` says how).
    """
    if len(scores.guests.people) < FEWEST:
        raise UsageError("fewer than two people", hint="the list needs a row for each person")
    notes = _notes(scores.guests, met)
    if event.form == "tables":
        asked = seating(event, scores, met)
        return EventPlan(
            event, scores, seat(asked, seed=seed, seconds=seconds, progress=progress), met, notes
        )
    if event.form == "topics":
        liked = topic_wishes(scores.facts.graph, event, scores.guests)
        return EventPlan(event, scores, topic_tables(liked), met, notes)
    asked_of = wishes(event, scores, met)
    return EventPlan(
        event, scores, schedule(asked_of, seed=seed, seconds=seconds, progress=progress), met, notes
    )


def wishes(event: Event, scores: Scores, met: frozenset[Pair] = frozenset()) -> Wishes:
    """Return what guests ask of a plan of meetings."""
    guests, rounds = scores.guests, event.clock.rounds
    people = tuple(guest.planned() for guest in guests.people)
    return Wishes(
        people, rounds, scores.pairs(rounds), tables=event.tables, must=guests.must,
        forbidden=guests.avoids | (met - guests.must), known=scores.known,
    )  # fmt: skip


def seating(event: Event, scores: Scores, met: frozenset[Pair] = frozenset()) -> TableWishes:
    """Return what guests ask of tables: the fewest that seat all, of even size."""
    guests, rounds = scores.guests, event.clock.rounds
    people = tuple(guest.planned() for guest in guests.people)
    there = max(sum(person.attends(r) for person in people) for r in range(rounds))
    count = event.tables or max(1, ceil(there / event.seats))
    seats = (max(1, ceil(there / count)),) * count
    return TableWishes(
        people, rounds, seats, scores.pairs(rounds), must=guests.must, forbidden=guests.avoids,
        known=scores.known | met,
    )  # fmt: skip


def _notes(guests: Guests, met: frozenset[Pair]) -> tuple[Labels, ...]:
    return (*guests.notes, *([say("met", count=len(met))] if met else []))
