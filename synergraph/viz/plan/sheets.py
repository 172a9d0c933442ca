"""A plan as tables: who is where in which round, with whom and why, and the list for what comes of it."""

from collections.abc import Iterator
from typing import Any

from synergraph.queries.plan.model import Schedule
from synergraph.queries.plan.people.event import EventPlan, Gathering
from synergraph.queries.sheet import Sheet
from synergraph.viz.plan.result import result
from synergraph.viz.plan.words import word


def workbook(plan: EventPlan, lang: str, since: int = 0) -> list[Sheet]:
    """Return all of a plan: who meets whom, the grid of rounds and tables, people, result."""
    return [schedule(plan, lang), grid(plan, lang), people(plan, lang), *result(plan, lang, since)]


def schedule(plan: EventPlan, lang: str) -> Sheet:
    """Return a row per meeting, with its points, the reason and a sentence to begin with; or per table."""
    if plan.event.form != "meetings":
        table = "topic" if plan.event.topics else "table"
        columns = [word(name, lang) for name in ("round", "time", table, "people")]
        return Sheet(
            word("schedule", lang), columns, [(*_when(plan, g), _names(plan, g)) for g in plan.gatherings]
        )
    titles = ("round", "time", "table", "number", "person", "number2", "counterpart", "points", "why", "hook")
    return Sheet(word("schedule", lang), [word(name, lang) for name in titles], list(_meetings(plan, lang)))


def _meetings(plan: EventPlan, lang: str) -> Iterator[tuple[Any, ...]]:
    for gathering in plan.gatherings:
        talk = plan.talk(gathering)
        ends = (talk.first.id, talk.first.full, talk.second.id, talk.second.full)
        yield (*_when(plan, gathering), *ends, round(100 * talk.score), talk.why[lang], talk.hook[lang])


def _when(plan: EventPlan, gathering: Gathering) -> tuple[int, str, int | str]:
    begins = plan.event.clock.begins(gathering.round)
    return gathering.round + 1, f"{begins:%H:%M}", plan.event.table(gathering.table)


def _names(plan: EventPlan, gathering: Gathering) -> str:
    return " · ".join(plan.people[at].label for at in gathering.people)


def grid(plan: EventPlan, lang: str) -> Sheet:
    """Return rounds as rows and tables as columns, with who sits there."""
    at = {(g.round, g.table): _names(plan, g) for g in plan.gatherings}
    tables = range(max((g.table for g in plan.gatherings), default=-1) + 1)
    columns = [word("round", lang), word("time", lang), *(place(plan, t, lang) for t in tables)]
    clock = plan.event.clock
    rows = [
        (r + 1, f"{clock.begins(r):%H:%M}", *(at.get((r, t), "") for t in tables))
        for r in range(clock.rounds)
    ]
    return Sheet(word("grid", lang), columns, rows)


def people(plan: EventPlan, lang: str) -> Sheet:
    """Return a row per person with their table and whom they meet in each round."""
    titles = [word(name, lang) for name in ("number", "person", "organisation", "cluster", "meetings")]
    rounds = range(plan.event.clock.rounds)
    where = [dict[int, str]() for _ in plan.people]
    for one in plan.gatherings:
        for at in one.people:
            others = " · ".join(plan.people[other].label for other in one.people if other != at)
            where[at][one.round] = f"{place(plan, one.table, lang)}: {others}"
    rows = [
        (guest.id, guest.label, guest.organisation, guest.cluster, len(where[at]),
         *(where[at].get(r, _idle(plan, at, r, lang)) for r in rounds))
        for at, guest in enumerate(plan.people)
    ]  # fmt: skip
    return Sheet(word("people", lang), [*titles, *(f"{word('round', lang)} {r + 1}" for r in rounds)], rows)


def place(plan: EventPlan, table: int, lang: str) -> str:
    """Return what a table, counted from 0, is called on paper: "Tisch 3", or its topic."""
    return plan.event.topics[table] if plan.event.topics else f"{word('table', lang)} {table + 1}"


def _idle(plan: EventPlan, at: int, number: int, lang: str) -> str:
    return word("free" if plan.people[at].planned().attends(number) else "away", lang)


def outcomes(plan: EventPlan, lang: str) -> Sheet:
    """Return the list to fill in after the event: one row per meeting, the outcome empty."""
    persons = any(guest.name for guest in plan.people)
    titles = [
        "number",
        "organisation",
        *["person"] * persons,
        "number2",
        "partner",
        *["counterpart"] * persons,
    ]
    titles += ["event", "date", "format", "theme", "outcome", "project"]
    event = plan.event
    told = (event.name(lang), f"{event.clock.start:%Y-%m-%d}", event.format, event.theme, "", "")
    rows = []
    for gathering in plan.gatherings if isinstance(plan.result, Schedule) else ():
        ends = [plan.people[at] for at in gathering.people]
        rows.append((*(v for g in ends for v in (g.id, g.organisation, *[g.name] * persons)), *told))
    return Sheet(word("outcomes", lang), [word(name, lang) for name in titles], rows)
