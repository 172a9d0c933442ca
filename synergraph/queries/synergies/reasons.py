"""Why two projects should talk: the points of a pair as parts, in words, with their statements."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from synergraph.queries.evidence import Ground, in_turn
from synergraph.queries.matrices import Indexes, columns, narrowest, shared
from synergraph.queries.portfolio import GROUPS, Portfolio
from synergraph.queries.score import Part, strongest
from synergraph.queries.synergies.common_places import Places
from synergraph.queries.synergies.measures import Measures
from synergraph.queries.synergies.pairs import Pairs
from synergraph.queries.synergies.timing import common_months, follows
from synergraph.queries.wording import counted, listed, say

_TIMES = ("status", "start", "end")
_MEMBER_OF = tuple(GROUPS.values())
_KIN = ("successor_of", "part_of")
_FUNDED = ("funded_by", "part_of")


def _pair(first: int, second: int) -> tuple[Indexes, Indexes]:
    return np.array([first]), np.array([second])


@dataclass(frozen=True)
class Reasons:
    """Turns the points of pairs into parts."""

    measured: Measures
    pairs: Pairs
    ground: Ground
    places: tuple[int, ...]
    """Which of the pairs are asked for."""

    @cached_property
    def _alike(self) -> dict[tuple[int, int], list[int]]:
        """The words that make the texts of each pair alike, the weightiest first."""
        first, second = self.pairs.first[list(self.places)], self.pairs.second[list(self.places)]
        pair, word, value = self.measured.words(first, second)
        order = np.lexsort((word, -value, pair))
        found: dict[tuple[int, int], list[int]] = defaultdict(list)
        for at, which in zip(pair[order].tolist(), word[order].tolist(), strict=True):
            found[int(first[at]), int(second[at])].append(which)
        return found

    @property
    def projects(self) -> Portfolio:
        return self.measured.projects

    def parts(self, at: int) -> tuple[Part, ...]:
        """Return the parts of a pair, the largest first; they sum to its points."""
        first, second = int(self.pairs.first[at]), int(self.pairs.second[at])
        points = {name: float(values[at]) for name, values in self.pairs.points.items() if values[at] > 0}
        makers = {
            "topic": self._topics, "text": self._text, "complement": self._exchange, "roles": self._roles,
            "actor": self._actors, "succession": self._succession, "call": self._calls, "place": self._places,
            "timing": self._timing, "bridge": self._bridge,
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

    def _said(self, row: int, kinds: Iterable[str], targets: Iterable[int]) -> list[str]:
        """Return what says that a project is linked to nodes."""
        ids = self.projects.network.ids
        return [
            s
            for at in targets
            for kind in kinds
            for s in self.ground.edge(self.projects.id(row), kind, ids[at])
        ]

    def _topics(self, first: int, second: int, points: float) -> Iterator[Part]:
        """Split the points of shared topics among the narrowest of them, each with its broader ones."""
        projects, network = self.projects, self.projects.network
        for topic, share in narrowest(network, shared(projects.topics, first, second), projects.topic_rarity):
            held = counted(int(projects.held[topic]), "project")
            narrower = set(network.narrower(topic))
            own = (sorted(narrower.intersection(columns(projects.topics, row))) for row in (first, second))
            said = in_turn(
                *(self._said(row, ["has_topic"], o) for row, o in zip((first, second), own, strict=True))
            )
            yield Part("topic", points * share, say("topic", topic=network.names[topic], held=held), said)

    def _text(self, first: int, second: int, points: float) -> Iterator[Part]:
        corpus = self.projects.corpus
        alike = self._alike[first, second]
        said = in_turn(*(self._saying(row, alike) for row in (first, second)))
        yield Part("text", points, say("text", words=corpus.quoted(alike)), said)

    def _saying(self, row: int, words: Iterable[int]) -> tuple[str, ...]:
        """Return what says one of some words of a project."""
        return self.ground.ids(self.projects.told.saying(row, set(words)))

    def _exchange(self, first: int, second: int, points: float) -> Iterator[Part]:
        projects = self.projects
        found = [
            (giver, taker, topic)
            for giver, taker in ((first, second), (second, first))
            for topic in sorted(
                {*columns(projects.offers, giver)}.intersection(columns(projects.seeks, taker))
            )
        ]
        for giver, taker, topic in found:
            reason = say(
                "offer",
                giver=self.projects.name(giver),
                taker=self.projects.name(taker),
                topic=projects.network.names[topic],
            )
            said = in_turn(self._exchanged(giver, "offers", topic), self._exchanged(taker, "seeks", topic))
            yield Part("complement", points / len(found), reason, said)

    def _exchanged(self, row: int, kind: str, topic: int) -> tuple[str, ...]:
        """Return what says that a project, or an actor working in it, offers or seeks a topic."""
        network = self.projects.network
        actors = columns(self.projects.actors, row)
        who = [self.projects.id(row), *(network.ids[a] for a in actors)]
        topics = network.narrower(topic) if kind == "offers" else [topic]
        said = {one: [s for t in topics for s in self.ground.edge(one, kind, network.ids[t])] for one in who}
        work = [
            s
            for one in who[1:]
            if said[one]
            for s in self.ground.edge(one, "participates_in", self.projects.id(row))
        ]
        return (*(s for found in said.values() for s in found), *work)

    def _roles(self, first: int, second: int, points: float) -> Iterator[Part]:
        measured, projects = self.measured, self.projects
        for sentence, gives, takes in (
            ("roles", measured.provides, measured.uses),
            ("research", measured.research, measured.industry),
        ):
            for giver, taker in ((first, second), (second, first)):
                if gives[giver] and takes[taker]:
                    said = in_turn(
                        self._acting(giver, sentence, "giver"), self._acting(taker, sentence, "taker")
                    )
                    yield Part(
                        "roles",
                        points,
                        say(sentence, giver=projects.name(giver), taker=projects.name(taker)),
                        said,
                    )
                    return

    def _acting(self, row: int, sentence: str, side: str) -> tuple[str, ...]:
        """Return what says that actors have a role in a project, or that they are of a type."""
        projects, network = self.projects, self.projects.network
        if sentence == "roles":
            return self._working(row, columns(projects.providers if side == "giver" else projects.users, row))
        wanted = "research" if side == "giver" else "company"
        types = network.graph.nodes["actor_type"]
        actors = [actor for actor in columns(projects.actors, row) if types[actor] == wanted]
        typed = (s for actor in actors for s in self.ground.attributes(network.ids[actor], "actor_type"))
        return in_turn(self._working(row, actors), typed)

    def _working(self, row: int, actors: Iterable[int]) -> tuple[str, ...]:
        ids = self.projects.network.ids
        return tuple(
            s for a in actors for s in self.ground.edge(ids[a], "participates_in", self.projects.id(row))
        )

    def _actors(self, first: int, second: int, points: float) -> Iterator[Part]:
        matrix, network = self.projects.actors, self.projects.network
        few = self.measured.few_actors
        both = [a for a in shared(matrix, first, second) if few[a] > 0]
        weights = few[both]
        for actor, share in zip(both, weights / weights.sum(), strict=True):
            held = counted(int(self.measured.held_by[actor]), "project")
            ids = (self.projects.id(row) for row in (first, second))
            said = in_turn(*(self.ground.edge(network.ids[actor], "participates_in", one) for one in ids))
            reason = say("actor", actor=network.names[actor], held=held)
            yield Part("actor", points * share, reason, said)

    def _succession(self, first: int, second: int, points: float) -> Iterator[Part]:
        for later, earlier in ((first, second), (second, first)):
            if said := self._said(later, _KIN, [int(self.projects.at[earlier])]):
                reason = say(
                    "successor", later=self.projects.name(later), earlier=self.projects.name(earlier)
                )
                yield Part("succession", points, reason, tuple(said))
                return
        whole = shared(self.projects.wholes, first, second)
        said = [s for row in (first, second) for s in self._said(row, _KIN, whole)]
        names = listed([self.projects.network.names[w] for w in whole])
        yield Part("succession", points, say("sibling", whole=names), tuple(said))

    def _calls(self, first: int, second: int, points: float) -> Iterator[Part]:
        matrix, names = self.projects.programmes, self.projects.network.names
        both = [c for c in shared(matrix, first, second) if self.measured.few_calls[c] > 0]
        said = in_turn(*(self._said(row, _FUNDED, both) for row in (first, second)))
        yield Part("call", points, say("call", call=listed([names[c] for c in both])), said)

    def _places(self, first: int, second: int, points: float) -> Iterator[Part]:
        found = Places(self.projects, self.ground)
        few = self.measured.few_places
        both = sorted(
            (p for p in shared(self.projects.places, first, second) if few[p] > 0), key=lambda p: (-few[p], p)
        )
        said = in_turn(*(found.said(row, both) for row in (first, second)))
        yield Part("place", points, say("place", place=self.projects.network.names[both[0]]), said)

    def _timing(self, first: int, second: int, points: float) -> Iterator[Part]:
        said = in_turn(*(self.ground.attributes(self.projects.id(row), *_TIMES) for row in (first, second)))
        months = common_months(self.projects, *_pair(first, second))[0]
        later = next(
            (row for row, other in ((first, second), (second, first)) if follows(self.projects, row, other)),
            -1,
        )
        if later >= 0:
            reason = say(
                "handover",
                later=self.projects.name(later),
                earlier=self.projects.name(first + second - later),
            )
        elif np.isnan(months):
            reason = say("running")
        else:
            reason = say("together", months=counted(int(months), "month"))
        yield Part("timing", points, reason, said)

    def _bridge(self, first: int, second: int, points: float) -> Iterator[Part]:
        groups = {row: columns(self.projects.groups, row) for row in (first, second)}
        said = in_turn(*(self._said(row, _MEMBER_OF, own) for row, own in groups.items()))
        names = [self.projects.network.names[g] for own in groups.values() for g in own]
        yield Part("bridge", points, say("bridge", groups=listed(names)), said)

    def _new(self, first: int, second: int, found: list[Part], points: float, unlinked: bool) -> Part:
        """A new link rests on what makes it worth while, and so on every word the two have in common."""
        words = shared(self.projects.corpus.vectors, first, second)
        said = [s for part in found if part.name in ("topic", "text", "complement") for s in part.statements]
        said += in_turn(*(self._saying(row, words) for row in (first, second)))
        return Part("new", points, say("unlinked" if unlinked else "distant"), tuple(dict.fromkeys(said)))
