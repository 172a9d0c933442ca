"""What `synergraph add` writes for a file: its [[source]] block, with a map where it needs one."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from synergraph import loaders
from synergraph.errors import SourceError
from synergraph.loaders import archive
from synergraph.ontology import Vocabulary
from synergraph.ontology.names import slug


@dataclass(frozen=True)
class Entry:
    """A file as a source: what was guessed, with the reasons; `toml` enters it with its map.

    `toml` is "" where loader and date say it all.
    """

    path: Path
    loader: str
    as_of: str
    toml: str = ""
    reasons: list[str] = field(default_factory=list)


def entry(path: Path, written: str, vocabulary: Vocabulary, loader: str = "", as_of: str = "") -> Entry:
    """Guess what a file needs to be read; `written` is how synergraph.toml shall name it.

    Raises `SourceError` when no loader reads such files, or a table holds no table.
    """
    loader, as_of = loader or loaders.guess(path), as_of or loaders.guess_as_of(path)
    from synergraph.loaders.documents.propose import propose as of_document
    from synergraph.loaders.table.propose import propose

    identifier = _id(path)
    proposal = propose(path, vocabulary) if loader == "table" else of_document(path, vocabulary, loader)
    if loader != "table" and not identifier and not proposal.drafts:
        return Entry(path, loader, as_of)
    block = proposal.toml(written, as_of, identifier)
    return Entry(path, loader, as_of, block, [*proposal.reasons, *proposal.notes])


def _id(path: Path) -> str:
    """Name the source without its packing: "liste", where the path alone would make it "liste-csv"."""
    plain = slug(Path(archive.name(path)).stem)
    return "" if plain == slug(path.stem) else plain


def files(paths: tuple[Path, ...]) -> list[Path]:
    """Return the files that paths stand for.

    A folder or ZIP archive of web pages stands for itself, one of other files for these; a folder of
    both for itself and for the others. A ZIP archive that cannot be opened stands for itself too: who
    reads it says why.
    """
    return [file for path in paths for file in (_held(path) if _holds(path) else [path])]


def _holds(path: Path) -> bool:
    return path.is_dir() or archive.suffix(path) == ".zip"


def _held(folder: Path) -> list[Path]:
    try:
        return [folder, *_beside_pages(folder)] if loaders.guess(folder) else []
    except SourceError:
        return list(_files_in(folder)) or [folder]


def _beside_pages(folder: Path) -> Iterator[Path]:
    """Yield what lies in a folder of pages and is none."""
    for file in _files_in(folder) if folder.is_dir() else ():
        with suppress(SourceError):
            if loaders.guess(file) != "html":
                yield file


def _files_in(folder: Path) -> Iterator[Path]:
    if not folder.is_dir():
        with suppress(SourceError):
            yield from archive.members(folder)
        return
    for path in sorted(folder.iterdir()):
        if path.is_file() and not path.name.startswith("."):
            yield from files((path,))
