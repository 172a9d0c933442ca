"""The rows of grants tables, with clean cells or scrambled by a PDF's extraction."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from synergraph.loaders.report import applicants, fields, rows
from synergraph.loaders.report.dates import period
from synergraph.loaders.report.matching import similarity
from synergraph.loaders.report.numbers import number
from synergraph.loaders.report.remembered import remembered
from synergraph.loaders.report.report import Report
from synergraph.loaders.report.text import Text
from synergraph.ontology.names import fold, key, unwrap

COLUMNS = {
    "applicant": re.compile(
        r"antragstell|zuwendungsempf|foerder\w*empf|foerdernehm|projekttraeger|institution"
    ),
    "field": re.compile(r"handlungsfeld"),
    "time": re.compile(r"laufzeit|zeitraum"),
    "amount": re.compile(r"foerdersumme|foerderhoehe|zuwendung\b|betrag|mittel\b|bewilligte summe"),
    "project": re.compile(r"projekt|vorhaben|titel"),
    "number": re.compile(r"^(?:nr|lfd nr|nummer)$"),
}
_END = re.compile(r"\s*(?:#|\(\d|Anhang\b|Anlage\b|Abbildung\b|Tabelle\b|https?:)")
_NUMBER = re.compile(r"\s*(\d{1,3})\.?(?:\s+|$)")
HEADER_LINES = 6
LONGEST_ROW = 80
MISSING = 3


class Grant(NamedTuple):
    """A row of a grants table as printed; what the row does not say is "" or None."""

    applicants: str
    project: str
    field: str
    since: str
    until: str
    start: int
    end: int
    amount: float | None = None


@remembered
def grants(report: Report) -> list[Grant]:
    """Return the rows of every grants table in the text, in its order."""
    return list(_grants(report, fields.known(report)))


def _grants(report: Report, names: dict[str, str]) -> Iterator[Grant]:
    done = 0
    for first, last in _headers(report.text):
        if first < done:
            continue
        end = _end(report.text, last + 1)
        header = [_column(cell.text) for cell in rows.cells(report.text, last)]
        if first == last and len(header) > 2:
            yield from _clean(report.text, range(last + 1, end), header, names)
        else:
            yield from _scrambled(report, range(last + 1, end), names)
        done = end


def _headers(text: Text) -> Iterator[tuple[int, int]]:
    """Yield first and last line of each table header; it may be wrapped over several lines."""
    for first, line in enumerate(text.lines):
        if not COLUMNS["applicant"].search(fold(line)) or len(line) > 200:
            continue
        for last in range(first, min(first + HEADER_LINES, len(text.lines))):
            head = fold(" ".join(text.lines[first : last + 1]))
            columns = [name for name in ("project", "time", "field") if COLUMNS[name].search(head)]
            if len(head) < 200 and len(columns) > 1 and "project" in columns:
                yield first, last
                break


def _end(text: Text, first: int) -> int:
    ends = (i for i in range(first, len(text.lines)) if _END.match(text.lines[i]))
    return next(ends, len(text.lines))


def _column(header: str) -> str:
    return next((name for name, pattern in COLUMNS.items() if pattern.search(fold(header))), "")


def _clean(text: Text, lines: range, header: list[str], names: dict[str, str]) -> Iterator[Grant]:
    for index in lines:
        found = rows.cells(text, index)
        if len(found) < 2 or (_column(found[0].text) and _column(found[1].text)):
            continue
        if len(found) == len(header) - 1 and header[0] == "number":
            found = [found[0]._replace(text=""), *found]
        row = {name: piece.text for name, piece in zip(header, found, strict=False) if name}
        span = period(row.get("time", ""))
        since, until = span[:2] if span else ("", "")
        yield Grant(
            row.get("applicant", ""),
            row.get("project", ""),
            names.get(key(row.get("field", "")), row.get("field", "")),
            since,
            until,
            found[0].start,
            found[-1].end,
            number(re.sub(r"\s*(?:€|EUR|Euro)\s*", "", row.get("amount", ""))),
        )


def _scrambled(report: Report, lines: range, names: dict[str, str]) -> Iterator[Grant]:
    text = report.text
    starts, last = list[int](), 0
    for index in lines:
        found = _NUMBER.match(text.lines[index])
        if found and last < int(found[1]) <= last + MISSING:
            starts.append(index)
            last = int(found[1])
    for first, after in pairwise([*starts, lines.stop]):
        body = [i for i in range(first, after) if not _column_line(text.lines[i]) and text.lines[i].strip()]
        if body:
            yield _record(report, body, names)


def _column_line(line: str) -> bool:
    return bool(COLUMNS["applicant"].search(fold(line)) and COLUMNS["time"].search(fold(line)))


def _record(report: Report, body: list[int], names: dict[str, str]) -> Grant:
    text = report.text
    place = text.line_starts[body[0]], text.line_starts[body[-1]] + len(text.lines[body[-1]])
    content = _NUMBER.sub("", unwrap("\n".join(text.lines[i] for i in body)), count=1)
    since = until = ""
    if span := period(content):
        since, until = span[:2]
        content = unwrap(content[: span[2]] + " " + content[span[3] :])
    field, at = fields.field_at_end(content, names)
    who, project = _parted(report, content[:at].strip())
    return Grant(who, project, field, since, until, *place)


def _parted(report: Report, content: str) -> tuple[str, str]:
    """Part "applicants project" where both sides look most like what they should be; ("", "") when unclear.

    A side counts when it is a listed project or one like it, or names organisations that show it.
    """
    words = content.split(" ")
    if len(words) > LONGEST_ROW:
        return "", ""
    cuts = [(" ".join(words[:cut]), " ".join(words[cut:])) for cut in range(1, len(words))]
    listed = [thing.name for thing in report.names.of_kind("project")]
    exact = [pair for pair in cuts if report.names.find("project", pair[1])]
    if exact:
        return max(exact, key=lambda pair: (_sure(report, pair[0]), len(pair[1])))
    scored = [
        (_sure(report, who) + max((similarity(project, name) for name in listed), default=0.0), who, project)
        for who, project in cuts
    ]
    score, who, project = max(scored, default=(0.0, "", ""))
    return (who, project) if score >= 1 else ("", "")


def _sure(report: Report, cell: str) -> float:
    """The share of the organisations in a cell that legal form, register or the document confirm."""
    names = applicants.split(cell, report.vocabulary)
    known = [
        n
        for n in names
        if applicants.is_organisation(n, report.vocabulary) or report.names.find("organisation", n)
    ]
    return len(known) / max(len(names), 1)
