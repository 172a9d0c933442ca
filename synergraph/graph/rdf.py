"""The RDF projection: quads (`graph.quads`) in an Oxigraph store on disk."""

from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from itertools import chain
from pathlib import Path
from threading import Lock

import polars as pl
import pyoxigraph as ox

from synergraph.graph import quads
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
    store = ox.Store(str(folder))
    compact_last()
    size = min(max(_SIXTH * tables.statements.height, _LEAST), _MOST)
    lines = quads.lines(tables, base)
    with ThreadPoolExecutor(_LOADS) as pool, closing(Files(folder, lines, size)) as files:
        # Side by side, as one load alone sorts on one core; small ones, as each holds its quads in memory.
        for job in [pool.submit(_load, store, files) for _ in range(_LOADS)]:
            job.result()
    for document, triples in kept.items():
        store.bulk_extend(parsed(kept_quads(triples, f"<{base}{document}>")))
    store.bulk_extend(_vocabulary())
    store.flush()


def _load(store: ox.Store, files: "Files") -> None:
    for file in files:
        # Lenient: every IRI is made of a slug; checking them again takes as long as the rest.
        store.bulk_load(path=str(file), format=ox.RdfFormat.N_QUADS, lenient=True)
        file.unlink()


class Files:
    """Files of about `size` bytes with the lines of `frames`, beside `folder`; threads may share it."""

    def __init__(self, folder: Path, frames: Iterator[pl.DataFrame], size: int) -> None:
        self._folder, self._frames, self._size = folder, frames, size
        self._written = 0
        self._lock = Lock()

    def close(self) -> None:
        """Write no more files: who is at work ends with the one at hand."""
        self._frames = iter(())

    def __iter__(self) -> Iterator[Path]:
        while file := self._next():
            yield file

    def _next(self) -> Path | None:
        with self._lock:
            first = next(self._frames, None)
            if first is None:
                return None
            self._written += 1
            file = self._folder.with_suffix(f".{self._written}.nq")
            with file.open("wb") as handle:
                for frame in chain([first], self._frames):
                    frame.write_csv(handle, include_header=False, quote_style="never")
                    if handle.tell() > self._size:
                        break
        return file


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
