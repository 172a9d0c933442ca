"""Drop-down lists of a workbook: codes of the ontology, words of the vocabulary, names of other sheets."""

from collections.abc import Callable
from itertools import zip_longest
from typing import Any

import xlsxwriter

from synergraph.graph.export.cells import NO, YES, label
from synergraph.ontology import shipped
from synergraph.ontology.layout import FILLED, MARKER, Column, SheetLayout, layout
from synergraph.ontology.model import ontology


class Lists:
    """The lists that columns asked for; they stand side by side in the hidden sheet."""

    def __init__(self, language: str, names: Callable[[str], list[str]]) -> None:
        self._language = language
        self._names = names
        self._lists: dict[str, list[str]] = {}

    def rule(self, column: Column, sheet: SheetLayout) -> dict[str, Any] | None:
        """Return the validation of a column of a sheet, None where anything may stand.

        Codes are the only values allowed; names are offered, and others may be written.
        """
        match column.datatype:
            case "code":
                codes = [concept.code for concept in shipped().of_kind(column.scheme)]
                return _offer(
                    self._range(column.scheme, lambda: self._labels(column.scheme, codes)), stop=True
                )
            case "boolean":
                return {"validate": "list", "source": [YES[self._language], NO[self._language]]}
            case "edge":
                title = sheet.title[self._language]
                return _offer(self._range(title, lambda: self._relations(sheet)), stop=True)
            case "thing":
                return self._things(column.kinds[0])
        return None

    def _things(self, kind: str) -> dict[str, Any] | None:
        if kind in FILLED and not _is_vocabulary(kind):
            title = next(sheet.title[self._language] for sheet in layout() if sheet.kind == kind)
            column = f"'{title}'!$A"
            return _offer(f"=OFFSET({column}$2,0,0,MAX(1,COUNTA({column}:$A)-1),1)")
        source = self._range(kind, lambda: self._names(kind))
        return _offer(source) if self._lists[kind] else None

    def _range(self, name: str, values: Callable[[], list[str]]) -> str:
        if name not in self._lists:
            self._lists[name] = values()
        column = xlsxwriter.utility.xl_col_to_name(list(self._lists).index(name), col_abs=True)
        return f"={MARKER}!{column}$2:{column}${len(self._lists[name]) + 1}"

    def _labels(self, scheme: str, codes: list[str]) -> list[str]:
        return [label(scheme, code, self._language) for code in codes]

    def _relations(self, sheet: SheetLayout) -> list[str]:
        return [ontology().edges[edge].name[self._language] for edge in sheet.edges]

    def write(self, workbook: xlsxwriter.Workbook) -> None:
        """Write the hidden sheet with all lists."""
        page = workbook.add_worksheet(MARKER)
        page.hide()
        for number, row in enumerate([list(self._lists), *zip_longest(*self._lists.values())]):
            for index, text in enumerate(row):
                if text:
                    page.write_string(number, index, text)


def _offer(source: str, *, stop: bool = False) -> dict[str, Any]:
    return {"validate": "list", "source": source, "show_error": stop}


def _is_vocabulary(kind: str) -> bool:
    """Whether a kind has no attributes of its own beside its name, so that its things are words."""
    attributes = ontology().attributes.values()
    return not any(a.functional and a.kind != "name" and kind in a.kinds for a in attributes)
