"""Places that the running text names, and where an address seats an organisation."""

import re
from collections.abc import Iterator

from synergraph.loaders.report.mentions import mentions
from synergraph.loaders.report.prose import running
from synergraph.loaders.report.report import Report
from synergraph.statements import Statement, Thing

_ADDRESS = re.compile(r"^[ ,]{0,2}(?:[A-ZÄÖÜ][\w.-]*(?: [\w.-]+){0,3} \d{1,4}\w?,? )?\d{5} (?=[A-ZÄÖÜ])")


def extract(report: Report) -> Iterator[Statement]:
    """Yield each known place once, and located_in for organisations with an address behind their name."""
    prose = running(report.text)
    found = mentions(report, "place")
    seen: set[Thing] = set()
    for mention in found:
        if mention.thing not in seen:
            seen.add(mention.thing)
            yield Statement(mention.thing, "name", prose.evidence(mention.start, mention.end))
    for actor in mentions(report, "organisation"):
        behind = prose.text[actor.end : actor.end + 80]
        if address := _ADDRESS.match(behind):
            at = actor.end + address.end()
            town = next((m for m in found if m.start == at), None)
            if town:
                evidence = prose.evidence(actor.start, town.end)
                yield Statement(actor.thing, "located_in", evidence, object=town.thing)
