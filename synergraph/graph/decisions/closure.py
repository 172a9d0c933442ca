"""What decisions say together: "same" is an equivalence, "different" holds between its classes.

Pure functions on plain records. A side is whatever stands for a thing: a node id, or a name where
there is no node. Neither the order of the decisions nor that of their two sides matters.
"""

from collections import deque
from collections.abc import Hashable, Iterable, Sequence
from typing import NamedTuple

Side = Hashable
SAME, DIFFERENT, UNSURE = "same", "different", "unsure"


class Decided(NamedTuple):
    """One decision on two sides, and the row it stands in (0: not written yet)."""

    left: Side
    right: Side
    decision: str
    row: int = 0


Steps = dict[Side, list[tuple[Side, Decided]]]


class Closure:
    """Everything that follows from a set of decisions."""

    def __init__(self, decided: Iterable[Decided] = ()) -> None:
        self._parent: dict[Side, Side] = {}
        records = list(decided)
        for record in records:
            if record.decision == SAME:
                self._parent[self._root(record.right)] = self._root(record.left)
        self._said = {
            decision: {self._ends(r.left, r.right) for r in records if r.decision == decision}
            for decision in (DIFFERENT, UNSURE)
        }

    def relation(self, left: Side, right: Side) -> str:
        """Return what is decided of two sides, directly or because it follows; "" when nothing is.

        A side is the same as itself. Where decisions contradict, "same" comes before "different".
        """
        ends = self._ends(left, right)
        if len(ends) == 1:
            return SAME
        return next((decision for decision, pairs in self._said.items() if ends in pairs), "")

    def _ends(self, left: Side, right: Side) -> frozenset[Side]:
        return frozenset((self._root(left), self._root(right)))

    def _root(self, side: Side) -> Side:
        path = []
        while (above := self._parent.get(side, side)) != side:
            path.append(side)
            side = above
        self._parent.update(dict.fromkeys(path, side))
        return side


def contradictions(decided: Sequence[Decided]) -> list[list[Decided]]:
    """Return what cannot hold together: each "different" with the "same" that deny it.

    These are all rows on the shortest chains of "same" between its sides. [] when everything fits.
    """
    closure = Closure(record for record in decided if record.decision == SAME)
    denied = [r for r in decided if r.decision == DIFFERENT and closure.relation(r.left, r.right) == SAME]
    steps = _steps(decided) if denied else {}
    return [[record, *_chain(steps, record.left, record.right)] for record in denied]


def fitting(old: Sequence[Decided], new: Sequence[Decided]) -> tuple[list[Decided], list[list[Decided]]]:
    """Split new decisions into those that fit the old ones and each other, and what the rest contradicts.

    Of new decisions that contradict each other none is taken, so that their order does not matter.
    """
    kept, refused = list(new), []
    while found := [c for c in contradictions([*old, *kept]) if not set(kept).isdisjoint(c)]:
        refused += found
        wrong = {record for chain in found for record in chain}
        kept = [record for record in kept if record not in wrong]
    return kept, refused


def _steps(decided: Iterable[Decided]) -> Steps:
    steps: Steps = {}
    for record in decided:
        if record.decision == SAME:
            steps.setdefault(record.left, []).append((record.right, record))
            steps.setdefault(record.right, []).append((record.left, record))
    return steps


def _chain(steps: Steps, start: Side, end: Side) -> list[Decided]:
    """Return all "same" on the shortest ways between two sides that are the same, in their order."""
    near, far = _distances(steps, start), _distances(steps, end)
    on_the_way = {
        record: near[here]
        for here, ways in steps.items()
        for there, record in ways
        if here in near and near[here] + 1 + far[there] == near[end]
    }
    return sorted(on_the_way, key=lambda record: (on_the_way[record], record.row))


def _distances(steps: Steps, start: Side) -> dict[Side, int]:
    distance = {start: 0}
    queue = deque([start])
    while queue:
        here = queue.popleft()
        for there, _ in steps.get(here, ()):
            if there not in distance:
                distance[there] = distance[here] + 1
                queue.append(there)
    return distance
