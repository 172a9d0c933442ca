"""Partners: which actors fit an actor, a project, a topic or a description, and why."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from synergraph.graph.graph import Graph
from synergraph.ontology import Labels
from synergraph.queries.evidence import Ground
from synergraph.queries.matrices import flat
from synergraph.queries.partners.fit import Fit, fit
from synergraph.queries.partners.profiles import Profiles, profiles
from synergraph.queries.partners.query import Query, read_query
from synergraph.queries.partners.reasons import Reasons
from synergraph.queries.score import Named, Part, Scored, leading
from synergraph.queries.sheet import Sheet
from synergraph.queries.wording import TITLES, sentence

_LEAST = 2.0
"""Fewer points rest on a word or two, and are not worth a name."""


@dataclass(frozen=True)
class Partner(Scored):
    """An actor that fits; `known` says whether it works with the one who asks already."""

    partner: Named
    known: bool


def partners(graph: Graph, query: str, limit: int = 10, *, known: bool = False) -> list[Partner]:
    """Return the actors that fit best, those with equal points by id.

    `query` is the name or id of an actor, a project or a topic, or a text in German or English that
    says what is sought. With `known` the list has those who work with the actor or in the project
    already, without it only new ones; the actor itself, what it is part of and its own parts never
    stand in it. [] when nobody fits. Raises `UsageError` for an empty query, or a name that several
    things bear.
    """
    found = profiles(graph)
    asked = read_query(found, query)
    suited = fit(found, asked)
    rows = _best(suited, limit, known)
    ground = Ground(graph, _cited(found, asked, rows))
    reasons = Reasons(suited, ground)
    return [_partner(suited, row, reasons.parts(row), known) for row in rows]


def sheet(found: Sequence[Partner], lang: str = "de", *, known: bool = False) -> Sheet:
    """Return partners as a table; `known` chooses its title."""
    columns = ("rank", "score", "partner", "why")
    rows = [(rank, round(p.score, 1), p.partner.name[lang], p.why[lang]) for rank, p in enumerate(found, 1)]
    return Sheet(
        TITLES["known_partners" if known else "new_partners"][lang], [TITLES[c][lang] for c in columns], rows
    )


def _best(suited: Fit, limit: int, known: bool) -> list[int]:
    total = np.round(suited.total, 6)
    wanted = [
        row
        for row in np.lexsort((suited.found.at, -total))
        if total[row] >= _LEAST and bool(suited.known[row]) is known
    ]
    own = suited.asked.own
    return [int(row) for row in wanted if int(suited.found.at[row]) not in own][:limit]


def _cited(found: Profiles, asked: Query, rows: Sequence[int]) -> set[str]:
    """Return the nodes whose statements may stand behind the parts: organisations and their projects."""
    ids = found.network.ids
    around = np.flatnonzero(found.work[:, asked.projects].sum(axis=1))
    near = np.flatnonzero(found.work @ flat(found.work[rows].sum(axis=0)))
    actors = {*asked.actors, *rows, *(int(row) for row in (*around, *near))}
    projects = {*asked.projects, *(int(at) for at in np.flatnonzero(found.work[sorted(actors)].sum(axis=0)))}
    nodes = {ids[found.at[row]] for row in actors} | {ids[found.projects.at[row]] for row in projects}
    return nodes | ({asked.node} if asked.node else set())


def _partner(suited: Fit, row: int, parts: tuple[Part, ...], known: bool) -> Partner:
    return Partner(parts, _why(parts), suited.found.network.named(int(suited.found.at[row])), known)


def _why(parts: Sequence[Part]) -> Labels:
    return sentence([part.reason for part in leading(parts, 3)])
