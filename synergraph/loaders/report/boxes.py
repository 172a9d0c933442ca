"""Boxes that list projects under a label which says what they have in common: "Projekte mit CE-Bezug"."""

import re
from collections.abc import Iterator

from synergraph.loaders.report import rows
from synergraph.loaders.report.calls import spelled_out
from synergraph.loaders.report.prose import running
from synergraph.loaders.report.report import Report
from synergraph.ontology.names import unwrap
from synergraph.statements import Statement, Thing

_LABEL = re.compile(
    r"^[ \t#*]*(?:MPI-)?Projekte (?:mit (?:einem )?(?:(?P<compound>[\w-]+)-Bezug|Bezug (?:zu[rm]?|auf) (?P<phrase>[^\n.]{3,60}))"
    r"|(?:zum Thema|rund um) (?P<theme>[^\n.]{3,60}))[ \t:*]*$",
    re.MULTILINE,
)


def extract(report: Report) -> Iterator[Statement]:
    """Yield the topic of every listed project that stands in a box labelled with that topic.

    The box is the section around the label; a PDF's extraction may put the label anywhere in it.
    Entries that are no listed project are passed over, for the section holds its prose as well.
    """
    for match in _LABEL.finditer(report.text.content):
        topic = _topic(report, match["compound"] or unwrap(match["phrase"] or match["theme"]))
        label = report.text.line_at(match.start()) - 1
        if topic is None:
            continue
        for entry in _entries(report, label):
            if project := report.names.find("project", entry.text.rstrip("*\\ ")):
                report.take()
                evidence = report.text.evidence(entry.start, entry.end)
                yield Statement(project, "has_topic", evidence, object=topic)


def _entries(report: Report, label: int) -> Iterator[rows.Cell]:
    first = next((i for i in range(label - 1, -1, -1) if rows.is_heading(report.text.lines[i])), 0)
    last = rows.section(report.text, label)
    lines = [i for i in range(first + 1, last) if not rows.URL.match(report.text.lines[i])]
    return rows.entries(report.text, [i for i in lines if len(report.text.lines[i]) < 100])


def _topic(report: Report, name: str) -> Thing | None:
    words = name if len(name) > 5 or not name.isupper() else spelled_out(name, running(report.text))
    concept = report.vocabulary.find("topic", words) or report.vocabulary.find("topic", name)
    return Thing("topic", concept.label.de) if concept else Thing("topic", words) if words else None
