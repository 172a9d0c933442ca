"""Tables of a PDF, seen as a reader sees them: words that stand below each other, and rules between rows.

A PDF knows no tables. Words on one line with wide gaps between them begin one; lines whose words
stand in the same columns continue it, also on the next page.
"""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from synergraph.errors import SourceError
from synergraph.loaders import archive
from synergraph.loaders.documents.blocks import Grid, Row
from synergraph.loaders.documents.layout import Found, continued, tables
from synergraph.loaders.documents.lines import Bar, Word, goes_on, lines
from synergraph.loaders.documents.words import is_label

MOST_CHARACTERS = 100_000
_SHORTEST, _SHORTEST_BAR = 20, 6
_PATH = 2
_HYPHENS = (0xFFFE, 0x02, 0xAD)


def read(path: Path) -> list[Grid]:
    """Return the tables of a PDF in their order, most of them none to whom their titles mean nothing.

    Raises `SourceError` when the file is no PDF.
    """
    import pypdfium2 as pdfium

    try:
        return list(_grids(archive.read(path)))
    except (pdfium.PdfiumError, OSError) as error:
        raise SourceError("not a readable PDF", hint="open and save it again", place=path.name) from error


@lru_cache(maxsize=1)  # a report asks twice: for its text, and for its tables
def _grids(data: bytes) -> tuple[Grid, ...]:
    import pypdfium2 as pdfium

    grids: list[list[Row]] = []
    before: Found | None = None
    with pdfium.PdfDocument(data) as document:
        for number, page in enumerate(document, 1):
            before = _read_page(page, number, before, grids)
    return tuple(Grid(tuple(rows)) for rows in grids)


def _read_page(page: Any, number: int, before: Found | None, grids: list[list[Row]]) -> Found | None:
    """Add the tables of a page to `grids`; return the last, which may go on overleaf."""
    boxes = [drawn.get_bounds() for drawn in page.get_objects(filter=[_PATH])]
    rules = [y for left, bottom, right, top in boxes if right - left >= _SHORTEST for y in (bottom, top)]
    bars = [Bar(x, b, t) for left, b, right, t in boxes if t - b >= _SHORTEST_BAR for x in (left, right)]
    found = lines(list(_words(page.get_textpage(), bars)), bars)
    first, rest = continued(found, rules, before) if before else (None, found)
    fresh = list(tables(rest, rules))
    if first:
        rows = _printed(first, number)
        if rows[0].cells == grids[-1][0].cells:
            grids[-1] += rows[1:]
        elif 2 * sum(map(is_label, rows[0].cells)) > len(rows[0].cells):  # another table with like columns
            grids.append(rows)
        else:
            grids[-1] += rows
    grids += [_printed(table, number) for table in fresh]
    return fresh[-1] if fresh else first


def _printed(table: Found, page: int) -> list[Row]:
    rows = zip(table.rows, table.printed, strict=True)
    return [Row(cells, page=page, printed=printed) for cells, printed in rows]


def _words(text: Any, bars: list[Bar]) -> Iterator[Word]:
    """Yield the runs of characters on one line without wide gaps, with the blanks that PDFium sees.

    The boxes are those of the font, not of the ink: they are equally high along a line.
    """
    from pypdfium2.raw import FPDFText_GetUnicode

    run: Word | None = None
    blank = ""
    count = text.count_chars()
    for index in range(count if count <= MOST_CHARACTERS else 0):
        code = FPDFText_GetUnicode(text.raw, index)
        character = "-" if code in _HYPHENS else chr(code)
        if not character.isprintable() or character.isspace():
            blank = " "
            continue
        left, bottom, right, top = text.get_charbox(index, loose=True)
        word = Word(character, left, right, (bottom + top) / 2, top - bottom)
        if run and goes_on(run, word, bars):
            run = run.and_then(word, blank)
        else:
            yield from [run] if run else []
            run = word
        blank = ""
    yield from [run] if run else []
