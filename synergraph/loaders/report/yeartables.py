"""Tables of counts by year: one row a label, one column a year, in clean and in scrambled form."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from synergraph.loaders.report.text import Text
from synergraph.ontology.names import unwrap

CAPTION = re.compile(
    r"^[\s*#_]*Tabelle\s+(?P<number>\d+)\s*:\s*(?P<title>[^\n]+(?:\n(?![\s*]*\n)[^\n\t|]+)?)", re.MULTILINE
)
LONGEST = 3500
_YEARS = re.compile(r"20\d\d(?:\s+20\d\d)*(?!\d)")
_COUNT = r"(?:[–—−-]|\d{1,3}(?:\.\d{3})+|\d+)"
_END = re.compile(r"^\s*(?:#|[*#_\s]*(?:Tabelle|Abbildung)\s+\d+\s*:)", re.MULTILINE)
_MARKS = re.compile(r"<[^<>\n]{1,20}>|[*_]")
_LABEL = r"(?P<label>[^\W\d_][^\n\t]*?(?:\n[^\n\t]+?)?)"
MAX_BREAKS = 8


class Count(NamedTuple):
    """One printed cell: the column group and year it stands under; a dash counts 0."""

    group: str
    year: int
    value: int


class Row(NamedTuple):
    """A row: its label, its cells, and the characters it takes."""

    label: str
    counts: tuple[Count, ...]
    start: int
    end: int


class Table(NamedTuple):
    """A table with the number and title its caption prints."""

    number: str
    title: str
    rows: tuple[Row, ...]


def tables(text: Text) -> Iterator[Table]:
    """Yield the tables whose caption is printed and whose header consists of years, in order."""
    for caption in CAPTION.finditer(text.content):
        rest = text.content[caption.end() : caption.end() + LONGEST]
        ended = _END.search(rest)
        body = _plain(rest[: ended.start()] if ended else rest)
        if header := _YEARS.search(body):
            title = re.sub(r"\s+", " ", unwrap(_plain(caption["title"]))).strip()
            yield Table(caption["number"], title, tuple(_rows(body, header, caption.end())))


def _plain(body: str) -> str:
    """Blank out marks and bring cell borders together, every character staying in its place."""
    return _MARKS.sub(lambda m: " " * len(m[0]), body).replace("|", "\t")


def _rows(body: str, header: re.Match[str], offset: int) -> Iterator[Row]:
    years = [int(year) for year in header[0].split()]
    groups = _groups(body[: header.start()], years)
    counts = rf"(?P<counts>{_COUNT}(?:\s+{_COUNT}){{{len(years) - 1}}})"
    row = re.compile(rf"{_LABEL}\s+{counts}(?=[ \t]*(?:\n|$|[A-ZÄÖÜ]))")
    position = header.end()
    for match in row.finditer(body, header.end()):
        if body[position : match.start()].count("\n") > MAX_BREAKS:
            return
        values = [int(c.replace(".", "")) if c[0].isdigit() else 0 for c in match["counts"].split()]
        cells = tuple(Count(*cell) for cell in zip(groups, years, values, strict=True))
        label = re.sub(r"\s+", " ", unwrap(match["label"])).strip()
        yield Row(label, cells, offset + match.start(), offset + match.end())
        position = match.end()
        if label.casefold().startswith(("summe", "gesamt")):
            return


def _groups(head: str, years: list[int]) -> list[str]:
    """The column group of each year: where the years start again, a further header above begins."""
    restarts = [i for i, (a, b) in enumerate(pairwise(years), 1) if b <= a]
    names = [name.strip() for name in re.split(r"[\t\n]+", head) if name.strip()]
    if not restarts or len(names) <= len(restarts):
        return [""] * len(years)
    bounds = [0, *restarts, len(years)]
    spans = zip(names[-len(restarts) - 1 :], pairwise(bounds), strict=True)
    return [re.sub(r"\s+", " ", name) for name, (a, b) in spans for _ in range(a, b)]
