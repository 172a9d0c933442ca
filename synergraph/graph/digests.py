"""Hashes of what is shipped, which tell whether something made by another version still holds."""

import hashlib
from functools import cache
from pathlib import Path

from synergraph import __version__
from synergraph.ontology.model import FOLDER

_READING = (".py", ".toml", ".ttl")
_BUILDING = (".py", ".csv")


@cache
def of_reading() -> str:
    """Return a hash of the ontology, the vocabularies and the loaders."""
    loaders = (path for path in (FOLDER.parent / "loaders").rglob("*.*") if path.suffix in _READING)
    return _digest([*FOLDER.rglob("*.ttl"), *loaders])


@cache
def of_building() -> str:
    """Return a hash of the code that makes a build of what was read, and of the registers."""
    return _digest([path for path in Path(__file__).parent.rglob("*") if path.suffix in _BUILDING])


def of_projecting(base: str) -> str:
    """Return a hash of all that decides how the tables of a build become RDF with the base IRI `base`."""
    return hashlib.sha256(f"{base} {of_reading()} {of_building()}".encode()).hexdigest()


def _digest(files: list[Path]) -> str:
    digest = hashlib.sha256(__version__.encode())
    for path in sorted(files):
        digest.update(path.read_bytes())
    return digest.hexdigest()
