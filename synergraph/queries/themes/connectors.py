"""Who could take a theme further: works on it in one group, and is at home or well known in others."""

from dataclasses import dataclass

import numpy as np

from synergraph.graph.graph import Graph
from synergraph.ontology import Labels
from synergraph.queries.matrices import Indexes
from synergraph.queries.score import Named, Part, Scored, strongest
from synergraph.queries.themes.facts import Facts
from synergraph.queries.themes.setting import Setting, setting
from synergraph.queries.themes.words import say
from synergraph.queries.wording import counted, listed, sentence

_LOOKED_AT, _GROUPS = 40, 3
_POINTS, _HALF, _PARTNERS = 5.0, 3.0, 2.0
"""Three projects give half of the points: a large house does not outdo all others by its size."""


@dataclass(frozen=True)
class Connector(Scored):
    """An actor that works on a theme in the group `at` alone and is near others, the nearest first."""

    actor: Named
    at: Named
    near: tuple[Named, ...]


def connectors(graph: Graph, topic: str, over: str = "", limit: int = 10) -> list[Connector]:
    """Return who could take a theme (the id of a topic) to other groups, those with equal points by id.

    They work on it in one group and have projects on other things, or partners at home, in others. []
    where nobody does. Raises `UsageError` for an unknown kind of groups.
    """
    at = setting(graph, topic, over)
    if at is None or not len(at.actors):
        return []
    looked_at = [int(actor) for actor in _nearest(at)]
    facts = at.facts(looked_at)
    found = [one for actor in looked_at if (one := _connector(at, facts, actor)).near]
    return sorted(found, key=lambda one: (-round(one.score, 6), one.actor.id))[:limit]


def _nearest(at: Setting) -> Indexes:
    """Return who works on the theme in one group only, those with most projects in other groups first."""
    others = np.where(at.here > 0, 0, at.elsewhere / (at.elsewhere + _HALF)).sum(axis=1)
    found = np.flatnonzero((at.here > 0).sum(axis=1) == 1)
    order = np.lexsort((found, -at.here[found].sum(axis=1), -np.round(others[found], 9)))
    return np.asarray(found[order][:_LOOKED_AT])


def _connector(at: Setting, facts: Facts, actor: int) -> Connector:
    home = int(at.here[actor].argmax())
    own = at.projects(actor, home)
    work = Part(
        "work", _POINTS * _full(len(own)),
        say("work", group=at.within.group(home).name, names=at.named(own)), at.said(facts, actor, own),
    )  # fmt: skip
    others = [group for group in range(len(at.within.groups)) if group != home]
    near = {group: close for group in others if (close := _near(at, facts, actor, group))}
    best = sorted(near, key=lambda group: (-sum(part.value for part in near[group]), group))[:_GROUPS]
    parts = strongest([work, *(part for group in best for part in near[group])])
    groups = tuple(at.within.group(group) for group in best)
    return Connector(
        parts, _why(at, actor, home, len(own), groups), at.of(actor), at.within.group(home), groups
    )


def _why(at: Setting, actor: int, home: int, projects: int, groups: tuple[Named, ...]) -> Labels:
    group = at.within.group(home).name
    told = say("connector", actor=at.of(actor).name, group=group, projects=counted(projects, "project"))
    return sentence([told, say("further", groups=listed([one.name for one in groups]))])


def _full(number: int) -> float:
    return number / (number + _HALF)


def _near(at: Setting, facts: Facts, actor: int, group: int) -> list[Part]:
    """Return how near an actor is to a group: by its own projects, and by partners at home there."""
    name, found = at.within.group(group).name, []
    rows = at.projects(actor, group, theme=False)
    if len(rows):
        reason = say("near", group=name, projects=counted(len(rows), "project"), names=at.named(rows))
        found.append(Part("near", _POINTS * _full(len(rows)), reason, at.said(facts, actor, rows)))
    contacts = at.circle.contacts(actor)
    known = contacts[at.circle.home[contacts] == group]
    if len(known):
        reason = say("through", group=name, names=listed([at.of(int(one)).name for one in known]))
        said = at.said(facts, actor, _joint(at, actor, known))
        found.append(Part("reach", _PARTNERS * _full(len(known)), reason, said))
    return found


def _joint(at: Setting, actor: int, known: Indexes) -> Indexes:
    """Return the projects of the theme that an actor shares with some others."""
    rows = at.projects(actor)
    return np.asarray(rows[at.work[rows][:, known].sum(axis=1) > 0])
