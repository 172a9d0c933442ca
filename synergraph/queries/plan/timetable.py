"""Rounds for pairs: an edge colouring that respects attendance and tables.

A pair whose people share no free round is placed by swapping two rounds along a Kempe chain: the
meetings of rounds a and b that hang together form a path, on which all a may become b and all b a.
Among pairs of two sides who attend alike this always succeeds (König 1916).
"""

from collections.abc import Iterable
from itertools import pairwise

from synergraph.queries.plan.model import Pair
from synergraph.queries.plan.problem import Problem

FREE = -1


class Timetable:
    """Who meets whom in each round, while it is being made; `partner[r][i]` is `FREE` or a person.

    No one is ever in two places, meets in a round they do not attend, meets someone twice, and no round has more meetings than tables.
    """

    def __init__(self, problem: Problem) -> None:
        self.present: list[list[bool]] = problem.present.tolist()
        self.rounds = range(problem.rounds)
        self.tables: list[int] = problem.tables.tolist()
        self.partner = [[FREE] * problem.people for _ in self.rounds]
        self.load = [0] * problem.rounds
        self.held: dict[Pair, int] = {}

    def free(self, i: int, r: int) -> bool:
        """Tell whether a person could meet someone in a round."""
        return self.present[i][r] and self.partner[r][i] == FREE

    def put(self, pair: Pair, r: int) -> None:
        """Enter a meeting."""
        i, j = pair
        self.partner[r][i], self.partner[r][j], self.held[pair] = j, i, r
        self.load[r] += 1

    def take(self, pair: Pair) -> int:
        """Strike a meeting; return its round."""
        r = self.held.pop(pair)
        i, j = pair
        self.partner[r][i] = self.partner[r][j] = FREE
        self.load[r] -= 1
        return r

    def place(self, pairs: Iterable[Pair]) -> list[Pair]:
        """Enter meetings one after the other, where rounds allow; return those left over."""
        return [pair for pair in pairs if not self._enter(pair)]

    def _enter(self, pair: Pair) -> bool:
        both = [r for r in self.rounds if self.free(pair[0], r) and self.free(pair[1], r)]
        roomy = [r for r in both if self.load[r] < self.tables[r]]
        if roomy:
            self.put(pair, min(roomy, key=lambda r: (self.load[r] - self.tables[r], r)))
            return True
        return any(self._move_one(r, pair) for r in both) or self._swap(pair)

    def _move_one(self, r: int, pair: Pair) -> bool:
        """Make room in a full round by moving one of its meetings to a round with a free table."""
        others = [q for q in self.rounds if self.load[q] < self.tables[q]]
        for i, j in self.of(r) if others else ():
            for q in others:
                if self.free(i, q) and self.free(j, q):
                    self.take((i, j))
                    self.put((i, j), q)
                    self.put(pair, r)
                    return True
        return False

    def _swap(self, pair: Pair) -> bool:
        """Swap two rounds along a chain so that the pair shares a free one."""
        i, j = pair
        for a in [r for r in self.rounds if self.free(i, r)]:
            for b in [r for r in self.rounds if self.free(j, r)]:
                chain = self.chain(j, a, b)
                if len(chain) > 1 and chain[-1] != i and self.fits(chain, a, b, more=1):
                    self.flip(chain, a, b)
                    self.put(pair, a)
                    return True
        return False

    def chain(self, start: int, a: int, b: int) -> list[int]:
        """Return the people linked by meetings of two rounds from someone on, whose first is in round a.

        Whoever is free in b starts a path; elsewhere the chain may be a circle and ends where it began.
        """
        chain, r = [start], a
        while (after := self.partner[r][chain[-1]]) != FREE:
            chain.append(after)
            r = b if r == a else a
            if after == start:
                break
        return chain

    def fits(self, chain: list[int], a: int, b: int, more: int = 0) -> bool:
        """Tell whether the two rounds can be swapped along a chain, with `more` meetings then put in a."""
        last = a if len(chain) % 2 == 0 else b
        other = b if last == a else a
        shift = (len(chain) - 1) % 2
        room = self.load[a] - shift + more <= self.tables[a] and self.load[b] + shift <= self.tables[b]
        return room and self.present[chain[-1]][other] and self.present[chain[0]][b]

    def flip(self, chain: list[int], a: int, b: int) -> None:
        """Swap two rounds along a chain."""
        pairs = [(min(ends), max(ends)) for ends in pairwise(chain)]
        rounds = [self.take(pair) for pair in pairs]
        for pair, r in zip(pairs, rounds, strict=True):
            self.put(pair, b if r == a else a)

    def of(self, r: int) -> list[Pair]:
        """Return the meetings of a round."""
        return [(i, j) for i, j in enumerate(self.partner[r]) if i < j]
