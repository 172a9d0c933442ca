"""Why two guests should meet, part by part, and a sentence to begin with."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from synergraph.ontology import Labels
from synergraph.queries.matrices import Floats, meeting, narrowest, network, shared
from synergraph.queries.plan.model import Pair
from synergraph.queries.plan.people.guest import Guest
from synergraph.queries.plan.people.scores import WEIGHTS, Scores, answers
from synergraph.queries.plan.people.words import say
from synergraph.queries.score import Part, Scored, leading, strongest
from synergraph.queries.wording import listed, sentence

_SHOWN, _WORTH = 3, 0.005


@dataclass(frozen=True)
class Talk(Scored):
    """A pair of guests with its points, and a `hook`: one sentence to begin the conversation with."""

    first: Guest
    second: Guest
    hook: Labels


class Reasons:
    """Explains pairs of guests."""

    def __init__(self, scores: Scores) -> None:
        self._scores, self._facts = scores, scores.facts
        self._answers = answers(self._facts.offers, self._facts.seeks)

    def talk(self, pair: Pair) -> Talk:
        """Return a pair with its reasons, the strongest first."""
        i, j = pair
        people = self._scores.guests.people
        found = [
            *self._exchange(i, j), *self._exchange(j, i), *self._wish(i, j), *self._topic(i, j), *self._text(i, j),
            *self._profile(i, j), *self._bridge(i, j), *self._new(i, j),
        ]  # fmt: skip
        parts = strongest([part for part, _ in found])
        hooks = {id(part): hook for part, hook in found}
        told = _told(parts)
        must = [say("must")] if pair in self._scores.guests.must else []
        why = sentence([*must, *(part.reason for part in told), *self._known(i, j)])
        return Talk(parts, why, people[i], people[j], hooks[id(told[0])] if told else say("hook_new"))

    def _exchange(self, giver: int, taker: int) -> list[tuple[Part, Labels]]:
        value, offers, seeks = float(self._scores.gives[giver, taker]), self._facts.offers, self._facts.seeks
        if value < _WORTH:
            return []
        rows, of = np.flatnonzero(seeks.owner == taker), np.flatnonzero(offers.owner == giver)
        among = self._answers[rows][:, of].toarray()
        row, column = np.unravel_index(int(np.argmax(among)), among.shape)
        offer, request = int(of[column]), int(rows[row])
        people = self._scores.guests.people
        gaps = {"giver": people[giver].called, "taker": people[taker].called, "offer": offers.texts[offer]}
        reason = say("exchange", request=seeks.texts[request], **gaps)
        said = (*offers.said[offer], *seeks.said[request])
        return [
            (Part("complement", WEIGHTS["complement"] * value, reason, said), say("hook_exchange", **gaps))
        ]

    def _wish(self, i: int, j: int) -> list[tuple[Part, Labels]]:
        wish, people = self._scores.wish, self._scores.guests.people
        value = WEIGHTS["wish"] * float(wish[i, j] + wish[j, i])
        if not value:
            return []
        who, whom = (people[i], people[j]) if wish[i, j] else (people[j], people[i])
        both = bool(wish[i, j] and wish[j, i])
        reason = say("mutual") if both else say("wish", who=who.called, whom=whom.called)
        return [(Part("wish", value, reason, ()), say("hook_wish"))]

    def _topic(self, i: int, j: int) -> list[tuple[Part, Labels]]:
        shown = self._shared(self._facts.topics, self._facts.weight, i, j)
        return self._named("topic", float(self._scores.topic[i, j]), "topics", shown)

    def _text(self, i: int, j: int) -> list[tuple[Part, Labels]]:
        spelt = self._facts.corpus
        both = _common(self._facts.words, i, j)
        named = [Labels(f"„{spelt.spelt[at]}“", f"“{spelt.english[at]}”") for at in both]
        return self._named("text", float(self._scores.text[i, j]), "words", named)

    def _profile(self, i: int, j: int) -> list[tuple[Part, Labels]]:
        shown = self._shared(self._facts.house_topics, self._facts.profiles.weight, i, j)
        return self._named("profile", float(self._scores.profile[i, j]), "topics", shown)

    def _shared(self, topics: sparse.csr_array, weight: Floats, i: int, j: int) -> list[Labels]:
        """Return the topics that two guests share, those that tell most first, without the broader ones."""
        known = network(self._facts.graph)
        lowest = narrowest(known, shared(topics, i, j), weight)
        return [known.names[at] for at, _ in sorted(lowest, key=lambda one: (-one[1], one[0]))]

    def _named(self, name: str, value: float, gap: str, what: Sequence[Labels]) -> list[tuple[Part, Labels]]:
        if value * WEIGHTS[name] < _WORTH or not what:
            return []
        told = {gap: listed(what[:_SHOWN])}
        return [(Part(name, WEIGHTS[name] * value, say(name, **told), ()), say(f"hook_{name}", **told))]

    def _bridge(self, i: int, j: int) -> list[tuple[Part, Labels]]:
        value, people = float(self._scores.bridge[i, j]), self._scores.guests.people
        gaps = {"first": people[i].cluster, "second": people[j].cluster}
        part = Part("bridge", WEIGHTS["bridge"] * value, say("bridge", **gaps), ())
        return [(part, say("hook_bridge", **gaps))]

    def _new(self, i: int, j: int) -> list[tuple[Part, Labels]]:
        value = 0.0 if self._scores.tied[i, j] else WEIGHTS["new"]
        return [(Part("new", value, say("new"), ()), say("hook_new"))]

    def _known(self, i: int, j: int) -> list[Labels]:
        if not self._scores.tied[i, j]:
            return []
        projects = self._facts.profiles.projects
        both = shared(self._facts.ties, i, j)
        return [say("known", projects=listed([projects.name(row) for row in both], 1))]


def _told(parts: Sequence[Part]) -> list[Part]:
    """Return the parts worth saying: offers make common words superfluous, and all else makes being new so."""
    named = {part.name for part in parts}
    idle = {"new"} if named - {"new"} else set()
    idle |= {"text"} if "complement" in named else set()
    return leading((part for part in parts if part.name not in idle), _SHOWN)


def _common(words: sparse.csr_array, i: int, j: int) -> list[int]:
    """Return the words that two guests have in common, those that weigh most first."""
    ends = np.array([i], dtype=np.int64), np.array([j], dtype=np.int64)
    _, found, weight = meeting(words, *ends)
    return [int(at) for at in found[np.lexsort((found, -weight))]]
