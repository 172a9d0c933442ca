"""The RDF projection: quads (`graph.quads`) in an Oxigraph store on disk."""

from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import chain, count
from pathlib import Path
from threading import Lock

import polars as pl
import pyoxigraph as ox

from synergraph.graph import quads
from synergraph.graph.closing import Closing
from synergraph.graph.compaction import compact_last
from synergraph.graph.quads import Tables
from synergraph.ontology import SYN
from synergraph.ontology.model import FOLDER

_LOADS, _LEAST, _MOST = 2, 10_000_000, 80_000_000
_SIXTH = 300
"""Bytes of quads that a sixth of the statements come to, each of them: with fewer loads one core rests at the end."""


def write(folder: Path, tables: Tables, base: str, kept: Mapping[str, Path]) -> None:
    """Write the projection as an Oxigraph store into the new folder `folder`.

    `kept` maps the id of a document to the file of N-Triples that its loader kept.
    """
    with Writer(folder, base) as writer:
        writer.finish(tables, kept)


class Writer(Closing):
    """A store in the making: the evidence of statements is loaded while things get their ids.

    Loads run side by side, as one alone sorts on one core; small ones, as each holds its quads in memory.
    """

    def __init__(self, folder: Path, base: str) -> None:
        self._folder = folder
        self._number = count()
        self._store = ox.Store(str(folder))
        self._base = base
        self._pool = ThreadPoolExecutor(_LOADS)
        self._begun: list[Future[None]] = []
        self._early = pl.DataFrame(schema={"id": pl.String})
        self._making = Lock()
        self._closed = False
        compact_last()

    def evidence(self, statements: pl.DataFrame) -> None:
        """Begin to load what `quads.evidence` says of statements."""
        self._early = statements.select("id")
        self._begin(quads.evidence(statements, self._base), _size(statements), threads=1)

    def finish(self, tables: Tables, kept: Mapping[str, Path]) -> None:
        """Load all the rest; the store is complete then."""
        late = tables.statements.join(self._early, on="id", how="anti", maintain_order="left")
        self._begin(quads.evidence(late, self._base), _size(late), threads=1)
        self._begin(quads.view(tables, self._base), _size(tables.statements), threads=_LOADS)
        for job in self._begun:
            job.result()
        for document, triples in kept.items():
            self._store.bulk_extend(parsed(kept_quads(triples, f"<{self._base}{document}>")))
        self._store.bulk_extend(_vocabulary())
        self._store.flush()

    def close(self) -> None:
        """End loading, and let go of the store."""
        self._closed = True
        self._pool.shutdown()
        del self._store

    def _begin(self, frames: Iterator[pl.DataFrame], size: int, threads: int) -> None:
        self._begun += [self._pool.submit(self._load, frames, size) for _ in range(threads)]

    def _load(self, frames: Iterator[pl.DataFrame], size: int) -> None:
        while not self._closed and (file := self._file(frames, size)):
            # Lenient: every IRI is made of a slug; checking them again takes as long as the rest.
            self._store.bulk_load(path=str(file), format=ox.RdfFormat.N_QUADS, lenient=True)
            file.unlink()

    def _file(self, frames: Iterator[pl.DataFrame], size: int) -> Path | None:
        """Write the next frames into a file of about `size` bytes beside the store; None if there are none."""
        with self._making:
            first = next(frames, None)
            if first is None:
                return None
            file = self._folder.with_suffix(f".{next(self._number)}.nq")
            with file.open("wb") as handle:
                for frame in chain([first], frames):
                    frame.write_csv(handle, include_header=False, quote_style="never")
                    if handle.tell() > size:
                        break
        return file


def _size(statements: pl.DataFrame) -> int:
    return min(max(_SIXTH * statements.height, _LEAST), _MOST)


def parsed(lines: Iterable[bytes]) -> Iterator[ox.Quad]:
    """Yield the quads of lines of N-Quads."""
    yield from ox.parse(b"\n".join(sorted(lines)), format=ox.RdfFormat.N_QUADS, lenient=True)


def kept_quads(triples: Path, graph: str) -> set[bytes]:
    """Return the N-Triples of a file as lines of N-Quads in `graph`."""
    with triples.open("rb") as handle:
        return {line.rstrip().removesuffix(b".") + graph.encode() + b" ." for line in handle}


def _vocabulary() -> Iterator[ox.Quad]:
    """Yield the ontology, and of the vocabularies what the view does not already say."""
    yield from ox.parse(path=str(FOLDER / "synergraph.ttl"))
    for path in sorted((FOLDER / "vocabulary").glob("*.ttl")):
        yield from (
            quad for quad in ox.parse(path=str(path)) if not quad.predicate.value.startswith(str(SYN))
        )
