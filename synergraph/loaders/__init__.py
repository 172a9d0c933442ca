"""Loaders: one package per family of input, path → statements. They know no store.

A loader is a function from a source and the vocabulary to what it made of it. `guess` finds the
loader for a file by its suffix; `registry` knows which loaders there are.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from synergraph.errors import SourceError, SynergraphError, at
from synergraph.loaders import archive, registry
from synergraph.ontology import Vocabulary
from synergraph.statements import Loaded, Source

_DAY = re.compile(r"(?<!\d)(20\d\d)(?:[-_.]?(0[1-9]|1[0-2]))?(?:[-_.]?(0[1-9]|[12]\d|3[01]))?(?!\d)")
_PAGES = frozenset(registry.BUILT_IN["html"])


def guess(path: Path) -> str:
    """Return the name of the loader for a file; raises `SourceError` for an unknown suffix.

    A packed file ("list.csv.gz") goes by the suffix before ".gz", a folder or a ZIP archive by the
    web pages in it.
    """
    with at(path.name):
        if path.is_dir():
            return _of_folder(path.rglob("*"), path.name)
        if archive.suffix(path) == ".zip":
            return _of_folder(archive.members(path), path.name)
        return registry.for_suffix(archive.suffix(path))


def guess_as_of(path: Path) -> str:
    """Return the day a file speaks of: as it says itself, else from the file's name, else ""."""
    loader = registry.find(guess(path))
    with _named(path):
        said = loader.guess_as_of(path) if hasattr(loader, "guess_as_of") else ""
    match = _DAY.search(path.stem)
    return str(said) or ("-".join(filter(None, match.groups())) if match else "")


def load(source: Source, vocabulary: Vocabulary) -> Loaded:
    """Run the source's loader, or the one its suffix calls for where it names none.

    Raises `SourceError` when the file is not what it claims to be.
    """
    with _named(source.path):
        return registry.run(source, source.loader or guess(source.path), vocabulary)


def versions() -> str:
    """Return the versions of the packages that bring loaders; "" when none does."""
    return registry.versions()


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """Put the name of the file before the place of an error that does not name it."""
    try:
        yield
    except SynergraphError as error:
        if path.name not in error.place:
            error.place = f"{path.name}, {error.place}" if error.place else path.name
        raise


def _of_folder(held: Iterable[Path], name: str) -> str:
    if any(archive.suffix(file) in _PAGES for file in held):
        return "html"
    raise SourceError(f"“{name}” holds no web pages", hint=f"add its files: synergraph add {name}/*")
