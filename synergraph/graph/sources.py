"""Reading the sources of a workspace: each file once, as long as it does not change."""

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import polars as pl

from synergraph import __version__
from synergraph.errors import BuildError, SourceError
from synergraph.graph.frames import LOADED, SKIPPED
from synergraph.ontology import Vocabulary
from synergraph.ontology.model import FOLDER
from synergraph.statements import Evidence, Loaded, Source, Statement, Thing

Load = Callable[[Source, Vocabulary], Loaded]


@dataclass(frozen=True)
class Read:
    """What one source yielded: its statements (`frames.LOADED`) and its part of the ledger."""

    source: Source
    statements: pl.DataFrame
    skipped: pl.DataFrame
    notes: list[str]
    rows: int
    used: int


def fingerprint(source: Source) -> str:
    """Return a hash of all that decides what a source yields: bytes, loader, options, vocabulary."""
    if not source.path.is_file():
        raise SourceError(
            "no such file",
            place=str(source.path),
            hint="mend its path in synergraph.toml, or remove the source",
        )
    recipe = json.dumps(
        [source.id, source.loader, source.as_of, dict(source.options), vocabulary_hash()],
        sort_keys=True,
        default=str,
    )
    return hashlib.sha256(source.path.read_bytes() + recipe.encode()).hexdigest()[:24]


@cache
def vocabulary_hash() -> str:
    """Return a hash of the shipped ontology, vocabularies and loaders' version."""
    digest = hashlib.sha256(__version__.encode())
    for path in sorted([*FOLDER.rglob("*.ttl"), *(FOLDER.parent / "loaders").rglob("*.py")]):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def read_all(
    sources: Iterable[Source],
    load: Load,
    vocabulary: Vocabulary,
    cache: Path,
    progress: Callable[[str], None],
) -> list[Read]:
    """Read every source, from `cache` where neither it nor its loader changed.

    Errors of several sources are gathered and raised together, as one `SourceError`.
    """
    done, errors = [], []
    for source in sources:
        try:
            done.append(_read(source, load, vocabulary, cache, progress))
        except SourceError as error:
            errors.append(error)
    if len(errors) == 1:
        raise errors[0]
    if errors:
        raise SourceError(
            f"{len(errors)} sources cannot be read:\n" + "\n".join(f"- {error}" for error in errors)
        )
    return done


def _read(
    source: Source, load: Load, vocabulary: Vocabulary, cache: Path, progress: Callable[[str], None]
) -> Read:
    stem = cache / f"{source.id}-{fingerprint(source)}"
    facts = stem.with_suffix(".parquet")
    ledger = stem.with_suffix(".json")
    if not (facts.is_file() and ledger.is_file()):
        progress(source.path.name)
        _store(source, load(source, vocabulary), cache, facts, ledger)
    frame, entry = pl.read_parquet(facts), json.loads(ledger.read_text(encoding="utf-8"))
    skipped = pl.DataFrame(entry["skipped"], schema=SKIPPED, orient="row")
    return Read(_dated(source, frame), frame, skipped, entry["notes"], entry["rows"], entry["used"])


def _store(source: Source, loaded: Loaded, cache: Path, facts: Path, ledger: Path) -> None:
    if loaded.rows != loaded.used + len(loaded.skipped):
        raise BuildError(
            f"the ledger does not balance: {loaded.rows} rows read, {loaded.used} used, {len(loaded.skipped)} skipped",
            place=source.path.name, hint="this is a fault of the loader; please report it",
        )  # fmt: skip
    cache.mkdir(parents=True, exist_ok=True)
    document = Thing("document", source.path.name, f"source:{source.id}")
    fresh = facts.with_suffix(".new")
    to_frame([*_own(document, source), *loaded.statements]).write_parquet(fresh)
    fresh.replace(facts)
    skipped = [(f"document/{source.id}", *row) for row in loaded.skipped]
    entry = {"rows": loaded.rows, "used": loaded.used, "skipped": skipped, "notes": loaded.notes}
    fresh.write_text(json.dumps(entry, ensure_ascii=False), encoding="utf-8")
    fresh.replace(ledger)


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
    """Return statements as a table of `frames.LOADED`, numbered in their order."""
    nothing = Thing("", "")
    rows = [
        (n, *s.subject, s.predicate, *(s.object or nothing), s.value,
         s.role, s.since, s.until, s.amount, s.year, s.count, s.text, *s.evidence)
        for n, s in enumerate(statements)
    ]  # fmt: skip
    return pl.DataFrame(rows, schema=LOADED, orient="row")
