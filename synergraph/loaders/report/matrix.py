"""Matrices of interviewed projects: a row per project, a tick per action field, clean or scrambled."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from synergraph.loaders.report import fields, rows
from synergraph.loaders.report.matching import assign, short_forms
from synergraph.loaders.report.report import Report
from synergraph.loaders.report.text import Text
from synergraph.ontology.names import key, unwrap
from synergraph.statements import Statement, Thing

TICK = re.compile(r"[✓✔☑✗]")
ROW_LINES = 6
RELATED = "related"


class Row(NamedTuple):
    """A row of a matrix: the project as named there, its ticked action fields where columns are known."""

    name: str
    fields: tuple[str, ...]
    start: int
    end: int


def extract(report: Report) -> Iterator[Statement]:
    """Yield the projects of every matrix, under the names used there.

    An action field that neither the overview nor a grant lists the project under is one it has a
    bearing on, with the role "related". A text without matrix yields nothing.
    """
    found = list(matrix_rows(report))
    listed = [thing.name for thing in report.names.of_kind("project")]
    unknown = [row.name for row in found if not report.names.find("project", row.name)]
    meant = assign(unknown, listed)
    for row in found:
        report.take()
        yield from _statements(report, row, meant.get(row.name, row.name), complete=bool(listed))


def _statements(report: Report, row: Row, name: str, complete: bool) -> Iterator[Statement]:
    evidence = report.text.evidence(row.start, row.end)
    known = report.names.find("project", name)
    project = report.names.add(known or Thing("project", name), row.name)
    yield Statement(project, "name", evidence)
    for alias in (row.name, *short_forms(row.name)):
        if key(alias) != key(project.name):
            yield Statement(project, "alias", evidence, value=alias)
    if report.programme and not complete:
        yield Statement(project, "part_of", evidence, object=report.programme)
    if report.as_of:
        yield Statement(project, "interviewed", evidence, value=report.as_of)
    role = RELATED if project.name in report.fields else ""
    for field in row.fields:
        if report.fields.get(project.name) != field:
            yield Statement(
                project, "in_action_field", evidence, object=Thing("action_field", field), role=role
            )


def matrix_rows(report: Report) -> Iterator[Row]:
    """Yield the rows of every matrix in the text."""
    names = fields.known(report)
    done = 0
    for first, line in enumerate(report.text.lines):
        if first >= done and line.strip():
            last, header = fields.header_at(report.text, first, names)
            if header:
                yield from _rows(report.text, last + 1, header)
                done = last + 1


def _rows(text: Text, first: int, header: list[str]) -> Iterator[Row]:
    waiting: list[int] = []
    for index in range(first, len(text.lines)):
        line = text.lines[index]
        if rows.is_heading(line) or len(line) > 160 or len(waiting) > ROW_LINES:
            return
        if not line.strip() or not re.search(r"\w|" + TICK.pattern, line):
            continue
        waiting.append(index)
        if TICK.search(line):
            if row := _row(text, waiting, header):
                yield row
            waiting = []


def _row(text: Text, lines: list[int], header: list[str]) -> Row | None:
    start, end = text.line_starts[lines[0]], text.line_starts[lines[-1]] + len(text.lines[lines[-1]])
    cells = rows.cells(text, lines[-1])
    ticked = tuple(
        field
        for field, cell in zip(header, cells[1:], strict=False)
        if len(cells) > 1 and TICK.search(cell.text)
    )
    name = cells[0].text if len(cells) > 1 else unwrap(TICK.sub("", text.content[start:end]))
    return Row(name, ticked, start, end) if len(key(name)) > 2 else None
