"""The one error tree: every failure a user can cause or meet.

    SynergraphError            base: message, hint, exit code
    ├── UsageError             the command or its arguments are wrong
    ├── ConfigError            synergraph.toml (or decisions, identities) is wrong
    ├── SourceError            an input file cannot be read as what it claims to be
    ├── BuildError             a build is missing, damaged, or would lose data
    ├── QuestionError          a named question or its parameters are wrong
    ├── ServerError            a server does not answer, or refuses
    └── OntologyError          the shipped or extended ontology contradicts itself

A message says what was wrong and where; the hint says what to write instead. Code that
knows the place (file, sheet, row, page) adds it on the way up with :func:`at`.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager


class SynergraphError(Exception):
    """Base of all errors raised on purpose; `exit_code` is what the command line returns."""

    exit_code = 2

    def __init__(self, message: str, *, hint: str = "", place: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.place = place

    def __str__(self) -> str:
        text = f"{self.place}: {self.message}" if self.place else self.message
        return f"{text}\n  → {self.hint}" if self.hint else text


class UsageError(SynergraphError):
    """The command or its arguments are wrong."""


class ConfigError(SynergraphError):
    """synergraph.toml, decisions.csv or identities.csv is wrong."""


class SourceError(SynergraphError):
    """An input file cannot be read as what it claims to be."""


class BuildError(SynergraphError):
    """A build is missing, damaged, or would lose data."""


class QuestionError(SynergraphError):
    """A named question or its parameters are wrong."""


class ServerError(SynergraphError):
    """A server does not answer, or refuses."""


class OntologyError(SynergraphError):
    """The ontology or a vocabulary contradicts itself."""


@contextmanager
def at(place: str) -> Iterator[None]:
    """Put `place` in front of the place of any error that passes through."""
    try:
        yield
    except SynergraphError as error:
        error.place = f"{place}, {error.place}" if error.place else place
        raise


def closest(word: str, valid: Iterable[str]) -> str:
    """Return a hint naming the valid word closest to `word`, or all of them when none is close."""
    from difflib import get_close_matches

    words = sorted(set(valid))
    near = get_close_matches(word.casefold(), [w.casefold() for w in words], n=1, cutoff=0.6)
    if near:
        return f"did you mean “{next(w for w in words if w.casefold() == near[0])}”?"
    return f"valid: {', '.join(words)}" if words else ""
