"""The loaders there are: our own, and those that other packages enter as `synergraph.loaders`.

A loader is a module (or an object) with `load(source, vocabulary)`, the `suffixes` it reads, and,
where its files say so themselves, `guess_as_of(path)`. It is imported when it is needed and not
before; a broken plugin stops nobody who does not need it.
"""

from dataclasses import replace
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol

from synergraph.errors import SourceError, SynergraphError, closest
from synergraph.ontology import Vocabulary
from synergraph.statements import Loaded, Source

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "synergraph.loaders"
BUILT_IN: dict[str, tuple[str, ...]] = {
    "html": (".html", ".htm", ".xhtml"),
    "rdf": (".ttl", ".nt", ".nq", ".trig", ".jsonld", ".json", ".rdf", ".xml", ".owl"),
    "report": (".txt", ".md", ".pdf", ".docx"),
    "table": (".csv", ".tsv", ".xlsx"),
}

_OLD_WORKBOOKS = frozenset({".xls", ".xlsb", ".ods"})
_SAVE_ANEW = "open it in a spreadsheet program and save it as XLSX"


class Loader(Protocol):
    """What a loader offers; `load` raises `SourceError` when the file is not what it claims to be."""

    suffixes: tuple[str, ...]

    def load(self, source: Source, vocabulary: Vocabulary) -> Loaded: ...


def names() -> list[str]:
    """Return the names of all loaders, our own first."""
    return [*BUILT_IN, *sorted(_plugins())]


def find(name: str) -> Any:
    """Return the loader called `name`: a `Loader`, perhaps with `guess_as_of`.

    Raises `SourceError` when there is none, or when the package it comes from cannot be imported.
    """
    if name in BUILT_IN:
        return import_module(f"synergraph.loaders.{name}")
    if name not in _plugins():
        raise SourceError(f"unknown loader “{name}”", hint=closest(name, names()))
    return _imported(_plugins()[name])


def for_suffix(suffix: str) -> str:
    """Return the name of the loader that reads files with this suffix; our own come first.

    Raises `SourceError` when no loader does, naming those that cannot be imported.
    """
    offers, broken = dict(BUILT_IN), list[str]()
    for name, entry in () if _offering(offers, suffix) else sorted(_plugins().items()):
        try:
            offers[name] = _imported(entry).suffixes
        except SourceError as error:
            broken.append(error.message)
    if found := _offering(offers, suffix):
        return found
    known = [own for suffixes in offers.values() for own in suffixes]
    hint = _SAVE_ANEW if suffix in _OLD_WORKBOOKS else closest(suffix, known)
    raise SourceError("; ".join([f"no loader reads “{suffix}” files", *broken]), hint=hint)


def _offering(offers: dict[str, tuple[str, ...]], suffix: str) -> str:
    return next((name for name, suffixes in offers.items() if suffix in suffixes), "")


def run(source: Source, name: str, vocabulary: Vocabulary) -> Loaded:
    """Let the loader called `name` read a source; whatever a plugin raises becomes a `SourceError`."""
    loader = find(name)
    try:
        loaded = loader.load(replace(source, loader=name), vocabulary)
    except SynergraphError:
        raise
    except Exception as error:
        if name in BUILT_IN:
            raise
        raise SourceError(
            f"the loader “{name}” failed: {type(error).__name__}: {error}",
            hint="tell its author, or give the file to another loader",
            place=source.path.name,
        ) from error
    if not isinstance(loaded, Loaded):
        raise SourceError(
            f"the loader “{name}” returned {type(loaded).__name__}, not Loaded",
            hint="tell its author: load returns synergraph.statements.Loaded",
            place=source.path.name,
        )
    return loaded


def versions() -> str:
    """Return the versions of the packages that bring loaders; "" when none does."""
    return " ".join(
        f"{name} {entry.dist.version if entry.dist else '?'}" for name, entry in sorted(_plugins().items())
    )


@cache
def _plugins() -> dict[str, "EntryPoint"]:
    from importlib.metadata import entry_points  # slow to import, and few need it

    return {entry.name: entry for entry in entry_points(group=GROUP) if entry.name not in BUILT_IN}


def _imported(entry: "EntryPoint") -> Any:
    """Import a plugin; its fault is named with the package that brought it."""
    package = entry.dist.name if entry.dist else entry.value
    mend = f"update or remove the package {package}"
    try:
        loader = entry.load()
    except Exception as error:
        reason = f"{type(error).__name__}: {error}"
        raise SourceError(f"the loader “{entry.name}” cannot be imported: {reason}", hint=mend) from error
    if not callable(getattr(loader, "load", None)) or not isinstance(
        getattr(loader, "suffixes", None), tuple
    ):
        raise SourceError(
            f"the loader “{entry.name}” of {package} has no load(source, vocabulary) or no tuple of suffixes",
            hint=mend,
        )
    return loader
