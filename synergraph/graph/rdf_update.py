"""The RDF projection of a build that differs little from the last: only what changed is written.

Every quad follows from one row of one table, and its subject or graph node from that row's
subject. So the quads of all subjects whose rows changed are made twice, from the old tables and
from the new, and the difference is applied to a copy of the old store (hard links).
"""

from collections.abc import Mapping
from filecmp import cmp
from pathlib import Path

import polars as pl
import pyoxigraph as ox

from synergraph.graph import quads, rdf
from synergraph.graph.quads import Tables

MOST = 0.1
"""Share of subjects from which on a new store is written faster than an old one changed."""
_SUBJECT = {"statements": "subject", "nodes": "id", "edges": "source"}


def update(
    folder: Path,
    store: Path,
    before: Tables,
    after: Tables,
    base: str,
    kept: Mapping[str, tuple[Path | None, Path | None]],
) -> bool:
    """Write the projection of `after` into `folder`, from the store of `before`; False if too much changed.

    `kept` maps documents to the old and the new file of the triples that their loader kept.
    """
    changed = _changed(before, after)
    if len(changed) > MOST * max(after.nodes.height, 1):
        return False
    old, new = (_quads(tables, changed, base) for tables in (before, after))
    for document, files in kept.items():
        if not _same(*files):
            for lines, path in zip((old, new), files, strict=True):
                lines.update(rdf.kept_quads(path, f"<{base}{document}>") if path else ())
    ox.Store.read_only(str(store)).backup(str(folder))
    target = ox.Store(str(folder))
    for quad in rdf.parsed(old - new):
        target.remove(quad)
    target.extend(rdf.parsed(new - old))
    target.flush()
    return True


def _same(old: Path | None, new: Path | None) -> bool:
    return old is not None and new is not None and cmp(old, new, shallow=False)


def _changed(before: Tables, after: Tables) -> set[str]:
    """Return the subjects of all rows that only one of the two has."""
    found: set[str] = set()
    for table, subject in _SUBJECT.items():
        old, new = (_hashed(getattr(tables, table), subject) for tables in (before, after))
        for these, those in ((old, new), (new, old)):
            found |= set(these.join(those, on=["subject", "hash"], how="anti")["subject"])
    return found


def _hashed(frame: pl.DataFrame, subject: str) -> pl.DataFrame:
    return frame.select(pl.col(subject).alias("subject")).with_columns(frame.hash_rows(seed=1).alias("hash"))


def _quads(tables: Tables, subjects: set[str], base: str) -> set[bytes]:
    wanted = pl.Series("subject", sorted(subjects), dtype=pl.String)
    part = Tables(
        *(
            getattr(tables, table).join(wanted.to_frame(), left_on=subject, right_on="subject", how="semi")
            for table, subject in _SUBJECT.items()
        )
    )
    return {
        line.encode()
        for frame in quads.lines(part, base)
        for rows in frame.to_series()
        for line in rows.split("\n")
    }
