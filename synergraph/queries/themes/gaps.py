"""Gaps: topics that strategies, calls and actors ask for, and no project or event takes up."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from synergraph.graph.graph import Graph
from synergraph.ontology import Labels
from synergraph.queries.evidence import Ground
from synergraph.queries.matrices import Indexes
from synergraph.queries.portfolio import Portfolio, portfolio
from synergraph.queries.score import Named, Part, Scored, strongest
from synergraph.queries.sheet import Sheet
from synergraph.queries.themes import lacking
from synergraph.queries.wording import TITLES, listed, say, sentence

ASKING = ("programme", "document", "cluster", "event")
"""Kinds of nodes whose topics are what is asked for."""
_POINTS, _EVENT_ONLY = 10.0, 0.5


@dataclass(frozen=True)
class Gap(Scored):
    """A topic in demand; `missing` is what it lacks: "project" (a running one), "event"."""

    topic: Named
    demanded_by: tuple[Named, ...]
    missing: tuple[str, ...]


def gaps(graph: Graph, limit: int = 10) -> list[Gap]:
    """Return the topics that are asked for and lack a running project or an event.

    Who asks: programmes, documents, clusters and events that name the topic, and actors that seek
    it. The points grow with the number of those who ask; where only an event is lacking, they count
    half. [] when nothing is asked for, or all of it is addressed. Equal points are ordered by id.
    """
    projects = portfolio(graph)
    found = [gap for gap in _all(projects) if gap.missing]
    return sorted(found, key=lambda gap: (-round(gap.score, 6), gap.topic.id))[:limit]


def sheet(found: Sequence[Gap], lang: str = "de") -> Sheet:
    """Return gaps as a table."""
    columns = ("rank", "score", "topic", "demanded_by", "missing", "why")
    rows = [
        (
            rank, round(g.score, 1), g.topic.name[lang], ", ".join(n.name[lang] for n in g.demanded_by),
            listed([say(f"missing_{m}") for m in g.missing])[lang], g.why[lang],
        )
        for rank, g in enumerate(found, 1)
    ]  # fmt: skip
    return Sheet(TITLES["gaps"][lang], [TITLES[c][lang] for c in columns], rows)


def _all(projects: Portfolio) -> Iterator[Gap]:
    network = projects.network
    asking = np.concatenate([network.stated(kind) for kind in ASKING])
    asked = {"has_topic": network.links("has_topic")[asking], "seeks": network.links("seeks")}
    seeking = np.unique(asked["seeks"].tocoo().coords[0])
    ground = Ground(network.graph, (network.ids[at] for at in (*asking, *seeking)))
    by = {kind: sparse.csc_array(links) for kind, links in asked.items()}
    for topic in np.unique(np.concatenate([links.tocoo().coords[1] for links in asked.values()])):
        who = [(int(asking[at]), "has_topic") for at in _rows(by["has_topic"], topic)]
        who += [(int(at), "seeks") for at in _rows(by["seeks"], topic)]
        yield _gap(projects, ground, int(topic), who)


def _rows(links: sparse.csc_array, column: int) -> Indexes:
    return np.sort(links.indices[links.indptr[column] : links.indptr[column + 1]])


def _gap(projects: Portfolio, ground: Ground, topic: int, by: list[tuple[int, str]]) -> Gap:
    network = projects.network
    missing = lacking(projects, topic)
    urgent = 1.0 if "project" in missing else _EVENT_ONLY
    each = _POINTS * urgent * float(np.log(len(by) + 1)) / len(by)
    parts = [
        Part(
            "demand", each, say(f"demand_{kind}", name=network.names[at]),
            ground.edge(network.ids[at], kind, network.ids[topic]),
        )
        for at, kind in by
    ]  # fmt: skip
    asked = tuple(network.named(at) for at in sorted({at for at, _ in by}))
    return Gap(
        strongest(parts), _why(network.names[topic], asked, missing), network.named(topic), asked, missing
    )


def _why(topic: Labels, asked: tuple[Named, ...], missing: tuple[str, ...]) -> Labels:
    lacks = listed([say(f"missing_{name}") for name in missing])
    return sentence([say("gap", topic=topic, names=listed([n.name for n in asked]), missing=lacks)])
