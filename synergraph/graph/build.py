"""The build: a pure function of sources, decisions and identities, switched in by one rename.

A build is written to a folder of its own under `build/` and becomes current when the file
`build/current` is replaced. Killed at any moment, the last build stands; what was left over
is removed by the next build.
"""

import hashlib
import json
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

from synergraph import loaders
from synergraph.collector import no_collection
from synergraph.errors import UsageError
from synergraph.graph import arrays, digests, registers, vocabulary_source
from synergraph.graph.apart import Processes
from synergraph.graph.decisions import DECISIONS, read_decisions
from synergraph.graph.frames import CODES, CONFLICTS, LEDGER, NOTES, SKIPPED, shaped
from synergraph.graph.gazetteer import read_gazetteer
from synergraph.graph.graph import ANALYSES, CURRENT, Graph, manifest_of, open_graph
from synergraph.graph.rdf_store import KEPT, latest
from synergraph.graph.resolve import Resolved, gather, resolve
from synergraph.graph.resolve.succession import no_longer_listed
from synergraph.graph.sources import Read, fingerprint, read_all
from synergraph.graph.tables import IDENTITIES, read_identities, read_names, write_identities
from synergraph.graph.view import conflicts, current, edges, nodes
from synergraph.graph.workspace import CONFIG, Workspace
from synergraph.ontology import Vocabulary, shipped

Progress = Callable[[str], None]
CACHE, COMPARED = "sources", "compared"


@dataclass(frozen=True)
class Outcome:
    """What `build` did: the graph that is current now, and whether it is a new one."""

    graph: Graph
    changed: bool


def build(workspace: Workspace, progress: Progress = lambda step: None) -> Outcome:
    """Build the workspace, unless the current build already is of the same input.

    Raises `SourceError` or `ConfigError` for input that cannot be read; the last build stands.
    """
    if not workspace.sources:
        raise UsageError("the workspace has no sources", hint="add some: synergraph add FILE …")
    identifier = _identifier(workspace)
    if _current(workspace.builds) == identifier:
        return Outcome(open_graph(workspace.folder), changed=False)
    with no_collection():
        folder, made, reads = _made(workspace, progress)
    progress("switch")
    _switch(workspace.builds, folder, made)
    _sweep(workspace.builds, made, reads)
    return Outcome(open_graph(workspace.folder), changed=True)


def _made(workspace: Workspace, progress: Progress) -> tuple[Path, str, list[Read]]:
    """Read, resolve and write; return the new build's folder, its name when it is current, and what was read."""
    vocabulary = shipped().extended(read_gazetteer(workspace))
    with _new_folder(workspace.builds) as folder:
        with Processes(workspace.builds) as processes:
            reads = _read(workspace, vocabulary, processes, progress)
            progress("resolve")
            resolved, rejected = _resolved(workspace, reads, vocabulary, processes)
        _write(folder, workspace, reads, rejected, resolved, progress)
        return folder, _identifier(workspace), reads


@contextmanager
def _new_folder(builds: Path) -> Iterator[Path]:
    """Make an empty folder for a build, which is gone again if that fails."""
    folder = builds / "next.new"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    try:
        yield folder
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _read(
    workspace: Workspace, vocabulary: Vocabulary, processes: Processes, progress: Progress
) -> list[Read]:
    cache, context = workspace.builds / CACHE, _context(workspace)
    return read_all(workspace.sources, loaders.load, vocabulary, cache, processes, progress, context)


def _resolved(
    workspace: Workspace,
    reads: list[Read],
    vocabulary: Vocabulary,
    processes: Processes,
) -> tuple[Resolved, pl.DataFrame]:
    """Resolve what was read, and write identities.csv; return the statements that were rejected too."""
    gathered = gather([(r.source, _without_persons(r.statements, workspace)) for r in reads])
    known = read_identities(workspace.folder)
    vocabulary = registers.extended(workspace, gathered.statements, vocabulary, known)
    decisions = read_decisions(workspace.folder)
    named = read_names(workspace.folder, _identifiers(gathered.statements))
    memos = workspace.builds / COMPARED
    resolved = resolve(gathered, vocabulary, decisions, known, memos, processes, named)
    rows = [*resolved.identities, *registers.remembered(resolved.vocabulary, known)]
    write_identities(workspace.folder, rows)
    return resolved, gathered.rejected


def _identifiers(statements: pl.DataFrame) -> set[str]:
    return {said for side in ("subject_key", "object_key") for said in statements[side].unique()}


def planned(workspace: Workspace) -> list[str]:
    """Return the steps that a build reports, in order; sources that did not change are passed over."""
    return [*(source.path.name for source in workspace.sources), "resolve", "tables", "switch"]


def _identifier(workspace: Workspace) -> str:
    """Return the name of the build that the input as it lies there makes."""
    digest = hashlib.sha256()
    for name in (CONFIG, DECISIONS, IDENTITIES):
        path = workspace.folder / name
        digest.update(path.read_bytes() if path.is_file() else b"-")
    digest.update(registers.digest(workspace).encode())
    context = _context(workspace)
    for source in workspace.sources:
        digest.update(fingerprint(source, context).encode())
    digest.update(digests.of_building().encode())
    return digest.hexdigest()[:16]


