"""What two projects are for, in words: a method and a place to try it, the same target groups."""

from collections.abc import Iterator, Sequence
from itertools import chain

from synergraph.ontology import Labels
from synergraph.queries.evidence import in_turn
from synergraph.queries.matrices import shared
from synergraph.queries.score import Part
from synergraph.queries.synergies.lexicon import FIRST_GROUP, METHOD, SITE
from synergraph.queries.synergies.shown import Shown
from synergraph.queries.wording import listed, say


def pilot(shown: Shown, first: int, second: int, points: float) -> Iterator[Part]:
    """Say who makes something new and who has a place to try it."""
    cues = shown.measured.cues
    for giver, taker in ((first, second), (second, first)):
        if cues.method[giver] and cues.site[taker]:
            reason = say(
                "pilot", giver=shown.name(giver), method=_quoted(shown, [giver], METHOD),
                taker=shown.name(taker), site=_quoted(shown, [taker], SITE),
            )  # fmt: skip
            said = in_turn(_saying(shown, giver, METHOD), _saying(shown, taker, SITE))
            yield Part("pilot", points, reason, said)
            return


def groups(shown: Shown, first: int, second: int, points: float) -> Iterator[Part]:
    """Divide the points among the target groups of both, the rare ones first."""
    measured = shown.measured
    both = [g for g in shared(measured.cues.groups, first, second) if measured.few_groups[g] > 0]
    weights = measured.few_groups[both]
    for group, share in zip(both, (weights / weights.sum()).tolist(), strict=True):
        label = measured.cues.labels[group - FIRST_GROUP]
        words = _quoted(shown, (first, second), group)
        said = in_turn(*(_saying(shown, row, group) for row in (first, second)))
        yield Part("target_group", points * share, say("target_group", group=label, words=words), said)


def _saying(shown: Shown, row: int, cue: int) -> tuple[str, ...]:
    """Return the statements that give a cue of a project."""
    return shown.ground.ids(dict.fromkeys(one.statement for one in shown.measured.cues.said[row, cue]))


def _quoted(shown: Shown, rows: Sequence[int], cue: int) -> Labels:
    """Return the words that give a cue of some projects, in quotation marks."""
    said = chain.from_iterable(shown.measured.cues.said[row, cue] for row in rows)
    words = dict.fromkeys(one.words for one in said)
    return listed([Labels(f"„{word}“", f"“{word}”") for word in words])
