"""The running text of a report: line breaks and marks undone, every character traceable.

Reports reach us as Markdown, as plain text with a blank line after each line, as text with words
hyphenated at line ends. Patterns are matched on the running text; evidence is taken from the
source's own characters.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from synergraph.loaders.report.dates import MONTHS
from synergraph.loaders.report.text import Text
from synergraph.statements import Evidence

QUOTES = dict.fromkeys("„“”«»‟", '"') | dict.fromkeys("’‘‚´`ʼ", "'") | dict.fromkeys("–—−‐‑", "-")
LONG_LINE, WRAPPED = 55, 150
_GAP = re.compile(r"[ \t\xa0]*\n\s*|[ \t\xa0]+")
_BREAK = re.compile(r"[ \t\xa0]*<br\s*/?>\s*", re.IGNORECASE)
_MARKUP = re.compile(r"</?[a-zA-Z]+[^<>\n]{0,40}>|\*{1,3}(?=[^\s*])|(?<=[^\s*])\*{1,3}|[\xad\u200b\ufeff]")
_HYPHENATION = re.compile(
    r"(?<=\w)[-‐‑](?:[ \t]*\n\s*)(?=[a-zäöüß])(?!(?:und|oder|sowie|bzw)\b)|(?<=(?<=\w)[-‐‑])[ \t]*\n\s*(?=[A-ZÄÖÜ])"
)
_NO_WORD = re.compile(r"(?<!\S)\S{200,}")
_INSIDE = re.compile(r"(?<=[^\W_])[^\W_]+")
_SKIPPED = (_MARKUP, _HYPHENATION, _NO_WORD)
_HEADING = re.compile(r"#{1,6}\s|\(?\d{1,2}(?:\.\d{1,2})*\)\s|\d(?:\.\d){1,2}\s")
_MONTH = "|".join(month[:3].capitalize() for month in MONTHS)
_BULLET = re.compile(rf"[-•▪–*✓]\s|\d{{1,2}}\.\s(?!{_MONTH})|\||Spotlight\b|Kurzportr")
_COLUMN = re.compile(r"\n[ \t]\Z")
_AIM = r"(?:Schwerpunkt-?\s?[Tt]hem(?:a|en)|Leitlinien?|Handlungsfeld(?:er)?)\b[^:\n]{0,40}:\s*\S[^.\n]*$"
_OWN_LINE = re.compile(
    _AIM
    + "|"
    + r"\*\*[^*\n]*\*\*\s*$|\*\w[^*\n]*\*\s*$|<b>|©|https?://|Pressemitteilung\b|Tabelle \d|Abbildung \d"
)
_UNFINISHED = (",", "-", "–", " und", " der", " die", " des", " für", " von", " mit")
_SENTENCE_END = re.compile(r"[.!?](?:[\"')\]]{0,2})\s+(?=[\"(\[]?[A-ZÄÖÜ0-9])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:z|u|d|i|e|o|a|s|v|p)\.\s?|\b(?:Co|ca|vgl|ggf|inkl|bzw|sog|Dr|Prof|Nr|St|Abs|Mio|Mrd|rd|bspw|Str|Kap|etc|usw|Abb|Tab)\.|"
    r"(?<!\d)\d{1,2}\.|\be\.\s?V\.|\b[A-Z]\.)$"
)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of running text: a sentence, or a paragraph."""

    text: str
    start: int
    end: int


