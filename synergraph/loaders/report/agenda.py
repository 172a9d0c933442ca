"""Agendas of events: which projects were presented, who spoke, for whom."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from synergraph.loaders.report import applicants, rows
from synergraph.loaders.report.dates import first_date
from synergraph.loaders.report.matching import best
from synergraph.loaders.report.report import Report
from synergraph.loaders.report.text import Text
from synergraph.ontology.names import key, unwrap
from synergraph.statements import Evidence, Statement, Thing

_TITLE = re.compile(
    r"\b(?:Agenda|Programmablauf|Ablaufplan|Tagesordnung)\b\s*(?:[-–:]|d(?:es|er)|zu[mr]|beim)?\s*(?P<event>[^\n]*)"
)
_TIME = re.compile(
    r"[\s|*]*\d{1,2}[:.]\d{2}(?:\s*(?:[-–]|bis)\s*\d{1,2}[:.]\d{2})?(?:\s*Uhr\b|\s*\||\s+)[\s|]*"
)
_DATED = re.compile(r"\s*(?:,|\bam\b|\bvom\b)?\s*\d{1,2}\..*$")
_CUT = re.compile(r"\s+[-–•▪]\s+|\t+|\s*\|\s*|<br\s*/?>")
_PERSON = r"(?:(?:Prof|Dr|Dipl|PD)\.?(?:-\w+\.?)?\s+)*[A-ZÄÖÜ][a-zäöüßéèáóçñş]+(?:-[A-ZÄÖÜ][a-zäöüßé]+)?(?:\s+(?:von|van|de|zu))?\s+[A-ZÄÖÜ][a-zäöüßéèáóçñş]+(?:-[A-ZÄÖÜ][a-zäöüßé]+)?"
_SPEAKER = re.compile(rf"(?P<person>{_PERSON}),\s+(?P<rest>\S.*)$")
_PEOPLE = re.compile(rf"(?P<people>{_PERSON}(?:(?:,\s+|\s+und\s+){_PERSON})+|(?<=Moderation: ){_PERSON})\s*$")
_OFFICE = re.compile(
    r"(?:Geschäftsführ|Leit|Abteilungsleit|Vorst|Referent|Professor|Senator|Staatssekret|Moderat|Projektleit|C[ETO]O\b|Präsident|Koordinat)"
    r"\w*(?:\s\w+)*?(?:,\s+|\s+(?:der|des|von|bei|beim)\s+)"
)
_SHOWN = re.compile(r"Impuls|[Pp]räsentation|Pitch|[Vv]orstellung|Projekt|Praxis|Spotlight|Best Practice")
TITLE_WITHIN = 4
ROW_LINES = 16
SURE = 0.85


class Item(NamedTuple):
    """A line of an agenda's row: what is said, between which characters."""

    text: str
    start: int
    end: int


def extract(report: Report) -> Iterator[Statement]:
    """Yield what agendas say of their events: presented projects, speakers, organisations taking part.

    A row that names none of them is skipped with that reason; a text without agenda yields nothing.
    """
    titles = list(_TITLE.finditer(report.text.content))
    lines = [report.text.line_at(match.start()) - 1 for match in titles]
    for match, (line, following) in zip(titles, pairwise([*lines, len(report.text.lines)]), strict=True):
        found = list(agenda_rows(report.text, line, following))
        if not found:
            continue
        event = _event(report, unwrap(match["event"]).strip(" |*#"))
        evidence = report.text.evidence(*match.span())
        yield Statement(event, "name", evidence)
        if date := first_date(match["event"]):
            yield Statement(event, "start", evidence, value=date)
        for start, end in found:
            yield from _row(report, event, start, end)


def agenda_rows(text: Text, title: int, following: int) -> Iterator[tuple[int, int]]:
    """Yield the rows of the agenda titled in line `title`, each from its time to the next.

    The agenda ends with its section, or before the title in line `following`. The last row ends at the first blank line, for what follows it is no longer agenda.
    """
    end = max(title + 1, min(rows.section(text, title), following))
    starts = [i for i in range(title + 1, end) if _TIME.match(text.lines[i])]
    if not starts or starts[0] > title + TITLE_WITHIN:
        return
    blank = next((i for i in range(starts[-1], end) if not text.lines[i].strip()), end)
    for first, after in pairwise([*starts, blank]):
        lines = [i for i in range(first, min(after, first + ROW_LINES)) if len(text.lines[i]) < 300]
        if lines:
            yield text.line_starts[first], text.line_starts[lines[-1]] + len(text.lines[lines[-1]])


