"""A table and its map, loaded."""

import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
import xlsxwriter

from synergraph.loaders.table import load
from synergraph.ontology import shipped
from synergraph.statements import Loaded, Source

Cells = Sequence[Sequence[object]]
Read = Callable[..., Loaded]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Return a function that loads a table given as text, bytes or sheets, with a map in TOML."""

    def load_table(content: str | bytes | dict[str, Cells], toml: str = "", name: str = "") -> Loaded:
        name = name or ("tabelle.xlsx" if isinstance(content, dict) else "tabelle.csv")
        path = tmp_path / name
        if isinstance(content, dict):
            workbook(path, content)
        else:
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return load(Source(path, "tabelle", "table", "2024", tomllib.loads(toml)), shipped())

    return load_table


def workbook(path: Path, sheets: dict[str, Cells]) -> None:
    """Write sheets of cells; a value None leaves its cell out."""
    with xlsxwriter.Workbook(str(path), {"default_date_format": "dd.mm.yyyy"}) as book:
        for name, cells in sheets.items():
            sheet = book.add_worksheet(name)
            for row, values in enumerate(cells):
                for column, value in enumerate(values):
                    if value is not None:
                        sheet.write(row, column, value)
