"""Overviews that give every project a row of its own, with action field and status in cells."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from synergraph.loaders.report import rows
from synergraph.loaders.report.report import Report
from synergraph.ontology.names import fold, key

STAR = re.compile(r"[\s\\]*\*+$")
COLUMNS = {
    "field": re.compile(r"handlungsfeld"),
    "status": re.compile(r"^status|umsetzungsstand|^stand"),
    "name": re.compile(r"projekt|massnahme|vorhaben|titel"),
}


class Listed(NamedTuple):
    """An entry of an overview: the project's name, its action field ("" if unknown), its place."""

    name: str
    field: str
    completed: bool
    start: int
    end: int


def listed(report: Report, first: int, names: dict[str, str]) -> Iterator[Listed]:
    """Yield the projects of a table below line `first` whose header names project and action field.

    A section without such a table yields nothing.
    """
    header: list[str] = []
    for index in range(first + 1, rows.section(report.text, first)):
        found = rows.cells(report.text, index)
        if len(found) < 2:
            continue
        if not header:
            header = [_column(cell.text) for cell in found]
            if not {"name", "field"} <= set(header):
                return
            continue
        row = {column: cell.text for column, cell in zip(header, found, strict=False) if column}
        name = STAR.sub("", row.get("name", "")).strip()
        if len(key(name)) > 2:
            done = name != row["name"].strip() or _completed(report, row.get("status", ""))
            yield Listed(name, names.get(key(row.get("field", "")), ""), done, found[0].start, found[-1].end)


def _column(header: str) -> str:
    return next((name for name, pattern in COLUMNS.items() if pattern.search(fold(header))), "")


def _completed(report: Report, status: str) -> bool:
    concept = report.vocabulary.find("status", status)
    return concept is not None and concept.code == "completed"
