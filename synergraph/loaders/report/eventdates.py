"""When an event is: the date said next to its mention, in its sentence, or under its title."""

import re

from synergraph.loaders.report.dates import MONTHS, dates
from synergraph.loaders.report.prose import Prose, Span
from synergraph.loaders.report.report import Report

TAIL, OPENING, SECTION, NEAR = 170, 26, 320, 60
TITLE = re.compile(r"#{1,6} |\(\d")
_MONTH_RANGE = re.compile(rf"\b(?:{'|'.join(m.capitalize() for m in MONTHS)})\s?[/-]\s?(?=\w+ 20\d\d)")
_MONTH_OF = re.compile(r"(\w+)( des Jahres)(?= 20\d\d)")
_YEAR_NEXT = re.compile(r"\s?(20\d\d)\b(?!\s?[-/]\s?20)")
_YEAR_SAID = re.compile(r"\b(?:für|Quartal|im Jahre?|in) (20\d\d)\b")
_DAY_MONTH = re.compile(r"Am (\d{1,2}\.\d{1,2}\.)(?!\d)")
_HELD_ON = re.compile(r"\b[Aa]m (?P<date>\d{1,2}\. ?(?:\d{1,2}\.|\w+)(?: ?20\d\d)?)")
_CAME_ON = re.compile(
    r"\b(?:kamen|trafen|fand|luden|lud|diskutierten|versammelten|tauschten|folgten|nahmen)\b[^.;]{0,60}?\bam (?P<date>\d{1,2}\. ?\w+\.?(?: ?20\d\d)?)"
)


def year_of(report: Report) -> str:
    """Return the year a report is about, which days without a year belong to: "2021", or ""."""
    yearly = re.search(r"\bJahresbericht (20\d\d)\b", report.document.name)
    return yearly[1] if yearly else report.as_of[:4]


def date_of(prose: Prose, start: int, end: int, year: str) -> str:
    """Return the ISO date said with the mention from `start` to `end`, or "".

    It stands next to the mention, behind it in its sentence, at the sentence's begin, between the
    verb and the mention, or under the title that the mention is. Days without a year are of `year`.
    """
    sentence = prose.sentences[prose.sentence_at(start)]
    if next_to := _YEAR_NEXT.match(prose.text, end):
        return next_to[1]
    tail = prose.text[end : min(sentence.end, end + TAIL)]
    tail = _MONTH_RANGE.sub(lambda m: " " * len(m[0]), _MONTH_OF.sub(lambda m: " " * len(m[2]) + m[1], tail))
    said = _YEAR_SAID.search(prose.text, end, min(sentence.end, end + 2 * TAIL))
    found = [d.iso for d in dates(tail, year)] + [d.iso for d in dates(sentence.text[:OPENING], year)]
    if not found and year and (short := _DAY_MONTH.match(sentence.text)):
        found = [d.iso for d in dates(f"{short[1]}{year}")]
    if not found and not said:
        told = _told_before(prose, sentence, start) or _told_after(prose, sentence)
        found = [d.iso for d in dates(told, year)]
    return found[0] if found else said[1] if said else ""


def _told_before(prose: Prose, sentence: Span, start: int) -> str:
    """The date between the verb and the mention: "viele kamen am 4. Juli zum Meet-up"."""
    match = _CAME_ON.search(prose.text, max(sentence.start, start - TAIL), start)
    between = prose.text[match.end() : start] if match else ""
    return match["date"] if match and "statt" not in between and len(between) < NEAR else ""


def _told_after(prose: Prose, sentence: Span) -> str:
    """A title gives no date; the section under it begins with one."""
    match = (
        _HELD_ON.search(prose.text, sentence.end, sentence.end + SECTION)
        if TITLE.match(sentence.text)
        else None
    )
    return match["date"] if match else ""
