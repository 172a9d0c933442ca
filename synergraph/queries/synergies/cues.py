"""What projects make, where things can be tried in them, and whom they are for, as their sources say."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
import polars as pl
from scipy import sparse

from synergraph.graph.graph import Graph
from synergraph.ontology import Labels
from synergraph.ontology.names import unwrap
from synergraph.queries.matrices import Mask, binary, flat
from synergraph.queries.prepared import kept
from synergraph.queries.synergies.lexicon import FIRST_GROUP, METHOD, SITE, lexicon
from synergraph.queries.synergies.mentions import Mention, listed, mentions

STATED = "target_group"
"""The attribute that states target groups; all else is read from names and descriptions."""
_READ = ("name", "description", STATED)


class Cue(NamedTuple):
    """A statement, by its row, that gives a cue, and the words that do."""

    statement: int
    words: str


@dataclass(frozen=True)
class Cues:
    """The cues of some projects: `held` has a row per project and a column per cue, 0/1.

    Columns are those of the lexicon, and after them target groups that only sources name; `said` has
    what gives each cue of each project.
    """

    held: sparse.csr_array
    labels: list[Labels]
    said: dict[tuple[int, int], list[Cue]]

    @cached_property
    def site(self) -> Mask:
        """Which projects have a place where things can be tried."""
        return flat(self.held[:, [SITE]].todense()) > 0

    @cached_property
    def method(self) -> Mask:
        """Which projects make a method, tool or technology and have no place to try it."""
        return (flat(self.held[:, [METHOD]].todense()) > 0) & ~self.site

    @cached_property
    def groups(self) -> sparse.csr_array:
        """The target groups of each project, in the columns of `held`."""
        group = np.arange(self.held.shape[1]) >= FIRST_GROUP
        found = sparse.csr_array(self.held.multiply(group.astype(float)))
        found.eliminate_zeros()
        return binary(found)


def cues(graph: Graph, projects: Sequence[str]) -> Cues:
    """Return the cues of projects, given by their ids: the same ones on every call for one graph."""
    found = kept(graph, "cues", lambda: _found(graph, projects))
    rows, numbers, statements = (found[name].tolist() for name in ("project", "cue", "statement"))
    said: dict[tuple[int, int], list[Cue]] = defaultdict(list)
    for row, cue, statement, words in zip(rows, numbers, statements, found["words"], strict=True):
        said[row, cue].append(Cue(statement, words))
    own = [Labels(name, name) for name in found["own"]]
    shape = (len(projects), FIRST_GROUP + len(lexicon().groups) + len(own))
    held = binary(sparse.csr_array((np.ones(len(rows)), (rows, numbers)), shape=shape))
    return Cues(held, [*lexicon().groups, *own], said)


def _found(graph: Graph, projects: Sequence[str]) -> dict[str, Any]:
    """Return every cue of every statement on projects, and the groups that the lexicon does not have."""
    at = pl.DataFrame({"subject": projects}, schema={"subject": pl.String}).with_row_index("at")
    said = graph.statements.select("subject", "predicate", "value").with_row_index("row")
    said = said.filter(pl.col("predicate").is_in(_READ)).join(at, on="subject").sort("at", "row")
    own: dict[str, int] = {}
    read: dict[tuple[str, str], list[Mention]] = {}
    rows: list[tuple[int, int, int, str]] = []
    for row, predicate, value, project in said.select("row", "predicate", "value", "at").iter_rows():
        if (predicate, value) not in read:
            read[predicate, value] = _of(predicate, value, own)
        rows += ((project, one.cue, row, one.words) for one in dict.fromkeys(read[predicate, value]))
    numbers = np.array([one[:3] for one in rows], dtype=np.int64).reshape(-1, 3)
    project, cue, statement = np.ascontiguousarray(numbers.T)
    words = [one[3] for one in rows]
    return {"project": project, "cue": cue, "statement": statement, "words": words, "own": list(own)}


def _of(predicate: str, value: str, own: dict[str, int]) -> list[Mention]:
    known = lexicon()
    if predicate != STATED:
        return mentions(known, value, name=predicate == "name")
    words = unwrap(value)
    groups = listed(known, value)
    if not groups and words:
        groups = [own.setdefault(words, FIRST_GROUP + len(known.groups) + len(own))]
    return [Mention(cue, words) for cue in groups]
