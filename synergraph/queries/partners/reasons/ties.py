"""Organisations that know those who ask, know who knows them, or meet them."""

import numpy as np

from synergraph.queries.matrices import Indexes, flat
from synergraph.queries.partners.profiles import EVENTS
from synergraph.queries.partners.reasons.drafts import Drafts
from synergraph.queries.partners.reasons.shown import CITED, Shown
from synergraph.queries.partners.rows import best, cells, common, filled, first, held, marked, runs
from synergraph.queries.wording import counted, say


def joint(shown: Shown, drafts: Drafts, name: str) -> None:
    """Organisations work in the projects asked from."""
    place, project = shown.work
    theirs = ~shown.elsewhere[project]
    place, project = place[theirs], project[theirs]
    at, points = shown.projects(project), shown.points(name)
    numbers = np.zeros(len(shown.rows), dtype=np.int64)
    for one, span in runs(place):
        projects = counted(span.stop - span.start, "project")
        reason = say("repeat", projects=projects, names=shown.names(at[span]))
        numbers[one] = drafts.add(one, name, float(points[one]), reason)
    drafts.claim("participates_in", numbers[place], shown.at[place], at)
    within, who = cells(shown.fit.found.staff, project)
    asking = shown.asks[who]
    within, who = within[asking], who[asking]
    drafts.claim("participates_in", numbers[place[within]], shown.fit.found.at[who], at[within])


def within_reach(shown: Shown, drafts: Drafts, name: str) -> None:
    """Organisations work with partners of those who ask, in other projects."""
    found, ties, points = shown.fit.found, shown.fit.traces.ties, shown.points(name)
    place, project, who = _between(shown, name)
    pairs, pair = np.unique(place * len(ties) + who, return_inverse=True)
    at, through = np.divmod(pairs, len(ties))
    order = best(at, through, flat(np.bincount(pair, ties[who])))
    numbers = np.full(len(shown.rows), -1)
    for one, span in runs(at[order]):
        reason = say("reach", names=shown.names(found.at[through[order[span]]]))
        numbers[one] = drafts.add(one, name, float(points[one]), reason)
    order = order[first(at[order], CITED)]
    some = np.flatnonzero(marked(order, len(pairs))[pair])
    some = some[_firsts(pair[some])]
    place, at_project = place[some], shown.projects(project[some])
    drafts.claim("participates_in", numbers[place], shown.at[place], at_project)
    drafts.claim("participates_in", numbers[place], found.at[who[some]], at_project)
    _claim_asked(shown, drafts, numbers, (at[order], through[order]))


def _between(shown: Shown, name: str) -> tuple[Indexes, Indexes, Indexes]:
    """Return who works with those who ask and, elsewhere, with organisations: places, projects, and who."""
    found, ties = shown.fit.found, shown.fit.traces.ties
    place, project = shown.work
    some = (shown.fit.traces.elsewhere[project] > 0) & (shown.points(name) > 0)[place]
    place, project = place[some], project[some]
    one, who = cells(found.tied, project)
    some = (ties[who] > 0) & (who != shown.rows[place[one]])
    return place[one[some]], project[one[some]], who[some]


def _claim_asked(shown: Shown, drafts: Drafts, numbers: Indexes, through: tuple[Indexes, Indexes]) -> None:
    """Go-betweens, given by places and rows, work with those who ask: in projects asked from, and so do these."""
    who, one, project = shown.asking
    linked = np.zeros((len(shown.rows), len(shown.asks)), dtype=bool)
    linked[through] = True
    place, at = filled(linked[:, who])
    told = _firsts(place * len(shown.asks) + who[at])
    place, at = place[told], at[told]
    drafts.claim("participates_in", numbers[place], shown.fit.found.at[who[at]], project[one[at]])
    joint = np.zeros((len(shown.rows), len(project)), dtype=bool)
    joint[place, one[at]] = True
    asking = np.flatnonzero(shown.asks[who])
    place, at = filled(joint[:, one[asking]])
    at = asking[at]
    drafts.claim("participates_in", numbers[place], shown.fit.found.at[who[at]], project[one[at]])


def _firsts(groups: Indexes) -> Indexes:
    """Return where the first entries of each group stand, as many as are cited."""
    order = np.argsort(groups, kind="stable")
    return order[first(groups[order], CITED)]


def met(shown: Shown, drafts: Drafts, name: str) -> None:
    """Organisations are at events with those who ask, or where the project is presented."""
    found, asked = shown.fit.found, shown.fit.asked
    asking = [int(found.at[one]) for one in asked.actors]
    asking += [found.network.position[asked.node]] if asked.node else []
    for place, points in shown.having(name):
        events = common(held(found.events, int(shown.rows[place])), asked.events)
        number = drafts.add(place, name, points, say("met", names=shown.names(events)))
        for who in dict.fromkeys([int(shown.at[place]), *asking]):
            for kind in (*EVENTS, "presented_at"):
                drafts.claim_all(kind, number, np.full(len(events), who), events)
