"""A store in as few files as it can be: questions about the whole graph read it as fast as memory."""

import os
import shutil
import tempfile
from pathlib import Path

import pyoxigraph as ox

COMPACT = "rdf-compact"
LOOSE = 400_000_000
"""Bytes below which the loads of a store overlap so little that nothing much is gained."""


def compacted(rdf: Path, loose: int = LOOSE) -> Path:
    """Return the compacted copy of a store, made beside it when there is none.

    Sorting what the loads of a large store left side by side takes some seconds, once for each build. Questions
    about the whole graph then take a fifth to four fifths of the time, one to two times that of a store in memory
    (`benchmarks/sparql.py`). A store of less than `loose` bytes is returned itself.
    """
    done = rdf.with_name(COMPACT)
    if done.is_dir():
        return done
    if sum(path.stat().st_size for path in rdf.iterdir()) < loose:
        return rdf
    fresh = Path(tempfile.mkdtemp(prefix=f"{COMPACT}.", dir=rdf.parent))
    _twin(rdf, fresh)
    _optimised(fresh)
    try:
        fresh.rename(done)
    except OSError:  # another server was faster
        shutil.rmtree(fresh, ignore_errors=True)
    return done


def _twin(rdf: Path, fresh: Path) -> None:
    """Put a second store into a folder; tables are shared on disk, as none is ever written again."""
    for path in rdf.iterdir():
        if path.suffix == ".sst":
            try:
                os.link(path, fresh / path.name)
                continue
            except OSError:  # no links on this disk
                pass
        shutil.copy2(path, fresh / path.name)


def _optimised(folder: Path) -> None:
    store = ox.Store(str(folder))
    store.optimize()
    store.flush()
