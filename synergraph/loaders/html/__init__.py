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
from synergraph.loaders.html.sections import apart
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
        found = [
            part for page in _read(source.path, known, loaded) for part in apart(page, known, vocabulary)
        ]
        _note(loaded, source, found)
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
            _add(loaded, _within(rows, source, page))
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


def _note(loaded: Loaded, source: Source, found: list[Page]) -> None:
    """Note the flaws of the pages; those that several pages share, once."""
    pages: dict[str, list[str]] = {}
    for page in found:
        for flaw in page.flaws:
            if page.name not in pages.setdefault(flaw, []):
                pages[flaw].append(page.name)
    for flaw, names in pages.items():
        more = f" (and {len(names) - 1} more pages)" if len(names) > 1 else ""
        place = ", ".join(filter(None, (source.path.name, names[0])))
        loaded.notes.append(f"{place}{more}: {flaw}")


def _within(rows: Loaded, source: Source, page: Page) -> Loaded:
    """Say of which page of a folder the notes on tables speak."""
    if page.name:
        own, place = source.path.name, f"{source.path.name}, {page.name}"
        rows.notes = [note.replace(own, place, 1) for note in rows.notes]
        rows.skipped = [Skipped(s.place.replace(own, place, 1), s.reason) for s in rows.skipped]
    return rows


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
