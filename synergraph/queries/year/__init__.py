"""A year of formats: when which event and call takes place, on which theme, and what happens in projects."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import numpy as np

from synergraph.graph.graph import Graph
from synergraph.ontology import Labels
from synergraph.queries.formats import Recipe
from synergraph.queries.matrices import Floats
from synergraph.queries.wording import filled
from synergraph.queries.year.days import days
from synergraph.queries.year.entries import Entry, Year
from synergraph.queries.year.events import NEAR, Event, dated, wanted
from synergraph.queries.year.milestones import milestones, planned
from synergraph.queries.year.settings import Settings, settings
from synergraph.queries.year.slots import placed
from synergraph.queries.year.words import TEXTS

__all__ = ["Entry", "Settings", "Year", "settings", "year"]

_PROJECTS, _FULL = 3, 3.0
_LONGEST = timedelta(days=100)
"""What the sources date less exactly than this blocks no day."""
_MILESTONES = 40
_DEFAULTS = Settings()


def year(graph: Graph, number: int, formats: Mapping[str, Recipe], given: Settings = _DEFAULTS) -> Year:
    """Return the plan of a calendar year (2025) from recipes, themes, milestones and what the year allows.

    What the sources have planned stands, and counts as one of the times that its format is held. The
    others each get a theme of their own, where their recipe has one, and a day in their months: as many
    as possible, then as near as possible to the end of projects on their theme. Of more than 40
    milestones those nearest to an event on their theme are kept.
    """
    standing = planned(graph, number)
    happens = milestones(graph, number)
    events = wanted(graph, formats, given, [one for one, _ in standing])
    open_days = days(number, given)
    taken = [e.start + (e.end - e.start) / 2 for _, e in standing if e.end - e.start <= _LONGEST]
    worth = _worth(events, open_days, happens)
    places = placed(worth, open_days, taken, given)
    held = [(event, open_days[place]) for event, place in zip(events, places, strict=True) if place >= 0]
    shown = _shown(happens, held)
    proposed = [entry for event, day in held for entry in dated(event, day, happens)]
    entries = [*proposed, *(entry for _, entry in standing), *shown]
    unplaced = [_unplaced(event, given) for event, place in zip(events, places, strict=True) if place < 0]
    order = sorted(entries, key=lambda one: (one.start, one.kind, one.title.de))
    return Year(number, tuple(order), tuple(unplaced), len(happens) - len(shown))


def _worth(
    events: Sequence[Event], open_days: Sequence[date], happens: Sequence[tuple[int, Entry]]
) -> Floats:
    """Return what each event is worth on each day: 0 outside its months, more near the end of its projects."""
    worth = np.zeros((len(events), len(open_days)))
    for number, event in enumerate(events):
        ends = [entry.end for row, entry in happens if row in event.projects]
        for place, day in enumerate(open_days):
            if not event.recipe.months or day.month in event.recipe.months:
                near = sum(abs(end - day) <= NEAR for end in ends)
                worth[number, place] = 1 + min(near, _PROJECTS) / _FULL - abs(day.day - 15) / 100
    return worth


def _shown(happens: Sequence[tuple[int, Entry]], held: Sequence[tuple[Event, date]]) -> list[Entry]:
    """Return all milestones, or where they are very many those nearest to an event on the project's theme."""
    if len(happens) <= _MILESTONES:
        return [entry for _, entry in happens]
    far: list[tuple[int, int]] = []
    for place, (row, entry) in enumerate(happens):
        days_off = [abs(entry.end - day).days for event, day in held if row in event.projects or row < 0]
        far += [(min(days_off), place)] if days_off else []
    return [happens[place][1] for _, place in sorted(far)[:_MILESTONES]]


def _unplaced(event: Event, given: Settings) -> Labels:
    months = ", ".join(map(str, event.recipe.months or range(1, 13)))
    return filled(
        TEXTS["unplaced"], recipe=event.title, months=months, cap=given.per_quarter, apart=given.apart
    )
