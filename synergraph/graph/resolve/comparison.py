"""Which names mean one thing, and which things may be one all the same.

What sources say of organisations alone decides both for organisations. So where many of them are new, that is found
out in a process of its own, while everything else is compared here.
"""

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

import polars as pl

from synergraph.graph.apart import Processes
from synergraph.graph.resolve import memory
from synergraph.graph.resolve.identity import Decision
from synergraph.graph.resolve.meant import Meant, meant
from synergraph.graph.resolve.testimony import Testimony
from synergraph.graph.resolve.things import things
from synergraph.ontology import Vocabulary

APART, _OTHERS = "organisation", "others"
MANY = 4_000
"""So many new names are worth a process of their own, though one may have to start for them."""


class Compared(NamedTuple):
    """What mentions mean, the things that may have duplicates (`duplicates.THINGS`), and the scored pairs of these
    (`duplicates.SCORED`, in no order)."""

    meant: Meant
    things: pl.DataFrame
    found: pl.DataFrame


def compared(
    said: Testimony,
    vocabulary: Vocabulary,
    decisions: Iterable[Decision],
    memos: Path | None,
    processes: Processes | None,
) -> Compared:
    """Compare all things that sources speak of.

    `memos` is a folder that spares the next time what is found now, `processes` compare many names meanwhile;
    neither changes what is found.
    """
    decisions = list(decisions)
    own = APART, said.of(APART), vocabulary, [d for d in decisions if d.kind == APART], memos
    others = (
        _OTHERS,
        said.of(APART, others=True),
        vocabulary,
        [d for d in decisions if d.kind != APART],
        memos,
    )
    if processes is None or memory.new_names(APART, own[1].mentions["name"].unique(), memos) <= MANY:
        return _both(alone(*others), alone(*own))
    with ThreadPoolExecutor(1) as pool:
        job = pool.submit(processes.run, alone, *own)
        return _both(alone(*others), job.result())


def alone(
    name: str, said: Testimony, vocabulary: Vocabulary, decisions: list[Decision], memos: Path | None
) -> Compared:
    """Compare things by what is said of them alone; their memos have `name` in their names."""
    found = meant(said, vocabulary, decisions, memos and memos / f"meant-{name}.zip")
    listed = things(said, found.mentions, vocabulary)
    return Compared(found, listed, memory.remembered(listed, memos))


def _both(left: Compared, right: Compared) -> Compared:
    mentions, merges = map(pl.concat, zip(left.meant[:2], right.meant[:2], strict=True))
    meant = Meant(mentions, merges, left.meant.apart + right.meant.apart)
    return Compared(meant, pl.concat([left.things, right.things]), pl.concat([left.found, right.found]))
