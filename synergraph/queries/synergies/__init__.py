"""Synergies: which projects should talk to each other, and why."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from synergraph.graph.graph import Graph
from synergraph.ontology import Labels
from synergraph.queries.evidence import Ground
from synergraph.queries.matrices import Mask
from synergraph.queries.portfolio import GROUPS, Portfolio, portfolio
from synergraph.queries.score import Named, Part, Scored, leading
from synergraph.queries.sheet import Sheet
from synergraph.queries.synergies.candidates import candidate_pairs
from synergraph.queries.synergies.pairs import Pairs, scored
from synergraph.queries.synergies.reasons import Reasons
from synergraph.queries.wording import KINDS, TITLES, sentence

PER_PROJECT = 3
"""So many synergies of one project stand in a list of all, so that no project fills it."""
_CIRCUMSTANCE = ("timing", "bridge", "new")
"""Parts that say when and why now, but are no reason by themselves."""
_KIND_OF = {"succession": "continuation", "complement": "complement", "actor": "actor", "bridge": "bridge"}


@dataclass(frozen=True)
class Synergy(Scored):
    """Two projects that should talk; `kind` is a key of `wording.KINDS`."""

    first: Named
    second: Named
    kind: str


def synergies(
    graph: Graph,
    project: str = "",
    limit: int = 10,
    *,
    within: str = "",
    completed: bool = False,
    new: bool = False,
) -> list[Synergy]:
    """Return the pairs of projects with the most points, those with equal points by id.

    `project` (a name or id) keeps to its pairs; `within` to projects of an action field, cluster,
    transformation line, programme or topic. Projects that are over take part only with `completed`;
    `new` keeps to pairs without a link so far. A project is `first` in its own pairs. [] when no two
    projects have anything in common. Raises `UsageError` for a name that nothing bears.
    """
    chosen = graph.find(project, "project") if project else ""
    projects = portfolio(graph)
    row = _row(projects, chosen)
    if chosen and row < 0:
        return []
    taking = _within(projects, graph, within) & (completed | ~projects.over)
    first, second = candidate_pairs(projects, taking, row)
    if not len(first):
        return []
    pairs = scored(projects, first, second)
    found = _explained(projects, pairs, _best(projects, pairs, limit, new, capped=not chosen))
    return [_turned(one, chosen) for one in found]


def sheet(found: Sequence[Synergy], lang: str = "de") -> Sheet:
    """Return synergies as a table."""
    columns = ("rank", "score", "first", "second", "kind", "why")
    rows = [
        (
            rank,
            round(s.score, 1),
            s.first.name[lang],
            s.second.name[lang],
            KINDS[s.kind][lang],
            s.why[lang],
        )
        for rank, s in enumerate(found, 1)
    ]
    return Sheet(TITLES["synergies"][lang], [TITLES[c][lang] for c in columns], rows)


def _row(projects: Portfolio, identifier: str) -> int:
    rows = {projects.network.ids[at]: row for row, at in enumerate(projects.at)}
    return rows.get(identifier, -1)


def _within(projects: Portfolio, graph: Graph, name: str) -> Mask:
    """Return which projects belong to the group, programme or topic of that name; all for ""."""
    if not name:
        return np.ones(len(projects.at), dtype=bool)
    network = projects.network
    group = graph.find(name, *GROUPS, "programme", "topic")
    links = network.links(*GROUPS.values(), "funded_by", "part_of", without=["related"]) + network.topics
    return np.asarray(links[projects.at][:, [network.position[group]]].sum(axis=1)).ravel() > 0


def _best(projects: Portfolio, pairs: Pairs, limit: int, new: bool, capped: bool) -> list[int]:
    """Return the places of the best pairs: none without a common ground, and not always the same project."""
    ground = pairs.total - sum(pairs.points[name] for name in _CIRCUMSTANCE)
    total = np.round(pairs.total, 6)
    seen: Counter[int] = Counter()
    best: list[int] = []
    for at in np.lexsort((pairs.second, pairs.first, -total)):
        ends = int(pairs.first[at]), int(pairs.second[at])
        full = capped and max(seen[end] for end in ends) >= PER_PROJECT
        if round(ground[at], 6) <= 0 or full or (new and pairs.points["new"][at] <= 0):
            continue
        best.append(int(at))
        seen.update(ends)
        if len(best) == limit:
            break
    return best


def _explained(projects: Portfolio, pairs: Pairs, places: list[int]) -> list[Synergy]:
    network = projects.network
    rows = {int(end[at]) for at in places for end in (pairs.first, pairs.second)}
    nodes = (
        [*projects.at[sorted(rows)], *sorted(set(projects.actors[sorted(rows)].tocoo().coords[1]))]
        if rows
        else []
    )
    reasons = Reasons(projects, pairs, Ground(projects.network.graph, (network.ids[n] for n in nodes)))
    return [_synergy(projects, pairs, at, reasons.parts(at)) for at in places]


def _synergy(projects: Portfolio, pairs: Pairs, at: int, parts: tuple[Part, ...]) -> Synergy:
    first, second = (projects.network.named(int(projects.at[end[at]])) for end in (pairs.first, pairs.second))
    kinds = [kind for name, kind in _KIND_OF.items() if any(part.name == name for part in parts)]
    return Synergy(parts, _why(parts), first, second, kinds[0] if kinds else "theme")


def _why(parts: Sequence[Part]) -> Labels:
    """Say what they share, what is special, and why now."""
    content = [part for part in parts if part.name not in _CIRCUMSTANCE]
    now = [part for part in parts if part.name in _CIRCUMSTANCE]
    return sentence([part.reason for part in (*leading(content, 2), *leading(now, 2))])


def _turned(found: Synergy, project: str) -> Synergy:
    if found.second.id != project:
        return found
    return Synergy(found.parts, found.why, found.second, found.first, found.kind)
