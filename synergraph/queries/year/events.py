"""The events of a year: how often each format is held, on which theme, and what is dated for it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from synergraph.graph.graph import Graph
from synergraph.ontology import Labels
from synergraph.queries.formats import Recipe
from synergraph.queries.invitations import Choice
from synergraph.queries.invitations.candidates import eligible
from synergraph.queries.invitations.themes import choices
from synergraph.queries.matrices import flat, network
from synergraph.queries.portfolio import portfolio
from synergraph.queries.wording import filled, listed
from synergraph.queries.year.entries import Entry
from synergraph.queries.year.settings import Settings
from synergraph.queries.year.words import TEXTS

NEAR = timedelta(days=60)
"""So near to the end of a project an event shows its results."""


@dataclass(frozen=True)
class Event:
    """An event that wants a day, with its theme and the rows of the projects on it."""

    recipe: Recipe
    theme: Choice | None
    projects: frozenset[int]

    @property
    def title(self) -> Labels:
        if self.theme is None:
            return self.recipe.title
        return filled(TEXTS["event"], recipe=self.recipe.title, theme=self.theme.name)


def wanted(
    graph: Graph, formats: Mapping[str, Recipe], given: Settings, standing: Sequence[str]
) -> list[Event]:
    """Return what is to be held besides what stands, those with the fewest months first to choose a theme."""
    events: list[Event] = []
    used: set[str] = set()
    left = list(standing)
    for recipe in sorted(formats.values(), key=lambda one: (len(one.months) or 12, one.name)):
        times = given.times.get(recipe.name, recipe.times)
        held = min(times, left.count(recipe.format))
        themes = _themes(graph, recipe) if times > held else []
        for _ in range(times - held):
            theme = next((one for one in themes if one.topic not in used), None)
            used |= {theme.topic} if theme else set()
            events.append(Event(recipe, theme, _on(graph, theme)))
    return events


def _themes(graph: Graph, recipe: Recipe) -> list[Choice]:
    """Return the themes that a recipe could have, the best first."""
    return choices(graph, recipe, "", eligible(graph, (), recipe.places)) if recipe.themes_from else []


def _on(graph: Graph, theme: Choice | None) -> frozenset[int]:
    """Return the rows of the projects on a theme."""
    if theme is None:
        return frozenset()
    projects = portfolio(graph)
    held = flat(projects.topics[:, [network(graph).position[theme.topic]]].toarray())
    return frozenset(int(row) for row in np.flatnonzero(held))


def dated(event: Event, day: date, happens: Sequence[tuple[int, Entry]]) -> Iterator[Entry]:
    recipe = event.recipe
    theme = event.theme.name if event.theme else Labels("", "")
    said = event.theme.statements if event.theme else ()
    yield Entry(day, day, "event", event.title, _why(event, day, happens), recipe.name, theme, said)
    begin = day - timedelta(weeks=recipe.weeks)
    ahead = filled(TEXTS["weeks"], weeks=recipe.weeks)
    yield Entry(
        begin, begin, "invite", filled(TEXTS["invite"], recipe=event.title), ahead, recipe.name, theme
    )


def _why(event: Event, day: date, happens: Sequence[tuple[int, Entry]]) -> Labels:
    """Return the reason for theme and day."""
    near = [entry for row, entry in happens if row in event.projects and abs(entry.end - day) <= NEAR]
    reason = event.theme.why if event.theme else event.recipe.purpose
    if not near:
        return reason
    ends = listed([entry.title for entry in near])
    return Labels(f"{reason.de} {ends.de}.", f"{reason.en} {ends.en}.")
