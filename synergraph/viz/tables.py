"""Tables for people and for other programs: terminal, Markdown, JSON, CSV, XLSX."""

import csv
import io
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from synergraph.errors import UsageError
from synergraph.graph.export import inert
from synergraph.queries.sheet import Sheet
from synergraph.viz.cells import text, texts

FORMATS = ("table", "json", "csv", "md", "xlsx")


def render(sheets: Sequence[Sheet], format: str, width: int = 0, lang: str = "de") -> str:
    """Return the sheets as text in one of `FORMATS` except xlsx.

    CSV joins several sheets with a blank line. `width` limits the terminal table (0: as wide as
    the terminal, or 140 columns where there is none). In the forms for people, table and md, numbers
    are written as `lang` does.
    """
    if format in ("table", "md"):
        return _markdown(sheets, lang) if format == "md" else _terminal(sheets, lang, width)
    return _json(sheets) if format == "json" else _csv(sheets)


def write_xlsx(sheets: Sequence[Sheet], path: Path) -> Path:
    """Write one worksheet per sheet, texts as texts: a cell never becomes a formula or a link."""
    import xlsxwriter

    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(str(path), plain) as book:
        bold = book.add_format({"bold": True, "bottom": 1})
        for number, sheet in enumerate(sheets, 1):
            page = book.add_worksheet(_sheet_name(sheet.title, number))
            page.write_row(0, 0, sheet.columns, bold)
            for row, values in enumerate(sheet.rows, 1):
                page.write_row(row, 0, [_plain(v) for v in values])
            page.freeze_panes(1, 0)
            page.autofilter(0, 0, max(len(sheet.rows), 1), max(len(sheet.columns) - 1, 0))
            page.autofit()
    return path


def emit(
    sheets: Sequence[Sheet], format: str, target: Path | None, write: Callable[[str], None], lang: str = "de"
) -> None:
    """Send the sheets, as `render` makes them, to the file `target`, or to `write` where there is none.

    Raises `UsageError` for xlsx without a file.
    """
    if format == "xlsx":
        if target is None:
            raise UsageError("xlsx needs a file", hint="add -o FILE.xlsx")
        write_xlsx(sheets, target)
    elif target is not None:
        target.write_text(render(sheets, format, 160, lang) + "\n", encoding="utf-8")
    else:
        write(render(sheets, format, lang=lang))


def _terminal(sheets: Sequence[Sheet], lang: str, width: int) -> str:
    from synergraph.viz.terminal import terminal

    return terminal(sheets, lang, width)


def _markdown(sheets: Sequence[Sheet], lang: str) -> str:
    def line(cells: Sequence[str]) -> str:
        return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"

    parts = []
    for sheet in sheets:
        rule = "|" + "---|" * len(sheet.columns)
        body = "\n".join([line(sheet.columns), rule, *map(line, texts(sheet, lang))])
        parts.append(f"## {sheet.title}\n\n{body}" + (f"\n\n{sheet.note}" if sheet.note else ""))
    return "\n\n".join(parts)


def _json(sheets: Sequence[Sheet]) -> str:
    tables = [[dict(zip(sheet.columns, row, strict=True)) for row in sheet.rows] for sheet in sheets]
    data = tables[0] if len(tables) == 1 else {s.title: t for s, t in zip(sheets, tables, strict=True)}
    return json.dumps(data, ensure_ascii=False, indent=2, default=str)


def _csv(sheets: Sequence[Sheet]) -> str:
    parts = []
    for sheet in sheets:
        written = io.StringIO()
        writer = csv.writer(written, lineterminator="\n")
        writer.writerow(sheet.columns)
        writer.writerows([inert(_plain(v)) for v in row] for row in sheet.rows)
        parts.append(written.getvalue())
    return "\n".join(parts).rstrip("\n")


def _plain(value: Any) -> Any:
    """Return a value as other programs read it: the parts of a list in one text."""
    return text(value, "en") if isinstance(value, list | tuple) else value


def _sheet_name(title: str, number: int) -> str:
    """Return a worksheet's name: numbered, since 31 characters may not tell two titles apart."""
    plain = "".join(c for c in title if c not in r"[]:*?/\'")
    return f"{number} {plain}"[:31].strip()
