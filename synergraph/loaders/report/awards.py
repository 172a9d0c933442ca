"""Which projects came from a call: told by a printed number, a month, and the grants that began then."""

import re
from collections.abc import Iterator

from synergraph.loaders.report.calls import calls
from synergraph.loaders.report.dates import first_date
from synergraph.loaders.report.grant_rows import grants
from synergraph.loaders.report.numbers import NUMBER, number
from synergraph.loaders.report.prose import running
from synergraph.loaders.report.report import Report
from synergraph.statements import Statement, Thing

WITHIN = 1500
_SECTION = re.compile(r"\n(?:#+ |\(\d(?:\.\d)?\) )")
_AWARDED = re.compile(
    rf"\b(?:Seit|seit|Ab|ab) (?P<since>\w+ 20\d\d)[^.\n]{{0,60}}? (?P<count>{NUMBER}) (?:\w+ ){{0,4}}?(?:MPI-)?Projekte?n?\b"
)


def extract(report: Report) -> Iterator[Statement]:
    """Yield the call that funds a project, where the printed number of its projects proves it.

    A passage says how many projects a call pays for since which month. If exactly that many
    grants begin from then on, these are the ones; otherwise the difference is noted.
    """
    prose = running(report.text)
    for match in _AWARDED.finditer(prose.text):
        call, since = _call_before(report, match.start()), first_date(match["since"])
        if call is None or not since:
            continue
        begun = [grant for grant in grants(report) if grant.since >= since and grant.project]
        if len(begun) != number(match["count"]):
            report.notes.append(
                f"{call.name}: {match['count']} projects printed, {len(begun)} grants since {since}"
            )
            continue
        evidence = prose.evidence(*match.span())
        for grant in begun:
            if project := report.names.find("project", grant.project):
                yield Statement(
                    project, "funded_by", evidence, object=call, since=grant.since, until=grant.until
                )  # fmt: skip


def _call_before(report: Report, position: int) -> Thing | None:
    """The call that was named last before `position`, in the same section of the text."""
    prose = running(report.text)
    named = [
        (one.start, call.thing) for call in calls(report) for one in call.passages if one.start < position
    ]
    start, thing = max(named, default=(0, None))
    return thing if position - start < WITHIN and not _SECTION.search(prose.text[start:position]) else None
