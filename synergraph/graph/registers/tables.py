"""The registers of a workspace as three tables, kept beside the builds so that a file is read once."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from synergraph.errors import ConfigError
from synergraph.graph.registers import ror, ror_records
from synergraph.graph.registers.ror_records import Record
from synergraph.ontology.names import key

INSTITUTIONS = {
    "ror": pl.String, "actor_type": pl.String, "status": pl.String, "city": pl.String, "country": pl.String,
    "homepage": pl.String,
}  # fmt: skip
NAMES = {"ror": pl.String, "key": pl.String, "name": pl.String, "lang": pl.String, "form": pl.String}
LINKS = {"ror": pl.String, "kind": pl.String, "other": pl.String}
_SHAPES = {"institutions": INSTITUTIONS, "names": NAMES, "links": LINKS}
_KEPT = "register-"


@dataclass(frozen=True)
class Register:
    """Institutions by id, their names with folded keys, and their links (part_of, successor_of)."""

    institutions: pl.DataFrame
    names: pl.DataFrame
    links: pl.DataFrame


def open_registers(files: Iterable[Path], kept: Path) -> Register:
    """Return what the files say together, later files before earlier ones; read from `kept` where it can be.

    Raises `ConfigError` for a file that is missing, `SourceError` for one that is no register.
    """
    parts = [_part(path, kept) for path in files]
    wanted = {name for _, name in parts}
    for path in kept.glob(f"{_KEPT}*.parquet"):
        if path.name.rsplit(".", 2)[0] not in wanted:
            path.unlink(missing_ok=True)
    if len(parts) == 1:
        return Register(**parts[0][0])
    return Register(**_distinct({n: pl.concat([part[n] for part, _ in reversed(parts)]) for n in _SHAPES}))


def fingerprint(files: Iterable[Path]) -> str:
    """Return a hash of the registers' bytes and of the code that reads them; "" for no files."""
    digests = [_digest(path) for path in files]
    return hashlib.sha256("".join(digests).encode()).hexdigest()[:24] if digests else ""


def _digest(path: Path) -> str:
    if not path.is_file():
        raise ConfigError(
            f"the register {path.name} does not exist", hint="mend registers = [ … ] in synergraph.toml"
        )
    digest = hashlib.sha256()
    for code in (ror, ror_records):
        digest.update(Path(str(code.__file__)).read_bytes())
    with path.open("rb") as handle:
        digest.update(hashlib.file_digest(handle, "sha256").digest())
    return digest.hexdigest()[:24]


def _part(path: Path, kept: Path) -> tuple[dict[str, pl.DataFrame], str]:
    """Return the tables of one file and the name they are kept under."""
    name = f"{_KEPT}{_digest(path)}"
    stored = {table: kept / f"{name}.{table}.parquet" for table in _SHAPES}
    if not all(file.is_file() for file in stored.values()):
        kept.mkdir(parents=True, exist_ok=True)
        for table, frame in _tables(ror.records(path)).items():
            fresh = stored[table].with_suffix(".new")
            frame.write_parquet(fresh)
            fresh.replace(stored[table])
    return {table: pl.read_parquet(file) for table, file in stored.items()}, name


def _tables(records: Iterable[Record]) -> dict[str, pl.DataFrame]:
    rows: dict[str, list[tuple[str, ...]]] = {name: [] for name in _SHAPES}
    for r in records:
        if r.names:
            rows["institutions"].append((r.ror, r.actor_type, r.status, r.city, r.country, r.homepage))
        rows["names"] += [(r.ror, folded, *name) for name in r.names if (folded := key(name.name))]
        rows["links"] += r.links
    return _distinct({n: pl.DataFrame(rows[n], schema=_SHAPES[n], orient="row") for n in _SHAPES})


def _distinct(tables: dict[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    """Keep the first row of each institution, name and link; a name is a label before it is anything else."""
    names = tables["names"].sort(pl.col("form") != "label", maintain_order=True)
    return {
        "institutions": tables["institutions"].unique("ror", keep="first", maintain_order=True),
        "names": names.unique(["ror", "key"], keep="first", maintain_order=True),
        "links": tables["links"].unique(maintain_order=True),
    }