def _context(workspace: Workspace) -> str:
    """Return what else decides how sources are read: vocabulary, gazetteer, versions of plugins."""
    path = workspace.folder / str(workspace.settings["gazetteer"])
    names = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
    return f"{digests.of_reading()} {names} {loaders.versions()}"


def _current(builds: Path) -> str:
    pointer = builds / CURRENT
    name = pointer.read_text(encoding="utf-8").strip() if pointer.is_file() else ""
    return name if name and (builds / name / "manifest.json").is_file() else ""


def _without_persons(statements: pl.DataFrame, workspace: Workspace) -> pl.DataFrame:
    if workspace.settings["persons"]:
        return statements
    return statements.filter((pl.col("subject_kind") != "person") & (pl.col("object_kind") != "person"))


def _write(
    folder: Path,
    workspace: Workspace,
    reads: list[Read],
    rejected: pl.DataFrame,
    resolved: Resolved,
    progress: Progress,
) -> None:
    stated = pl.concat([resolved.statements, no_longer_listed(resolved.statements)])
    statements = pl.concat([stated, vocabulary_source.statements(resolved.vocabulary)])
    order = [f"document/{read.source.id}" for read in reads]
    holding = current(statements, order)
    node_table = nodes(resolved.names, holding, resolved.vocabulary)
    edge_table = edges(statements)
    ledger, skipped = _ledger(reads, rejected)
    tables = {
        "statements": statements, "nodes": node_table, "edges": edge_table, "ledger": ledger, "skipped": skipped,
        "conflicts": conflicts(statements, holding) if holding.height else pl.DataFrame(schema=CONFLICTS),
        "merges": resolved.merges,
        "duplicates": resolved.duplicates,
        "identifiers": resolved.identifiers,
        "codes": codes(),
        "notes": pl.DataFrame([(f"document/{r.source.id}", n) for r in reads for n in r.notes], schema=NOTES, orient="row"),
    }  # fmt: skip
    progress("tables")
    with ThreadPoolExecutor() as pool:
        jobs = [
            pool.submit(table.write_parquet, folder / f"{name}.parquet") for name, table in tables.items()
        ]
        arrays.write(folder / "arrays", node_table, edge_table)
        for job in jobs:
            job.result()
    (folder / KEPT).mkdir()
    for read in reads:
        if read.triples.stat().st_size:
            shutil.copy(read.triples, folder / KEPT / f"{read.source.id}.nt")
    manifest = _manifest(workspace, reads, resolved)
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=1), encoding="utf-8")


def _manifest(workspace: Workspace, reads: list[Read], resolved: Resolved) -> dict[str, Any]:
    """Return what opens the build, and what else its projections are made by."""
    builds, base = workspace.builds, str(workspace.settings["base_iri"])
    last = _current(builds)
    return {
        "base_iri": base,
        "sources": [f"document/{read.source.id}" for read in reads],
        "shipped": [concept.id for concept in shipped()],
        "former": resolved.former,
        "projection": digests.of_projecting(base),
        "earlier": latest(builds / last) if last else "",
    }


def codes() -> pl.DataFrame:
    """Return the labels of the shipped codes, so that an answer need not read the vocabulary."""
    rows = [(c.kind, c.code, c.label.de, c.label.en) for c in shipped() if c.code]
    return pl.DataFrame(sorted(rows), schema=CODES, orient="row")


def _ledger(reads: list[Read], rejected: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    rejected = rejected.with_columns(source=pl.lit("document/") + pl.col("source"))
    skipped = pl.concat([*(read.skipped for read in reads), shaped(rejected, SKIPPED)])
    rows = [
        (f"document/{r.source.id}", r.rows, r.used, r.skipped.height, r.statements.height) for r in reads
    ]  # fmt: skip
    return pl.DataFrame(rows, schema=LEDGER, orient="row"), skipped


def _switch(builds: Path, folder: Path, identifier: str) -> None:
    final = builds / identifier
    shutil.rmtree(final, ignore_errors=True)
    folder.rename(final)
    pointer = builds / f"{CURRENT}.new"
    pointer.write_text(identifier, encoding="utf-8")
    pointer.replace(builds / CURRENT)


def _sweep(builds: Path, made: str, reads: list[Read]) -> None:
    """Remove older builds, but for that whose RDF store may become the new one's, and what sources were before."""
    earlier = manifest_of(builds / made)["earlier"]
    for path in builds.iterdir():
        if path.is_dir() and path.name not in (made, earlier, CACHE, COMPARED, ANALYSES):
            shutil.rmtree(path, ignore_errors=True)
    wanted = {read.triples.stem for read in reads}
    for path in (builds / CACHE).iterdir():
        if path.stem not in wanted:
            path.unlink(missing_ok=True)
