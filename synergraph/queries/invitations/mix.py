"""The mix of an invitation list: how many actors of which kind there should be."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from math import ceil
from typing import Any

import numpy as np

from synergraph.errors import at
from synergraph.queries.formats import EACH, Recipe, Rule
from synergraph.queries.invitations.candidates import Candidates
from synergraph.queries.matrices import Mask
from synergraph.queries.partners import Wish
from synergraph.queries.partners.wish import allowed
from synergraph.queries.portfolio import GROUPS


@dataclass(frozen=True)
class Quota:
    """A rule for one group: who is meant (a mask over all organisations), and how many there should be."""

    rule: Rule
    asks: tuple[tuple[str, tuple[str, ...]], ...]
    who: Mask
    least: int
    most: int | None

    def following(self, rows: Sequence[int], share: float) -> "Quota":
        """Return the quota for those who follow some rows: that share of it, and what they lack of it."""
        most = None if self.most is None or not share else ceil(self.most * share)
        return Quota(self.rule, self.asks, self.who, max(ceil(self.least * share), self.lacking(rows)), most)

    def lacking(self, rows: Sequence[int]) -> int:
        """Return how many more some rows should have."""
        return max(0, self.least - int(self.who[list(rows)].sum()))


def quotas(among: Candidates, recipe: Recipe, size: int) -> list[Quota]:
    """Return the rules of a recipe for a list of `size` actors, one per group where they say "each".

    Raises `UsageError` or `QuestionError` for a name that the graph does not have.
    """
    found = []
    for number, rule in enumerate(recipe.mix, 1):
        with at(f"formats/{recipe.name}.toml, [[mix]] {number}"):
            for asks in _each(among, rule):
                least = rule.least.least(size) if rule.least else 0
                most = rule.most.most(size) if rule.most else None
                found.append(Quota(rule, asks, _who(among, rule, asks), least, most))
    return found


def _each(among: Candidates, rule: Rule) -> list[tuple[tuple[str, tuple[str, ...]], ...]]:
    """Return what a rule asks for, with each group of the network in the place of "each"."""
    options = [
        [(key, (group,)) for group in _groups(among, key)] if values == (EACH,) else [(key, values)]
        for key, values in rule.asks
    ]
    return [tuple(one) for one in product(*options)]


def _groups(among: Candidates, kind: str) -> list[str]:
    """Return the ids of the groups of a kind that projects which are not over stand in."""
    network, projects = among.found.network, among.found.projects
    going = projects.at[~projects.over]
    links = network.links(GROUPS[kind], without=["related"])[going]
    kinds = network.graph.nodes["kind"].to_list()
    held = np.flatnonzero(np.asarray(links.sum(axis=0)).ravel())
    return [network.ids[at] for at in held if kinds[at] == kind]


def _who(among: Candidates, rule: Rule, asks: Sequence[tuple[str, tuple[str, ...]]]) -> Mask:
    """Return which organisations are such as a rule asks."""
    who = np.ones(len(among.found.at), dtype=bool)
    for key, values in asks:
        wishes: list[dict[str, Any]] = [{key: value} for value in values]
        meant = [allowed(among.found, among.suited.asked, Wish(**wish)) for wish in wishes]
        who &= np.any(meant, axis=0)
    for name, flag in rule.flags:
        who &= among.flagged[name] == flag
    return who
