"""Wishes that contradict each other: the smallest sets of rules that cannot hold together.

A set is irreducible: without any one of its rules the others can hold. It is found by deleting rules while
the rest is still impossible, halves first (QuickXplain: Junker 2004).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from synergraph.ontology import Labels
from synergraph.queries.plan import timed
from synergraph.queries.plan.model import Pair, Pairs, Wishes
from synergraph.queries.plan.problem import problem
from synergraph.queries.plan.timetable import Timetable
from synergraph.queries.plan.wording import relaxed_by, stated

Kind = Literal["must", "forbidden", "organisation", "away", "most", "tables"]
_SECONDS, _SEVERAL = 5.0, 5


@dataclass(frozen=True, slots=True, order=True)
class Rule:
    """One hard rule; `at` are the positions of its people, or the round of its tables."""

    kind: Kind
    at: tuple[int, ...]

    @property
    def pair(self) -> Pair:
        return (self.at[0], self.at[-1])


@dataclass(frozen=True)
class Conflict:
    """Rules that cannot hold together, and in words what they say and how each may give way."""

    rules: tuple[Rule, ...]
    says: tuple[Labels, ...]
    relax: tuple[Labels, ...]


def conflicts(wishes: Wishes) -> list[Conflict]:
    """Return sets of hard rules that contradict each other, no two with a rule in common; [] if none.

    At most five are returned: relax them and ask again. Rules that no must-meet touches contradict nothing.
    """
    rules, found = _rules(wishes), list[Conflict]()
    while len(found) < _SEVERAL and not _holds(wishes, rules):
        core = sorted(_core(wishes, [], rules, known=False))
        found.append(
            Conflict(
                tuple(core), *(tuple(say(wishes, r.kind, r.at) for r in core) for say in (stated, relaxed_by))
            )
        )
        rules = [rule for rule in rules if rule not in core]
    return found


def _rules(wishes: Wishes) -> list[Rule]:
    """Return the hard rules that must-meets touch."""
    people = sorted({i for pair in wishes.must for i in pair})
    limits = [Rule("tables", (r,)) for r in range(wishes.rounds) if wishes.tables is not None]
    away = [Rule("away", (i,)) for i in people if not _always(wishes, i)]
    most = [Rule("most", (i,)) for i in people if wishes.people[i].most is not None]
    apart = [Rule("forbidden", pair) for pair in sorted(wishes.must & wishes.forbidden)]
    kin = [
        Rule("organisation", pair)
        for pair in sorted(wishes.must)
        if wishes.people[pair[0]].organisation == wishes.people[pair[1]].organisation != ""
    ]
    return [*limits, *away, *most, *apart, *kin, *(Rule("must", pair) for pair in sorted(wishes.must))]


def _always(wishes: Wishes, i: int) -> bool:
    return all(wishes.people[i].attends(r) for r in range(wishes.rounds))


def _core(wishes: Wishes, base: list[Rule], rules: list[Rule], *, known: bool) -> list[Rule]:
    """Return the fewest of `rules` that contradict each other and `base`; `known`: base has just grown."""
    if known and not _holds(wishes, base):
        return []
    if len(rules) == 1:
        return rules
    first, second = rules[: len(rules) // 2], rules[len(rules) // 2 :]
    later = _core(wishes, base + first, second, known=bool(first))
    return _core(wishes, base + later, first, known=bool(later)) + later


def _holds(wishes: Wishes, rules: Sequence[Rule]) -> bool:
    """Tell whether all must-meets among the rules can take place under the others."""
    left = relaxed(wishes, rules)
    if any(left.apart(pair) for pair in left.must):
        return False
    asked = problem(left)
    at = np.flatnonzero(asked.must)
    wanted = np.bincount(np.concatenate([asked.first[at], asked.second[at]]), minlength=asked.people)
    if np.any(wanted > asked.most):
        return False
    if not Timetable(asked).place(asked.pairs(at)):
        return True
    return timed.arrange(asked, at, _SECONDS).placed is not None


def relaxed(wishes: Wishes, rules: Sequence[Rule]) -> Wishes:
    """Return wishes of must-meets under some hard rules only."""
    held = set(rules)
    must = frozenset(pair for pair in wishes.must if Rule("must", pair) in held)
    people = tuple(
        replace(
            person,
            organisation="",
            arrives=person.arrives if Rule("away", (i,)) in held else 0,
            leaves=person.leaves if Rule("away", (i,)) in held else None,
            away=person.away if Rule("away", (i,)) in held else frozenset(),
            most=person.most if Rule("most", (i,)) in held else None,
            least=0,
        )
        for i, person in enumerate(wishes.people)
    )
    half = len(people) // 2
    tables = tuple(wishes.capacity(r) if Rule("tables", (r,)) in held else half for r in range(wishes.rounds))
    forbidden = frozenset(rule.pair for rule in held if rule.kind in ("forbidden", "organisation"))
    return replace(
        wishes,
        people=people,
        tables=tables,
        must=must,
        forbidden=forbidden,
        pairs=Pairs.of({}),
        known=frozenset(),
    )
