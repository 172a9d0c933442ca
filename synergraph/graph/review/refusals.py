"""Holding new decisions against the old ones: which fit, and which are refused, with the reason."""

from collections.abc import Iterator, Sequence

from synergraph.graph.decisions import UNDO, by_name, places, words
from synergraph.graph.decisions.closure import SAME, UNSURE, Closure, Decided, fitting
from synergraph.graph.decisions.rows import Problem, Row
from synergraph.graph.review.references import References

OTHERWISE = "decide one of these otherwise"


def sifted(
    references: References, old: Sequence[Row], new: Sequence[Row], place: str
) -> tuple[list[Row], list[Problem]]:
    """Split new decisions into those that fit and problems, one for each of the rest.

    Things are held against things and names against names: a thing that a decision takes apart has
    both names until the next build. `place` is what to call a new decision; "{}" in it stands for
    the number of its row.
    """
    fresh = [Row(-number, decision) for number, decision in new]
    said = {**places(old), **{n: (place.replace("{}", str(-n)), decision) for n, decision in fresh}}
    refused: dict[int, Problem] = {}
    for sides in (references.decided, by_name):
        _, chains = fitting(sides(old), sides(fresh))
        for chain in chains:
            hint = UNDO if any(record.row > 0 for record in chain) else OTHERWISE
            for record in chain:
                refused.setdefault(record.row, Problem(-record.row, words(chain, said), hint))
        fresh = [row for row in fresh if row.number not in refused]
    refused.update(_no_longer_unsure(references.decided([*old, *fresh])))
    kept = [row for row in new if -row.number not in refused]
    return kept, [refused[-number] for number, _ in new if -number in refused]


def _no_longer_unsure(decided: Sequence[Decided]) -> Iterator[tuple[int, Problem]]:
    """Find new decisions to be unsure of what is decided."""
    closure = Closure(decided)
    for record in decided:
        if record.row < 0 and record.decision == UNSURE:
            relation = closure.relation(record.left, record.right)
            if relation != UNSURE:
                said = "the same" if relation == SAME else relation
                yield record.row, Problem(-record.row, f"it is decided already: they are {said}", UNDO)
