"""Cross-cutting themes: which topics bridge groups, who carries them, what is not addressed yet."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from synergraph.errors import UsageError, closest
from synergraph.graph.graph import Graph
from synergraph.ontology import Labels
from synergraph.queries.evidence import Ground
from synergraph.queries.matrices import Indexes, Network, binary, flat
from synergraph.queries.portfolio import GROUPS, Portfolio, headings, portfolio
from synergraph.queries.score import Named, Part, Scored, strongest
from synergraph.queries.sheet import Sheet
from synergraph.queries.themes.diversity import distances, spread
from synergraph.queries.wording import TITLES, counted, listed, say, sentence

OVER = (*GROUPS, "programme")
_EDGES = {**{kind: (edge,) for kind, edge in GROUPS.items()}, "programme": ("funded_by", "part_of")}
_SAME = 0.8
"""A broader topic whose projects are so nearly those of a narrower one says nothing more."""


@dataclass(frozen=True)
class Theme(Scored):
    """A topic that bridges groups; `groups` has the number of projects in each, the largest first.

    `absent` are the groups without a project on it (no programmes: none is for everything), `actors` who works in its projects, the busiest
    first, `events` those about it, `missing` what it lacks: "project" (a running one), "event".
    """

    topic: Named
    groups: tuple[tuple[Named, int], ...]
    absent: tuple[Named, ...]
    projects: tuple[Named, ...]
    actors: tuple[Named, ...]
    events: tuple[Named, ...]
    missing: tuple[str, ...]


def themes(graph: Graph, over: str = "action_field", limit: int = 10) -> list[Theme]:
    """Return the topics spread most widely over groups that differ, those with equal points by id.

    `over` is one of `OVER`, the kind of the groups. [] when no topic is found in two groups.
    Raises `UsageError` for another kind.
    """
    if over not in _EDGES:
        raise UsageError(f"themes cannot be taken over “{over}”", hint=closest(over, OVER))
    projects = portfolio(graph)
    spreading = _Spread(projects, over)
    return [spreading.theme(at) for at in spreading.ranked()[:limit]]


def sheet(found: Sequence[Theme], lang: str = "de") -> Sheet:
    """Return themes as a table."""
    columns = ("rank", "score", "topic", "groups", "absent", "projects", "actors", "events", "why")
    rows = [
        (
            rank, round(t.score, 1), t.topic.name[lang], ", ".join(f"{g.name[lang]} {n}" for g, n in t.groups),
            _names(t.absent, lang), len(t.projects), _names(t.actors[:5], lang), len(t.events), t.why[lang],
        )
        for rank, t in enumerate(found, 1)
    ]  # fmt: skip
    return Sheet(TITLES["themes"][lang], [TITLES[c][lang] for c in columns], rows)


def _names(nodes: Sequence[Named], lang: str) -> str:
    return ", ".join(node.name[lang] for node in nodes)


class _Spread:
    """The topics of a portfolio over one kind of groups."""

    def __init__(self, projects: Portfolio, over: str) -> None:
        self.projects, self.network, self.over, self.kinds = projects, projects.network, over, _EDGES[over]
        links = self.network.links(*self.kinds, without=["related"])[projects.at]
        ofkind = (projects.network.graph.nodes["kind"] == over).to_numpy()
        held = flat(links.sum(axis=0))
        self.groups = np.flatnonzero(ofkind & (held > 0) & (held < len(projects.at)))
        self.belongs = links[:, self.groups]
        self.topics = themed(self.network, projects.topics)
        share = sparse.diags_array(1 / np.maximum(flat(self.belongs.sum(axis=1)), 1)) @ self.belongs
        self.counts = (projects.topics[:, self.topics].T @ share).toarray()
        profiles = self.belongs.T @ projects.topics.multiply(projects.topic_rarity)
        self.points = spread(self.counts, distances(sparse.csr_array(profiles)))
        self.ground = Ground(self.network.graph, (self.network.ids[at] for at in projects.at))

    def ranked(self) -> list[int]:
        total = np.round(self.points.sum(axis=1), 6)
        return [int(at) for at in np.lexsort((self.topics, -total)) if total[at] > 0]

    def theme(self, at: int) -> Theme:
        topic, network = int(self.topics[at]), self.network
        rows = np.flatnonzero(self.projects.topics[:, [topic]].toarray().ravel() * self.belongs.sum(axis=1))
        counts = flat(self.belongs[rows].sum(axis=0)).astype(int)
        order = sorted(range(len(self.groups)), key=lambda g: (-counts[g], self.groups[g]))
        groups = tuple((network.named(int(self.groups[g])), int(counts[g])) for g in order if counts[g])
        absent = tuple(
            network.named(int(self.groups[g])) for g in order if not counts[g] and self.over in GROUPS
        )
        parts = strongest(
            [self._part(at, g, rows, int(counts[g])) for g in range(len(self.groups)) if counts[g]]
        )
        missing = lacking(self.projects, topic)
        return Theme(
            parts, _why(network.named(topic).name, [g.name for g, _ in groups], len(rows), absent, missing), network.named(topic),
            groups, absent, tuple(network.named(int(a)) for a in self.projects.at[rows]),
            carriers(self.projects, rows), events(network, topic), missing,
        )  # fmt: skip

    def _part(self, at: int, group: int, rows: Indexes, count: int) -> Part:
        place, topic = int(self.groups[group]), int(self.topics[at])
        inside = [row for row in rows if self.belongs[[row]][:, [group]].nnz]
        said = [s for row in inside for s in self._statements(int(row), topic, place)]
        reason = say("group", group=self.network.names[place], projects=counted(count, "project"))
        return Part("group", float(self.points[at, group]), reason, tuple(said))

    def _statements(self, row: int, topic: int, group: int) -> tuple[str, ...]:
        ids, project = self.network.ids, self.network.ids[self.projects.at[row]]
        narrower = self.network.narrower(topic)
        about = [s for t in narrower for s in self.ground.edge(project, "has_topic", ids[t])]
        return (*about, *(s for kind in self.kinds for s in self.ground.edge(project, kind, ids[group])))


def themed(network: Network, topics: sparse.csr_array) -> Indexes:
    """Return the topics worth naming: no mere headings, nor broader ones with nearly the same projects."""
    held = flat(topics.sum(axis=0))
    found = np.flatnonzero((held > 0) & ~headings(network))
    below = binary(network.upwards[found][:, found])
    same = [
        bool(np.any(held[found[_column(below, at)]] >= _SAME * held[topic])) for at, topic in enumerate(found)
    ]  # fmt: skip
    return np.asarray(found[~np.array(same, dtype=bool)])


def _column(below: sparse.csr_array, at: int) -> Indexes:
    narrower = below[:, [at]].tocoo().coords[0]
    return np.asarray(narrower[narrower != at])


def carriers(projects: Portfolio, rows: Indexes) -> tuple[Named, ...]:
    """Return the actors that work in projects, those in most of them first, then by id."""
    work = flat(projects.actors[rows].sum(axis=0))
    order = np.lexsort((np.arange(len(work)), -work))
    return tuple(projects.network.named(int(at)) for at in order if work[at])


def events(network: Network, topic: int) -> tuple[Named, ...]:
    """Return the events about a topic or a narrower one, by id."""
    at = network.stated("event")
    about = network.topics[at][:, [topic]].toarray().ravel() > 0
    return tuple(network.named(int(a)) for a in at[about])


def lacking(projects: Portfolio, topic: int) -> tuple[str, ...]:
    """Return what a topic lacks: "project" for a running one, "event"."""
    running = projects.topics[~projects.over][:, [topic]].nnz
    lacks = {"project": not running, "event": not events(projects.network, topic)}
    return tuple(name for name, without in lacks.items() if without)


def _why(
    topic: Labels, groups: list[Labels], projects: int, absent: tuple[Named, ...], missing: tuple[str, ...]
) -> Labels:
    said = [say("theme", topic=topic, groups=listed(groups, 4), projects=counted(projects, "project"))]
    if absent:
        said.append(say("theme_absent", groups=listed([g.name for g in absent])))
    if "event" in missing:
        said.append(say("theme_no_event"))
    return sentence(said)
