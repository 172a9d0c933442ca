"""The pieces of a document, in their order: blocks of text, and grids of cells."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeAlias


class Block(NamedTuple):
    """A paragraph, heading or entry of a list.

    `line` is where the document has it: the line of a web page, the paragraph of a Word file.
    `level` is that of a heading, 0 for other text. The `style` of other text is "item" in a list,
    "term" and "definition" in a list of definitions, else "".
    """

    text: str
    line: int
    level: int = 0
    style: str = ""


class Row(NamedTuple):
    """One row of a grid, with the page or line it stands on (0 where there are none).

    `spans` says that one cell reaches over all columns: a heading among the rows, about no thing of
    its own. `printed` are the cells of each printed line of a row, where the text has the row line by line.
    """

    cells: tuple[str, ...]
    line: int = 0
    page: int = 0
    spans: bool = False
    printed: tuple[tuple[str, ...], ...] = ()


class Grid(NamedTuple):
    """A table: its rows, the header first where it has one."""

    rows: tuple[Row, ...]


Piece: TypeAlias = Block | Grid


def lines(pieces: Iterable[Piece]) -> Iterator[tuple[str, int]]:
    """Yield the document as lines of text, each with the line it has in the document.

    Headings and entries of lists are marked as in Markdown, cells are separated by tabs.
    """
    before = ""
    for piece in pieces:
        kind = "grid" if isinstance(piece, Grid) else piece.style
        if before and not (kind == before == "item") and before != "term":
            yield "", 0
        before = kind or "text"
        if isinstance(piece, Grid):
            yield from (("\t".join(map(_cell, row.cells)), row.line) for row in piece.rows)
        else:
            mark = "#" * piece.level + " " if piece.level else _MARKS.get(piece.style, "")
            yield from ((mark * (not n) + line, piece.line) for n, line in enumerate(piece.text.split("\n")))


_MARKS = {"item": "- "}


def _cell(text: str) -> str:
    return re.sub(r"\s*\n\s*", "<br>", text.strip()).replace("\t", " ")
