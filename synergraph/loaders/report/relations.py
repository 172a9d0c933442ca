"""Who does what: participation, funding, succession and money of projects, sentence by sentence."""

from collections.abc import Iterator

from synergraph.loaders.report.funding import funded, listed, money
from synergraph.loaders.report.report import Report
from synergraph.loaders.report.roles import takes_part
from synergraph.loaders.report.scenes import scenes
from synergraph.loaders.report.succession import membership, succession
from synergraph.statements import Statement


def extract(report: Report) -> Iterator[Statement]:
    """Yield what sentences say of projects: who takes part in which role, who funds, what came before, volumes.

    A sentence without a project speaks of the one it refers back to, or of its portrait's. A text
    without projects yields nothing.
    """
    found = scenes(report)
    for scene in found:
        yield from takes_part(report, scene)
        yield from funded(report, scene)
        yield from money(scene)
        yield from succession(scene)
        yield from membership(report, scene)
    yield from listed(found)
