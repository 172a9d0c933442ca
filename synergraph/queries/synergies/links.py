"""What links two projects already, in words: actors, history, calls."""

from collections.abc import Iterator

from synergraph.queries.evidence import in_turn
from synergraph.queries.matrices import shared
from synergraph.queries.score import Part
from synergraph.queries.synergies.shown import Shown
from synergraph.queries.wording import counted, listed, say

_KIN = ("successor_of", "part_of")
_FUNDED = ("funded_by", "part_of")


def actors(shown: Shown, first: int, second: int, points: float) -> Iterator[Part]:
    """Divide the points among the actors of both, those in few projects first."""
    few, held_by = shown.measured.few_actors, shown.measured.held_by
    both = [a for a in shared(shown.projects.actors, first, second) if few[a] > 0]
    weights = few[both]
    for actor, share in zip(both, (weights / weights.sum()).tolist(), strict=True):
        held = counted(int(held_by[actor]), "project")
        said = in_turn(*(shown.working(row, [actor]) for row in (first, second)))
        reason = say("actor", actor=shown.projects.network.names[actor], held=held)
        yield Part("actor", points * share, reason, said)


def succession(shown: Shown, first: int, second: int, points: float) -> Iterator[Part]:
    """Say which continues or is part of which, or to what both belong."""
    projects = shown.projects
    for later, earlier in ((first, second), (second, first)):
        if said := shown.said(later, _KIN, [int(projects.at[earlier])]):
            reason = say("successor", later=shown.name(later), earlier=shown.name(earlier))
            yield Part("succession", points, reason, said)
            return
    whole = shared(projects.wholes, first, second)
    said = (*shown.said(first, _KIN, whole), *shown.said(second, _KIN, whole))
    names = listed([projects.network.names[w] for w in whole])
    yield Part("succession", points, say("sibling", whole=names), said)


def calls(shown: Shown, first: int, second: int, points: float) -> Iterator[Part]:
    """Name the calls that both come from."""
    names, few = shown.projects.network.names, shown.measured.few_calls
    both = [c for c in shared(shown.projects.programmes, first, second) if few[c] > 0]
    said = in_turn(*(shown.said(row, _FUNDED, both) for row in (first, second)))
    yield Part("call", points, say("call", call=listed([names[c] for c in both])), said)
