"""Registers of institutions: what a workspace knows of those that its sources name.

A register is too large to be part of the vocabulary, and too full of common words to be looked for in
prose. So it is asked, once all sources are read: which of its institutions do they name? Those, and
what those belong to, become concepts of the vocabulary; the rest stays outside.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

import polars as pl

from synergraph.graph.registers import concepts as register_concepts
from synergraph.graph.registers.names import ORGANISATION, Names
from synergraph.graph.registers.ror import is_register
from synergraph.graph.registers.ror_records import ror_id
from synergraph.graph.registers.tables import Register, fingerprint, open_registers
from synergraph.graph.workspace import Workspace
from synergraph.ontology import Vocabulary, shipped
from synergraph.ontology.names import key, split_bracket

__all__ = ["SCHEME", "digest", "extended", "is_register", "remembered"]
SCHEME = "ror:"
Known = Mapping[tuple[str, str], str]


def digest(workspace: Workspace) -> str:
    """Return a hash of the workspace's registers; "" when it has none.

    Raises `ConfigError` for a register that does not exist.
    """
    return fingerprint(_files(workspace))


def extended(
    workspace: Workspace, statements: pl.DataFrame, vocabulary: Vocabulary, known: Known
) -> Vocabulary:
    """Return the vocabulary with the institutions of the registers that the statements name.

    `statements` have the columns of `frames.LOADED`, `known` is what identities.csv says: an institution
    keeps the id it had. Without registers the vocabulary comes back as it is.
    """
    files = _files(workspace)
    if not files:
        return vocabulary
    register = open_registers(files, workspace.builds)
    countries = {str(code).upper() for code in workspace.settings["registers_countries"]}
    names = Names(register, countries, vocabulary)
    written, identifiers = _mentioned(statements)
    needed = names.borne(written) | names.known(identifiers) | set(names.same.values())
    return vocabulary.extended(register_concepts.concepts(names, _above(register, needed, names), known))


def remembered(vocabulary: Vocabulary, known: Known) -> list[tuple[str, str, str, str]]:
    """Return the rows of identities.csv that keep the ids of a register's institutions as they are.

    `vocabulary` is the resolved one. An institution is known by its identifier there, so that
    a new edition of the register may call it something else.
    """
    rows = (
        (concept.kind, concept.code, concept.id, concept.label.de)
        for concept in vocabulary
        if concept.code.startswith(SCHEME) and concept.id not in shipped().concepts
    )
    return sorted(row for row in rows if row[:2] not in known)


def _files(workspace: Workspace) -> list[Path]:
    return [workspace.folder / str(name) for name in workspace.settings["registers"]]


def _mentioned(statements: pl.DataFrame) -> tuple[set[str], set[str]]:
    """Return the folded names of organisations, also without and in their bracket, and their ROR ids."""
    names: set[str] = set()
    identifiers: set[str] = set()
    for side in ("subject", "object"):
        mine = statements.filter(pl.col(f"{side}_kind") == ORGANISATION)
        names.update(mine[f"{side}_name"].unique())
        identifiers.update(ror_id(k) for k in mine[f"{side}_key"].unique() if k.startswith(SCHEME))
    names.update(statements.filter(subject_kind=ORGANISATION, predicate="alias")["value"].unique())
    return {key(form) for name in names for form in _forms(name)}, identifiers


def _forms(name: str) -> Iterator[str]:
    yield name
    yield from filter(None, split_bracket(name))


def _above(register: Register, needed: set[str], names: Names) -> set[str]:
    """Return the institutions with all that they belong to and all that followed on them."""
    links = register.links.filter(
        pl.col("ror").is_in(names.institutions) & pl.col("other").is_in(names.institutions)
    )
    found, ahead = set(needed), set(needed)
    while ahead:
        wholes = links.filter((pl.col("kind") == "part_of") & pl.col("ror").is_in(ahead))["other"]
        heirs = links.filter((pl.col("kind") == "successor_of") & pl.col("other").is_in(ahead))["ror"]
        ahead = {*wholes, *heirs} - found
        found |= ahead
    return found
