"""The loader of saved web pages: portraits of projects, one a page, and pages with tables of them.

A portrait is read like a row of a table whose titles are the page's labels: by `[source.map]`, or
by the shipped map of what portraits call things. A source is one page or a folder of them.
"""

from dataclasses import replace
from pathlib import Path

from synergraph.errors import ConfigError, SourceError, at
from synergraph.loaders.documents.grids import load_grids
from synergraph.loaders.html import pages, portraits
from synergraph.loaders.html.pages import Page, suffixes
from synergraph.ontology import Vocabulary
from synergraph.statements import Loaded, Skipped, Source

_NOTHING = "no labelled facts of a project, and no table of things"

__all__ = ["guess_as_of", "load", "suffixes"]


def load(source: Source, vocabulary: Vocabulary) -> Loaded:
    """Read a page, or all pages of a folder, into statements.

    A page is used or skipped with a reason, whatever became of its neighbours. Raises
    `SourceError` when a single page cannot be read or a folder holds none.
    """
    with at(source.path.name):
        known, loaded = portraits.known(source, vocabulary), Loaded([])
        found = _read(source.path, known, loaded)
        told = [page for page in found if portraits.is_portrait(page, known)]
        _add(loaded, portraits.load(source, vocabulary, told))
        for page in found:
            try:
                rows = load_grids(
                    _unmapped(source) if told else source, vocabulary, page.grids(known), within=page.name
                )
            except ConfigError as error:
                if not page.name:
                    raise
                _skip(loaded, page.name, error.message)
                continue
            _add(loaded, rows)
            if page not in told and not rows.rows:
                _skip(loaded, page.name or source.path.name, _NOTHING)
        return loaded


def _read(path: Path, known: frozenset[str], loaded: Loaded) -> list[Page]:
    """Read the pages; one of a folder that cannot be read is entered in the ledger."""
    found = []
    for file in pages.files(path):
        name = file.relative_to(path).as_posix() if file != path else ""
        try:
            found.append(pages.read(file, name, known))
        except SourceError as error:
            if not name:
                raise
            _skip(loaded, name, error.message)
    return found


def _unmapped(source: Source) -> Source:
    """The source without its map, which is for the portraits."""
    return replace(source, options={name: value for name, value in source.options.items() if name != "map"})


def guess_as_of(path: Path) -> str:
    """Return the latest day on which one of the pages says it was changed, or ""."""
    return pages.modified(path)


def _skip(loaded: Loaded, place: str, reason: str) -> None:
    loaded.rows += 1
    loaded.skipped.append(Skipped(place, reason))


def _add(total: Loaded, part: Loaded) -> None:
    total.statements += part.statements
    total.rows += part.rows
    total.used += part.used
    total.skipped += part.skipped
    total.notes += part.notes
