"""One-to-one meetings: who meets whom in which round.

First the pairs are chosen (`relaxed`), then they get rounds (`timetable`), then single rounds are matched
anew (`rematch`); few people are planned exactly (`timed`). Idle gaps are closed last, at no cost.
"""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from synergraph.errors import UsageError
from synergraph.queries.matrices import Indexes, Mask
from synergraph.queries.plan import timed
from synergraph.queries.plan.gaps import close_gaps
from synergraph.queries.plan.model import Meeting, Pair, Schedule, Wishes
from synergraph.queries.plan.places import seated
from synergraph.queries.plan.problem import Problem, problem
from synergraph.queries.plan.relaxed import Relaxed, choose, relax
from synergraph.queries.plan.rematch import Rematch
from synergraph.queries.plan.timetable import Timetable

Progress = Callable[[str, float], None]
SMALL = 60
"""Up to so many people the plan is proved best, time allowing."""
_WORTHY = 9
_ENOUGH = 0.9999
_FEW, _PATIENCE = 50_000, 6.0


def schedule(
    wishes: Wishes, *, seed: int = 0, seconds: float = 60.0, progress: Progress = lambda step, reached: None
) -> Schedule:
    """Return the best plan of meetings found in about `seconds`.

    `progress` is told the step and the share of the bound reached so far. Equal wishes and seed give an
    equal plan, unless time runs out. Nobody to meet gives a plan without meetings. Raises `UsageError`
    when the wishes contradict each other (`conflicts` says how) or a must-meet found no place in time.
    """
    search = _Search(wishes, seed, time.monotonic() + seconds, progress)
    search.run()
    return search.result()


@dataclass
class _Search:
    wishes: Wishes
    seed: int
    until: float
    progress: Progress

    def run(self) -> None:
        self.problem = problem(self.wishes)
        self.rng = np.random.default_rng(self.seed)
        self.relaxed = relax(self.problem)
        self.bound, self.proved = self.relaxed.bound, False
        self.progress("pairs", 0.0)
        self.timetable = self._must()
        self._place()
        self.progress("rounds", self._reached())
        self._improve()
        if not self._best() and self.chosen.size * self.problem.rounds <= _FEW:
            self._exactly()
        self.proved = self.proved or self._best()
        close_gaps(self.timetable, self.wishes)
        self.progress("done", self._reached())

    def left(self) -> float:
        return self.until - time.monotonic()

    def _must(self) -> Timetable:
        """Return a timetable with all must-meets, exactly when one after the other fails."""
        if barred := sorted(pair for pair in self.wishes.must if self.wishes.apart(pair)):
            raise _impossible(self.wishes, barred)
        timetable, pairs = (
            Timetable(self.problem),
            _by_freedom(self.problem, np.flatnonzero(self.problem.must)),
        )
        wanted = np.bincount(np.array(pairs, dtype=np.int64).ravel(), minlength=self.problem.people)
        lost = timetable.place(pairs)
        if not lost and np.all(wanted <= self.problem.most):
            return timetable
        found = timed.arrange(self.problem, np.flatnonzero(self.problem.must), self.left())
        if found.placed is None:
            raise _impossible(self.wishes, lost or pairs)
        return _entered(self.problem, found.placed)

    def _place(self) -> None:
        """Choose pairs and give them rounds; what finds none is left to the matching of rounds."""
        chosen, whole = choose(self.problem, self.relaxed, self.left() / 4)
        self.bound = min(self.bound, whole)
        self.chosen = chosen
        rest = chosen[~self.problem.must[chosen]]
        self.timetable.place(_by_freedom(self.problem, rest))

    def _improve(self) -> None:
        price = dict.fromkeys(range(self.problem.rounds), int(self.relaxed.table))
        again = Rematch(self.problem, self.timetable, _worthy(self.problem, self.relaxed), price=price)
        again.until_stable(self.rng, lambda: self.left() > 0 and self._reached() < _ENOUGH)

    def _exactly(self) -> None:
        """Give the chosen pairs rounds, all of them; where that fails, choose both together for few people."""
        found = timed.arrange(self.problem, self.chosen, min(self.left() / 2, _PATIENCE))
        if found.placed is None and len(self.wishes.people) <= SMALL:
            found = timed.best(self.problem, self.left())
            self.proved = found.closed
        if found.placed is None:
            return
        better = _entered(self.problem, found.placed)
        if _objective(self.problem, better) >= self._objective():
            self.timetable = better

    def _objective(self) -> int:
        return _objective(self.problem, self.timetable)

    def _best(self) -> bool:
        return self._objective() >= math.floor(min(self.bound, 1e15) + 1e-3)

    def _reached(self) -> float:
        return self._objective() / self.bound if self.bound > 0 else 1.0

    def result(self) -> Schedule:
        points = self.problem.points
        return Schedule(
            self.wishes, meetings_of(self.timetable, self.wishes), self._objective() * points,
            max(self.relaxed.bound, self._objective()) * points, bool(self.proved),
        )  # fmt: skip


def meetings_of(
    timetable: Timetable, wishes: Wishes, before: tuple[Meeting, ...] = ()
) -> tuple[Meeting, ...]:
    """Return the meetings of a timetable with their tables, ordered by round and table."""
    return tuple(sorted(seated(timetable, wishes, before)))


def _objective(stated: Problem, timetable: Timetable) -> int:
    return stated.value(stated.at(timetable.held))


def _entered(stated: Problem, placed: timed.Placed) -> Timetable:
    timetable = Timetable(stated)
    for pair, r in placed:
        timetable.put(pair, r)
    return timetable


def _by_freedom(stated: Problem, chosen: Indexes) -> list[Pair]:
    """Return candidates as pairs, those with the fewest common rounds first."""
    order = chosen[np.argsort(stated.common[chosen].sum(axis=1), kind="stable")]
    return stated.pairs(order)


def _worthy(stated: Problem, relaxed: Relaxed) -> Mask:
    """Return the candidates that the best rounds are likely made of, with those the relaxation takes."""
    most = _WORTHY * stated.people
    if len(stated.first) <= most:
        return np.ones(len(stated.first), dtype=np.bool_)
    least = np.partition(relaxed.worth, -most)[-most]
    worthy = np.asarray(stated.must | (relaxed.worth >= least), dtype=np.bool_)
    worthy[relaxed.active[relaxed.share > 0]] = True
    return worthy


def _impossible(wishes: Wishes, pairs: list[Pair]) -> UsageError:
    names = ", ".join("–".join(wishes.people[at].id for at in pair) for pair in pairs[:3])
    return UsageError(
        f"not all must-meets can take place, such as {names}",
        hint="conflicts(wishes) names the rules to relax",
    )
