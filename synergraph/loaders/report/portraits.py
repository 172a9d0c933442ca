"""Passages about one project, programme or event: portraits, spotlights and success stories."""

import re
from collections.abc import Iterator
from itertools import islice
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
_SHOWCASE = re.compile(
    r"[#\s\d.()]*(?:(?:Ausgewählte )?(?:Leuchtturm|Beispiel|Vorzeige|Referenz)projekte|Ausgewählte (?:MPI-)?Projekte|Projektbeispiele|Erfolgsbeispiele|Erfolgsgeschichten|Best[ -]Practices?(?:[ -]Beispiele)?)[\s*:]*"
)
_NUMBERED = re.compile(r"(?:#{1,6}\s+)?\(?(?P<number>\d{1,2}(?:\.\d{1,2})*\.?)\)?\s+(?P<name>[A-ZÄÖÜ\d\"].+)")
_IN_CONTENTS = re.compile(r"\.{3}|\t\d|\s\d{1,3}$|[.,;:]$")
LONGEST_HEADING, MOST = 120, 200


class Portrait(NamedTuple):
    """A passage of running text about `subject`; `title` frames the words that name it."""

    subject: Thing
    start: int
    end: int
    title: Span


@remembered
def portraits(report: Report) -> list[Portrait]:
    """Return the passages whose title names a project, in the order of the text."""
    prose = running(report.text)
    return sorted(
        [*islice(_titled(report, prose), MOST), *islice(_shown(report, prose), MOST)],
        key=lambda portrait: portrait.start,
    )


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


def _shown(report: Report, prose: Prose) -> Iterator[Portrait]:
    """The subsections of a section that shows projects, each headed by the name of one."""
    depth, heads = 0, list[tuple[int, Span]]()
    for paragraph in [*prose.paragraphs, Span("# ", len(prose.text), len(prose.text))]:
        level = _level(paragraph.text)
        if depth and level:
            if heads and level <= depth + 1:
                yield _portrait(report, prose, heads.pop()[1], paragraph.start)
            if level == depth + 1:
                heads.append((level, paragraph))
        if level and level <= (depth or level):
            depth = level if _SHOWCASE.fullmatch(paragraph.text) else 0


def _portrait(report: Report, prose: Prose, head: Span, end: int) -> Portrait:
    printed = re.search(r'"(?P<name>[^"\n]{3,90})"', head.text) or _NUMBERED.match(head.text)
    name = (printed["name"] if printed else head.text).strip("# ")
    start = head.start + head.text.index(name)
    title = Span(name, start, start + len(name))
    return Portrait(project_named(report, prose.printed(title.start, title.end)), head.start, end, title)


def _level(paragraph: str) -> int:
    """How deep a heading stands: by its number, else by its marks; 0 for what is none, and in a table of contents."""
    if len(paragraph) > LONGEST_HEADING or _IN_CONTENTS.search(paragraph):
        return 0
    if numbered := _NUMBERED.match(paragraph):
        return len(numbered["number"].strip(".").split("."))
    return len(paragraph) - len(paragraph.lstrip("#")) if re.match(r"#{1,6}\s", paragraph) else 0


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
