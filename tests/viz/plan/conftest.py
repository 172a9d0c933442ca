"""A small plan to print, of people with hostile names."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest

from synergraph.graph.graph import Graph
from synergraph.ontology import Labels
from synergraph.queries.plan.people import Clock, Event, EventPlan, Guest, Guests, arrange, scores
from tests.viz.conftest import HOSTILE

CLOCK = Clock(datetime(2026, 3, 12, 9, 30), 3, 15, 5)
EVENT = Event(
    Labels("Treffen", "Meeting"), "matchmaking", CLOCK, theme="Licht; Ton, Bild", place="Haus X\nSaal 1"
)
Made = Callable[..., EventPlan]


@pytest.fixture
def made(small_graph: Graph) -> Made:
    """Return a function that plans meetings, or tables, with names or without."""

    def plan(form: str = "meetings", named: bool = True) -> EventPlan:
        people = tuple(
            Guest(
                str(at),
                name if named else "",
                f"=Haus {at}",
                offers=(name,),
                seeks=("Licht", HOSTILE[1]),
                interests=name,
            )
            for at, name in enumerate(HOSTILE, 1)
        )
        event = replace(EVENT, form=form, seats=3)
        return arrange(event, scores(small_graph, Guests(people, must=frozenset({(0, 1)}))), seconds=3)

    return plan
