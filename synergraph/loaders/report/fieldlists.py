"""Sections about one action field of a masterplan, and the projects that a table or list in them names."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from synergraph.loaders.report import applicants, fields, rows
from synergraph.loaders.report.matching import short_forms
from synergraph.loaders.report.report import Report
from synergraph.ontology.names import fold, key
from synergraph.statements import Statement, Thing

_SECTION = re.compile(
    r"[\s#*\d.()]*Handlungsfeld(?:\s\d)?\s?[:–-]?\s*(?:[„\"“»](?P<quoted>[^„“”\"»«\n]{3,60})[“”\"«]|(?P<plain>[A-ZÄÖÜ][^„“”\".:\n]{2,59}?))[\s*]*"
)
_LIST = re.compile(
    r"[\s*_]*(?P<status>Abgeschlossene|Laufende|Geplante|Neue)?\s?(?:MPI-)?Projekte(?:\s[^.:\n]{1,40})?[\s*_]*:[\s*_]*",
    re.IGNORECASE,
)
_BULLET = re.compile(r"\s*[-*•▪–]\s+(?=\S)")
_STATUS = {"abgeschlossene": "completed", "laufende": "running", "geplante": "in_preparation"}
COLUMNS = {
    "lead": re.compile(r"federfuehr|verantwortlich|zustaendig|traeger"),
    "status": re.compile(r"^status|umsetzungsstand|^stand"),
    "name": re.compile(r"projekt|massnahme|vorhaben"),
}


class Entry(NamedTuple):
    """A project as a section lists it; `lead` and `status` are "" where the row does not say them."""

    name: str
    lead: str
    status: str
    start: int
    end: int


def extract(report: Report) -> Iterator[Statement]:
    """Yield the action fields that head sections, and the projects listed there with status and lead.

    A report on no masterplan yields nothing.
    """
    if report.programme is None:
        return
    names = fields.known(report)
    for index, line in enumerate(report.text.lines):
        found = _SECTION.fullmatch(line) if "Handlungsfeld" in line else None
        if not found:
            continue
        printed = (found["quoted"] or found["plain"]).strip()
        if found["plain"] and key(printed) not in names:
            continue
        field = report.names.add(Thing("action_field", names.get(key(printed), printed)))
        yield Statement(field, "name", report.text.line_evidence(index))
        for entry in _entries(report, index):
            report.take()
            yield from _project(report, entry, field)


def _project(report: Report, entry: Entry, field: Thing) -> Iterator[Statement]:
    evidence = report.text.evidence(entry.start, entry.end)
    known = report.names.find("project", entry.name)
    project = report.names.add(known or Thing("project", entry.name), *short_forms(entry.name))
    yield Statement(project, "name", evidence)
    if entry.status:
        yield Statement(project, "status", evidence, value=entry.status)
    if report.fields.setdefault(project.name, field.name) == field.name:
        yield Statement(project, "in_action_field", evidence, object=field)
    if report.programme:
        yield Statement(project, "part_of", evidence, object=report.programme)
    for name in applicants.split(entry.lead, report.vocabulary):
        lead, aliases = applicants.organisation(report, name)
        yield Statement(lead, "name", evidence)
        yield from (Statement(lead, "alias", evidence, value=alias) for alias in aliases)
        yield Statement(lead, "participates_in", evidence, object=project, role="lead")


def _entries(report: Report, heading: int) -> Iterator[Entry]:
    text, header, status = report.text, list[str](), "none"
    for index in range(heading + 1, rows.section(text, heading)):
        line = text.lines[index]
        if _SECTION.fullmatch(line):
            return
        if label := _LIST.fullmatch(line):
            status = _STATUS.get((label["status"] or "").casefold(), "")
        elif status != "none" and (bullet := _BULLET.match(line)):
            cell = rows.cell(
                text, text.line_starts[index] + bullet.end(), text.line_starts[index] + len(line)
            )
            yield Entry(cell.text, "", status, cell.start, cell.end)
        elif len(found := rows.cells(text, index)) > 1:
            columns = [_column(cell.text) for cell in found]
            if not header and "name" in columns and {"lead", "status"} & set(columns):
                header = columns
            elif header:
                yield from _row(report, header, found)
        elif line.strip():
            status = "none"


def _row(report: Report, header: list[str], found: list[rows.Cell]) -> Iterator[Entry]:
    row = {column: cell.text for column, cell in zip(header, found, strict=False) if column}
    if len(key(row.get("name", ""))) > 2:
        status = report.vocabulary.find("status", row.get("status", ""))
        code = status.code if status else ""
        yield Entry(row["name"], row.get("lead", ""), code, found[0].start, found[-1].end)


def _column(header: str) -> str:
    return next((name for name, pattern in COLUMNS.items() if pattern.search(fold(header))), "")
