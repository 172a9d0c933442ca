"""Writing workbooks of `ontology.layout`: hints, drop-down lists, formats, and a guide in front."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from itertools import chain, islice
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import XlsxWriterException
from xlsxwriter.worksheet import Worksheet

from synergraph.errors import UsageError
from synergraph.graph.export.cells import Formats, Omitted, unwritable, written
from synergraph.graph.export.guide import guide, hint
from synergraph.graph.export.lists import Lists
from synergraph.ontology.layout import GUIDE, Column, SheetLayout

Row = Mapping[str, Any]
ROWS = 1_048_575
"""How many rows a sheet can have below its header."""
_SPARE = 1_000
_OPTIONS = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
_WIDTHS = {"date": 13, "decimal": 16, "integer": 11, "boolean": 11, "code": 20, "edge": 20}


@contextmanager
def book(path: Path, language: str, names: Callable[[str], list[str]]) -> Iterator["Book"]:
    """Write a workbook to `path`, which it replaces when all is done.

    `names` says what a drop-down list of a kind offers. Raises `UsageError` where the file
    cannot be written.
    """
    fresh = path.with_name(f"{path.name}.new")
    try:
        with xlsxwriter.Workbook(str(fresh), _OPTIONS) as workbook:
            made = Book(workbook, language, names)
            yield made
            made.finish()
        fresh.replace(path)
    except (OSError, XlsxWriterException) as error:
        raise UsageError(
            f"cannot be written: {error}", place=str(path), hint="close it in the spreadsheet program"
        ) from error
    finally:
        fresh.unlink(missing_ok=True)


class Book:
    """A workbook that is being written; its first sheet is the guide."""

    def __init__(
        self, workbook: xlsxwriter.Workbook, language: str, names: Callable[[str], list[str]]
    ) -> None:
        self._workbook = workbook
        self._language = language
        self._formats = Formats(workbook, language)
        self._guide = workbook.add_worksheet(GUIDE[language])
        self._lists = Lists(language, names)
        self._sheets: list[tuple[str, SheetLayout]] = []
        self._omitted: list[Omitted] = []

    def fill(self, sheet: SheetLayout, columns: tuple[Column, ...], rows: Iterable[Row]) -> None:
        """Write a sheet, and a second and third where the rows are more than one can hold."""
        source, number = iter(rows), 1
        first = next(source, None)
        while number == 1 or first is not None:
            title = sheet.title[self._language] + (f" {number}" if number > 1 else "")
            head = [] if first is None else [first]
            self._write(title, sheet, columns, chain(head, islice(source, ROWS - len(head))))
            first, number = next(source, None), number + 1

    def _write(
        self, title: str, sheet: SheetLayout, columns: tuple[Column, ...], rows: Iterable[Row]
    ) -> None:
        page = self._workbook.add_worksheet(title)
        self._sheets.append((title, sheet))
        for index, column in enumerate(columns):
            page.write_string(0, index, column.title[self._language], self._formats.head)
            page.write_comment(0, index, hint(column, self._language), {"x_scale": 2})
            page.set_column(
                index,
                index,
                self._width(column),
                self._formats.of(column),
                {"hidden": column.term == "former"},
            )
        last = 0
        for last, row in enumerate(rows, 1):
            for index, column in enumerate(columns):
                self._cell(page, last, index, column, row.get(column.term))
        page.freeze_panes(1, 1)
        page.autofilter(0, 0, max(last, 1), len(columns) - 1)
        for index, column in enumerate(columns):
            if rule := self._lists.rule(column, sheet):
                page.data_validation(1, index, min(last + _SPARE, ROWS), index, rule)

    def _cell(self, page: Worksheet, row: int, index: int, column: Column, value: Any) -> None:
        text = written(value, column, self._language)
        if text is None:
            return
        if isinstance(text, str):
            if reason := unwritable(text, self._language):
                place = (page.get_name(), row + 1, column.title[self._language])
                self._omitted.append(Omitted(*place, reason))
                return
            page.write_string(row, index, text, self._formats.of(column, text))
        elif isinstance(text, datetime):
            page.write_datetime(row, index, text, self._formats.of(column))
        else:
            page.write_number(row, index, text, self._formats.of(column))

    def _width(self, column: Column) -> int:
        wanted = 34 if column.term in {"name", "source", "target"} else _WIDTHS.get(column.datatype, 24)
        return max(wanted, len(column.title[self._language]) + 3)

    def finish(self) -> None:
        """Write the hidden lists and the guide."""
        self._lists.write(self._workbook)
        self._guide.set_column(0, 0, 30, self._formats.wrapped)
        self._guide.set_column(1, 1, 100, self._formats.wrapped)
        for number, (left, right, heading) in enumerate(guide(self._sheets, self._omitted, self._language)):
            form = self._formats.head if heading else self._formats.wrapped
            self._guide.write_string(number, 0, left, form)
            self._guide.write_string(number, 1, right, form)
        self._guide.activate()
