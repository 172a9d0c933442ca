"""Synergies: which projects should talk to each other, and why."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from synergraph.graph.graph import Graph
from synergraph.ontology import Labels
from synergraph.queries.evidence import Ground
from synergraph.queries.matrices import Indexes
from synergraph.queries.portfolio import portfolio
from synergraph.queries.score import Named, Part, Scored, leading
from synergraph.queries.sheet import Sheet
from synergraph.queries.synergies.candidates import pairs_of, scored_pairs
from synergraph.queries.synergies.each import Each, of_each
from synergraph.queries.synergies.filters import Filter, kind_of
from synergraph.queries.synergies.measures import measures
from synergraph.queries.synergies.pairs import CIRCUMSTANCE, Pairs
from synergraph.queries.synergies.reasons import parts
from synergraph.queries.synergies.shown import Shown
from synergraph.queries.wording import KINDS, PARTS, TITLES, sentence

__all__ = ["PER_PROJECT", "Each", "Filter", "Synergy", "of_each", "sheet", "synergies"]

PER_PROJECT = 3
"""So many synergies of one project stand in a list of all, so that no project fills it."""
_EVERYTHING = Filter()


@dataclass(frozen=True)
class Synergy(Scored):
    """Two projects that should talk; `kind` is a key of `wording.KINDS`.

    `unknown` are the parts, keys of `wording.PARTS`, that lack of data kept from being judged.
    """

    first: Named
    second: Named
    kind: str
    unknown: tuple[str, ...] = ()


def synergies(graph: Graph, project: str = "", limit: int = 10, keep: Filter = _EVERYTHING) -> list[Synergy]:
    """Return the pairs of projects with the most points, those with equal points by id.

    `project` (a name or id) keeps to its pairs, in which it is `first`; `keep` says what else to
    keep to. [] when no two projects have anything in common. Raises `UsageError` for a name that
    nothing bears, or a filter that is not understood.
    """
    chosen = graph.find(project, "project") if project else ""
    projects = portfolio(graph)
    taking = keep.projects(projects)
    if chosen:
        rows = np.flatnonzero(projects.at == projects.network.position[chosen])
        pairs = pairs_of(graph, int(rows[0]), taking) if len(rows) else None
    else:
        pairs = scored_pairs(graph, taking)
    if pairs is None or not len(pairs.first):
        return []
    at = _best(
        pairs, np.flatnonzero(keep.pairs(projects, pairs)), limit, PER_PROJECT if not chosen else limit
    )
    return _explained(graph, pairs, at)


def sheet(found: Sequence[Synergy], lang: str = "de") -> Sheet:
    """Return synergies as a table."""
    columns = ("rank", "score", "first", "second", "kind", "why", "unknown")
    rows = [
        (
            rank, round(s.score, 1), s.first.name[lang], s.second.name[lang], KINDS[s.kind][lang], s.why[lang],
            ", ".join(PARTS[part][lang] for part in s.unknown),
        )
        for rank, s in enumerate(found, 1)
    ]  # fmt: skip
    return Sheet(TITLES["synergies"][lang], [TITLES[c][lang] for c in columns], rows)


def _best(pairs: Pairs, keep: Indexes, limit: int, most: int) -> list[int]:
    """Return the places of the `limit` best pairs of some, none of a project more than `most` times."""
    seen: Counter[int] = Counter()
    best: list[int] = []
    for at in keep[np.lexsort((pairs.second[keep], pairs.first[keep], -pairs.total[keep]))]:
        ends = int(pairs.first[at]), int(pairs.second[at])
        if len(best) == limit:
            break
        if max(seen[end] for end in ends) < most:
            best.append(int(at))
            seen.update(ends)
    return best


def _explained(graph: Graph, pairs: Pairs, places: list[int]) -> list[Synergy]:
    shown = Shown(measures(graph), pairs, Ground(graph), tuple(places))
    return [_synergy(shown, at) for at in places]


def _synergy(shown: Shown, at: int) -> Synergy:
    projects, pairs, said = shown.projects, shown.pairs, parts(shown, at)
    rows = int(pairs.first[at]), int(pairs.second[at])
    first, second = (projects.network.named(int(projects.at[row])) for row in rows)
    return Synergy(said, _why(said), first, second, kind_of(pairs, at), shown.measured.unknown(*rows))


def _why(parts: Sequence[Part]) -> Labels:
    """Say what they share, what is special, and why now."""
    content = [part for part in parts if part.name not in CIRCUMSTANCE]
    now = [part for part in parts if part.name in CIRCUMSTANCE]
    return sentence([part.reason for part in (*leading(content, 2), *leading(now, 2))])
