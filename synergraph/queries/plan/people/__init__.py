"""People in, plan out: participant lists, what pairs of guests are worth, the plan of an event.

read_guests(path, clock, houses)   who comes, from a list (CSV, TSV, XLSX)
scores(graph, guests)              what each pair is worth, in named parts
arrange(event, scores, met)        the plan: meetings or tables over rounds
changed(plan, graph, path, since)  the plan after changes on the day
save(plan, folder), load(…)        the plan as a file
met_before(graph, guests)          pairs that have met at earlier events
conversion(graph)                  what came of conversations, by format and by theme
"""

from synergraph.queries.plan.people.arrange import arrange, seating, wishes
from synergraph.queries.plan.people.clock import Clock, beginning
from synergraph.queries.plan.people.event import Event, EventPlan, Gathering
from synergraph.queries.plan.people.guest import Guest, Guests
from synergraph.queries.plan.people.on_the_day import changed
from synergraph.queries.plan.people.organisations import Houses, kept_apart
from synergraph.queries.plan.people.outcomes import conversion, met_before
from synergraph.queries.plan.people.reading import read_guests
from synergraph.queries.plan.people.reasons import Talk
from synergraph.queries.plan.people.saved import FILE, load, save
from synergraph.queries.plan.people.scores import WEIGHTS, Scores, scores

__all__ = [
    "FILE", "WEIGHTS", "Clock", "Event", "EventPlan", "Gathering", "Guest", "Guests", "Houses", "Scores", "Talk",
    "arrange", "beginning", "changed", "conversion", "kept_apart", "load", "met_before", "read_guests", "save", "scores",
    "seating", "wishes",
]  # fmt: skip
