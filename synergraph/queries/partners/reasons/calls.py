"""Organisations in the programmes asked for, and those that offer what is sought or seek what is offered."""

import numpy as np

from synergraph.queries.matrices import Indexes
from synergraph.queries.partners.reasons.drafts import Drafts
from synergraph.queries.partners.reasons.shown import CITED, Shown
from synergraph.queries.partners.rows import best, cells, common, first, held, marked, runs
from synergraph.queries.wording import counted, say


def in_programmes(shown: Shown, drafts: Drafts, name: str) -> None:
    """Organisations work in projects of the programmes asked for."""
    place, project, within, programme = _akin(shown)
    of, at, points = place[within], shown.projects(project), shown.points(name)
    numbers, sizes = np.zeros(len(shown.rows), dtype=np.int64), np.bincount(place, minlength=len(shown.rows))
    rarest = _rarest(shown, of, programme)
    for one in np.flatnonzero(sizes).tolist():
        projects = counted(int(sizes[one]), "project")
        reason = say("programme", projects=projects, names=shown.names(rarest[one]))
        numbers[one] = drafts.add(one, name, float(points[one]), reason)
    cited = first(place, CITED)
    drafts.claim("participates_in", numbers[place[cited]], shown.at[place[cited]], at[cited])
    told = cited[within]
    for kind in ("part_of", "funded_by"):
        drafts.claim(kind, numbers[of[told]], at[within[told]], programme[told])


def _akin(shown: Shown) -> tuple[Indexes, Indexes, Indexes, Indexes]:
    """Return in which projects of the programmes asked for each works, and what tells so.

    Places and projects; then for each programme of one of these where the project stands, and itself.
    """
    found, asked = shown.fit.found, shown.fit.asked
    place, project = shown.work
    some = shown.fit.traces.akin[project] > 0
    place, project = place[some], project[some]
    within, programme = cells(found.programmes, project)
    sought = (marked(asked.programmes.indices, len(found.telling)) & (found.telling > 0))[programme]
    return place, project, within[sought], programme[sought]


def _rarest(shown: Shown, place: Indexes, programme: Indexes) -> list[Indexes]:
    """Return for each place the programmes that tell most, first."""
    telling = shown.fit.found.telling
    at, which = np.divmod(np.unique(place * len(telling) + programme), len(telling))
    order = best(at, which, telling[which])
    found = [which[:0]] * len(shown.rows)
    for one, span in runs(at[order]):
        found[one] = which[order[span]]
    return found


def exchanged(shown: Shown, drafts: Drafts, name: str) -> None:
    """Organisations offer topics that are sought (`offers`), or seek topics that are offered (`seeks`)."""
    found, asked, offers = shown.fit.found, shown.fit.asked, name == "offers"
    theirs, wanted = (found.offers, asked.seeks) if offers else (found.seeks, asked.offers)
    for place, points in shown.having(name):
        topics = common(held(theirs, int(shown.rows[place])), wanted)
        number = drafts.add(place, name, points, say(name, topics=shown.names(topics)))
        meant = np.unique(cells(found.network.downwards, topics)[1]) if offers else topics
        drafts.claim_all(name, number, np.full(len(meant), shown.at[place]), meant)
