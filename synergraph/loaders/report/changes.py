"""Printed changes against the year before: "mehr Unternehmen (+ 12 Akteure)".

Reports that print a table of actors often tell its differences in prose as well. They are kept as
figures of their own, so that prose and table can be held against each other.
"""

import re
from collections.abc import Iterator

from synergraph.loaders.report.figure import figure
from synergraph.loaders.report.figures import scope_of
from synergraph.loaders.report.prose import running
from synergraph.loaders.report.report import Report
from synergraph.loaders.report.yeartables import tables
from synergraph.ontology.names import words
from synergraph.statements import Statement

MEASURE = "actors_change"
ALL = "gesamt"
TOTAL = "Summe"
_CHANGE = re.compile(r"(?P<of>[^().;:]{0,160})\(\s*(?P<sign>[+–−-])\s*(?P<n>\d+)\s+Akteure\s*\)")
_ENDING = 2


def extract(report: Report) -> Iterator[Statement]:
    """Yield each printed change of the number of actors, of all or of the type named beside it.

    Types are the row labels of the tables that the report prints. A text without such changes
    yields nothing.
    """
    prose, scope, year = running(report.text), scope_of(report), report.as_of[:4]
    labels = sorted({row.label for table in tables(report.text) for row in table.rows})
    for paragraph in prose.paragraphs:
        for match in _CHANGE.finditer(paragraph.text):
            value = int(match["n"]) * (1 if match["sign"] == "+" else -1)
            evidence = prose.evidence(paragraph.start + match.start(), paragraph.start + match.end())
            about = " · ".join((scope, ALL, _type(labels, match["of"])))
            yield from figure(report.document, evidence, MEASURE, value, about, year)


def _type(labels: list[str], said: str) -> str:
    """Return the label that the words name in whatever inflection, the last one; else the total."""
    spoken = words(said)
    named = [(place, label) for label in labels if (place := _place(spoken, words(label))) >= 0]
    return max(named)[1] if named else TOTAL


def _place(spoken: list[str], wanted: list[str]) -> int:
    """Return where the last of the wanted words stands, -1 unless all of them do."""
    places = [
        max((i for i, w in enumerate(spoken) if w.startswith(_stem(word))), default=-1) for word in wanted
    ]
    return max(places) if places and min(places) >= 0 else -1


def _stem(word: str) -> str:
    return word[:-_ENDING] if len(word) > 4 + _ENDING else word
