"""Loaders: one file per family of input, path → statements. They know no store.

A loader is a function from a source and the vocabulary to what it made of it. `guess` finds the
loader for a file by its suffix.
"""

import re
from collections.abc import Callable
from pathlib import Path

from synergraph.errors import SourceError, closest
from synergraph.ontology import Vocabulary
from synergraph.statements import Loaded, Source

Loader = Callable[[Source, Vocabulary], Loaded]


def _report(source: Source, vocabulary: Vocabulary) -> Loaded:
    from synergraph.loaders.report import load

    return load(source, vocabulary)


def _table(source: Source, vocabulary: Vocabulary) -> Loaded:
    from synergraph.loaders.table import load

    return load(source, vocabulary)


LOADERS: dict[str, Loader] = {"report": _report, "table": _table}
SUFFIXES = {
    ".txt": "report",
    ".md": "report",
    ".pdf": "report",
    ".csv": "table",
    ".tsv": "table",
    ".xlsx": "table",
}


def guess(path: Path) -> str:
    """Return the name of the loader for a file; raises `SourceError` for an unknown suffix."""
    if path.suffix.casefold() not in SUFFIXES:
        raise SourceError(
            f"no loader reads “{path.suffix}” files", hint=closest(path.suffix, SUFFIXES), place=path.name
        )
    return SUFFIXES[path.suffix.casefold()]


def guess_as_of(path: Path) -> str:
    """Return the day a file speaks of: as a report says it, else from the file's name, else ""."""
    if guess(path) == "report":
        from synergraph.loaders.report import document, read

        _, said = document.identify(Source(path, path.stem, "report"), read(path))
        if said:
            return said
    match = re.search(
        r"(?<!\d)(20\d\d)(?:[-_.]?(0[1-9]|1[0-2]))?(?:[-_.]?(0[1-9]|[12]\d|3[01]))?(?!\d)", path.stem
    )
    return "-".join(filter(None, match.groups())) if match else ""


def load(source: Source, vocabulary: Vocabulary) -> Loaded:
    """Run the source's loader, or the one its suffix calls for where it names none.

    Raises `SourceError` when the file is not what it claims to be.
    """
    name = source.loader or guess(source.path)
    if name not in LOADERS:
        raise SourceError(f"unknown loader “{name}”", hint=closest(name, LOADERS), place=source.path.name)
    return LOADERS[name](source, vocabulary)
