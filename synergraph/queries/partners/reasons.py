"""Why an actor fits: its points as parts, in words, with their statements."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from synergraph.ontology import Labels
from synergraph.queries.evidence import TEXTS, Claim, Ground
from synergraph.queries.matrices import Floats, Indexes, Mask, flat, narrowest
from synergraph.queries.partners.fit import Fit, akin
from synergraph.queries.partners.profiles import EVENTS
from synergraph.queries.score import Part, strongest
from synergraph.queries.wording import counted, listed, say

_TOPICS, _CITED, _WORDS = 2, 12, 3
"""So many topics are named one by one; of so many projects or go-betweens, the strongest, statements are cited."""


class Draft(NamedTuple):
    """A part whose statements are still to be looked up."""

    name: str
    points: float
    reason: Labels
    claims: Sequence[Claim]


@dataclass(frozen=True)
class Reasons:
    """Turns the points of organisations into parts."""

    fit: Fit
    ground: Ground

    def parts(self, rows: Sequence[int]) -> list[tuple[Part, ...]]:
        """Return the parts of organisations, the largest first; those of each sum to its points."""
        drafts = [list(self._drafts(row)) for row in rows]
        said = iter(self.ground.gathered([draft.claims for several in drafts for draft in several]))
        return [strongest([Part(*draft[:3], next(said)) for draft in several]) for several in drafts]

    def _drafts(self, row: int) -> Iterator[Draft]:
        makers: dict[str, Callable[[str, int, float], Iterator[Draft]]] = {
            "repeat": self._repeat, "reach": self._reach, "met": self._met, "similar": self._similar,
            "profile": self._profile, "topic": self._topics, "programme": self._programmes,
            "offers": self._exchange, "seeks": self._exchange,
        }  # fmt: skip
        for name, values in self.fit.points.items():
            if values[row] > 0:
                yield from makers[name](name, row, float(values[row]))

    def _work(self, row: int, projects: Indexes) -> Claim:
        """An organisation works in projects."""
        at = self._at(projects)
        return "participates_in", np.full(len(at), self.fit.found.at[row]), at

    def _working(self, rows: Indexes, projects: Indexes) -> Claim:
        """Organisations work in projects, pair by pair."""
        return "participates_in", self.fit.found.at[rows], self._at(projects)

    def _at(self, projects: Indexes) -> Indexes:
        return np.asarray(self.fit.found.projects.at[projects])

    def _own(self, row: int) -> Indexes:
        return held(self.fit.found.work, row)

    def _names(self, positions: Indexes) -> Labels:
        names = self.fit.found.network.names
        shown = [names[int(at)] for at in positions[:3]]
        return listed([*shown, *[Labels("", "")] * (len(positions) - len(shown))])

    @cached_property
    def _asking(self) -> tuple[Indexes, Indexes]:
        """Who works in the projects asked from, those who ask first: organisations and projects."""
        project, who = cells(self.fit.found.staff, np.array(self.fit.asked.projects, dtype=np.int64))
        first = np.argsort(~self._asks[who], kind="stable")
        return who[first], project[first]

    @cached_property
    def _asks(self) -> Mask:
        return marked(self.fit.asked.actors, len(self.fit.found.at))

    @cached_property
    def _elsewhere(self) -> Mask:
        """Which projects are not those asked from."""
        return ~marked(self.fit.asked.projects, len(self.fit.found.projects.at))

    @cached_property
    def _between(self) -> tuple[Indexes, Indexes]:
        """Who works with those who ask, and in what other projects: organisations and projects, by project."""
        rows = np.flatnonzero(self.fit.ties)
        who, project = cells(self.fit.found.ties, rows)
        other = np.flatnonzero(self._elsewhere[project])
        other = other[np.argsort(project[other], kind="stable")]
        return who[other], project[other]

    @cached_property
    def _akin(self) -> tuple[Indexes, Indexes]:
        """What is in the programmes asked for that tell something: projects, in order, and programmes."""
        found, asked = self.fit.found, self.fit.asked
        projects = np.flatnonzero(akin(found, asked))
        project, programme = cells(found.programmes, projects)
        sought = (marked(asked.programmes.indices, len(found.telling)) & (found.telling > 0))[programme]
        return project[sought], programme[sought]

    def _repeat(self, name: str, row: int, points: float) -> Iterator[Draft]:
        own = self._own(row)
        joint = own[~self._elsewhere[own]]
        who, project = self._asking
        theirs = self._asks[who] & marked(joint, len(self._elsewhere))[project]
        reason = say("repeat", projects=counted(len(joint), "project"), names=self._names(self._at(joint)))
        yield Draft(
            name, points, reason, [self._work(row, joint), self._working(who[theirs], project[theirs])]
        )

    def _reach(self, name: str, row: int, points: float) -> Iterator[Draft]:
        found, ties = self.fit.found, self.fit.ties
        who, project = self._between
        shared = marked(held(found.ties, row), len(self._elsewhere))[project] & (who != row)
        who, project = who[shared], project[shared]
        through, place = np.unique(who, return_inverse=True)
        through = best(through, flat(np.bincount(place, ties[who])))
        go_between = marked(through[:_CITED], len(ties))
        cited = go_between[who]
        who, project = who[cited], project[cited]
        asking, asked = self._asking
        linked = go_between[asking] | self._asks[asking]
        claims = [
            self._work(row, np.unique(project)),
            self._working(who, project),
            self._working(asking[linked], asked[linked]),
        ]
        yield Draft(name, points, say("reach", names=self._names(found.at[through])), claims)

    def _met(self, name: str, row: int, points: float) -> Iterator[Draft]:
        found, asked = self.fit.found, self.fit.asked
        events = common(held(found.events, row), asked.events)
        who = [int(found.at[one]) for one in (row, *asked.actors)]
        who += [found.network.position[asked.node]] if asked.node else []
        kinds = (*EVENTS, "presented_at")
        claims: list[Claim] = [
            (kind, np.full(len(events), one), events) for one in dict.fromkeys(who) for kind in kinds
        ]
        yield Draft(name, points, say("met", names=self._names(events)), claims)

    def _similar(self, name: str, row: int, points: float) -> Iterator[Draft]:
        projects = self._own(row)
        theirs = best(projects, self.fit.near[projects])
        reason = say("similar", names=self._names(self._at(theirs)))
        yield Draft(name, points, reason, [self._work(row, theirs[:_CITED])])

    @cached_property
    def _sought(self) -> Floats:
        """The weight of each word in the query."""
        sought = np.zeros(self.fit.found.vectors.shape[1])
        sought[self.fit.asked.words.indices] = self.fit.asked.words.data
        return sought

    def _profile(self, name: str, row: int, points: float) -> Iterator[Draft]:
        found, sought = self.fit.found, self._sought
        word = held(found.words, row)
        alike = best(word, held(found.words, row, found.words.data) * sought[word])[:_WORDS].tolist()
        projects = self._own(row)
        told = best(projects, self.fit.said[projects])[:_CITED]
        own = found.at[[row]] if sought[held(found.own_words, row)].any() else found.at[:0]
        at = np.concatenate([self._at(told), own])
        project, topic = cells(found.direct, told)
        claims: list[Claim] = [(kind, at, None) for kind in reversed(TEXTS)]
        claims += [self._work(row, told), ("has_topic", self._at(project), topic)]
        yield Draft(name, points, say("profile", words=found.projects.corpus.quoted(alike)), claims)

    def _topics(self, name: str, row: int, points: float) -> Iterator[Draft]:
        found = self.fit.found
        topics = held(found.topics, row)
        both = topics[self._topical[topics]].tolist()
        shares = sorted(narrowest(found.network, both, found.weight), key=lambda one: (-one[1], one[0]))
        on = cells(found.direct, self._own(row))
        for one, share in shares[:_TOPICS]:
            reason = say("topic_of", topic=found.network.names[one])
            yield Draft(name, points * share, reason, self._about(row, [one], on))
        if rest := shares[_TOPICS:]:
            several = [topic for topic, _ in rest]
            reason = say("topics_of", topics=self._names(np.array(several)))
            claims = self._about(row, several, on)
            yield Draft(name, points * sum(share for _, share in rest), reason, claims)

    @cached_property
    def _topical(self) -> Mask:
        """Which nodes are topics of the query."""
        return marked(self.fit.asked.topics.indices, len(self.fit.found.network.ids))

    def _about(self, row: int, topics: list[int], on: tuple[Indexes, Indexes]) -> list[Claim]:
        """An organisation or its projects (`on`: project and topic) are on topics, or narrower ones."""
        network = self.fit.found.network
        below = marked([t for topic in topics for t in network.narrower(topic)], len(network.ids))
        narrower = held(self.fit.found.topics, row)
        narrower = narrower[below[narrower]]
        project, topic = on
        meant = np.flatnonzero(below[topic])[:_CITED]
        return [
            ("has_topic", np.full(len(narrower), self.fit.found.at[row]), narrower),
            self._work(row, project[meant]),
            ("has_topic", self._at(project[meant]), topic[meant]),
        ]

    def _programmes(self, name: str, row: int, points: float) -> Iterator[Draft]:
        found = self.fit.found
        within, programme = self._akin
        shared = marked(self._own(row), len(self._elsewhere))[within]
        within, programme = within[shared], programme[shared]
        several, rarest = np.unique(within), np.unique(programme)
        rarest = best(rarest, found.telling[rarest])
        shown = within <= several[:_CITED][-1]
        programme, within = programme[shown], within[shown]
        claims: list[Claim] = [self._work(row, several[:_CITED])]
        claims += [(kind, self._at(within), programme) for kind in ("part_of", "funded_by")]
        reason = say("programme", projects=counted(len(several), "project"), names=self._names(rarest))
        yield Draft(name, points, reason, claims)

    def _exchange(self, name: str, row: int, points: float) -> Iterator[Draft]:
        found, asked, offers = self.fit.found, self.fit.asked, name == "offers"
        theirs, wanted = (found.offers, asked.seeks) if offers else (found.seeks, asked.offers)
        topics = common(held(theirs, row), wanted)
        narrower = found.network.narrower
        meant = np.unique([t for topic in topics for t in narrower(int(topic))]) if offers else topics
        claim: Claim = (name, np.full(len(meant), found.at[row]), meant)
        yield Draft(name, points, say(name, topics=self._names(topics)), [claim])


def held(matrix: sparse.csr_array, row: int, of: np.ndarray | None = None) -> Indexes:
    """Return the columns in which a row of a matrix has something, or of its entries what `of` says."""
    return np.asarray((matrix.indices if of is None else of)[matrix.indptr[row] : matrix.indptr[row + 1]])


def cells(matrix: sparse.csr_array, rows: Indexes) -> tuple[Indexes, Indexes]:
    """Return where some rows have something, one row after the other: rows and columns."""
    begin = matrix.indptr[rows]
    size = matrix.indptr[rows + 1] - begin
    at = np.repeat(begin - (np.cumsum(size) - size), size) + np.arange(int(size.sum()))
    return np.repeat(rows, size), np.asarray(matrix.indices[at])


def common(columns: Indexes, row: sparse.csr_array) -> Indexes:
    """Return which of some columns a matrix of one row has too."""
    return columns[marked(row.indices, row.shape[1])[columns]]


def best(rows: Indexes, values: Floats) -> Indexes:
    """Return the rows with a value above 0, the largest first, equal ones in order."""
    some = np.flatnonzero(values > 0)
    rows, values = rows[some], values[some]
    return rows[np.lexsort((rows, -values))]


def marked(rows: Sequence[int] | NDArray[np.integer], count: int) -> Mask:
    """Return which of `count` places are among some."""
    mask = np.zeros(count, dtype=bool)
    mask[np.asarray(rows, dtype=np.int64)] = True
    return mask
