"""The table loader: CSV, TSV and XLSX, with a map in `synergraph.toml` or titles that speak for themselves."""

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from synergraph.errors import ConfigError, at
from synergraph.loaders.table import config, exported, header, sheets
from synergraph.loaders.table.cells import Quoted
from synergraph.loaders.table.entries import only, text
from synergraph.loaders.table.header import Header
from synergraph.loaders.table.ledger import Ledger
from synergraph.loaders.table.plan import Plan, mapped, recognised
from synergraph.loaders.table.rows import RowReader
from synergraph.loaders.table.sheets import Sheet
from synergraph.loaders.table.things import Context
from synergraph.loaders.table.values import Values
from synergraph.ontology import Vocabulary
from synergraph.statements import Evidence, Loaded, Source, Statement, Thing

OPTIONS = ("map", "sheet", "header_row", "encoding", "delimiter", "language", "complete_list")


class Reads(Protocol):
    """Makes statements of a row; `reason` says why it made none."""

    @property
    def reason(self) -> str: ...

    def read(self, row: Quoted) -> list[Statement]: ...


def load(source: Source, vocabulary: Vocabulary) -> Loaded:
    """Read a table into statements.

    Every row that is not blank is used or skipped with a reason; a value that cannot be read is
    left out with a note, and the rest of its row is kept. Raises `SourceError` when the file is
    no table, `ConfigError` when the map does not fit it.
    """
    with at(source.path.name):
        options = only(source.options, OPTIONS)
        english = _language(options) == "en"
        maps = config.read(options, vocabulary)
        found = sheets.read(
            source.path, encoding=text(options, "encoding"), delimiter=text(options, "delimiter")
        )
        ledger = Ledger(source.path.name)
        named: set[Thing] = set()
        plans = mapped(found, maps, options) if maps else recognised(found, source.path.stem, options, ledger)
        for plan in plans:
            context = Context(plan.header, Values(vocabulary, english, plan.sheet.stored), ledger, named)
            _read(plan, _readers(source, plan, context), ledger)
        _note_sheets(found, plans, ledger)
        if programme := text(options, "complete_list"):
            ledger.loaded.statements.append(_complete(source, plans[0], programme))
        return ledger.close()


def _language(options: Mapping[str, Any]) -> str:
    language = text(options, "language") or "de"
    if language not in {"de", "en"}:
        raise ConfigError(f"unknown language “{language}”", hint='write language = "de" or "en"')
    return language


def _readers(source: Source, plan: Plan, context: Context) -> list[Reads]:
    if plan.maps:
        return [RowReader(table, context) for table in plan.maps]
    return [exported.EdgeRows(context, exported.nodes(source.path.with_name("nodes.csv")))]


def _read(plan: Plan, readers: list[Reads], ledger: Ledger) -> None:
    """Read the rows below the header and enter each in the ledger."""
    sheet, loaded = plan.sheet, ledger.loaded
    for note in sheet.notes:
        ledger.note(sheet.name, note)
    titles = _padded(sheet.rows[plan.header.row - 1], plan.header) if plan.header.row else None
    for number, cells in _filled_down(plan):
        loaded.rows += 1
        if any(map(str.strip, cells[len(plan.header.titles) :])):
            ledger.unreadable(sheet.name, number, "", "more cells than titles; is a separator unquoted?")
        row = Quoted(sheet.name, number, plan.header, _padded(cells, plan.header))
        statements = [s for reader in readers for s in reader.read(row)] if row.cells != titles else []
        if statements:
            loaded.used += 1
            loaded.statements += statements
        else:
            reason = readers[0].reason if row.cells != titles else "repeats the header"
            ledger.skip(sheet.name, number, reason)


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
    read = {plan.sheet.name for plan in plans}
    for sheet in found:
        if sheet.name not in read and header.candidates(sheet):
            ledger.note(sheet.name, "not read: no map fits this sheet")


def _complete(source: Source, plan: Plan, programme: str) -> Statement:
    document = Thing("document", source.path.name, f"source:{source.id}")
    quote = "; ".join(plan.header.titles)
    evidence = Evidence(quote, sheet=plan.sheet.name, row=max(plan.header.row, 1))
    return Statement(document, "complete_list", evidence, object=Thing("programme", programme))
