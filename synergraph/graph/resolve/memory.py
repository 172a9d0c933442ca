"""Memos of comparisons in a folder, one file per kind, for the next build.

A memo is a convenience: one that is missing, torn or of another version is none, and replaced by the next.
"""

import hashlib
import sys
from collections.abc import Iterable
from functools import cache
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from typing import Protocol, TypeVar
from zipfile import ZipFile

import polars as pl

from synergraph.graph.resolve.duplicates import NOTHING, compared, duplicates
from synergraph.ontology.namespaces import FOLDER as ONTOLOGY

_CODE = (Path(__file__).parent, ONTOLOGY)
_SUFFIXES = (".py", ".csv", ".ttl")
_LIBRARIES = ("polars", "rapidfuzz", "simplemma")


class Tables(Protocol):
    """A memo: named tables."""

    @property
    def _fields(self) -> tuple[str, ...]: ...

    def _asdict(self) -> dict[str, pl.DataFrame]: ...


Kept = TypeVar("Kept", bound=Tables)


def remembered(things: pl.DataFrame, folder: Path | None) -> pl.DataFrame:
    """Return what `duplicates` does, in no order, with the memos in `folder`, if any; they are written anew."""
    if folder is None:
        return duplicates(things)
    found = [NOTHING.found]
    for part in things.partition_by("kind"):
        path = folder / f"{part['kind'][0]}.zip"
        memo = recall(path, NOTHING)
        if not memo.things.equals(part.select(memo.things.columns).sort("id")):
            memo = compared(part, memo)
            keep(memo, path)
        found.append(memo.found)
    return pl.concat(found)


def new_names(kind: str, names: Iterable[str], folder: Path | None) -> int:
    """Return how many of some names of things of a kind are not in the memo in `folder`."""
    held = _read(folder / f"{kind}.zip", ["keyed"]) if folder else []
    return len(set(names).difference(*(table["name"] for table in held)))


def recall(path: Path, nothing: Kept) -> Kept:
    """Return the memo that is kept in a file, `nothing` where there is none of this version."""
    tables = _read(path, nothing._fields)
    return type(nothing)(*tables) if tables else nothing


def _read(path: Path, parts: Iterable[str]) -> list[pl.DataFrame]:
    try:
        with ZipFile(path) as archive:
            if archive.comment == _version():
                return [pl.read_ipc(archive.read(part)) for part in parts]
    except Exception:  # a damaged archive raises of many sorts; whatever it is, the memo is made anew
        return []
    return []


def keep(memo: Tables, path: Path) -> None:
    """Write a memo to a file: all of it, or the file stays as it was."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    with ZipFile(fresh, "w") as archive:
        archive.comment = _version()
        for part, table in memo._asdict().items():
            table.write_ipc(buffer := BytesIO(), compression="lz4")
            archive.writestr(part, buffer.getbuffer())
    fresh.replace(path)


@cache
def _version() -> bytes:
    """Return a hash of all that decides what a comparison finds beside the things themselves."""
    digest = hashlib.sha256(repr([sys.version, *map(version, _LIBRARIES)]).encode())
    for path in sorted(path for folder in _CODE for path in folder.rglob("*") if path.suffix in _SUFFIXES):
        digest.update(path.read_bytes())
    return digest.hexdigest().encode()
