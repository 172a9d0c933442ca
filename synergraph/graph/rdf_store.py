"""The RDF store of a finished build: made from that of an earlier build where the two differ little."""

from pathlib import Path

import polars as pl

from synergraph.graph import digests, rdf, rdf_update
from synergraph.graph.graph import RDF, manifest_of
from synergraph.graph.quads import Tables

KEPT = "kept"
"""The folder in a build with the triples that the model has no words for, a file of N-Triples a source."""


def write(folder: Path, build: Path) -> None:
    """Write the store of the build in the folder `build` into the new folder `folder`."""
    manifest, tables, kept = manifest_of(build), _tables(build), _kept(build)
    base, earlier = str(manifest["base_iri"]), manifest["earlier"]
    if not (earlier and _updated(folder, build.parent / earlier, tables, base, kept)):
        rdf.write(folder, tables, base, kept)


def latest(build: Path) -> str:
    """Return the name of the latest build with a store: of the build in the folder `build`, or one before it.

    "" if there is none, or it speaks of persons: what is said of them must not outlive a build.
    """
    if pl.scan_parquet(build / "nodes.parquet").filter(kind="person").select(pl.len()).collect().item():
        return ""
    return build.name if (build / RDF).is_dir() else str(manifest_of(build)["earlier"])


def _updated(folder: Path, earlier: Path, tables: Tables, base: str, kept: dict[str, Path]) -> bool:
    """Write the store from that of the build in the folder `earlier`; False where that cannot be, or takes longer."""
    if not (earlier / RDF).is_dir() or manifest_of(earlier)["projection"] != digests.of_projecting(base):
        return False
    before = _kept(earlier)
    files = {document: (before.get(document), kept.get(document)) for document in {**before, **kept}}
    return rdf_update.update(folder, earlier / RDF, _tables(earlier), tables, base, files)


def _tables(build: Path) -> Tables:
    return Tables(*(pl.read_parquet(build / f"{name}.parquet") for name in Tables._fields))


def _kept(build: Path) -> dict[str, Path]:
    """Return the files of N-Triples that loaders kept, by document."""
    return {f"document/{path.stem}": path for path in sorted((build / KEPT).glob("*.nt"))}
