"""Lines of a report as table rows, list entries and sections, in clean and in scrambled form."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from synergraph.loaders.report.text import Text
from synergraph.ontology.names import unwrap

_HEADING = re.compile(
    r"\s*(?:#{1,6}\s|\(\d(?:\.\d{1,2})?\)\s|\d(?:\.\d{1,2}){1,2}\.? +[A-ZÄÖÜ]|\d +[A-ZÄÖÜ]|Anhang\b|Anlage\b)"
)
_RULE = re.compile(r"[\s|:+=-]+")
_MARKS = re.compile(r"<br\s*/?>|</?\w+>|\*\*|__|^\s*[-•▪–]\s+|^\s*#+\s+")
_UNFINISHED = re.compile(
    r"(?:[–,/&:-]|\b(?:mit|für|und|oder|der|die|das|des|dem|den|im|in|zur|zum|von|vom|bei|zu|an|am|auf|als|durch|of|for|and))\s*$",
    re.IGNORECASE,
)
_ADJECTIVE = re.compile(r"\b[a-zäöüß]{2,}(?:e|en|er|es|em)\s*$")
_KIND = re.compile(
    r"(?:programm|kampagne|konferenz|projekt|wettbewerb|netzwerk|roundtable|workshop|reihe|initiative|kongress|preis|award)s?\s*$",
    re.IGNORECASE,
)
BULLET = re.compile(r"\s*(?:[-*•▪–]|\d{1,3}[.)])\s+(?=\S)")
FOOTER = re.compile(r"(?:Seite\s+\d+|^\s*\d{1,3})\s*$")
URL = re.compile(r"\s*(?:https?://|www\.)\S+\s*$")


class Cell(NamedTuple):
    """A piece of text with its place; `text` is without marks and line breaks."""

    text: str
    start: int
    end: int


def is_heading(line: str) -> bool:
    """Whether a line opens a section: Markdown, "(3.1) …", "Anhang …"."""
    return bool(_HEADING.match(line)) and len(line) < 200 and "\t" not in line and "|" not in line


def cell(text: Text, start: int, end: int) -> Cell:
    """Return the characters from `start` to `end` as a cell, edges trimmed of white space."""
    raw = text.content[start:end]
    left = start + len(raw) - len(raw.lstrip())
    return Cell(unwrap(_MARKS.sub(" ", raw.strip())).strip("\\ "), left, left + len(raw.strip()))


def cells(text: Text, index: int) -> list[Cell]:
    """Return the cells of line `index`, split at tabs or pipes; [] for a line of rules or nothing.

    A line without tabs and pipes is one cell.
    """
    line, start = text.lines[index], text.line_starts[index]
    if not line.strip() or _RULE.fullmatch(line):
        return []
    mark = "|" if line.count("|") > 1 else "\t"
    cuts = [i for i, c in enumerate(line) if c == mark]
    bounds = [-1, *cuts, len(line)]
    found = [cell(text, start + a + 1, start + b) for a, b in pairwise(bounds)]
    return found[1:-1] if mark == "|" and line.strip().startswith("|") else found


def section(text: Text, first: int) -> int:
    """Return the line after the last one that belongs to the section whose heading is line `first`."""
    headings = _headings(text)
    following = bisect_right(headings, first)
    return headings[following] if following < len(headings) else len(text.lines)


@lru_cache(maxsize=4)
def _headings(text: Text) -> list[int]:
    return [i for i, line in enumerate(text.lines) if is_heading(line)]


def entries(text: Text, lines: Iterable[int]) -> Iterator[Cell]:
    """Yield the list entries that stand one per line, or wrapped over several lines.

    A bullet begins an entry. Any other line continues the one before when that one is visibly
    unfinished (open bracket or quote, trailing preposition, comma or dash), when it begins in
    lower case or, where bullets or blank lines separate the entries, when none stands between.
    """
    span: tuple[int, int] | None = None
    spaced = _spaced(text, lines := [i for i in lines if not FOOTER.search(text.lines[i])])
    bulleted = sum(bool(BULLET.match(text.lines[i])) for i in lines) > 1
    previous = -2
    for index in lines:
        if not (line := text.lines[index]).strip():
            continue
        bullet = BULLET.match(line) if bulleted else None
        beside = bulleted or (spaced and index == previous + 1)
        joined = span and not bullet and (beside or continues(text.content[slice(*span)], line, spaced))
        if span and not joined:
            yield cell(text, *span)
        start = span[0] if span and joined else text.line_starts[index] + (bullet.end() if bullet else 0)
        span, previous = (start, text.line_starts[index] + len(line)), index
    if span:
        yield cell(text, *span)


def continues(before: str, line: str, apart: bool = False) -> bool:
    """Whether a line goes on with the name that the lines before began.

    Where blank lines keep entries `apart`, an adjective at the end is no sign: the line before
    may be a name that ends in one. A quoted line goes on with a word such as "Kampagne".
    """
    before, word = unwrap(before), next(iter(line.split()), "")
    if not word or before.endswith("*"):
        return False
    pending = before.count("(") > before.count(")") or before.count("„") > len(re.findall("[“”]", before))
    unfinished = _UNFINISHED.search(before) or (not apart and _ADJECTIVE.search(before))
    unfinished = unfinished or (word[0] in '„"“»' and _KIND.search(before))
    return pending or bool(unfinished) or (word.islower() and word[0].isalpha())


def _spaced(text: Text, lines: list[int]) -> bool:
    """Whether blank lines separate entries: most filled lines have a blank one after them, not all."""
    filled = [i for i in lines if text.lines[i].strip()]
    touching = sum(b == a + 1 for a, b in pairwise(filled))
    return 0 < touching <= len(filled) / 2
