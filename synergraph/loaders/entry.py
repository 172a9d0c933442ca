"""What `synergraph add` writes for a file: its [[source]] block, with a map where it needs one."""

from dataclasses import dataclass, field
from pathlib import Path

from synergraph import loaders
from synergraph.errors import SourceError
from synergraph.ontology import Vocabulary


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
    if loader != "table":
        return Entry(path, loader, as_of)
    from synergraph.loaders.table.propose import propose

    proposal = propose(path, vocabulary)
    return Entry(path, loader, as_of, proposal.toml(written, as_of), [*proposal.reasons, *proposal.notes])


def files(paths: tuple[Path, ...]) -> list[Path]:
    """Return the files that paths stand for: a folder of tables is its tables, one of pages itself."""
    return [file for path in paths for file in (_tables(path) if path.is_dir() else [path])]


def _tables(folder: Path) -> list[Path]:
    try:
        return [folder] if loaders.guess(folder) else []
    except SourceError:
        return sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))
