"""What a graph says, in a form that two graphs can be compared by; and files of its tables alone."""

from collections.abc import Sequence
from pathlib import Path

import fastexcel
import xlsxwriter

from synergraph.graph import view
from synergraph.graph.export import stated_edges, stated_nodes
from synergraph.graph.export.stated import texts
from synergraph.graph.frames import QUALIFIERS
from synergraph.graph.graph import Graph
from synergraph.graph.resolve import gather, resolve
from synergraph.graph.sources import to_frame
from synergraph.loaders.table import load
from synergraph.ontology import Vocabulary, shipped
from synergraph.statements import Loaded, Source, Statement

Nodes = dict[str, dict[str, object]]
Edges = set[tuple[object, ...]]
NOTHING = Vocabulary({})


def nodes_of(graph: Graph, *, without: Sequence[str] = ()) -> Nodes:
    """Return what is said of each node, by id; lists count as sets, `without` are ids to leave out."""
    frame = stated_nodes(graph).join(texts(graph), on="id", how="left").drop("label_en")
    rows = {row["id"]: row for row in frame.iter_rows(named=True) if row["id"] not in without}
    return {
        identifier: {
            k: frozenset(v) if isinstance(v, list) else v for k, v in row.items() if v not in (None, [])
        }
        for identifier, row in rows.items()
    }


def edges_of(graph: Graph) -> Edges:
    """Return each edge with all its qualifiers."""
    return set(stated_edges(graph).select("source", "kind", "target", *QUALIFIERS).iter_rows())


def graph_of(folder: Path, statements: Sequence[Statement]) -> Graph:
    """Return the tables of a build of one source, without engines and vocabulary."""
    folder.mkdir(parents=True, exist_ok=True)
    resolved = resolve(
        gather([(Source(Path("s.csv"), "s", "table", "2024"), to_frame(statements))]), NOTHING, [], {}
    )
    holding = view.current(resolved.statements, ["document/s"])
    resolved.statements.write_parquet(folder / "statements.parquet")
    view.nodes(resolved.names, holding, NOTHING).write_parquet(folder / "nodes.parquet")
    view.edges(resolved.statements).write_parquet(folder / "edges.parquet")
    return Graph(folder)


def loaded(path: Path) -> Loaded:
    """Load a table that needs no map; the ledger balances."""
    result = load(Source(path, path.stem, "table", "2024"), shipped())
    assert result.rows == result.used + len(result.skipped)
    return result


def sheets_of(path: Path) -> dict[str, list[list[str]]]:
    """Return the cells of a workbook as texts, by sheet."""
    book = fastexcel.read_excel(path)
    tables = {
        name: book.load_sheet(name, header_row=None, skip_rows=0, dtypes="string")
        for name in book.sheet_names
    }
    return {
        name: [[cell or "" for cell in row] for row in table.to_polars().rows()] if table.height else []
        for name, table in tables.items()
    }


def saved(path: Path, sheets: dict[str, list[list[str]]]) -> Path:
    """Save sheets of texts as a workbook, as a spreadsheet program would after an edit."""
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                for index, cell in enumerate(row):
                    sheet.write_string(number, index, cell) if cell else None
    return path


def appended(rows: list[list[str]], **cells: str) -> None:
    """Append a row with cells under the titles given, blanks of titles written as underscores."""
    titles = [title.replace(" ", "_") for title in rows[0]]
    rows.append([cells.get(title, "") for title in titles])


def column(rows: list[list[str]], title: str) -> int:
    return rows[0].index(title)
