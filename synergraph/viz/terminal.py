"""Tables on a terminal: as a grid, or with the long texts below each row where a grid has no room for them."""

import io
import sys
from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from synergraph.queries.sheet import Sheet
from synergraph.viz.cells import texts

PIPED = 140
_CROWDED, _GAP, _INDENT = 1.5, 3, 6


def terminal(sheets: Sequence[Sheet], lang: str, width: int = 0) -> str:
    """Return sheets as text, numbers as `lang` writes them; `width` is in characters.

    Without width they are as wide as the terminal, or `PIPED` columns where there is none.
    """
    wide = width or (None if sys.stdout.isatty() else PIPED)
    out = io.StringIO()
    console = Console(file=out, width=wide, highlight=False, color_system=None)
    for sheet in sheets:
        rows = texts(sheet, lang)
        if not rows:
            console.print(Text(f"{sheet.title}: –\n"))
            continue
        long = _long(sheet, rows, console.width)
        _rows(console, sheet, rows, long) if long else console.print(_grid(sheet, rows))
        if sheet.note:
            console.print(Text(sheet.note))
    return "\n".join(line.rstrip() for line in out.getvalue().rstrip().split("\n"))


def _widths(sheet: Sheet, rows: list[list[str]]) -> list[int]:
    return [max(map(len, column)) for column in zip(sheet.columns, *rows, strict=True)]


def _long(sheet: Sheet, rows: list[list[str]], width: int) -> list[int]:
    """Return the columns that go below their row: the widest, when all side by side are crowded.

    The first column of texts says what a row is about: it goes last.
    """
    widths, long = _widths(sheet, rows), list[int]()
    if _room(widths, long) > _CROWDED * width:
        about = next((at for at in range(len(widths)) if not _numeric(sheet, at)), 0)
        widest = sorted(range(len(widths)), key=lambda at: (at in (0, about), -widths[at]))
        while widest and _room(widths, long) > width:
            long.append(widest.pop(0))
    return sorted(long) if len(long) > 1 else []


def _room(widths: list[int], long: list[int]) -> int:
    return sum(one + _GAP for at, one in enumerate(widths) if at not in long)


def _numeric(sheet: Sheet, at: int) -> bool:
    return all(isinstance(row[at], int | float) or row[at] is None for row in sheet.rows)


def _grid(sheet: Sheet, rows: list[list[str]]) -> Table:
    table = Table(title=Text(sheet.title), title_justify="left", box=box.SIMPLE_HEAD, title_style="bold")
    for at, column in enumerate(sheet.columns):
        table.add_column(Text(column), justify="right" if _numeric(sheet, at) else "left", overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))
    return table


def _rows(console: Console, sheet: Sheet, rows: list[list[str]], long: list[int]) -> None:
    widths = _widths(sheet, rows)
    short = [at for at in range(len(widths)) if at not in long]

    def line(cells: Sequence[str]) -> Text:
        aligned = (
            cells[at].rjust(widths[at]) if _numeric(sheet, at) else cells[at].ljust(widths[at])
            for at in short
        )
        return Text(f"  {'   '.join(aligned)}".rstrip())

    console.print(Text(f"{sheet.title}\n"))
    console.print(line(sheet.columns))
    console.print(Text(f" {'─' * min(console.width - 2, _room(widths, long))}"))
    for row in rows:
        console.print(line(row))
        for at in long:
            if row[at]:
                console.print(Padding(Text(f"{sheet.columns[at]}: {row[at]}"), (0, 0, 0, _INDENT)))
    console.print()
