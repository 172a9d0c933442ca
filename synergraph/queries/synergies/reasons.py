"""Why two projects should talk: the points of a pair as parts, in words, with their statements."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from synergraph.ontology import Labels
from synergraph.queries.evidence import Ground, in_turn
from synergraph.queries.matrices import Indexes, entries, narrowest, shared
from synergraph.queries.portfolio import GROUPS, Portfolio
from synergraph.queries.score import Part, strongest
from synergraph.queries.synergies.pairs import Pairs, few
from synergraph.queries.synergies.timing import common_months, follows
from synergraph.queries.terms import weightiest
from synergraph.queries.wording import counted, listed, say

_TIMES = ("status", "start", "end")
_MEMBER_OF = (GROUPS["action_field"], GROUPS["cluster"])
_KIN = ("successor_of", "part_of")
_FUNDED = ("funded_by", "part_of")


def _pair(first: int, second: int) -> tuple[Indexes, Indexes]:
    return np.array([first]), np.array([second])


@dataclass(frozen=True)
class Reasons:
    """Turns the points of pairs into parts."""

    projects: Portfolio
    pairs: Pairs
    ground: Ground

    def parts(self, at: int) -> tuple[Part, ...]:
        """Return the parts of a pair, the largest first; they sum to its points."""
        first, second = int(self.pairs.first[at]), int(self.pairs.second[at])
        points = {name: float(values[at]) for name, values in self.pairs.points.items() if values[at] > 0}
        makers = {
            "topic": self._topics, "text": self._text, "complement": self._exchange, "roles": self._roles,
            "actor": self._actors, "succession": self._succession, "call": self._calls, "timing": self._timing,
            "bridge": self._bridge,
        }  # fmt: skip
        found = [
            part
            for name, maker in makers.items()
            if name in points
            for part in maker(first, second, points[name])
        ]
        if "new" in points:
            found.append(self._new(first, second, found, points["new"], bool(self.pairs.unlinked[at])))
        return strongest(found)

    def _id(self, row: int) -> str:
        return self.projects.network.ids[int(self.projects.at[row])]

    def _name(self, row: int) -> Labels:
        return self.projects.network.names[int(self.projects.at[row])]

    def _said(self, row: int, kinds: Iterable[str], targets: Iterable[int]) -> list[str]:
        """Return what says that a project is linked to nodes."""
        ids = self.projects.network.ids
        return [s for at in targets for kind in kinds for s in self.ground.edge(self._id(row), kind, ids[at])]

    def _topics(self, first: int, second: int, points: float) -> Iterator[Part]:
        """Split the points of shared topics among the narrowest of them, each with its broader ones."""
        projects, network = self.projects, self.projects.network
        for topic, share in narrowest(network, shared(projects.topics, first, second), projects.topic_rarity):
            held = counted(int(projects.topics[:, [topic]].sum()), "project")
            narrower = network.narrower(topic)
            said = in_turn(*(self._said(row, ["has_topic"], narrower) for row in (first, second)))
            yield Part("topic", points * share, say("topic", topic=network.names[topic], held=held), said)

    def _text(self, first: int, second: int, points: float) -> Iterator[Part]:
        corpus = self.projects.corpus
        alike = weightiest(self.projects.words(*_pair(first, second)))
        words = [corpus.words[at] for at in alike]
        said = in_turn(*(self.ground.wording(self._id(row), words) for row in (first, second)))
        yield Part("text", points, say("text", words=corpus.quoted(alike)), said)

    def _exchange(self, first: int, second: int, points: float) -> Iterator[Part]:
        projects = self.projects
        found = [
            (giver, taker, topic)
            for giver, taker in ((first, second), (second, first))
            for topic in entries(projects.offers[[giver]].multiply(projects.seeks[[taker]]))
        ]
        for giver, taker, topic in found:
            reason = say(
                "offer", giver=self._name(giver), taker=self._name(taker), topic=projects.network.names[topic]
            )
            said = in_turn(self._exchanged(giver, "offers", topic), self._exchanged(taker, "seeks", topic))
            yield Part("complement", points / len(found), reason, said)

    def _exchanged(self, row: int, kind: str, topic: int) -> tuple[str, ...]:
        """Return what says that a project, or an actor working in it, offers or seeks a topic."""
        network = self.projects.network
        actors = entries(self.projects.actors[[row]])
        who = [self._id(row), *(network.ids[a] for a in actors)]
        topics = network.narrower(topic) if kind == "offers" else [topic]
        said = {one: [s for t in topics for s in self.ground.edge(one, kind, network.ids[t])] for one in who}
        work = [
            s for one in who[1:] if said[one] for s in self.ground.edge(one, "participates_in", self._id(row))
        ]
        return (*(s for found in said.values() for s in found), *work)

    def _roles(self, first: int, second: int, points: float) -> Iterator[Part]:
        provides = self.projects.providers[[first]].nnz and self.projects.users[[second]].nnz
        giver, taker = (first, second) if provides else (second, first)
        said = in_turn(
            self._working(giver, self.projects.providers), self._working(taker, self.projects.users)
        )
        yield Part("roles", points, say("roles", giver=self._name(giver), taker=self._name(taker)), said)

    def _working(self, row: int, matrix: sparse.csr_array) -> tuple[str, ...]:
        actors = entries(matrix[[row]])
        ids = self.projects.network.ids
        return tuple(s for a in actors for s in self.ground.edge(ids[a], "participates_in", self._id(row)))

    def _actors(self, first: int, second: int, points: float) -> Iterator[Part]:
        matrix, network = self.projects.actors, self.projects.network
        both = [a for a in shared(matrix, first, second) if few(matrix)[a] > 0]
        weights = few(matrix)[both]
        for actor, share in zip(both, weights / weights.sum(), strict=True):
            held = counted(int(matrix[:, [actor]].sum()), "project")
            ids = (self._id(row) for row in (first, second))
            said = in_turn(*(self.ground.edge(network.ids[actor], "participates_in", one) for one in ids))
            reason = say("actor", actor=network.names[actor], held=held)
            yield Part("actor", points * share, reason, said)

    def _succession(self, first: int, second: int, points: float) -> Iterator[Part]:
        for later, earlier in ((first, second), (second, first)):
            if said := self._said(later, _KIN, [int(self.projects.at[earlier])]):
                reason = say("successor", later=self._name(later), earlier=self._name(earlier))
                yield Part("succession", points, reason, tuple(said))
                return
        whole = shared(self.projects.wholes, first, second)
        said = [s for row in (first, second) for s in self._said(row, _KIN, whole)]
        names = listed([self.projects.network.names[w] for w in whole])
        yield Part("succession", points, say("sibling", whole=names), tuple(said))

    def _calls(self, first: int, second: int, points: float) -> Iterator[Part]:
        matrix, names = self.projects.programmes, self.projects.network.names
        both = [c for c in shared(matrix, first, second) if few(matrix)[c] > 0]
        said = in_turn(*(self._said(row, _FUNDED, both) for row in (first, second)))
        yield Part("call", points, say("call", call=listed([names[c] for c in both])), said)

    def _timing(self, first: int, second: int, points: float) -> Iterator[Part]:
        said = in_turn(*(self.ground.attributes(self._id(row), *_TIMES) for row in (first, second)))
        months = common_months(self.projects, *_pair(first, second))[0]
        later = next(
            (row for row, other in ((first, second), (second, first)) if follows(self.projects, row, other)),
            -1,
        )
        if later >= 0:
            reason = say("handover", later=self._name(later), earlier=self._name(first + second - later))
        elif np.isnan(months):
            reason = say("running")
        else:
            reason = say("together", months=counted(int(months), "month"))
        yield Part("timing", points, reason, said)

    def _bridge(self, first: int, second: int, points: float) -> Iterator[Part]:
        groups = {row: entries(self.projects.groups[[row]]) for row in (first, second)}
        said = in_turn(*(self._said(row, _MEMBER_OF, own) for row, own in groups.items()))
        names = [self.projects.network.names[g] for own in groups.values() for g in own]
        yield Part("bridge", points, say("bridge", groups=listed(names)), said)

    def _new(self, first: int, second: int, found: list[Part], points: float, unlinked: bool) -> Part:
        """A new link rests on what makes it worth while, and so on every word the two have in common."""
        corpus = self.projects.corpus
        alike = corpus.vectors[[first]].multiply(corpus.vectors[[second]])
        words = [corpus.words[at] for at in entries(alike)]
        said = [s for part in found if part.name in ("topic", "text", "complement") for s in part.statements]
        said += in_turn(*(self.ground.wording(self._id(row), words) for row in (first, second)))
        return Part("new", points, say("unlinked" if unlinked else "distant"), tuple(dict.fromkeys(said)))
