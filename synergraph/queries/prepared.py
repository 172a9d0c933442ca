"""What analyses work out once per build and keep: in memory, and on disk beside the build.

    build/analyses/<code>/<tables>/<name>/…npy

`code` is the hash of the code that made it, `tables` that of the tables it was made of. All of it is
derived and may be deleted at any time; what is missing or damaged is made again. Arrays come back
memory-mapped and read-only. Where the folder cannot be written, things are kept in memory only.
"""

import hashlib
import shutil
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import synergraph
from synergraph.graph.graph import ANALYSES, Graph
from synergraph.queries.array_files import read, write

Made = TypeVar("Made")
_TABLES = ("nodes", "edges", "statements")
_CODE = ("queries", "ontology")


def remembered(graph: Graph, name: str, make: Callable[[], Made]) -> Made:
    """Return what `make` makes of a graph: made on the first call, the same object on every further one."""
    memory: dict[str, Any] = vars(graph).setdefault("_remembered", {})
    if name not in memory:
        memory[name] = make()
    made: Made = memory[name]
    return made


def kept(graph: Graph, name: str, make: Callable[[], Mapping[str, Any]]) -> dict[str, Any]:
    """Return the values that `make` makes of the tables of a graph, from disk where it has been done before.

    A value is an array, a CSR matrix, a number, or a list of texts without line breaks. Do not change them.
    What was kept of other builds under this name goes once it is made anew.
    """
    return remembered(graph, f"kept {name}", lambda: _kept(_home(graph), name, make))


def before(graph: Graph, name: str) -> dict[str, Any] | None:
    """Return what was kept of the build before under a name, by the same code; None for nothing."""
    home = _home(graph)
    others = (path for path in home.parent.glob(f"*/{name}") if path.parent != home)
    return next((found for path in sorted(others) if (found := read(path)) is not None), None)


def _kept(home: Path, name: str, make: Callable[[], Mapping[str, Any]]) -> dict[str, Any]:
    found = read(home / name)
    if found is None:
        made = dict(make())
        with suppress(OSError):
            write(home / name, made)
            _forget(home, name)
        found = made
    return found


def _home(graph: Graph) -> Path:
    return remembered(
        graph, "home", lambda: graph.folder.parent / ANALYSES / _code() / _digest(_tables(graph.folder))
    )


@cache
def _code() -> str:
    package = Path(synergraph.__file__).parent
    files = [
        path
        for part in _CODE
        for path in (package / part).rglob("*")
        if path.suffix in (".py", ".toml", ".ttl")
    ]
    return _digest(sorted(files))


def _tables(build: Path) -> list[Path]:
    return [build / f"{name}.parquet" for name in _TABLES]


def _digest(files: list[Path]) -> str:
    digest = hashlib.sha256()
    for path in files:
        digest.update(path.name.encode() + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]


def _forget(home: Path, name: str) -> None:
    for path in home.parent.parent.glob(f"*/*/{name}"):
        if path.parent != home:
            shutil.rmtree(path, ignore_errors=True)
            for empty in (path.parent, path.parent.parent):
                with suppress(OSError):
                    empty.rmdir()
