"""Why two projects should talk: the points of a pair as parts, in words, with their statements."""

from synergraph.queries.score import Part, strongest
from synergraph.queries.synergies import aims, circumstances, content, links
from synergraph.queries.synergies.shown import Shown

_MAKERS = {
    "topic": content.topics, "text": content.text, "complement": content.exchange, "roles": content.roles,
    "pilot": aims.pilot, "target_group": aims.groups,
    "actor": links.actors, "succession": links.succession, "call": links.calls,
    "place": circumstances.places, "timing": circumstances.timing, "bridge": circumstances.bridge,
}  # fmt: skip
"""What says each part of a score in words, for two projects given by their rows."""


def parts(shown: Shown, at: int) -> tuple[Part, ...]:
    """Return the parts of a pair, the largest first; they sum to its points."""
    pairs = shown.pairs
    first, second = int(pairs.first[at]), int(pairs.second[at])
    points = {name: value for name, values in pairs.points.items() if (value := float(values[at])) > 0}
    found = [
        part
        for name, maker in _MAKERS.items()
        if name in points
        for part in maker(shown, first, second, points[name])
    ]
    if "new" in points:
        unlinked = bool(pairs.unlinked[at])
        found.append(circumstances.new(shown, (first, second), found, points["new"], unlinked))
    return strongest(found)
