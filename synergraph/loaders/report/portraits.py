"""Passages about one project, programme or event: portraits, spotlights and success stories."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from synergraph.loaders.report.matching import best
from synergraph.loaders.report.prose import Prose, Span, running
from synergraph.loaders.report.remembered import remembered
from synergraph.loaders.report.report import Report
from synergraph.statements import Thing

_TITLE = re.compile(
    r"#*\s*(?:Spotlight|Kurz-?[Pp]ortr(?:ai|ä)t|Portr(?:ai|ä)t|Projektportr(?:ai|ä)t|Steckbrief|Projekt im Fokus|Praxisbeispiel)\b"
    r"\s?[-:]?\s?(?P<name>(?:[^:\n]|:(?=in)){3,140}?)\s?(?::|$)"
)
_KIND = re.compile(r'^(?:des |der |zum |von )?(?:[\w-]*[Pp]rojekts?\s|MPI-\w+\s)?"?(?P<name>.+?)"?$')
_HEADING = re.compile(r"#{1,6}\s|\(\d{1,2}(?:\.\d{1,2})*\)\s|©")


class Portrait(NamedTuple):
    """A passage of running text about `subject`; `title` frames the words that name it."""

    subject: Thing
    start: int
    end: int
    title: Span


@remembered
def portraits(report: Report) -> list[Portrait]:
    """Return the passages whose title names a project, in the order of the text."""
    return list(_titled(report, running(report.text)))


def portrait_at(found: list[Portrait], position: int) -> Portrait | None:
    """Return the passage that holds a position, or None."""
    return next((p for p in found if p.start <= position < p.end), None)


def _titled(report: Report, prose: Prose) -> Iterator[Portrait]:
    for index, paragraph in enumerate(prose.paragraphs):
        title = _TITLE.match(paragraph.text)
        named = _KIND.match(title["name"].strip()) if title else None
        if title and named:
            subject = project_named(report, prose.printed(*_at(paragraph, title, named["name"])))
            alone = title.end() >= len(paragraph.text.rstrip())
            end = _section_end(prose, index) if alone else paragraph.end
            span = _at(paragraph, title, named["name"])
            yield Portrait(subject, paragraph.start, end, Span(named["name"], *span))


def project_named(report: Report, name: str) -> Thing:
    """Return the project a document means by `name`, or a new one of that name."""
    known = report.names.find("project", name)
    if known is None:
        written = dict(report.names.written("project"))
        known = written.get(best(name, list(written), 0.8))
    return known or Thing("project", name)


def _at(paragraph: Span, title: re.Match[str], name: str) -> tuple[int, int]:
    start = paragraph.start + paragraph.text.index(name, title.start("name"))
    return start, start + len(name)


def _section_end(prose: Prose, index: int) -> int:
    following = prose.paragraphs[index + 1 :]
    return next(
        (p.start for p in following if _HEADING.match(p.text) or _TITLE.match(p.text)), len(prose.text)
    )
