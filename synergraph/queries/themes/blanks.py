"""Blank spots: themes that are strong in the network and lack a group, an event or a call."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from synergraph.graph.graph import Graph
from synergraph.queries.matrices import Floats, flat
from synergraph.queries.score import Named, Part, Scored, strongest
from synergraph.queries.themes.facts import Facts
from synergraph.queries.themes.scope import Scope, chosen, scope
from synergraph.queries.themes.theme import facts
from synergraph.queries.themes.words import say
from synergraph.queries.wording import counted, listed, sentence

_NEAR, _EXPECTED, _ANCHORS = 0.5, 1.0, 2
"""Groups nearer than this are neighbours; so many projects an empty group should have; anchors around it."""
_FIELD, _STRONG = 5.0, 3.0
_LEAST = 3
_WEIGHT = {"event": 1.0, "call": 0.5}


@dataclass(frozen=True)
class Blank(Scored):
    """A strong theme and what it lacks: "field" (a project in `group`), "event", "call"."""

    topic: Named
    group: Named | None
    missing: tuple[str, ...]


def blanks(graph: Graph, over: str = "", limit: int = 10, *, keywords: bool = False) -> list[Blank]:
    """Return strong themes with what they lack, those with equal points by id.

    A group is blank where a theme has no project although it is anchored in two groups or more that
    are about nearly the same, and has so many projects that one could be expected there. Events and
    calls are lacking where at least three projects run, and the sources know of events, or of calls
    with topics, at all. [] where nothing is. Raises `UsageError` for another `over`.
    """
    kind = chosen(graph, over)
    if not kind:
        return []
    within = _Blank(scope(graph, kind, keywords))
    cells = [(points, theme, group) for points, theme, group in within.cells()]
    order = sorted(cells, key=lambda cell: (-cell[0], *cell[1:]))[:limit]
    known = facts(within.scope, sorted({theme for _, theme, _ in order}))
    found = [within.told(known, theme, group) for _, theme, group in order]
    return sorted(found, key=lambda one: (-round(one.score, 6), one.topic.id, one.group or one.topic))


@dataclass(frozen=True)
class _Blank:
    """The strength of themes where something lacks; arrays have a row per theme."""

    scope: Scope

    @cached_property
    def nearness(self) -> Floats:
        """How near groups are that are neighbours, by pair."""
        apart = self.scope.apart
        return np.where((apart < _NEAR) & ~np.eye(len(apart), dtype=bool), 1 - apart, 0)

    @cached_property
    def running(self) -> Floats:
        """The running projects of each theme."""
        return flat(self.scope.themes[self.scope.base.running].sum(axis=0))

    @cached_property
    def lacking(self) -> dict[str, Floats]:
        """The points of each theme for lacking an event or a call."""
        network, members = self.scope.base.network, self.scope.members
        calls = (network.graph.nodes["programme_type"].fill_null("") == "call").to_numpy()
        about = {"event": self.scope.base.eventful, "call": network.topics[np.flatnonzero(calls)]}
        strong = _STRONG * np.log1p(self.running) * (self.running >= _LEAST)
        return {
            name: _WEIGHT[name] * strong * (flat((topics @ members).sum(axis=0)) == 0) * (topics.nnz > 0)
            for name, topics in about.items()
        }

    @cached_property
    def fields(self) -> Floats:
        """The points of each theme for each group that lacks it."""
        spread, strong = self.scope.spread, self.scope.anchored.astype(float)
        expected = spread.size[:, None] * spread.held / max(spread.held.sum(), 1)
        around = strong @ (self.nearness > 0).astype(float) >= _ANCHORS
        empty = (self.scope.whole == 0) & (expected >= _EXPECTED) & around
        return np.asarray(empty * ((strong * _FIELD * np.log1p(self.scope.whole)) @ self.nearness))

    def cells(self) -> list[tuple[float, int, int]]:
        """Return points, theme and group of every blank spot, -1 for no group."""
        themes, groups = np.nonzero(self.fields)
        fields = [
            (round(float(self.fields[t, g]), 6), int(t), int(g)) for t, g in zip(themes, groups, strict=True)
        ]
        total = sum(self.lacking.values(), np.zeros(len(self.running)))
        return fields + [(round(float(total[t]), 6), int(t), -1) for t in np.flatnonzero(total)]

    def told(self, known: Facts, theme: int, group: int) -> Blank:
        """Return a blank spot with what shows that the theme is strong."""
        topic = self.scope.base.network.named(int(self.scope.sets[theme][0]))
        if group >= 0:
            return self._field(known, topic, theme, group)
        missing = tuple(name for name, points in self.lacking.items() if points[theme])
        running = counted(int(self.running[theme]), "project")
        rows = [row for row in self.scope.rows(theme) if self.scope.base.running[row]]
        said = tuple(s for row in rows for s in self._about(known, theme, int(row)))
        parts = [
            Part("strength", float(self.lacking[name][theme]), say("strong", projects=running, missing=say(name)), said)
            for name in missing
        ]  # fmt: skip
        lacks = listed([say(name) for name in missing])
        return Blank(
            strongest(parts), sentence([say("blank", topic=topic.name, projects=running, missing=lacks)]), topic, None, missing
        )  # fmt: skip

    def _field(self, known: Facts, topic: Named, theme: int, group: int) -> Blank:
        anchors = np.flatnonzero(self.scope.anchored[theme] & (self.nearness[:, group] > 0))
        parts = strongest([self._anchor(known, theme, int(at), group) for at in anchors])
        near = listed([self.scope.group(int(at)).name for at in anchors])
        blank = self.scope.group(group)
        why = sentence([say("blank_field", topic=topic.name, groups=near, group=blank.name)])
        return Blank(parts, why, topic, blank, ("field",))

    def _anchor(self, known: Facts, theme: int, at: int, group: int) -> Part:
        number = float(self.scope.whole[theme, at])
        rows = [row for row in self.scope.rows(theme) if self.scope.belongs[[row]][:, [at]].nnz]
        stands = self.scope.ids(self.scope.stands(at))
        said = [
            s for row in rows
            for s in (
                *self._about(known, theme, int(row)),
                *known.of(self._id(int(row)), self.scope.edges, stands),
            )
        ]  # fmt: skip
        reason = say("anchor", group=self.scope.group(at).name, projects=counted(int(number), "project"))
        return Part(
            "strength", _FIELD * float(np.log1p(number) * self.nearness[at, group]), reason, tuple(said)
        )

    def _about(self, known: Facts, theme: int, row: int) -> tuple[str, ...]:
        return known.of(self._id(row), ["has_topic"], self.scope.ids(self.scope.below(theme)))

    def _id(self, row: int) -> str:
        return self.scope.base.network.ids[int(self.scope.base.at[row])]
