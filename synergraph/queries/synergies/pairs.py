"""The points of pairs of projects, part by part."""

from dataclasses import dataclass

import numpy as np

from synergraph.graph.graph import Graph
from synergraph.queries.matrices import Floats, Indexes, Mask, flat
from synergraph.queries.synergies.measures import Measures, measures

TOPIC_AND_TEXT = {True: (12.0, 28.0), False: (32.0, 8.0)}
"""Most points of shared topics and of similar texts: for descriptions, and where there are only titles."""
COMPLEMENT, ROLES, ACTOR, SUCCESSION, CALL, PLACE, TIMING, BRIDGE, NEW = (
    25.0,
    6.0,
    10.0,
    10.0,
    5.0,
    3.0,
    5.0,
    10.0,
    10.0,
)
PILOT, TARGET_GROUP = 4.0, 2.0
"""Set by judgement: known pairs of projects are found neither better nor worse with these parts."""
CIRCUMSTANCE = ("timing", "place", "bridge", "new")
"""Parts that say when, where and why now, but are no reason by themselves."""
RELEVANT = 30.0
"""From so many points of theme and complement on, new links, bridges, roles and places count in full."""
TO_TRY = 0.5
"""A method is tried at a site of its own field: that many of these points, as a share, there have to be."""
TWO_RARE_TOPICS = 6.0
_CHUNK = 20_000


@dataclass(frozen=True)
class Pairs:
    """Pairs of rows of a portfolio with the points of each part; `unlinked` are those nothing links."""

    first: Indexes
    second: Indexes
    points: dict[str, Floats]
    unlinked: Mask

    @property
    def total(self) -> Floats:
        """The points of each pair, rounded so that the order does not hang on the last digit."""
        return np.round(flat(np.sum(list(self.points.values()), axis=0)), 6)

    @property
    def ground(self) -> Floats:
        """The points of each pair that are a reason by themselves."""
        reasons = [values for name, values in self.points.items() if name not in CIRCUMSTANCE]
        return np.round(flat(np.sum(reasons, axis=0)), 6)


def scored(graph: Graph, first: Indexes, second: Indexes) -> Pairs:
    """Return the points of pairs, each part an array in the order of the pairs.

    Many pairs are taken in portions, so that memory does not grow with what is between them.
    """
    measured = measures(graph)
    cuts = range(0, max(len(first), 1), _CHUNK)
    found = [_pairs(measured, first[at : at + _CHUNK], second[at : at + _CHUNK]) for at in cuts]
    points = {name: np.concatenate([one.points[name] for one in found]) for name in found[0].points}
    return Pairs(first, second, points, np.concatenate([one.unlinked for one in found]))


def _pairs(measured: Measures, first: Indexes, second: Indexes) -> Pairs:
    most_topic, most_text = TOPIC_AND_TEXT[measured.projects.corpus.long]
    kinship, calls = measured.ties.kinship(first, second), measured.calls(first, second)
    new = measured.ties.novelty(first, second, kinship, calls)
    points: dict[str, Floats] = {
        "topic": most_topic * measured.topics(first, second),
        "text": most_text * measured.text(first, second),
        "complement": COMPLEMENT * np.minimum(1, measured.exchange(first, second) / TWO_RARE_TOPICS),
    }
    relevance = np.minimum(1, sum(points.values()) / RELEVANT)
    points["roles"] = ROLES * relevance * measured.roles(first, second)
    points["pilot"] = PILOT * relevance * (relevance >= TO_TRY) * measured.pilot(first, second)
    points["target_group"] = TARGET_GROUP * np.minimum(1, measured.groups(first, second))
    points["actor"] = ACTOR * np.minimum(1, measured.actors(first, second))
    points["succession"] = SUCCESSION * kinship
    points["call"] = CALL * np.minimum(1, calls)
    points["place"] = PLACE * relevance * np.minimum(1, measured.places(first, second))
    points["timing"] = TIMING * measured.time(first, second)
    points["bridge"] = BRIDGE * relevance * measured.ties.distance(first, second)
    points["new"] = NEW * relevance * new
    return Pairs(first, second, points, new == 1)
