"""The table loader: CSV, TSV and XLSX, with a map in `synergraph.toml` or titles that speak for themselves."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from synergraph.collector import no_collection
from synergraph.errors import ConfigError, at
from synergraph.loaders.table import (
    concealed,
    config,
    header,
    headings,
    links,
    recurring,
    sheets,
    stand,
    workbook,
)
from synergraph.loaders.table.cells import Quoted
from synergraph.loaders.table.circles import circles
from synergraph.loaders.table.entries import flag, only, text
from synergraph.loaders.table.header import Header
from synergraph.loaders.table.ledger import Ledger
from synergraph.loaders.table.links import LinkReader
from synergraph.loaders.table.mapping import LinkMap
from synergraph.loaders.table.plan import Plan, Reads, mapped, recognised
from synergraph.loaders.table.rows import RowReader, total
from synergraph.loaders.table.sheets import Sheet
from synergraph.loaders.table.things import Context
from synergraph.loaders.table.values import Values
from synergraph.ontology import Vocabulary
from synergraph.statements import Evidence, Loaded, Source, Statement, Thing

Rows = list[tuple[int, list[str]]]
"""Rows that are not blank, with the numbers that the spreadsheet gives them."""

OPTIONS = (
    "map",
    "sheet",
    "header_row",
    "encoding",
    "delimiter",
    "language",
    "complete_list",
    "hidden_sheets",
    "hidden_rows",
)


def load(source: Source, vocabulary: Vocabulary) -> Loaded:
    """Read a table into statements.

    Every row that is not blank is used or skipped with a reason; a value that cannot be read is
    left out with a note, and the rest of its row is kept. Raises `SourceError` when the file is
    no table, `ConfigError` when the map does not fit it.
    """
    with at(source.path.name), no_collection():
        options = only(source.options, OPTIONS)
        encoding, delimiter = text(options, "encoding"), text(options, "delimiter")
        found = sheets.read(source.path, encoding=encoding, delimiter=delimiter)
        return load_sheets(source, vocabulary, found)


def guess_as_of(path: Path) -> str:
    """Return the day or month a table speaks of, as its file's name or a line beside it says, or ""."""
    return stand.said(path)


def load_sheets(source: Source, vocabulary: Vocabulary, found: list[Sheet]) -> Loaded:
    """Read the tables that another loader found in its file, as `load` reads those of a workbook.

    Raises `ConfigError` when no map fits them and their titles do not speak for themselves.
    """
    options = only(source.options, OPTIONS)
    english = _language(options) == "en"
    maps = config.read(options, vocabulary)
    ledger = Ledger(source.path.name)
    said: set[tuple[Thing, str, str | Thing]] = set()
    plans = (
        mapped(found, maps, options) if maps else recognised(found, source.path, options, vocabulary, ledger)
    )
    for plan in plans:
        values, rows = Values(vocabulary, english, plan.sheet.stored), list(_filled_down(plan))
        dated = recurring.occasions(plan.maps, plan.header, values, rows)
        context = Context(plan.header, values, ledger, said, dated)
        beside = headings.aside(plan.maps, plan.header, rows, vocabulary)
        readers, with_hidden = _readers(source, plan, context, found), flag(options, "hidden_rows", True)
        _read(plan, rows, readers, ledger, with_hidden, beside.reasons)
        ledger.names_alone(plan.sheet.name, [(row.number, row.name) for row in beside.doubtful])
    _note_sheets(found, plans, ledger)
    if any(plan.maps for plan in plans):
        _note_circles(ledger)
    if programme := text(options, "complete_list"):
        ledger.loaded.statements.append(_complete(source, plans[0], programme))
    return ledger.close()


def _language(options: Mapping[str, Any]) -> str:
    language = text(options, "language") or "de"
    if language not in {"de", "en"}:
        raise ConfigError(f"unknown language “{language}”", hint='write language = "de" or "en"')
    return language


def _readers(source: Source, plan: Plan, context: Context, found: list[Sheet]) -> list[Reads]:
    if plan.reader:
        return [plan.reader(context)]
    return [
        LinkReader(table, context, links.ends(table.things, source.path, found, context))
        if isinstance(table, LinkMap)
        else RowReader(table, context)
        for table in plan.maps
    ]


def _read(
    plan: Plan,
    rows: Rows,
    readers: list[Reads],
    ledger: Ledger,
    with_hidden: bool,
    beside: Mapping[int, str],
) -> None:
    """Read the rows below the header and enter each in the ledger, those `beside` the table with the reason."""
    sheet, loaded = plan.sheet, ledger.loaded
    if with_hidden and (note := concealed.note(sheet, plan.header)):
        ledger.note(sheet.name, note)
    for note in sheet.notes:
        ledger.note(sheet.name, note)
    titles = _padded(sheet.rows[plan.header.row - 1], plan.header) if plan.header.row else None
    for number, cells in rows:
        loaded.rows += 1
        if any(map(str.strip, cells[len(plan.header.titles) :])):
            ledger.unreadable(sheet.name, number, "", "more cells than titles; is a separator unquoted?")
        row = Quoted(sheet.name, number, plan.header, _padded(cells, plan.header))
        why = "" if with_hidden or number not in sheet.hidden_rows else "a hidden row (hidden_rows = false)"
        why = why or ("repeats the header" if row.cells == titles else beside.get(number, ""))
        why = why or (total(cells) if plan.maps else "")
        statements = [s for reader in readers for s in reader.read(row)] if not why else []
        if statements:
            loaded.used += 1
            loaded.statements += statements
        else:
            ledger.skip(sheet.name, number, why or "; ".join(dict.fromkeys(r.reason for r in readers)))


def _padded(cells: list[str], header: Header) -> list[str]:
    width = len(header.titles)
    return cells if len(cells) == width else (cells + [""] * width)[:width]


def _filled_down(plan: Plan) -> Iterable[tuple[int, list[str]]]:
    """Yield the rows that are not blank; merged cells of `fill_down` columns count for all their rows."""
    columns = [plan.header.index(title) for table in plan.maps for title in table.fill_down]
    above: dict[int, str] = {}
    for number, cells in enumerate(plan.sheet.rows[plan.header.row :], plan.header.row + 1):
        if not any(map(str.strip, cells)):
            continue
        for column in columns:
            if column is not None and column < len(cells):
                above[column] = cells[column] if cells[column].strip() else above.get(column, "")
                cells[column] = above[column]
        yield number, cells


def _note_sheets(found: list[Sheet], plans: list[Plan], ledger: Ledger) -> None:
    read = {plan.sheet.name for plan in plans} | workbook.frame(found)
    for sheet in found:
        if sheet.name not in read and header.candidates(sheet):
            why = concealed.SHEET if sheet.hidden else "no map fits this sheet"
            ledger.note(sheet.name, f"not read: {why}")


def _note_circles(ledger: Ledger) -> None:
    for statement, reason in circles(ledger.loaded.statements):
        ledger.unreadable(statement.evidence.sheet, statement.evidence.row, "", reason)


def _complete(source: Source, plan: Plan, programme: str) -> Statement:
    document = Thing("document", source.path.name, f"source:{source.id}")
    quote = "; ".join(plan.header.titles)
    evidence = Evidence(quote, sheet=plan.sheet.name, row=max(plan.header.row, 1))
    return Statement(document, "complete_list", evidence, object=Thing("programme", programme))
