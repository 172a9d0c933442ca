"""Reading the sources of a workspace: each as long as it does not change, large ones side by side."""

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import polars as pl

from synergraph.errors import BuildError, SourceError
from synergraph.graph.apart import Processes
from synergraph.graph.frames import LOADED, QUALIFIERS, SKIPPED
from synergraph.graph.reading import read_each
from synergraph.ontology import Vocabulary
from synergraph.statements import Evidence, Loaded, Source, Statement, Thing

Load = Callable[[Source, Vocabulary], Loaded]
_PACKED = 5


@dataclass(frozen=True)
class Read:
    """What one source yielded: its statements (`frames.LOADED`) and its part of the ledger.

    `triples` is the file of N-Triples that its loader kept beside the statements.
    """

    source: Source
    statements: pl.DataFrame
    skipped: pl.DataFrame
    notes: list[str]
    rows: int
    used: int
    triples: Path


@dataclass(frozen=True, eq=False)
class Cached:
    """The files in which one version of a source is kept once it is read."""

    source: Source
    stem: Path

    @property
    def facts(self) -> Path:
        return self.stem.with_suffix(".parquet")

    @property
    def triples(self) -> Path:
        return self.stem.with_suffix(".nt")

    @property
    def ledger(self) -> Path:
        return self.stem.with_suffix(".json")


def fingerprint(source: Source, context: str) -> str:
    """Return a hash of all that decides what a source yields: bytes, loader, options, `context`."""
    recipe = json.dumps(
        [source.id, source.loader, source.as_of, dict(source.options), context],
        sort_keys=True,
        default=str,
    )
    digest = hashlib.sha256(recipe.encode())
    for path in _files(source):
        digest.update(path.name.encode())
        with path.open("rb") as handle:
            digest.update(hashlib.file_digest(handle, "sha256").digest())
    return digest.hexdigest()[:24]


def _files(source: Source) -> list[Path]:
    """Return the file of a source, or all files of the folder that it is."""
    if source.path.is_dir():
        return sorted(path for path in source.path.rglob("*") if path.is_file())
    file = next((path for path in (source.path, *source.path.parents) if path.exists()), source.path)
    if file.is_file():  # the source itself, or the archive that its path leads into
        return [file]
    raise SourceError(
        "no such file",
        place=str(source.path),
        hint="mend its path in synergraph.toml, or remove the source",
    )


def read_all(
    sources: Iterable[Source],
    load: Load,
    vocabulary: Vocabulary,
    cache: Path,
    processes: Processes,
    progress: Callable[[str], None],
    context: str,
) -> list[Read]:
    """Read every source, from `cache` where neither it nor its loader nor `context` changed.

    Errors of several sources are gathered and raised together, as one `SourceError`.
    """
    found, errors = [], []
    for source in sources:
        try:
            found.append(Cached(source, cache / f"{source.id}-{fingerprint(source, context)}"))
        except SourceError as error:
            errors.append(error)
    stale = [one for one in found if not one.ledger.is_file()]
    cache.mkdir(parents=True, exist_ok=True)
    sizes = {one: sum(map(_size, _files(one.source))) for one in stale}
    read = partial(store, load=load, vocabulary=vocabulary)
    errors += read_each(sizes, read, processes, lambda one: progress(one.source.path.name)).values()
    if len(errors) == 1:
        raise errors[0]
    if errors:
        raise SourceError(
            f"{len(errors)} sources cannot be read:\n" + "\n".join(f"- {error}" for error in errors)
        )
    return [_opened(one) for one in found]


def _size(path: Path) -> int:
    """Return about how many bytes there are to read; packed tables are a fifth of their size."""
    return path.stat().st_size * (_PACKED if path.suffix == ".gz" else 1)


def store(target: Cached, load: Load, vocabulary: Vocabulary) -> None:
    """Load a source and keep what it yields; its ledger is written last, as the sign of success."""
    source = target.source
    loaded = load(source, vocabulary)
    if loaded.rows != loaded.used + len(loaded.skipped):
        raise BuildError(
            f"the ledger does not balance: {loaded.rows} rows read, {loaded.used} used, {len(loaded.skipped)} skipped",
            place=source.path.name, hint="this is a fault of the loader; please report it",
        )  # fmt: skip
    document = Thing("document", source.path.name, f"source:{source.id}")
    to_frame([*_own(document, source), *loaded.statements]).write_parquet(target.facts)
    target.triples.write_text("".join(f"{line}\n" for line in loaded.triples), encoding="utf-8")
    skipped = [(f"document/{source.id}", *row) for row in loaded.skipped]
    entry = {"rows": loaded.rows, "used": loaded.used, "skipped": skipped, "notes": loaded.notes}
    fresh = target.ledger.with_suffix(".new")
    fresh.write_text(json.dumps(entry, ensure_ascii=False), encoding="utf-8")
    fresh.replace(target.ledger)


def _opened(one: Cached) -> Read:
    frame, entry = pl.read_parquet(one.facts), json.loads(one.ledger.read_text(encoding="utf-8"))
    skipped = pl.DataFrame(entry["skipped"], schema=SKIPPED, orient="row")
    source = _dated(one.source, frame)
    return Read(source, frame, skipped, entry["notes"], entry["rows"], entry["used"], one.triples)


def _dated(source: Source, frame: pl.DataFrame) -> Source:
    """Give a source without date in synergraph.toml the date it says of itself, if it does."""
    own = (pl.col("subject_key") == f"source:{source.id}") & (pl.col("predicate") == "as_of")
    said = frame.filter(own)["value"]
    return source if source.as_of or said.is_empty() else replace(source, as_of=str(said[0]))


def _own(document: Thing, source: Source) -> list[Statement]:
    """Say of every source that it is a document, and of which day."""
    here = Evidence(quote=source.path.name)
    named = Statement(document, "name", here, value=source.path.name)
    return [named, Statement(document, "as_of", here, value=source.as_of)] if source.as_of else [named]


def to_frame(statements: Iterable[Statement]) -> pl.DataFrame:
    """Return statements as a table of `frames.LOADED`, numbered in their order.

    A statement of a name without value says the name that its subject has.
    """
    listed = list(statements)
    nothing = Thing("", "")
    columns = [
        range(len(listed)),
        *_columns([s.subject for s in listed], 3),
        [s.predicate for s in listed],
        *_columns([s.object or nothing for s in listed], 3),
        *([getattr(s, name) for s in listed] for name in ("value", *QUALIFIERS)),
        *_columns([s.evidence for s in listed], 7),
    ]
    frame = pl.DataFrame(dict(zip(LOADED, columns, strict=True)), schema=LOADED)
    unsaid = (pl.col("predicate") == "name") & (pl.col("value") == "")
    return frame.with_columns(value=pl.when(unsaid).then("subject_name").otherwise("value"))


def _columns(records: list[Thing] | list[Evidence], width: int) -> list[tuple[object, ...]]:
    return list(zip(*records, strict=True)) or [()] * width
