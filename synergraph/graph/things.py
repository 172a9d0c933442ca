"""What sources say of each thing that helps to tell whether two things are one."""

from collections import defaultdict
from collections.abc import Iterable

import polars as pl

from synergraph.graph.duplicates import THINGS
from synergraph.graph.identity import Claim, Identity, Mention
from synergraph.graph.joins import Atom
from synergraph.ontology.names import fold

KINDS = ("organisation", "topic", "project", "event", "programme")
Said = dict[Atom, set[str]]


def things(loaded: pl.DataFrame, identity: Identity, claims: Iterable[Claim]) -> pl.DataFrame:
    """Return a row per thing of the kinds that may be duplicates, ordered by id.

    Columns as in `duplicates.THINGS`; the id is the :func:`thing_id` of the thing's root.
    """
    names, identifiers = _names(identity, claims), _said(loaded, identity, "identifier", "value")
    places = _said(loaded, identity, "located_in", "object_name")
    parents = _said(loaded, identity, "part_of", "object_name")
    for mention in identity.mentions:
        if mention.identifier:
            identifiers[identity.of(mention)].add(mention.identifier)
    rows = [
        (
            thing_id(root), root[1], names[root], sorted(map(fold, places.get(root, ()))),
            sorted(identifiers.get(root, ())), sorted(parents.get(root, ())),
        )
        for root in sorted(names)
    ]  # fmt: skip
    return pl.DataFrame(rows, schema=THINGS, orient="row")


def thing_id(root: Atom) -> str:
    """Return the root of a thing as one text."""
    return "|".join((root[1], root[0], root[2]))


def _names(identity: Identity, claims: Iterable[Claim]) -> dict[Atom, list[str]]:
    """Return all names of each thing, the longest first; codes and nameless things are left out."""
    found: Said = defaultdict(set)
    for mention in identity.mentions:
        if mention.is_named and mention.kind in KINDS:
            found[identity.of(mention)].add(mention.name)
    for claim in claims:
        if claim.subject.kind in KINDS:
            found[identity.of(claim.subject)].add(claim.alias)
    for root, written in found.items():
        if root[0] == "concept":
            written.update(identity.vocabulary.concepts[root[2]].names)
    return {root: sorted(written, key=lambda name: (-len(name), name)) for root, written in found.items()}


def _said(loaded: pl.DataFrame, identity: Identity, predicate: str, column: str) -> Said:
    """Return thing → the values that sources state with `predicate`."""
    subject = ["source", "subject_kind", "subject_name", "subject_key"]
    rows = loaded.filter(pl.col("predicate") == predicate).select(*subject, column).unique()
    found: Said = defaultdict(set)
    for *mention, value in rows.filter(pl.col("subject_kind").is_in(KINDS)).iter_rows():
        found[identity.of(Mention(*mention))].add(value)
    return found
