"""The lost columns of a scrambled overview, where the alphabet and the grants give them back.

A PDF's extraction writes the columns one after the other, and what was added later behind them.
Inside a column projects stand in alphabetical order, so each restart of the alphabet begins a
new column. That reading is trusted only if projects whose action field the grants name confirm
it and none contradicts it.
"""

from collections.abc import Iterator

from synergraph.loaders.report import fields, portfolio
from synergraph.loaders.report.listing import Listed
from synergraph.loaders.report.report import Report
from synergraph.ontology.names import fold
from synergraph.statements import Statement, Thing

CONFIRMED = 2


def extract(report: Report) -> Iterator[Statement]:
    """Yield the action fields of listed projects whose column can be told; nothing where it cannot."""
    names = fields.known(report)
    for first, listed in portfolio.overviews(report):
        header = portfolio.header(report.text, first, names)
        if any(entry.field for entry in listed) or not header:
            continue
        for entry, field in _told(report, runs(listed), header):
            report.fields[entry.name] = field
            evidence = report.text.evidence(entry.start, entry.end)
            yield Statement(
                Thing("project", entry.name), "in_action_field", evidence, object=Thing("action_field", field)
            )


def runs(entries: list[Listed]) -> list[list[Listed]]:
    """Split entries where the alphabet starts again."""
    found: list[list[Listed]] = []
    for entry in entries:
        if found and fold(found[-1][-1].name) <= fold(entry.name):
            found[-1].append(entry)
        else:
            found.append([entry])
    return found


def _told(report: Report, found: list[list[Listed]], header: list[str]) -> Iterator[tuple[Listed, str]]:
    """The entries of the first runs, one run per column, if at least two runs are confirmed and none is denied."""
    if len(found) < len(header):
        return
    said = [{f for entry in run if (f := report.fields.get(entry.name))} for run in found[: len(header)]]
    if any(s - {field} for s, field in zip(said, header, strict=True)) or sum(map(bool, said)) < CONFIRMED:
        return
    main = found[: len(header)]
    if len(found) > len(header):
        main[-1] = _certain(report, main[-1])
    for run, field in zip(main, header, strict=True):
        yield from ((entry, field) for entry in run if entry.name not in report.fields)


def _certain(report: Report, run: list[Listed]) -> list[Listed]:
    """The last column without its tail: what was added later may go on with the alphabet by chance.

    Nothing added later is completed, so a completed project still belongs to the column.
    """
    sure = [i for i, entry in enumerate(run) if entry.completed or entry.name in report.fields]
    return run[: max(sure) + 1] if sure else []
