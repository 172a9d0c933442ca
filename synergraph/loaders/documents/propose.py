"""Proposing maps for the tables of a Word file, as for the sheets of a workbook."""

from pathlib import Path

from synergraph.errors import at
from synergraph.loaders import archive
from synergraph.loaders.documents.grids import grids_of, named
from synergraph.loaders.table import header, unmapped
from synergraph.loaders.table.propose.best import best
from synergraph.loaders.table.propose.proposal import Proposal
from synergraph.loaders.table.propose.sheet import SheetProposal
from synergraph.loaders.table.sheets import Sheet
from synergraph.ontology import Vocabulary


def propose(path: Path, vocabulary: Vocabulary, loader: str = "report") -> Proposal:
    """Return maps for the tables of a Word file whose titles are known, with a reason for every choice.

    There are none where all these speak for themselves, nor for other files. Tables with other titles are
    often none of data; the notes name them. Raises `SourceError` when the file cannot be read.
    """
    proposal = Proposal(loader)
    with at(path.name):
        found = _sheets(path) if archive.suffix(path) == ".docx" else []
        known = [sheet for sheet in found if _speaks(sheet) or _fits(sheet, path, vocabulary)]
        if all(map(_speaks, known)):
            return proposal
        for sheet in known:
            SheetProposal(sheet, path, vocabulary).add_to(proposal)
        others = [sheet.name for sheet in found if sheet not in known]
        proposal.notes += [
            f"“{name}” is like no list known; a map for it is yours to write" for name in others
        ]
    return proposal


def _sheets(path: Path) -> list[Sheet]:
    tables = named(grids_of(path)).items()
    found = [Sheet(name, [list(row.cells) for row in grid.rows]) for name, grid in tables]
    return [sheet for sheet in found if len(header.candidates(sheet)) > 1]


def _fits(sheet: Sheet, path: Path, vocabulary: Vocabulary) -> bool:
    fit, _ = best(sheet, f"{path.stem} {sheet.name}", vocabulary)
    return fit is not None


def _speaks(sheet: Sheet) -> bool:
    """Whether a table is read whole without a map."""
    known = unmapped.recognise(sheet, sheet.name, header.candidates(sheet))
    return known is not None and not unmapped.unused(*known)
