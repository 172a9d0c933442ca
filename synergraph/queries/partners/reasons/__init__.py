"""Why actors fit: their points as parts, in words, with their statements."""

from collections.abc import Sequence

import numpy as np

from synergraph.queries.evidence import Ground
from synergraph.queries.partners.fit import Fit
from synergraph.queries.partners.reasons.calls import exchanged, in_programmes
from synergraph.queries.partners.reasons.content import similar_profile, similar_projects
from synergraph.queries.partners.reasons.drafts import Drafts
from synergraph.queries.partners.reasons.shown import Shown
from synergraph.queries.partners.reasons.ties import joint, met, within_reach
from synergraph.queries.partners.reasons.topics import on_topics
from synergraph.queries.score import Part, strongest

_MAKERS = {
    "repeat": joint, "reach": within_reach, "met": met, "similar": similar_projects,
    "profile": similar_profile, "topic": on_topics, "programme": in_programmes,
    "offers": exchanged, "seeks": exchanged,
}  # fmt: skip


def parts(fit: Fit, ground: Ground, rows: Sequence[int]) -> list[tuple[Part, ...]]:
    """Return the parts of organisations, the largest first; those of each sum to its points.

    They are found kind by kind, for all rows at once.
    """
    shown = Shown(fit, ground, np.array(rows, dtype=np.int64))
    drafts = Drafts()
    for name in fit.points:
        if shown.points(name).any():
            _MAKERS[name](shown, drafts, name)
    found: list[list[Part]] = [[] for _ in rows]
    for place, part in drafts.cited(ground):
        found[place].append(part)
    return [strongest(several) for several in found]
