"""Why an actor fits: its points as parts, in words, with their statements."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from synergraph.ontology import Labels
from synergraph.queries.evidence import Ground, in_turn
from synergraph.queries.matrices import binary, entries, flat, narrowest
from synergraph.queries.partners.fit import Fit, alike_words, ties
from synergraph.queries.partners.profiles import EVENTS
from synergraph.queries.score import Part, strongest
from synergraph.queries.terms import weightiest
from synergraph.queries.wording import counted, listed, say


@dataclass(frozen=True)
class Reasons:
    """Turns the points of organisations into parts."""

    fit: Fit
    ground: Ground

    def parts(self, row: int) -> tuple[Part, ...]:
        """Return the parts of an organisation, the largest first; they sum to its points."""
        makers = {
            "repeat": self._repeat, "reach": self._reach, "met": self._met, "similar": self._similar,
            "profile": self._profile, "topic": self._topics, "offers": self._exchange, "seeks": self._exchange,
        }  # fmt: skip
        points = {name: float(values[row]) for name, values in self.fit.points.items() if values[row] > 0}
        return strongest([part for name, value in points.items() for part in makers[name](name, row, value)])

    def _organisation(self, row: int) -> str:
        return self.fit.found.network.ids[int(self.fit.found.at[row])]

    def _project(self, row: int) -> str:
        return self.fit.found.network.ids[int(self.fit.found.projects.at[row])]

    def _names(self, projects: Sequence[int]) -> Labels:
        return listed(
            [self.fit.found.network.names[int(self.fit.found.projects.at[row])] for row in projects]
        )

    def _work(self, row: int, projects: Sequence[int]) -> tuple[str, ...]:
        """Return what says that an organisation works in projects."""
        return tuple(
            s
            for p in projects
            for s in self.ground.edge(self._organisation(row), "participates_in", self._project(p))
        )

    def _repeat(self, name: str, row: int, points: float) -> Iterator[Part]:
        joint = [p for p in self.fit.asked.projects if self.fit.found.work[[row]][:, [p]].nnz]
        said = (s for who in (row, *self.fit.asked.actors) for s in self._work(who, joint))
        reason = say("repeat", projects=counted(len(joint), "project"), names=self._names(joint))
        yield Part(name, points, reason, tuple(dict.fromkeys(said)))

    def _reach(self, name: str, row: int, points: float) -> Iterator[Part]:
        found, asked = self.fit.found, self.fit.asked
        theirs = [p for p in entries(found.work[[row]]) if p not in asked.projects]
        joint = flat(found.work[:, theirs].sum(axis=1)) * ties(found, asked)
        joint[row] = 0
        through = [int(z) for z in np.lexsort((found.at, -joint)) if joint[z] > 0]
        both = [p for p in theirs if found.work[through][:, [p]].nnz]
        said = (
            s for who in (row, *through, *asked.actors) for s in self._work(who, [*asked.projects, *both])
        )
        names = listed([found.network.names[int(found.at[z])] for z in through])
        yield Part(name, points, say("reach", names=names), tuple(dict.fromkeys(said)))

    def _met(self, name: str, row: int, points: float) -> Iterator[Part]:
        network = self.fit.found.network
        events = entries(self.fit.found.events[[row]].multiply(binary(self.fit.asked.events)))
        who = [
            self.fit.asked.node,
            self._organisation(row),
            *(self._organisation(actor) for actor in self.fit.asked.actors),
        ]
        kinds = (*EVENTS, "presented_at")
        said = (
            s
            for one in who
            for kind in kinds
            for e in events
            for s in self.ground.edge(one, kind, network.ids[e])
        )
        yield Part(
            name,
            points,
            say("met", names=listed([network.names[e] for e in events])),
            tuple(dict.fromkeys(said)),
        )

    def _similar(self, name: str, row: int, points: float) -> Iterator[Part]:
        theirs = sorted(
            (p for p in entries(self.fit.found.work[[row]]) if self.fit.near[p] > 0),
            key=lambda p: (-self.fit.near[p], p),
        )
        yield Part(name, points, say("similar", names=self._names(theirs)), self._work(row, theirs))

    def _profile(self, name: str, row: int, points: float) -> Iterator[Part]:
        corpus = self.fit.found.projects.corpus
        alike = weightiest(alike_words(self.fit.found, self.fit.asked, [row]))
        words = [corpus.words[at] for at in alike]
        told = {p: self.ground.wording(self._project(p), words) for p in entries(self.fit.found.work[[row]])}
        said = (
            *self._work(row, [p for p in told if told[p]]),
            *(s for found in told.values() for s in found),
        )
        yield Part(name, points, say("profile", words=corpus.quoted(alike)), said)

    def _topics(self, name: str, row: int, points: float) -> Iterator[Part]:
        network = self.fit.found.network
        both = entries(self.fit.found.topics[[row]].multiply(self.fit.asked.topics))
        for topic, share in narrowest(network, both, self.fit.found.weight):
            narrower = [network.ids[t] for t in network.narrower(topic)]
            about = [s for t in narrower for s in self.ground.edge(self._organisation(row), "has_topic", t)]
            for project in entries(self.fit.found.work[[row]]):
                of = [s for t in narrower for s in self.ground.edge(self._project(project), "has_topic", t)]
                about += in_turn(self._work(row, [project]), of) if of else []
            yield Part(name, points * share, say("topic_of", topic=network.names[topic]), tuple(about))

    def _exchange(self, name: str, row: int, points: float) -> Iterator[Part]:
        network, offers = self.fit.found.network, name == "offers"
        theirs, wanted = (
            (self.fit.found.offers, self.fit.asked.seeks)
            if offers
            else (self.fit.found.seeks, self.fit.asked.offers)
        )
        topics = entries(theirs[[row]].multiply(wanted))
        narrower = {t for topic in topics for t in network.narrower(topic)} if offers else topics
        said = tuple(
            s
            for t in sorted(narrower)
            for s in self.ground.edge(self._organisation(row), name, network.ids[t])
        )
        yield Part(name, points, say(name, topics=listed([network.names[t] for t in topics])), said)
