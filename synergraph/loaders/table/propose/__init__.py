"""Proposing a map for a foreign table: presets first, then the words of its titles, then its cells."""

from pathlib import Path

from synergraph.errors import SynergraphError, at
from synergraph.loaders.table import header, sheets, unmapped, workbook
from synergraph.loaders.table.ledger import Ledger
from synergraph.loaders.table.mapping import TableMap
from synergraph.loaders.table.plan import Plan, recognised
from synergraph.loaders.table.propose.proposal import Proposal
from synergraph.loaders.table.propose.sheet import SheetProposal
from synergraph.loaders.table.sheets import Sheet
from synergraph.ontology import Vocabulary

__all__ = ["Proposal", "propose"]


def propose(path: Path, vocabulary: Vocabulary) -> Proposal:
    """Return maps for the tables of a CSV, TSV or XLSX file, with a reason for every choice.

    Sheets that need no map, are hidden or hold no table are named in the notes. Raises `SourceError` when
    the file cannot be read or holds no table at all.
    """
    with at(path.name):
        found = sheets.read(path)
        proposal, visible = Proposal(), sheets.shown(found)
        speaking = _speaking(found, path, vocabulary)
        for sheet in found:
            if sheet.name in speaking:
                proposal.notes.append(
                    f"{sheet.place or 'the table'} needs no map: its titles speak for themselves"
                )
            elif sheet not in visible:
                _aside(sheet, path, vocabulary, proposal)
            elif len(header.candidates(sheet)) > 1:
                SheetProposal(sheet, path, vocabulary).add_to(proposal)
            elif len(found) == 1:
                raise header.no_table(sheet)
            else:
                proposal.notes.append(f"{sheet.place} holds no table")
        return proposal


def _aside(sheet: Sheet, path: Path, vocabulary: Vocabulary, proposal: Proposal) -> None:
    """Enter a hidden sheet: it is left out, and its map waits as a comment."""
    if len(header.candidates(sheet)) > 1:
        aside = Proposal()
        SheetProposal(sheet, path, vocabulary).add_to(aside)
        proposal.hidden += aside.drafts
        proposal.notes.append(f"{sheet.place} is hidden and left out: {'; '.join(aside.notes) or _WAITS}")


_WAITS = "to read it, take the # from its map below"


def _speaking(found: list[Sheet], path: Path, vocabulary: Vocabulary) -> set[str]:
    """Return the names of the sheets that are read whole without a map."""
    try:
        plans = recognised(found, path, {}, vocabulary, Ledger(path.name))
    except SynergraphError:
        return set()
    whole = {p.sheet.name for p in plans if p.reader or not unmapped.unused(p.header, _map(p))}
    return whole | set(workbook.frame(found))


def _map(plan: Plan) -> TableMap:
    return next(table for table in plan.maps if isinstance(table, TableMap))
