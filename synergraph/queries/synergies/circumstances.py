"""When and where two projects meet, in words: place, time, groups, and that the link is new."""

from collections.abc import Iterator, Sequence
from math import isnan

from synergraph.ontology import Labels
from synergraph.queries.evidence import in_turn
from synergraph.queries.matrices import columns, shared
from synergraph.queries.portfolio import GROUPS
from synergraph.queries.score import Part
from synergraph.queries.synergies.common_places import Places
from synergraph.queries.synergies.shown import Shown
from synergraph.queries.synergies.timing import follows
from synergraph.queries.wording import counted, listed, say

_TIMES = ("status", "start", "end")
_MEMBER_OF = tuple(GROUPS.values())


def places(shown: Shown, first: int, second: int, points: float) -> Iterator[Part]:
    """Name the narrowest place both are in."""
    projects, few = shown.projects, shown.measured.few_places
    found = Places(projects, shown.ground)
    both = [p for p in shared(projects.places, first, second) if few[p] > 0]
    both.sort(key=lambda place: (-few[place], place))
    said = in_turn(*(found.said(row, both) for row in (first, second)))
    yield Part("place", points, say("place", place=projects.network.names[both[0]]), said)


def timing(shown: Shown, first: int, second: int, points: float) -> Iterator[Part]:
    """Say that one follows the other, or how long they run together."""
    said = in_turn(*(shown.attributes(row, *_TIMES) for row in (first, second)))
    yield Part("timing", points, _when(shown, first, second), said)


def bridge(shown: Shown, first: int, second: int, points: float) -> Iterator[Part]:
    """Name the groups of the two."""
    groups = {row: columns(shown.projects.groups, row) for row in (first, second)}
    said = in_turn(*(shown.said(row, _MEMBER_OF, own) for row, own in groups.items()))
    names = [shown.projects.network.names[g] for own in groups.values() for g in own]
    yield Part("bridge", points, say("bridge", groups=listed(names)), said)


def new(shown: Shown, ends: tuple[int, int], found: Sequence[Part], points: float, unlinked: bool) -> Part:
    """A new link rests on what makes it worth while, and so on every word the two have in common."""
    words = shared(shown.projects.corpus.vectors, *ends)
    said = [s for part in found if part.name in ("topic", "text", "complement") for s in part.statements]
    said += in_turn(*(shown.saying(row, words) for row in ends))
    return Part("new", points, say("unlinked" if unlinked else "distant"), tuple(dict.fromkeys(said)))


def _when(shown: Shown, first: int, second: int) -> Labels:
    for later, earlier in ((first, second), (second, first)):
        if follows(shown.projects, later, earlier):
            return say("handover", later=shown.name(later), earlier=shown.name(earlier))
    months = shown.months[first, second]
    return say("running") if isnan(months) else say("together", months=counted(int(months), "month"))
