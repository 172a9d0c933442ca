"""Why an actor fits: its points as parts, in words, with their statements."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np

from synergraph.ontology import Labels
from synergraph.queries.evidence import TEXTS, Claim, Ground
from synergraph.queries.matrices import Floats, Indexes, Mask, columns, flat, narrowest, spans
from synergraph.queries.partners.fit import Fit
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

    def _work(self, row: int, projects: Iterable[int]) -> Claim:
        """An organisation works in projects."""
        at = self._at(projects)
        return "participates_in", np.full(len(at), self.fit.found.at[row]), at

    def _working(self, rows: Indexes, projects: Indexes) -> Claim:
        """Organisations work in projects, pair by pair."""
        return "participates_in", self.fit.found.at[rows], self._at(projects)

    def _at(self, projects: Iterable[int]) -> Indexes:
        return np.asarray(self.fit.found.projects.at[np.asarray(projects, dtype=np.int64)])

    def _own(self, row: int) -> Indexes:
        return np.array(columns(self.fit.found.work, row), dtype=np.int64)

    def _names(self, positions: Indexes) -> Labels:
        names = self.fit.found.network.names
        shown = [names[int(at)] for at in positions[:3]]
        return listed([*shown, *[Labels("", "")] * (len(positions) - len(shown))])

    @cached_property
    def _asking(self) -> tuple[Indexes, Indexes]:
        """Who works in the projects asked from, those who ask first: organisations and projects."""
        projects = np.array(self.fit.asked.projects, dtype=np.int64)
        place, who, _ = spans(self.fit.found.staff, projects)
        first = np.argsort(~self._asks[who], kind="stable")
        return who[first].astype(np.int64), projects[place[first]]

    @cached_property
    def _asks(self) -> Mask:
        return marked(self.fit.asked.actors, len(self.fit.found.at))

    def _repeat(self, name: str, row: int, points: float) -> Iterator[Draft]:
        joint = np.intersect1d(self._own(row), self.fit.asked.projects).astype(np.int64)
        who, project = self._asking
        theirs = self._asks[who] & np.isin(project, joint)
        reason = say("repeat", projects=counted(len(joint), "project"), names=self._names(self._at(joint)))
        yield Draft(
            name, points, reason, [self._work(row, joint), self._working(who[theirs], project[theirs])]
        )

    def _reach(self, name: str, row: int, points: float) -> Iterator[Draft]:
        found, ties = self.fit.found, self.fit.ties
        theirs = np.setdiff1d(columns(found.ties, row), self.fit.asked.projects).astype(np.int64)
        place, who, _ = spans(found.tied, theirs)
        between = (ties[who] > 0) & (who != row)
        who, project = who[between].astype(np.int64), theirs[place[between]]
        joint = np.bincount(who, weights=ties[who], minlength=len(ties))
        through = np.flatnonzero(joint)
        through = through[np.argsort(-joint[through], kind="stable")]
        go_between = marked(through[:_CITED], len(ties))
        who, project = who[go_between[who]], project[go_between[who]]
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
        events = np.intersect1d(columns(found.events, row), asked.events.indices).astype(np.int64)
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
        found, one = self.fit.found, np.array([row])
        _, word, weight = spans(found.words, one)
        alike = best(word.astype(np.int64), weight * self._sought[word])[:_WORDS].tolist()
        projects = self._own(row)
        place, word, weight = spans(found.vectors, projects)
        shared = flat(np.bincount(place, weight * self._sought[word], minlength=len(projects)))
        told = best(projects, shared)[:_CITED]
        own = found.at[one] if self._sought[spans(found.own_words, one)[1]].any() else one[:0]
        at = np.concatenate([self._at(told), own])
        place, topic, _ = spans(found.direct, told)
        claims: list[Claim] = [(kind, at, None) for kind in reversed(TEXTS)]
        claims += [self._work(row, told), ("has_topic", self._at(told[place]), topic)]
        yield Draft(name, points, say("profile", words=found.projects.corpus.quoted(alike)), claims)

    def _topics(self, name: str, row: int, points: float) -> Iterator[Draft]:
        found = self.fit.found
        held = set(columns(found.topics, row))
        both = sorted(held.intersection(self.fit.asked.topics.indices.tolist()))
        shares = sorted(narrowest(found.network, both, found.weight), key=lambda one: (-one[1], one[0]))
        projects = self._own(row)
        place, topic, _ = spans(found.direct, projects)
        on = projects[place], topic
        for one, share in shares[:_TOPICS]:
            reason = say("topic_of", topic=found.network.names[one])
            yield Draft(name, points * share, reason, self._about(row, [one], held, on))
        if rest := shares[_TOPICS:]:
            topics = [topic for topic, _ in rest]
            reason = say("topics_of", topics=self._names(np.array(topics)))
            claims = self._about(row, topics, held, on)
            yield Draft(name, points * sum(share for _, share in rest), reason, claims)

    def _about(self, row: int, topics: list[int], held: set[int], on: tuple[Indexes, Indexes]) -> list[Claim]:
        """An organisation or its projects (`on`: project and topic) are on topics, or narrower ones it holds."""
        below = {t for topic in topics for t in self.fit.found.network.narrower(topic)}
        narrower = np.array(sorted(below & held), dtype=np.int64)
        project, topic = on
        meant = np.flatnonzero(marked(narrower, len(self.fit.found.network.ids))[topic])[:_CITED]
        return [
            ("has_topic", np.full(len(narrower), self.fit.found.at[row]), narrower),
            self._work(row, project[meant]),
            ("has_topic", self._at(project[meant]), topic[meant]),
        ]

    def _programmes(self, name: str, row: int, points: float) -> Iterator[Draft]:
        found, asked = self.fit.found, self.fit.asked
        projects = np.setdiff1d(self._own(row), asked.projects).astype(np.int64)
        place, programme, _ = spans(found.programmes, projects)
        sought = marked(asked.programmes.indices.tolist(), len(found.telling)) & (found.telling > 0)
        shared = sought[programme]
        programme, within = programme[shared].astype(np.int64), projects[place[shared]]
        several, rarest = np.unique(within), np.unique(programme)
        rarest = best(rarest, found.telling[rarest])
        shown = marked(several[:_CITED], len(found.projects.at))[within]
        programme, within = programme[shown], within[shown]
        claims: list[Claim] = [self._work(row, several[:_CITED])]
        claims += [(kind, self._at(within), programme) for kind in ("part_of", "funded_by")]
        reason = say("programme", projects=counted(len(several), "project"), names=self._names(rarest))
        yield Draft(name, points, reason, claims)

    def _exchange(self, name: str, row: int, points: float) -> Iterator[Draft]:
        found, asked, offers = self.fit.found, self.fit.asked, name == "offers"
        theirs, wanted = (found.offers, asked.seeks) if offers else (found.seeks, asked.offers)
        topics = np.intersect1d(columns(theirs, row), wanted.indices).astype(np.int64)
        narrower = found.network.narrower
        meant = np.unique([t for topic in topics for t in narrower(int(topic))]) if offers else topics
        claim: Claim = (name, np.full(len(meant), found.at[row]), meant)
        yield Draft(name, points, say(name, topics=self._names(topics)), [claim])


def best(rows: Indexes, values: Floats) -> Indexes:
    """Return the rows with a value above 0, the largest first, equal ones in order."""
    order = np.lexsort((rows, -values))
    return np.asarray(rows[order[values[order] > 0]])


def marked(rows: Sequence[int] | Indexes, count: int) -> Mask:
    """Return which of `count` places are among some."""
    mask = np.zeros(count, dtype=bool)
    mask[np.asarray(rows, dtype=np.int64)] = True
    return mask
