"""Reviewing duplicates: which pairs wait for a person, and what a person decided.

Decisions are rows of decisions.csv (see `graph.decisions`) and take effect with the next build.
What follows from them is decided too (see `graph.closure`), so nobody is asked twice.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from synergraph.errors import UsageError, closest
from synergraph.graph import decisions
from synergraph.graph.decisions import DECISIONS
from synergraph.graph.decisions.closure import SAME, UNSURE, Closure, Decided, Side
from synergraph.graph.decisions.rows import Problem, Row
from synergraph.graph.graph import Graph
from synergraph.graph.resolve.identity import Decision
from synergraph.graph.review.pairs import Pair, doubtful
from synergraph.graph.review.references import Node, References
from synergraph.graph.review.refusals import sifted
from synergraph.ontology.names import key


class Outcome(NamedTuple):
    """What became of decisions: how many were written, how many known before, and which refused."""

    written: int
    known: int
    refused: list[Problem]


@dataclass(frozen=True)
class Review:
    """The duplicates of a build and the decisions of its workspace, which are read afresh each time."""

    folder: Path
    graph: Graph

    @cached_property
    def references(self) -> References:
        known = {(node.split("/", 1)[0], said): node for node, said in self.graph.identifiers.iter_rows()}
        return References(self.graph.nodes, known, self.graph.former)

    @cached_property
    def pairs(self) -> list[Pair]:
        """All pairs that the build leaves to a person, best first."""
        return doubtful(self.graph)

    def rows(self) -> list[Row]:
        """Return the decisions as they stand in decisions.csv."""
        return decisions.read_rows(self.folder)

    def waiting(self, kind: str = "", *, unsure: bool = False) -> list[Pair]:
        """Return the pairs of which nothing is decided, or those on which people are unsure."""
        closure = Closure(self.references.decided(self.rows()))
        wanted = UNSURE if unsure else ""
        return [
            pair
            for pair in self.pairs
            if kind in ("", pair.kind) and closure.relation(pair.left, pair.right) == wanted
        ]

    def on(self, pair: Pair, decision: str, reason: str = "", author: str = "") -> Decision:
        """Return a decision on a pair; raises `UsageError` when a thing cannot be named clearly."""
        left, right = self.called(pair.left, pair.left_name), self.called(pair.right, pair.right_name)
        return Decision(pair.kind, left, right, decision, reason, author)

    def called(self, node: Node, text: str) -> str:
        """Return what a decision calls a thing that somebody calls `text`; raises `UsageError` as `written` does.

        Of several names that were joined it is the one meant: the decision stays right when they are taken apart.
        """
        kind, references = node.split("/", 1)[0], self.references
        spelt = next((name for name in references.names(node) if key(name) == key(text)), "")
        joined = (kind, key(text)) in self._joined and references.node(kind, spelt) == node
        return spelt if joined else references.written(node)

    @cached_property
    def _joined(self) -> set[tuple[str, str]]:
        """The names that became one with others, by kind."""
        merges = self.graph.merges.select("kind", "left", "right").iter_rows()
        return {(kind, key(name)) for kind, *names in merges for name in names}

    def decide(self, new: Sequence[Row], place: str = "this decision") -> Outcome:
        """Write those decisions that fit what is decided and each other, and are not known yet.

        `place` is what to call a decision in a refusal; "{}" in it stands for the number of its row.
        """
        old = self.rows()
        known = set(map(_unordered, self.references.decided(old)))
        fresh = []
        for row, record in zip(new, self.references.decided(new), strict=True):
            if _unordered(record) not in known:
                known.add(_unordered(record))
                fresh.append(row)
        kept, refused = sifted(self.references, old, fresh, place)
        decisions.append(self.folder, [row.decision for row in kept])
        return Outcome(len(kept), len(new) - len(fresh), refused)

    def decide_one(self, decision: Decision) -> bool:
        """Write a decision; False when it is known. Raises `UsageError` when it contradicts others."""
        outcome = self.decide([Row(1, decision)])
        for problem in outcome.refused:
            raise UsageError(problem.reason, place=DECISIONS, hint=problem.hint)
        return bool(outcome.written)

    def accept(self, pairs: Sequence[Pair], reason: str = "", author: str = "") -> Outcome:
        """Decide that pairs are the same, as many as fit together; refusals count the pairs from 1."""
        rows, problems = [], []
        for number, pair in enumerate(pairs, 1):
            try:
                rows.append(Row(number, self.on(pair, SAME, reason, author)))
            except UsageError as error:
                problems.append(Problem(number, error.message, error.hint))
        outcome = self.decide(rows, "pair {}")
        return outcome._replace(refused=sorted([*problems, *outcome.refused]))

    def undo(self, left: str = "", right: str = "", kind: str = "") -> list[Row]:
        """Take back the last decision, or what is decided of two things; returns the rows removed.

        A thing is found by any of its names, identifiers and ids. Raises `UsageError` when there is
        no such decision, or with the words to choose from when several fit.
        """
        found = self._on(left, right, kind) if left else self.rows()[-1:]
        if not found:
            said = f"no row is on “{left}” and “{right}”" if left else "nothing is decided yet"
            raise UsageError(said, place=DECISIONS, hint="see `synergraph review list --decided`")
        if len(set(map(_pair, found))) > 1:
            raise _several(found, left, right)
        decisions.remove(self.folder, {row.number for row in found})
        return found

    def undo_all(self, reason: str, kind: str = "") -> list[Row]:
        """Take back all decisions that have a reason; returns the rows removed.

        Raises `UsageError` with the closest reason when no decision has it.
        """
        rows = [row for row in self.rows() if kind in ("", row.decision.kind)]
        wanted = reason.strip().casefold()
        found = [row for row in rows if wanted and row.decision.reason.strip().casefold() == wanted]
        if not found:
            hint = closest(reason, (row.decision.reason for row in rows if row.decision.reason))
            raise UsageError(f"no decision has the reason “{reason}”", place=DECISIONS, hint=hint)
        decisions.remove(self.folder, {row.number for row in found})
        return found

    def _on(self, left: str, right: str, kind: str) -> list[Row]:
        """Find the rows on two names as written, else those on things that these may mean."""
        rows = [row for row in self.rows() if kind in ("", row.decision.kind)]
        wanted = {key(left), key(right)}
        written = [row for row in rows if _pair(row)[1] == wanted]
        return written or [row for row in rows if self.references.concerns(row.decision, left, right)]


def _pair(row: Row) -> tuple[str, frozenset[str]]:
    return row.decision.kind, frozenset((key(row.decision.left), key(row.decision.right)))


def _several(rows: Sequence[Row], left: str, right: str) -> UsageError:
    kinds = {row.decision.kind for row in rows}
    told = ", ".join(f"row {n} (“{d.left}” {d.decision} “{d.right}”)" for n, d in rows)
    kind = " --kind {}" if len(kinds) > 1 else ""
    calls = (f'synergraph review undo "{d.left}" "{d.right}"{kind.format(d.kind)}' for _, d in rows)
    return UsageError(
        f"“{left}” and “{right}” fit several decisions: {told}",
        place=DECISIONS,
        hint=f"choose: {' or '.join(dict.fromkeys(calls))}",
    )


def _unordered(record: Decided) -> tuple[frozenset[Side], str]:
    return frozenset((record.left, record.right)), record.decision
