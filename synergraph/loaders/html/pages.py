"""The pages of a source: one file, or all web pages of a folder, in the order of their names."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from synergraph.errors import SourceError
from synergraph.loaders import archive
from synergraph.loaders.documents.blocks import Block, Grid, Piece
from synergraph.loaders.html import heads, markup
from synergraph.loaders.html.facts import Fact, facts, of_grid

suffixes = (".html", ".htm", ".xhtml")
_BESIDE = ("_files", "-files", "_dateien", "-dateien")
_SHORTEST_LEAD = 80


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it was read. `name` is its path in the folder, "" for a source of one file.

    `further` are the facts of its head, which count where the text does not say them; `described`
    says that JSON-LD names its project. `flaws` say what was left out of its head.
    """

    name: str
    titles: tuple[str, ...]
    facts: tuple[Fact, ...]
    pieces: tuple[Piece, ...]
    further: tuple[Fact, ...]
    title_line: int = 0
    described: bool = False
    flaws: tuple[str, ...] = ()

    def grids(self, known: frozenset[str]) -> list[Grid]:
        """Return the tables that hold more than labels and values."""
        return [p for p in self.pieces if isinstance(p, Grid) and not of_grid(p, known)]


def files(path: Path) -> list[Path]:
    """Return the pages of a folder or ZIP archive, without what was saved beside them; or the file.

    Raises `SourceError` when there are none.
    """
    held = archive.members(path)
    if path.is_dir():
        held = [file for file in path.rglob("*") if file.is_file()]
    elif not held:
        return [path]
    found = (file for file in held if archive.suffix(file) in suffixes)
    pages = sorted(file for file in found if not _beside(file.relative_to(path).parent))
    if not pages:
        raise SourceError(
            "this folder or archive holds no web pages", hint="save pages from the browser as .html"
        )
    return pages


def _beside(folder: Path) -> bool:
    return any(part.casefold().endswith(_BESIDE) for part in folder.parts)


def read(file: Path, name: str, known: frozenset[str]) -> Page:
    """Read a page; raises `SourceError` when it cannot be read or is none."""
    data = archive.read(file)
    root = markup.parse(data)
    part = markup.main_part(root)
    pieces = tuple(markup.pieces(part))
    own = next((h.sourceline or 0 for h in root.iter("h1")), 0)
    return Page(
        name,
        tuple(heads.titles(root)),
        (*facts(pieces, known), *heads.told(root)),
        pieces,
        (*heads.further(root, markup.saved_from(data)), *_lead(pieces)),
        own,
        bool(heads.projects(root)),
        tuple(heads.flaws(root)),
    )


def _lead(pieces: tuple[Piece, ...]) -> Iterator[Fact]:
    """Yield the first paragraph that is long enough to describe something."""
    texts = (p for p in pieces if isinstance(p, Block) and not p.level and not p.style)
    for block in texts:
        if len(block.text) >= _SHORTEST_LEAD:
            yield Fact("description", (block.text,), block.line)
            return


def modified(path: Path) -> str:
    """Return the latest day on which one of the pages says it was changed, or ""."""
    return max(filter(None, (_modified(file) for file in files(path))), default="")


def _modified(file: Path) -> str:
    root: Any
    try:
        root = markup.parse(archive.read(file))
    except SourceError:
        return ""
    return heads.modified(root)
