"""Success stories ("Erfolgsbeispiele"): whom or what they tell of, and which aims of the strategy it serves."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from synergraph.loaders.report.formats import words
from synergraph.loaders.report.lexicon import Mention
from synergraph.loaders.report.mentions import mentions
from synergraph.loaders.report.portraits import Portrait, project_named
from synergraph.loaders.report.prose import Prose, Span, running
from synergraph.loaders.report.remembered import remembered
from synergraph.loaders.report.report import Report
from synergraph.statements import Statement, Thing

AIMS = {"focus_topic": "about_focus", "guideline": "about_guideline"}
LINES = {**AIMS, "action_field": "in_action_field"}
LONGEST_TITLE = 160
AIM_LINE = re.compile(
    r"(?:Schwerpunkt-?\s?[Tt]hem(?:a|en)|Leitlinien?|Handlungsfeld(?:er)?)\b[^:\n]{0,40}:\s*\S"
)
_SPEAKS = re.compile(r"\b(?:Schwerpunkt-?\s?[Tt]hem|Leitlinie)")
_SECTION = re.compile(r"Erfolgsbeispiele?$|Highlights?$|^Anhang\b")
_PREFIX = re.compile(r"^#*\s*(?:[\w -]{0,60}?-)?(?:[Pp]rojekt|Vorhaben)\s+(?=\S)")


class Story(NamedTuple):
    """A success story: its passage, and the mentions of the aims printed over it."""

    passage: Portrait
    aims: tuple[Mention, ...]


@remembered
def stories(report: Report) -> list[Story]:
    """Return the success stories in the order of the text; [] for a report without them."""
    prose = running(report.text)
    blocks = _blocks(prose)
    aims = [m for m in mentions(report, *LINES) if m.thing.kind in AIMS or _after_word(prose, m)]
    found = []
    for number, block in enumerate(blocks):
        title = _title(prose, block)
        if title is not None:
            first, last = prose.paragraphs[block[0]], prose.paragraphs[block[-1]]
            end = (
                prose.paragraphs[blocks[number + 1][0]].start if number + 1 < len(blocks) else len(prose.text)
            )
            subject, span = _subject(report, prose, title)
            inside = tuple(m for m in aims if first.start <= m.start < last.end)
            found.append(Story(Portrait(subject, min(first.start, title.start), end, span), inside))
    return found


def extract(report: Report) -> Iterator[Statement]:
    """Yield the aims of success stories, and of whatever a paragraph on an aim of the strategy names."""
    prose = running(report.text)
    for story in stories(report):
        subject, _, _, title = story.passage
        report.names.add(subject)
        yield Statement(subject, "name", prose.evidence(title.start, title.end))
        for aim in story.aims:
            evidence = prose.evidence(aim.start, aim.end)
            yield Statement(aim.thing, "name", evidence)
            yield Statement(
                subject,
                LINES[aim.thing.kind],
                prose.evidence(aim.start, title.end) if aim.end < title.start else evidence,
                object=aim.thing,
            )
    yield from _discussed(report, prose)


def _after_word(prose: Prose, field: Mention) -> bool:
    """An action field counts in a line of its own: "Handlungsfeld: X"."""
    paragraph = prose.paragraphs[prose.paragraph_at(field.start)]
    return paragraph.text.startswith("Handlungsfeld")


def _discussed(report: Report, prose: Prose) -> Iterator[Statement]:
    named = mentions(report, "project", "event")
    aims = mentions(report, *AIMS)
    for paragraph in prose.paragraphs:
        if not _SPEAKS.search(paragraph.text) or AIM_LINE.match(paragraph.text):
            continue
        here = [m for m in aims if paragraph.start <= m.start < paragraph.end and _meant(prose, m)]
        for aim in here:
            yield Statement(aim.thing, "name", prose.evidence(aim.start, aim.end))
            for other in (m for m in named if paragraph.start <= m.start < paragraph.end):
                evidence = prose.evidence(min(aim.start, other.start), max(aim.end, other.end))
                yield Statement(other.thing, AIMS[aim.thing.kind], evidence, object=aim.thing)


def _meant(prose: Prose, aim: Mention) -> bool:
    """An aim is named in quotes, or right behind the word for it."""
    before = prose.text[max(0, aim.start - 40) : aim.start + 20]
    return prose.text[aim.start - 1 : aim.start] == '"' or bool(_SPEAKS.search(before))


def _blocks(prose: Prose) -> list[list[int]]:
    """The paragraphs that print aims over a story, those that follow each other together."""
    blocks: list[list[int]] = []
    for index, paragraph in enumerate(prose.paragraphs):
        if AIM_LINE.match(paragraph.text) and len(paragraph.text) < 3 * LONGEST_TITLE:
            if blocks and blocks[-1][-1] == index - 1:
                blocks[-1].append(index)
            else:
                blocks.append([index])
    return blocks


def _title(prose: Prose, block: list[int]) -> Span | None:
    """The title of a story: the short paragraph behind its aims or before them, or the first line behind."""
    behind, before = block[-1] + 1, block[0] - 1
    candidates = [prose.paragraphs[i] for i in (behind,) if i < len(prose.paragraphs)]
    candidates += [_first_line(prose, paragraph) for paragraph in candidates]
    candidates += [prose.paragraphs[i] for i in (before,) if i >= 0]
    return next((c for c in candidates if _is_title(c.text)), None)


def _is_title(text: str) -> bool:
    bare = text.strip("# ")
    return 3 < len(bare) < LONGEST_TITLE and not bare.endswith((".", ":", ",")) and not _SECTION.search(bare)


def _first_line(prose: Prose, paragraph: Span) -> Span:
    line = prose.source.lines[prose.evidence(paragraph.start, paragraph.start + 1).line - 1]
    text = paragraph.text[: len(line.strip())]
    return Span(text, paragraph.start, paragraph.start + len(text))


def _subject(report: Report, prose: Prose, title: Span) -> tuple[Thing, Span]:
    named = [
        m for m in mentions(report, "project", "event", "programme") if title.start <= m.start < title.end
    ]
    if named:
        last = max(named, key=lambda m: m.end)
        return last.thing, Span(prose.text[last.start : last.end], last.start, last.end)
    quoted = re.search(r'"([^"\n]{2,140})"', title.text)
    prefix = _PREFIX.match(title.text) or re.match(r"#*\s*", title.text)
    start, end = quoted.span(1) if quoted else (prefix.end() if prefix else 0, len(title.text.rstrip()))
    span = Span(title.text[start:end], title.start + start, title.start + end)
    name = prose.printed(span.start, span.end)
    is_event = any(word in title.text for word in words(report) if len(word) > 4)
    return (Thing("event", name) if is_event else project_named(report, name)), span
