"""The tables inside documents, read by the table loader; evidence points into the document."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from synergraph.errors import ConfigError, SourceError, at
from synergraph.loaders import archive
from synergraph.loaders.documents.blocks import Grid
from synergraph.loaders.documents.words import is_label
from synergraph.ontology import Vocabulary
from synergraph.statements import Loaded, Source, Statement


def grids_of(path: Path) -> list[Grid]:
    """Return the tables of a PDF or Word file; [] for other files."""
    match archive.suffix(path):
        case ".pdf":
            from synergraph.loaders.documents import pdf

            return pdf.read(path)
        case ".docx":
            from synergraph.loaders.documents import docx

            return [piece for piece in docx.read(path) if isinstance(piece, Grid)]
    return []


def load_grids(source: Source, vocabulary: Vocabulary, grids: list[Grid], within: str = "") -> Loaded:
    """Read the tables that the source's map names or, without one, whose titles speak for themselves.

    The others are left to those who read prose. `within` is the file of a folder that holds them.
    Raises `ConfigError` when a map fits no table.
    """
    from synergraph.loaders import table  # with it come polars and fastexcel
    from synergraph.loaders.table.sheets import Sheet

    known = {name: value for name, value in source.options.items() if name in table.OPTIONS}
    source = replace(source, options=known)
    filled = named(grids)
    total = Loaded([])
    for names in [list(filled)] if "map" in known else [[name] for name in filled]:
        found = [Sheet(name, [list(row.cells) for row in filled[name].rows]) for name in names]
        try:
            with at(source.path.name):
                loaded = table.load_sheets(source, vocabulary, found) if found else Loaded([])
        except (ConfigError, SourceError):
            if "map" in known:
                raise
            continue
        total = _joined(total, loaded, filled, within)
    return total


def named(grids: list[Grid]) -> dict[str, Grid]:
    """Return the tables that have rows below a header, by what a map calls them: “table 2 on page 7”.

    Headings among their rows are left out.
    """
    found = {name: _without_headings(grid) for name, grid in _named(grids)}
    return {name: grid for name, grid in found.items() if len(grid.rows) > 1 and not _of_facts(grid)}


def _without_headings(grid: Grid) -> Grid:
    return Grid(tuple(row for row in grid.rows if not row.spans))


def _named(grids: list[Grid]) -> Iterator[tuple[str, Grid]]:
    """Name the tables by their number, and their page where they have one."""
    for number, grid in enumerate(grids, 1):
        page = grid.rows[0].page if grid.rows else 0
        yield f"table {number} on page {page}" if page else f"table {number}", grid


def _of_facts(grid: Grid) -> bool:
    """Whether the first column holds labels: then the table tells of one thing, and has no header."""
    return sum(is_label(row.cells[0]) for row in grid.rows) > 1


def _joined(total: Loaded, loaded: Loaded, grids: dict[str, Grid], within: str) -> Loaded:
    return Loaded(
        total.statements + [_placed(statement, grids, within) for statement in loaded.statements],
        total.rows + loaded.rows,
        total.used + loaded.used,
        total.skipped + loaded.skipped,
        total.notes + loaded.notes,
    )


def _placed(statement: Statement, grids: dict[str, Grid], within: str) -> Statement:
    """Say where in the document the row stands: on which page, or in which line."""
    evidence = statement.evidence
    grid = grids[evidence.sheet]
    row = grid.rows[evidence.row - 1]
    place = evidence._replace(page=row.page, line=row.line, row=0 if row.line else evidence.row)
    sheet = within if row.line else evidence.sheet.split(" on ")[0]
    return replace(statement, evidence=place._replace(sheet=sheet))
