"""Things compared: organisations, where many are new, in a process of their own.

What sources say of organisations alone decides which of them are one, until things of all kinds are compared. So
that process can begin at once, while everything else is resolved.
"""

from collections.abc import Collection, Iterable
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import NamedTuple

import polars as pl

from synergraph.graph.apart import Processes
from synergraph.graph.resolve import memory
from synergraph.graph.resolve.assign import Known
from synergraph.graph.resolve.identity import Decision, Identity
from synergraph.graph.resolve.things import KINDS, Testimony, things
from synergraph.ontology import Vocabulary

APART = "organisation"
MANY = 4_000
"""So many new names are worth a process of their own, though one may have to start for them."""


class Compared(NamedTuple):
    """Things (`duplicates.THINGS`) and the scored pairs among them (`duplicates.SCORED`, in no order)."""

    things: pl.DataFrame
    found: pl.DataFrame


def begun(
    pool: Executor,
    processes: Processes | None,
    said: Testimony,
    vocabulary: Vocabulary,
    decisions: list[Decision],
    known: Known,
    memos: Path | None,
) -> Future[Compared] | None:
    """Begin to compare organisations apart; None where few of their names are new, or there are no `processes`."""
    own = said.of(APART)
    if (
        processes is None
        or memory.new_names(APART, {mention.name for mention in own.mentions}, memos) <= MANY
    ):
        return None
    theirs = {entry: identifier for entry, identifier in known.items() if entry[0] == APART}
    return pool.submit(processes.run, alone, own, vocabulary, decisions, theirs, memos)


def alone(
    said: Testimony, vocabulary: Vocabulary, decisions: Iterable[Decision], known: Known, memos: Path | None
) -> Compared:
    """Compare organisations by what is said of them alone."""
    identity = Identity(said.mentions, said.claims, vocabulary, decisions, known)
    return compared(said, identity, [APART], memos)


def finished(
    job: Future[Compared] | None, said: Testimony, identity: Identity, memos: Path | None
) -> Compared:
    """Compare all things that are not compared apart, and return what was found of all."""
    if job is None:
        return compared(said, identity, KINDS, memos)
    others = compared(said, identity, [kind for kind in KINDS if kind != APART], memos)
    return Compared(*map(pl.concat, zip(others, job.result(), strict=True)))


def compared(said: Testimony, identity: Identity, kinds: Collection[str], memos: Path | None) -> Compared:
    """Compare the things of some kinds, with the memos in a folder, if any."""
    listed = things(said, identity, kinds)
    return Compared(listed, memory.remembered(listed, memos))
