"""Arrays, matrices and texts in a folder of .npy files, with a sum of each to tell damage by."""

import shutil
import tempfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from scipy import sparse

_SUMS = "sums.txt"
_MATRIX, _TEXTS = ("data", "indices", "indptr", "shape"), "texts"


def write(folder: Path, values: Mapping[str, Any]) -> None:
    """Write values into the new folder `folder`: under another name first, so that nobody reads half of it.

    A value is an array, a CSR matrix, a number, or a list of texts without line breaks.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=".", dir=folder.parent))
    try:
        for name, array in _arrays(values):
            np.save(fresh / f"{name}.npy", array, allow_pickle=False)
        sums = "\n".join(f"{_sum(path.read_bytes())} {path.name}" for path in sorted(fresh.iterdir()))
        (fresh / _SUMS).write_text(f"{_sum(sums.encode())}\n{sums}", encoding="utf-8")
        shutil.rmtree(folder, ignore_errors=True)
        fresh.rename(folder)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _arrays(values: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, value in values.items():
        if isinstance(value, sparse.csr_array):
            ordered = value.copy()
            ordered.sum_duplicates()
            yield from ((f"{name}.{part}", np.asarray(getattr(ordered, part))) for part in _MATRIX)
        elif isinstance(value, list):
            yield f"{name}.{_TEXTS}", np.frombuffer("\n".join((*value, "")).encode(), np.uint8)
        else:
            yield name, np.asarray(value)


def read(folder: Path) -> dict[str, Any] | None:
    """Return what was written, or None where it is missing or not what was written."""
    try:
        own, listed = (folder / _SUMS).read_text(encoding="utf-8").split("\n", 1)
        sums = [line.split(" ", 1) for line in listed.split("\n")]
        whole = all(_sum((folder / name).read_bytes()) == wanted for wanted, name in sums)
        if not whole or _sum(listed.encode()) != own:
            return None
        return _values({Path(name).stem: np.load(folder / name, mmap_mode="r") for _, name in sums})
    except (OSError, ValueError, EOFError):
        return None


def _sum(content: bytes) -> str:
    return f"{zlib.crc32(content):08x}"


def _values(arrays: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name in dict.fromkeys(stem.split(".")[0] for stem in arrays):
        if f"{name}.{_TEXTS}" in arrays:
            found[name] = bytes(arrays[f"{name}.{_TEXTS}"]).decode().split("\n")[:-1]
        elif name in arrays:
            found[name] = arrays[name].item() if not arrays[name].shape else np.asarray(arrays[name])
        else:
            data, indices, indptr, shape = (np.asarray(arrays[f"{name}.{part}"]) for part in _MATRIX)
            found[name] = sparse.csr_array((data, indices, indptr), shape=tuple(shape), copy=False)
            found[name].has_canonical_format = True
    return found