def _event(report: Report, title: str) -> Thing:
    name = _DATED.sub("", title) or "Veranstaltung"
    return report.names.find("event", name) or report.names.add(Thing("event", name))


def _row(report: Report, event: Thing, start: int, end: int) -> Iterator[Statement]:
    content = report.text.content[start:end]
    shown = bool(_SHOWN.search(content))
    said = [s for item in _items(content, start) for s in _statements(report, event, item, shown)]
    if said:
        report.take()
    else:
        report.skip(start, "this row of the agenda names neither project nor speaker")
    yield from said


def _items(content: str, offset: int) -> Iterator[Item]:
    start = found.end() if (found := _TIME.match(content)) else 0
    cuts = [
        (start, start),
        *(m.span() for m in _CUT.finditer(content, start)),
        *_breaks(content),
        (len(content),) * 2,
    ]
    cuts.sort()
    for (_, begin), (end, _) in pairwise(cuts):
        if content[begin:end].strip():
            yield Item(unwrap(content[begin:end]), offset + begin, offset + end)


def _breaks(content: str) -> Iterator[tuple[int, int]]:
    """Line ends at which something new begins."""
    for match in re.finditer(r"\s*\n\s*", content):
        if not rows.continues(content[: match.start()], content[match.end() :], apart=True):
            yield match.span()


def _statements(report: Report, event: Thing, item: Item, shown: bool) -> Iterator[Statement]:
    evidence = report.text.evidence(item.start, item.end)
    title, people, body = _speakers(report, item.text)
    for person in people:
        yield Statement(Thing("person", person), "speaks_at", evidence, object=event)
    if body:
        yield from _body(report, event, people, body, evidence)
    if project := _project(report, title, shown):
        if key(title) != key(project.name) and key(project.name) not in key(title):
            yield Statement(project, "alias", evidence, value=title.strip(' –-:„“"'))
        yield Statement(project, "presented_at", evidence, object=event)


def _body(
    report: Report, event: Thing, people: list[str], name: str, evidence: Evidence
) -> Iterator[Statement]:
    thing, aliases = applicants.organisation(report, name)
    yield Statement(thing, "name", evidence)
    for alias in aliases:
        yield Statement(thing, "alias", evidence, value=alias)
    yield Statement(thing, "takes_part", evidence, object=event)
    for person in people:
        yield Statement(Thing("person", person), "affiliated_with", evidence, object=thing)


def _speakers(report: Report, text: str) -> tuple[str, list[str], str]:
    """Part an item into title, people and the organisation they speak for ("" when none is named)."""
    if found := _PEOPLE.search(text):
        return text[: found.start()], re.split(r",\s+|\s+und\s+", found["people"]), ""
    found = _SPEAKER.search(text)
    if not found:
        return text, [], ""
    rest = _OFFICE.sub("", found["rest"], count=1)
    return text[: found.start()], [found["person"]], rest if _is_body(report, rest) else ""


def _is_body(report: Report, name: str) -> bool:
    if report.names.find("organisation", name) or applicants.is_organisation(name, report.vocabulary):
        return True
    return (
        name[0].isupper()
        and len(name.split()) <= 8
        and not name.endswith((".", "?", "!"))
        and not _OFFICE.match(name)
    )


def _project(report: Report, title: str, shown: bool) -> Thing | None:
    if len(key(title)) < 3:
        return None
    if known := report.names.find("project", title):
        return known
    listed = [thing.name for thing in report.names.of_kind("project")]
    if not shown:
        return None
    inside = [name for name in listed if len(key(name)) > 5 and key(name) in key(title)]
    name = best(title, listed, SURE) or max(inside, key=len, default="")
    return report.names.find("project", name)
