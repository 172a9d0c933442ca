"""Which projects and pairs a manager wants to see."""

import re
from dataclasses import dataclass

import numpy as np

from synergraph.errors import UsageError, closest
from synergraph.ontology import shipped
from synergraph.queries.matrices import Mask, joint
from synergraph.queries.portfolio import GROUPS, Portfolio, month
from synergraph.queries.synergies.pairs import Pairs

PARTS_OF = {
    "continuation": ("succession",),
    "complement": ("complement",),
    "pilot": ("pilot",),
    "actor": ("actor",),
    "bridge": ("bridge",),
    "theme": ("topic", "text"),
    "call": ("call",),
    "target_group": ("target_group",),
    "roles": ("roles",),
    "place": ("place",),
}
"""Kinds of synergies, and the parts of the score that make a pair of the kind; the first that fits names it."""
_DAY = r"\d{4}(-\d{2}(-\d{2})?)?"
_PERIOD = re.compile(rf"({_DAY})?(/({_DAY})?)?")


@dataclass(frozen=True)
class Filter:
    """What to keep to; "" and the defaults keep everything but projects that are over.

    Both projects of a pair belong to `within` (an action field, cluster, transformation line,
    programme, topic or place, by name or id) and to each of the fields that name one kind of these,
    have the `status`, and run at some time in the period `during` ("2025", "2025-03/2026-06",
    "2025/"); where dates are unknown they do not. At least one of them has the `actor`, or an actor
    of the `actor_type` or `size_class`. Projects that are over take part only with `completed` or a
    `status`. `across` (a key of `GROUPS`) keeps to pairs between different groups of that kind,
    `kind` (a key of `PARTS_OF`) to pairs with such a part, `new` to pairs without a link so far,
    `least` to pairs with so many points.
    """

    within: str = ""
    action_field: str = ""
    cluster: str = ""
    line: str = ""
    programme: str = ""
    topic: str = ""
    place: str = ""
    status: str = ""
    during: str = ""
    actor: str = ""
    actor_type: str = ""
    size_class: str = ""
    completed: bool = False
    across: str = ""
    kind: str = ""
    new: bool = False
    least: float = 0.0

    def projects(self, projects: Portfolio) -> Mask:
        """Return which projects may be in a pair. Raises `UsageError` for a name that nothing bears."""
        taking = np.full(len(projects.at), self.completed or bool(self.status)) | ~projects.over
        for name, kinds in self._belonging():
            taking &= _belongs(projects, projects.network.graph.find(name, *kinds))
        if self.status:
            wanted = _code("status", self.status)
            taking &= np.array([status == wanted for status in projects.status], dtype=bool)
        return taking & _during(projects, self.during) if self.during else taking

    def pairs(self, projects: Portfolio, pairs: Pairs) -> Mask:
        """Return which pairs to keep. Raises `UsageError` for an unknown kind, actor or code."""
        keep = (pairs.ground > 0) & (pairs.total >= self.least)
        if self.new:
            keep &= pairs.points["new"] > 0
        if self.kind:
            keep &= np.any([pairs.points[part] > 0 for part in PARTS_OF[_known(self.kind, PARTS_OF)]], axis=0)
        if self.across:
            keep &= _across(projects, pairs, _known(self.across, GROUPS))
        if self.actor or self.actor_type or self.size_class:
            has = self._with_actor(projects)
            keep &= has[pairs.first] | has[pairs.second]
        return np.asarray(keep)

    def _belonging(self) -> list[tuple[str, tuple[str, ...]]]:
        asked = [
            (self.within, (*GROUPS, "programme", "topic", "place")),
            (self.action_field, ("action_field",)),
            (self.cluster, ("cluster",)),
            (self.line, ("transformation_line",)),
            (self.programme, ("programme",)),
            (self.topic, ("topic",)),
            (self.place, ("place",)),
        ]
        return [(name, kinds) for name, kinds in asked if name]

    def _with_actor(self, projects: Portfolio) -> Mask:
        nodes = projects.network.graph.nodes
        wanted = np.ones(nodes.height, dtype=bool)
        if self.actor:
            wanted &= (
                nodes["id"] == projects.network.graph.find(self.actor, "organisation", "person")
            ).to_numpy()
        for column in ("actor_type", "size_class"):
            if code := str(getattr(self, column)):
                wanted &= (nodes[column] == _code(column, code)).fill_null(False).to_numpy()
        return np.asarray(projects.actors @ wanted.astype(float) > 0)


def _belongs(projects: Portfolio, node: str) -> Mask:
    network = projects.network
    links = network.links(*GROUPS.values(), "funded_by", "part_of", without=["related"])[projects.at]
    found = links + projects.topics + projects.places
    return np.asarray(found[:, [network.position[node]]].sum(axis=1)).ravel() > 0


def _across(projects: Portfolio, pairs: Pairs, kind: str) -> Mask:
    """Return the pairs whose projects both have groups of a kind, but none in common."""
    groups = projects.network.links(GROUPS[kind], without=["related"])[projects.at]
    some = np.diff(groups.indptr) > 0
    return np.asarray(
        some[pairs.first] & some[pairs.second] & (joint(groups, pairs.first, pairs.second) == 0)
    )


def _during(projects: Portfolio, period: str) -> Mask:
    match = _PERIOD.fullmatch(period)
    if not match:
        raise UsageError(f"“{period}” is no period", hint="write 2025, 2025-03/2026-06 or 2025/")
    begin, until = match[1], match[5] if match[4] else match[1]
    fits = ~np.isnan(projects.start) & ~np.isnan(projects.end)
    if begin:
        fits &= projects.end >= month(begin)
    if until:
        fits &= projects.start <= month(until, last=True)
    return fits


def _known(name: str, known: dict[str, tuple[str, ...]] | dict[str, str]) -> str:
    if name not in known:
        raise UsageError(f"“{name}” is none of {', '.join(known)}", hint=closest(name, known))
    return name


def _code(scheme: str, code: str) -> str:
    codes = [one.code for one in shipped().of_kind(scheme)]
    if code not in codes:
        raise UsageError(f"“{code}” is none of {', '.join(codes)}", hint=closest(code, codes))
    return code


def kind_of(pairs: Pairs, at: int) -> str:
    """Return what kind of synergy a pair is, a key of `PARTS_OF`."""
    return next(
        (
            kind
            for kind, parts in PARTS_OF.items()
            if any(round(float(pairs.points[p][at]), 6) > 0 for p in parts)
        ),
        "theme",
    )