class Prose:
    """The running text, its paragraphs one a line, with the way back to the source."""

    def __init__(self, source: Text) -> None:
        self.source = source
        pieces = list(_pieces(source, _unwrapped(source.lines)))
        self.text = "".join(c for c, _ in pieces)
        self._origins = [o for _, o in pieces] + [len(source.content)]

    def evidence(self, start: int, end: int) -> Evidence:
        """Return the evidence for the running text from `start` to `end`."""
        while start < end - 1 and self.text[start].isspace():
            start += 1
        while end > start + 1 and self.text[end - 1].isspace():
            end -= 1
        return self.source.evidence(self._origins[start], self._origins[end - 1] + 1)

    def printed(self, start: int, end: int) -> str:
        """Return the running text with the source's own quotes, dashes and apostrophes."""
        content = self.source.content
        return "".join(
            content[o] if QUOTES.get(content[o]) == c else c
            for c, o in zip(self.text[start:end], self._origins[start:end], strict=True)
        ).strip()

    @cached_property
    def paragraphs(self) -> list[Span]:
        return [Span(m[0], *m.span()) for m in re.finditer(r"[^\n]+", self.text)]

    @cached_property
    def sentences(self) -> list[Span]:
        return [s for paragraph in self.paragraphs for s in _sentences(paragraph)]

    def sentence_at(self, position: int) -> int:
        """Return the index of the sentence that holds `position`."""
        return max(0, bisect_right(self.sentences, position, key=lambda s: s.start) - 1)

    def paragraph_at(self, position: int) -> int:
        """Return the index of the paragraph that holds `position`."""
        return max(0, bisect_right(self.paragraphs, position, key=lambda p: p.start) - 1)


@lru_cache(maxsize=4)
def running(source: Text) -> Prose:
    """Return the running text of a source."""
    return Prose(source)


def _sentences(paragraph: Span) -> Iterator[Span]:
    start = 0
    for match in _SENTENCE_END.finditer(paragraph.text):
        if not _ABBREVIATION.search(paragraph.text[max(0, match.start() - 11) : match.start() + 1]):
            yield Span(
                paragraph.text[start : match.end()].rstrip(),
                paragraph.start + start,
                paragraph.start + match.end(),
            )
            start = match.end()
    if start < len(paragraph.text):
        yield Span(paragraph.text[start:], paragraph.start + start, paragraph.end)


def _unwrapped(lines: list[str]) -> bool:
    """Whether each paragraph stands on one line, so that a blank line always ends it."""
    filled = [len(line) for line in lines if len(line) >= LONG_LINE]
    return sum(length > WRAPPED for length in filled) > len(filled) / 3


def _pieces(source: Text, unwrapped: bool) -> Iterator[tuple[str, int]]:
    """Yield the characters of the running text, each with its offset in the source.

    The border of a cell, and a line break in it before a word in capitals, end a paragraph: names and
    sentences do not run across them.
    """
    content, position = source.content, 0
    while position < len(content):
        if inside := _INSIDE.match(content, position):  # within a word nothing else can begin
            yield from zip(inside[0], range(*inside.span()), strict=True)
            position = inside.end()
        elif broken := _BREAK.match(content, position):
            yield "\n" if content[broken.end() : broken.end() + 1].isupper() else " ", broken.start()
            position = broken.end()
        elif found := next((m for p in _SKIPPED if (m := p.match(content, position))), None):
            position = found.end()
        elif gap := _GAP.match(content, position):
            parted = gap.end() in source.borders
            yield "\n" if parted else _joint(content, gap, unwrapped), gap.start()
            position = gap.end()
        else:
            yield QUOTES.get(content[position], content[position]), position
            position += 1


def _joint(content: str, gap: re.Match[str], unwrapped: bool) -> str:
    """What a gap between two words becomes: a blank, a tab, or the end of a paragraph."""
    if "\n" not in gap[0]:
        return "\t" if "\t" in gap[0] else " "
    before = content[content.rfind("\n", 0, gap.start()) + 1 : gap.start()].strip()
    end = content.find("\n", gap.end())
    after = content[gap.end() : end if end >= 0 else len(content)]
    if any(_starts_anew(line) for line in (before, after)) or _BULLET.match(after):
        return "\n"
    if _COLUMN.search(gap[0]) and after[:1].isupper():
        return "\n"
    apart = gap[0].count("\n") > 1
    if apart and unwrapped and not (after[:1].islower() or before.endswith(_UNFINISHED)):
        return "\n"
    return "\n" if apart and (len(before) < LONG_LINE or before.endswith((".", ":", "!", "?"))) else " "


def _starts_anew(line: str) -> bool:
    return "\t" in line or "|" in line or bool(_HEADING.match(line) or _OWN_LINE.match(line))
