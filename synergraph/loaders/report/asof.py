"""The days a document is about: the one it speaks of, and the one it was published on."""

import re
from collections.abc import Iterator

from synergraph.loaders.report.dates import Dated, dates
from synergraph.loaders.report.text import Text

FRONT = 4000
MARKS = " \t#*_<>"
YEARLY = re.compile(
    r"Jahresbericht\s+(?P<year>20\d\d)\s+(?:zum|des)\s+Ergebnis-?\s*und\s+Wirkungsmonitorings?[\s*_#<>/b–-]*"
    r"(?:(?:Cluster|Teilthema)\s+)?(?P<cluster>[^\n*<]*)"
)
_SAID = re.compile(
    r"\bStand\s*:?\s+|Berichtszeitraum\b[^\n]{0,40}?\bbis\s+(?:zum\s+)?|\bumfasst\s+der\s+\w+\s+im\s+"
)
_RELEASED = re.compile(
    r"\b(?:Pressemitteilung|Meldung|Artikel|Beitrag|[Vv]eröffentlicht|Veröffentlichung)\s*(?:vom|am|:)\s+"
)
_HELD = re.compile(r"\bfand(?:en)?\s+(?:am\s+)?(?=\d)")


def spoken(content: str) -> Dated | None:
    """Return the day a text speaks of, or None when it says none.

    That is what it says itself; the last day of the year of a yearly report; the day of a press
    release; a date that stands alone on the front page; the last event reported as held.
    """
    said = [d for m in _SAID.finditer(content) if (d := _after(content, m.end()))]
    if yearly := YEARLY.search(content[:FRONT]):
        return next((d for d in said if d.iso.startswith(yearly["year"])), _end_of_year(yearly))
    held = [d for m in _HELD.finditer(content) if (d := _after(content, m.end()))]
    return next(iter(said), None) or published(Text(content)) or max(held, default=None)


def published(text: Text) -> Dated | None:
    """Return the day the front of a text gives as its publication, or None."""
    front = text.content[:FRONT]
    released = [d for m in _RELEASED.finditer(front[: FRONT // 4]) if (d := _after(front, m.end()))]
    return next(iter(released), None) or next(_alone(front), None)


def _end_of_year(yearly: re.Match[str]) -> Dated:
    return Dated(f"{yearly['year']}-12-31", yearly.start(), yearly.end("year"))


def _after(content: str, start: int) -> Dated | None:
    found = next(dates(content[start : start + 30]), None)
    return Dated(found.iso, start + found.start, start + found.end) if found else None


def _alone(front: str) -> Iterator[Dated]:
    """The dates that fill a line of their own."""
    text = Text(front)
    for found in dates(front):
        if text.lines[text.line_at(found.start) - 1].strip(MARKS) == front[found.start : found.end].strip():
            yield found
