"""A theme as an answer: its score in parts, where it stands, who works on it, why it matters."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from synergraph.ontology import Labels
from synergraph.queries.matrices import Indexes, flat
from synergraph.queries.score import Named, Part, Scored, strongest
from synergraph.queries.themes.facts import Facts
from synergraph.queries.themes.scope import Scope
from synergraph.queries.themes.words import say
from synergraph.queries.wording import counted, listed, sentence
from synergraph.queries.wording import say as say_of_all

_LISTED = 3


@dataclass(frozen=True)
class Theme(Scored):
    """A topic, or topics that occur together, that bridges groups.

    `groups` has the number of projects in each, the largest first; `anchored` are those where it is
    more than spilt over, `absent` those without a project on it (no programmes: none is for
    everything). The score lies between `low` and `high` with 80 %. `robust` themes are anchored in
    three groups (of up to three: in two) and surely above the theme in the middle. `breadth` is the
    distance between its projects over that between all projects. `actors` work in its projects,
    those in most groups first; `events` are about it.
    """

    topic: Named
    members: tuple[Named, ...]
    groups: tuple[tuple[Named, int], ...]
    anchored: tuple[Named, ...]
    absent: tuple[Named, ...]
    low: float
    high: float
    robust: bool
    breadth: float
    projects: tuple[Named, ...]
    actors: tuple[Named, ...]
    events: tuple[Named, ...]


def facts(within: Scope, shown: Sequence[int]) -> Facts:
    """Return the statements that tell which projects are about some themes and in which groups they are."""
    rows = np.unique(np.concatenate([within.rows(at) for at in shown])) if shown else np.empty(0, np.int64)
    about = [topic for at in shown for topic in within.ids(within.below(at))]
    targets = [*about, *within.ids(np.flatnonzero(flat(within.within.sum(axis=1))))]
    kinds = ("has_topic", *within.edges)
    return Facts(within.base.network.graph, kinds, within.ids(within.base.at[rows]), targets)


def theme(within: Scope, known: Facts, at: int) -> Theme:
    """Return a theme of a scope, told from the facts about it."""
    network, whole, rows = within.base.network, within.whole[at], within.rows(at)
    order = [int(g) for g in np.lexsort((within.groups, -whole))]
    groups = tuple((within.group(g), int(whole[g])) for g in order if whole[g])
    anchored = tuple(within.group(g) for g in order if within.anchored[at, g])
    absent = tuple(within.group(g) for g in order if not whole[g] and within.over != "programme")
    members = tuple(network.named(int(topic)) for topic in within.sets[at])
    topic = Named(
        members[0].id, Labels(*(" / ".join(m.name[lang] for m in members[:2]) for lang in ("de", "en")))
    )
    about = events(within, at)
    return Theme(
        _parts(within, known, at, rows), _why(topic.name, groups, anchored, absent, len(rows),
            bool(about) or not within.base.eventful.shape[0],
        ),
        topic, members, groups, anchored, absent, *within.spread.interval(at), bool(within.robust[at]),
        float(within.breadth[at]), tuple(network.named(int(a)) for a in within.base.at[rows]),
        workers(within, rows), about,
    )  # fmt: skip


def workers(within: Scope, rows: Indexes) -> tuple[Named, ...]:
    """Return who works in projects: those in most groups first, then in most projects, then by id."""
    working = within.base.actors[rows]
    projects = flat(working.sum(axis=0))
    groups = np.diff((working.T @ within.belongs[rows]).tocsr().indptr)
    found = np.flatnonzero(projects)
    order = found[np.lexsort((found, -projects[found], -groups[found]))]
    return tuple(within.base.network.named(int(at)) for at in order)


def events(within: Scope, at: int) -> tuple[Named, ...]:
    """Return the events about a theme or a narrower topic, by id."""
    network = within.base.network
    about = flat((within.base.eventful @ within.members[:, [at]]).toarray()) > 0
    return tuple(network.named(int(event)) for event in network.stated("event")[about])


def _parts(within: Scope, known: Facts, at: int, rows: Indexes) -> tuple[Part, ...]:
    about, parts = within.ids(within.below(at)), []
    inside = within.belongs[rows].tocsc()
    for group in np.flatnonzero(within.whole[at]):
        held = np.sort(inside.indices[inside.indptr[group] : inside.indptr[group + 1]])
        stands = within.ids(within.stands(int(group)))
        said = [
            s for project in within.ids(within.base.at[rows[held]])
            for s in (*known.of(project, ("has_topic",), about), *known.of(project, within.edges, stands))
        ]  # fmt: skip
        reason = say_of_all(
            "group", group=within.group(int(group)).name, projects=counted(len(held), "project")
        )
        parts.append(Part("group", float(within.spread.points[at, group]), reason, tuple(said)))
    return strongest(parts)


def _why(
    topic: Labels, groups: tuple[tuple[Named, int], ...], anchored: tuple[Named, ...], absent: tuple[Named, ...],
    projects: int, event: bool,
) -> Labels:  # fmt: skip
    names = [group.name for group, _ in groups]
    said = [say("theme", topic=topic, groups=listed(names, _LISTED), projects=counted(projects, "project"))]
    if len(anchored) > 1:
        said.append(say("anchored", groups=listed([g.name for g in anchored], _LISTED)))
    elif anchored:
        said.append(say("unanchored", home=anchored[0].name))
    if absent:
        said.append(say("absent", groups=listed([g.name for g in absent])))
    if not event:
        said.append(say("no_event"))
    return sentence(said)
