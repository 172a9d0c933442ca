"""What a cell of a workbook shows of a value, and what no cell can hold."""

import math
import re
from contextlib import suppress
from datetime import datetime
from typing import Any, NamedTuple

import xlsxwriter
from xlsxwriter.format import Format

from synergraph.ontology import shipped
from synergraph.ontology.cells import inert, joined
from synergraph.ontology.layout import Column
from synergraph.ontology.model import Labels, ontology

YES, NO = Labels("ja", "yes"), Labels("nein", "no")
CHARACTERS = 32_767
"""How many characters (as UTF-16 counts them) a cell can hold."""
_NUMBERS = {"date": "yyyy-mm-dd", "decimal": "#,##0.##", "integer": "0"}
_FIRST_YEAR = "1901"
_TOO_LONG = Labels("zu lang für eine Zelle", "too long for a cell")
_UNKNOWN = Labels("enthält Zeichen, die keine Zelle hält", "has characters that no cell can hold")


class Omitted(NamedTuple):
    """A value that could not be written: where, and why."""

    sheet: str
    row: int
    column: str
    reason: str


class Formats:
    """The formats of a workbook; text stays text, also when somebody edits it."""

    def __init__(self, workbook: xlsxwriter.Workbook, language: str) -> None:
        self.head = workbook.add_format({"bold": True, "bg_color": "#E7EEF5", "bottom": 1, "text_wrap": True})
        self.wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
        self._text = workbook.add_format({"num_format": "@"})
        self._quoted = workbook.add_format({"num_format": "@", "quote_prefix": True})
        self._numbers = {name: workbook.add_format({"num_format": code}) for name, code in _NUMBERS.items()}
        self._numbers["date"].set_num_format("dd.mm.yyyy" if language == "de" else _NUMBERS["date"])

    def of(self, column: Column, text: str = "") -> Format:
        """Return the format of a column, for `text` that a spreadsheet could take for a formula its own."""
        if text and inert(text) != text:
            return self._quoted
        return self._numbers.get(column.datatype, self._text)


def written(value: Any, column: Column, language: str) -> str | float | datetime | None:
    """Return what the cell shows: a text, number or day; None for nothing."""
    if value is None or value == "" or value == []:
        return None
    if isinstance(value, bool):
        return (YES if value else NO)[language]
    if isinstance(value, (int, float)):
        return value if math.isfinite(value) else None
    if isinstance(value, list):
        return joined(value, column.separators, " ") or None
    match column.datatype:
        case "code":
            return label(column.scheme, value, language)
        case "edge":
            return ontology().edges[value].name[language]
        case "date":
            return _day(value)
    return str(value)


def label(scheme: str, code: str, language: str) -> str:
    """Return what people call a code, or the code itself where that could mean another."""
    for concept in shipped().of_kind(scheme):
        if concept.code == code:
            found = shipped().find(scheme, concept.label[language])
            return concept.label[language] if found == concept else code
    return code


def unwritable(text: str, language: str) -> str:
    """Return why no cell can hold a text, "" where one can."""
    if len(text.encode("utf-16-le", "surrogatepass")) > 2 * CHARACTERS:
        return _TOO_LONG[language]
    return _UNKNOWN[language] if re.search("[\ud800-\udfff\ufffe\uffff]", text) else ""


def _day(text: str) -> str | datetime:
    """Return a full date as a day, unless a spreadsheet's calendar begins later; else the text."""
    with suppress(ValueError):
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text) and text >= _FIRST_YEAR:
            return datetime.strptime(text, "%Y-%m-%d")
    return text
