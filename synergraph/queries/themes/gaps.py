"""Gaps: topics that strategies, calls and actors ask for, and too few projects or no event take up."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy import sparse

from synergraph.graph.graph import Graph
from synergraph.ontology import Labels
from synergraph.queries.matrices import Floats, Indexes, Mask, flat
from synergraph.queries.score import Named, Part, Scored, strongest
from synergraph.queries.themes.base import Base, base
from synergraph.queries.themes.facts import Facts
from synergraph.queries.themes.words import say
from synergraph.queries.wording import counted, listed, sentence

ASKING = ("programme", "document", "cluster", "event")
"""Kinds of nodes whose topics are what is asked for."""
_STRATEGY = ("in_action_field", "in_transformation_line", "about_guideline", "about_focus")
"""What programmes set out to do besides topics."""
_POINTS, _EVENT_ONLY = 10.0, 0.5


@dataclass(frozen=True)
class Gap(Scored):
    """A topic, field, line, guideline or focus in demand.

    `missing` is what it lacks: "project" (a running one), "more" (fewer run than are asked for),
    "event". `running` counts its running projects.
    """

    topic: Named
    demanded_by: tuple[Named, ...]
    missing: tuple[str, ...]
    running: int


def gaps(graph: Graph, limit: int = 10, *, keywords: bool = False) -> list[Gap]:
    """Return what is asked for and lacks running projects or an event.

    Who asks: programmes, documents, clusters and events that name a topic, actors that seek it, and
    programmes with their fields, lines, guidelines and focus topics. What no project of the graph
    tells, as its line, is no gap; nor is an event where the sources know of none. The points grow
    with the number of those who ask against what runs; where only an event is lacking they count
    half. Free keywords are left out unless `keywords`. [] when nothing is asked for, or all of it is
    addressed. Equal points are ordered by id.
    """
    demand = _Demand(base(graph))
    points = np.round(demand.points * ~(demand.base.keywords & (not keywords)), 6)
    found = np.flatnonzero(points)
    shown = [int(at) for at in found[np.lexsort((found, -points[found]))][:limit]]
    return demand.told(shown)


@dataclass(frozen=True)
class _Demand:
    """Who asks for what, and what there is; every array has an entry per node."""

    base: Base

    @cached_property
    def asked(self) -> dict[str, sparse.csc_array]:
        """Who (rows) asks for what (columns), by kind of edge."""
        network, size = self.base.network, len(self.base.network.ids)
        who = np.zeros(size)
        who[np.concatenate([network.stated(kind) for kind in ASKING])] = 1
        programme = np.zeros(size)
        programme[network.stated("programme")] = 1
        used = [kind for kind in _STRATEGY if network.links(kind)[self.base.at].nnz]
        only = {"has_topic": who, "seeks": np.ones(size), **dict.fromkeys(used, programme)}
        return {k: sparse.csc_array(sparse.diags_array(kept) @ network.links(k)) for k, kept in only.items()}

    @cached_property
    def askers(self) -> Floats:
        """How many ask for each node."""
        return np.asarray(sum(flat(links.sum(axis=0)) for links in self.asked.values()))

    @cached_property
    def running(self) -> Floats:
        """How many running projects each node has."""
        network, rows = self.base.network, self.base.at[self.base.running]
        aimed = sum(flat(network.links(kind)[rows].sum(axis=0)) for kind in _STRATEGY)
        return np.asarray(flat(self.base.topics[self.base.running].sum(axis=0)) + aimed)

    @cached_property
    def unmet(self) -> Floats:
        """How much more projects are asked for than run or are on offer, as a logarithm; 0 for enough.

        An event on a topic does not ask for further projects.
        """
        network = self.base.network
        asked = self.askers - flat(network.links("has_topic")[network.stated("event")].sum(axis=0))
        offered = flat((network.links("offers") @ network.upwards).sum(axis=0))
        return np.clip(np.log((asked + 1) / (self.running + offered + 1)), 0, None)

    @cached_property
    def eventless(self) -> Mask:
        """Which topics have no event, where the sources know of events."""
        events, topic = self.base.eventful, self.base.network.graph.nodes["kind"] == "topic"
        return np.asarray(topic.to_numpy() & (flat(events.sum(axis=0)) == 0) & (events.shape[0] > 0))

    @cached_property
    def points(self) -> Floats:
        urgent, demand = (self.running == 0) & (self.askers > 0), np.log1p(self.askers)
        otherwise = np.maximum(self.unmet, _EVENT_ONLY * demand * self.eventless)
        return np.asarray(_POINTS * np.where(urgent, demand, otherwise) * (self.askers > 0))

    def told(self, shown: Sequence[int]) -> list[Gap]:
        """Return gaps with who asks."""
        network = self.base.network
        by = {at: [(int(who), kind) for kind in self.asked for who in self._who(kind, at)] for at in shown}
        sources = [network.ids[who] for asking in by.values() for who, _ in asking]
        facts = Facts(network.graph, self.asked, sources, [network.ids[at] for at in shown])
        return [self._gap(facts, at, asking) for at, asking in by.items()]

    def _who(self, kind: str, at: int) -> Indexes:
        links = self.asked[kind]
        return np.sort(links.indices[links.indptr[at] : links.indptr[at + 1]])

    def _missing(self, at: int) -> tuple[str, ...]:
        lacks = {
            "project": not self.running[at],
            "more": self.running[at] > 0 and self.unmet[at] > 0,
            "event": bool(self.eventless[at]),
        }
        return tuple(name for name, without in lacks.items() if without)

    def _gap(self, facts: Facts, at: int, by: list[tuple[int, str]]) -> Gap:
        network, missing, running = self.base.network, self._missing(at), int(self.running[at])
        each = float(self.points[at]) / len(by)
        parts = [
            Part(
                "demand", each, say("seeks" if kind == "seeks" else "demand", name=network.names[who]),
                facts.of(network.ids[who], [kind], [network.ids[at]]),
            )
            for who, kind in by
        ]  # fmt: skip
        asked = tuple(network.named(who) for who in sorted({who for who, _ in by}))
        return Gap(
            strongest(parts), _why(network.names[at], asked, missing, running), network.named(at), asked, missing, running
        )  # fmt: skip


def _why(topic: Labels, asked: tuple[Named, ...], missing: tuple[str, ...], running: int) -> Labels:
    without = [say(name) for name in missing if name != "more"]
    lacks = [say("only", projects=counted(running, "project"))] if "more" in missing else []
    lacks += [say("without", missing=listed(without))] if without else []
    return sentence([say("gap", topic=topic, names=listed([n.name for n in asked]), lacks=listed(lacks))])
