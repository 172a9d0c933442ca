"""Project overviews by action field: "Alle MPI-Projekte im Überblick", as table, lists or scrambled text."""

import re
from collections.abc import Iterator
from itertools import islice, pairwise

from synergraph.loaders.report import fields, listing, rows
from synergraph.loaders.report.listing import STAR, Listed
from synergraph.loaders.report.matching import short_forms
from synergraph.loaders.report.report import Report
from synergraph.loaders.report.text import Text
from synergraph.ontology.names import key
from synergraph.statements import Statement, Thing

_TITLE = re.compile(
    r"Projekte\s+(?:im\s+Überblick|auf einen Blick)|Projekt(?:über|ueber)sicht|Übersicht\s+(?:über\s+)?(?:aller|alle|der)\b.*Projekte",
    re.I,
)
_LEGEND = re.compile(r"[\\*\s]+(?:abgeschlossen|beendet)\w*\b.*", re.I)
_BREAK = re.compile(r"<br\s*/?>")
HEADER_WITHIN, MOST = 20, 50


def extract(report: Report) -> Iterator[Statement]:
    """Yield the projects of every overview, with status, programme and action field where it is known.

    The overview makes the document a complete list of its programme's projects. A text without
    overview yields nothing.
    """
    for first, listed in overviews(report):
        if report.programme:
            yield Statement(
                report.document, "complete_list", report.text.line_evidence(first), object=report.programme
            )
        for entry in listed:
            yield from _project(report, entry)


def overviews(report: Report) -> Iterator[tuple[int, list[Listed]]]:
    """Yield the line of each overview's title, and its entries in the order of the text."""
    names, done = fields.known(report), 0
    for first in islice(_titles(report.text), MOST):
        if first >= done and len(listed := list(_overview(report, first, names))) > 1:
            done = report.text.line_at(listed[-1].end)
            yield first, listed


def _project(report: Report, entry: Listed) -> Iterator[Statement]:
    evidence = report.text.evidence(entry.start, entry.end)
    short = short_forms(entry.name)
    project = report.names.add(Thing("project", entry.name), *short)
    report.take()
    yield Statement(project, "name", evidence)
    for alias in short:
        yield Statement(project, "alias", evidence, value=alias)
    yield Statement(project, "status", evidence, value="completed" if entry.completed else "running")
    if report.programme:
        yield Statement(project, "part_of", evidence, object=report.programme)
    if entry.field:
        report.fields[project.name] = entry.field
        yield Statement(project, "in_action_field", evidence, object=Thing("action_field", entry.field))


def _titles(text: Text) -> Iterator[int]:
    for index, line in enumerate(text.lines):
        if len(line) < 160 and _TITLE.search(line) and not re.search(r"(?:\.{3}|\s)\d{1,3}\s*$", line):
            yield index


def header(text: Text, first: int, names: dict[str, str]) -> list[str]:
    """Return the action fields that head the columns of the overview titled in line `first`, or []."""
    return found[2] if (found := _header(text, first, names)) else []


def _header(text: Text, first: int, names: dict[str, str]) -> tuple[int, int, list[str]] | None:
    for index in range(first + 1, min(first + HEADER_WITHIN, rows.section(text, first))):
        if text.lines[index].strip():
            last, found = fields.header_at(text, index, names)
            if found:
                return index, last, found
    return None


def _overview(report: Report, first: int, names: dict[str, str]) -> Iterator[Listed]:
    text = report.text
    found = _header(text, first, names)
    if found is None:
        return iter(list(listing.listed(report, first, names)) or _lists(text, first, names))
    index, last, columns = found
    end = rows.section(text, last)
    if len(rows.cells(text, index)) == len(columns):
        return _table(text, range(last + 1, end), columns)
    return _scrambled(text, last + 1, end)


def _table(text: Text, lines: range, header: list[str]) -> Iterator[Listed]:
    for index in lines:
        found = rows.cells(text, index)
        if len(found) > 1:
            for name, piece in zip(header, found, strict=False):
                yield from _pieces(text, piece, name)
        elif found and not _LEGEND.fullmatch(text.lines[index]):
            return


def _pieces(text: Text, piece: rows.Cell, field: str) -> Iterator[Listed]:
    """A cell holds one project, or several with <br> between."""
    raw = text.content[piece.start : piece.end]
    cuts = [(0, 0), *(m.span() for m in _BREAK.finditer(raw)), (len(raw), len(raw))]
    for (_, start), (end, _) in pairwise(cuts):
        yield from _listed(rows.cell(text, piece.start + start, piece.start + end), field)


def _listed(entry: rows.Cell, field: str) -> Iterator[Listed]:
    name = STAR.sub("", entry.text).strip()
    if len(key(name)) > 2 and not _LEGEND.fullmatch(entry.text):
        yield Listed(name, field, name != entry.text.strip(), entry.start, entry.end)


def _body(text: Text, first: int, end: int) -> list[int]:
    """The lines of a scrambled overview: up to links, prose or the next section."""
    lines: list[int] = []
    for index in range(first, end):
        line = text.lines[index]
        if rows.URL.match(line) or len(line) > 160:
            break
        if not _LEGEND.fullmatch(line):
            lines.append(index)
    return lines


def _scrambled(text: Text, first: int, end: int) -> Iterator[Listed]:
    for entry in rows.entries(text, _body(text, first, end)):
        yield from _listed(entry, "")


def _lists(text: Text, first: int, names: dict[str, str]) -> Iterator[Listed]:
    """An overview as one list per action field, each under the field's name."""
    field, lines = "", list[int]()
    for index in range(first + 1, len(text.lines) + 1):
        line = text.lines[index] if index < len(text.lines) else "# "
        mark = fields.columns(line, names) if line.strip() else []
        ends = rows.is_heading(line) or rows.URL.match(line) or len(line) > 160
        if field and (mark or ends):
            for entry in rows.entries(text, lines):
                yield from _listed(entry, field)
        if mark:
            field, lines = mark[0], []
        elif ends and (field or rows.is_heading(line)):
            return
        elif not _LEGEND.fullmatch(line):
            lines.append(index)
