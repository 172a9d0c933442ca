"""What grants tables say: "Bewilligte Projektförderungen" with applicant, project, action field and run time."""

from collections.abc import Iterator

from synergraph.loaders.report import applicants
from synergraph.loaders.report.grant_rows import Grant, grants
from synergraph.loaders.report.matching import assign, short_forms
from synergraph.loaders.report.numbers import plain
from synergraph.loaders.report.report import Report
from synergraph.ontology.names import key
from synergraph.statements import Evidence, Statement, Thing


def extract(report: Report) -> Iterator[Statement]:
    """Yield who applied for which project, its run time, its action field and the programme that pays.

    A text without such a table yields nothing; a row whose cells cannot be told apart is skipped.
    """
    found = grants(report)
    matched = _matched(report, found)
    for grant in found:
        if not grant.project or not grant.applicants:
            report.skip(grant.start, "applicant and project cannot be told apart")
            continue
        report.take()
        yield from _statements(report, grant, matched.get(grant.project, grant.project))


def _statements(report: Report, grant: Grant, project_name: str) -> Iterator[Statement]:
    evidence = report.text.evidence(grant.start, grant.end)
    known = report.names.find("project", project_name)
    project = report.names.add(
        known or Thing("project", project_name), grant.project, *short_forms(grant.project)
    )
    yield Statement(project, "name", evidence)
    for alias in (grant.project, *short_forms(grant.project)):
        if key(alias) != key(project.name):
            yield Statement(project, "alias", evidence, value=alias)
    for attribute, value in (("start", grant.since), ("end", grant.until)):
        if value:
            yield Statement(project, attribute, evidence, value=value)
    if grant.field:
        report.fields.setdefault(project.name, grant.field)
        yield Statement(project, "in_action_field", evidence, object=Thing("action_field", grant.field))
    if report.programme:
        yield Statement(
            project, "funded_by", evidence, object=report.programme,
            since=grant.since, until=grant.until, amount=grant.amount,
        )  # fmt: skip
    if grant.amount is not None:
        yield Statement(project, "funding", evidence, value=plain(grant.amount))
    yield from _applicants(report, grant, project, evidence)


def _applicants(report: Report, grant: Grant, project: Thing, evidence: Evidence) -> Iterator[Statement]:
    for name in applicants.split(grant.applicants, report.vocabulary):
        thing, aliases = applicants.organisation(report, name)
        yield Statement(thing, "name", evidence)
        for alias in aliases:
            yield Statement(thing, "alias", evidence, value=alias)
        yield Statement(
            thing, "participates_in", evidence, object=project,
            role="applicant", since=grant.since, until=grant.until,
        )  # fmt: skip


def _matched(report: Report, found: list[Grant]) -> dict[str, str]:
    """Which listed project each granted one is: closed world, in the same action field where both are known."""
    field = {grant.project: grant.field for grant in found}

    def allowed(name: str, listed: str) -> bool:
        return not field[name] or report.fields.get(listed, field[name]) == field[name]

    listed = [thing.name for thing in report.names.of_kind("project")]
    return assign([grant.project for grant in found if grant.project], listed, allowed)
