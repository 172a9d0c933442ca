"""Organisations on topics of the query."""

from collections.abc import Iterator

import numpy as np

from synergraph.ontology import Labels
from synergraph.queries.matrices import Floats, Indexes, flat
from synergraph.queries.partners.reasons.drafts import Drafts
from synergraph.queries.partners.reasons.shown import CITED, Shown
from synergraph.queries.partners.rows import DIGITS, cells, distinct, first, runs
from synergraph.queries.wording import say

_NAMED = 2
"""So many topics are named one by one."""


def on_topics(shown: Shown, drafts: Drafts, name: str) -> None:
    """Organisations, or the projects they work in, are on topics of the query, or on narrower ones."""
    points, owners = shown.points(name), Owners(shown)
    place, topic, share = _narrowest(shown, owners)
    numbers = [
        drafts.add(one, name, float(points[one]) * part, reason)
        for one, span in runs(place)
        for part, reason in _said(shown, topic[span].tolist(), share[span].tolist())
    ]
    begins = first(place, _NAMED + 1)
    number = np.array(numbers, dtype=np.int64)[np.cumsum(begins) - 1]
    owners.set(place, topic, number)
    _claim_own(shown, drafts, owners)
    _claim_projects(shown, drafts, owners, _projects(shown, number, place, topic))


class Owners:
    """Which part, by its number, a topic of the query belongs to for the organisation in each place."""

    def __init__(self, shown: Shown) -> None:
        asked = shown.fit.asked.topics.indices
        self._column = np.zeros(len(shown.fit.found.network.ids), dtype=np.int32)
        self._column[asked] = np.arange(1, len(asked) + 1)
        self._numbers = np.full((len(shown.rows), len(asked) + 1), -1)

    def set(self, places: Indexes, topics: Indexes, numbers: Indexes) -> None:
        """Give topics to parts."""
        self._numbers[places, self._column[topics]] = numbers

    def of(self, places: Indexes, topics: Indexes) -> Indexes:
        """Return the parts that topics belong to, -1 for none."""
        return np.asarray(self._numbers[places, self._column[topics]])

    def keys(self, places: Indexes, topics: Indexes) -> Indexes:
        """Return a number for each pair of a place and a topic, 0 or more, the same for topics not asked for."""
        return np.asarray(places * self._numbers.shape[1] + self._column[topics])

    def asked(self, topics: Indexes) -> Indexes:
        """Return where some topics are asked for."""
        return np.flatnonzero(self._column[topics])


def _said(shown: Shown, topics: list[int], shares: list[float]) -> Iterator[tuple[float, Labels]]:
    """Return for the parts of an organisation the share of its points, and the reason: the last for all others."""
    names = shown.fit.found.network.names
    for topic, share in zip(topics[:_NAMED], shares, strict=False):
        yield share, say("topic_of", topic=names[topic])
    if rest := topics[_NAMED:]:
        yield sum(shares[_NAMED:]), say("topics_of", topics=shown.names(rest))


def _narrowest(shown: Shown, owners: Owners) -> tuple[Indexes, Indexes, Floats]:
    """Return the narrowest of the topics in common with the query, by place, with their shares, largest first.

    Each counts with all broader ones; what several are narrower than is divided among them.
    """
    place, topic = _common(shown, owners)
    at, above = cells(shown.fit.found.network.upwards, topic)
    key = owners.keys(place[at], above)
    lowest = np.bincount(key)[owners.keys(place, topic)] == 1
    some = lowest[at]
    at, above, key = at[some], above[some], key[some]
    worth = flat(np.bincount(at, shown.fit.found.weight[above] / np.bincount(key)[key], len(topic)))
    share = worth / np.bincount(place, worth)[place]
    order = np.lexsort((topic, -np.round(share, DIGITS), place))
    order = order[lowest[order]]
    return place[order], topic[order], share[order]


def _common(shown: Shown, owners: Owners) -> tuple[Indexes, Indexes]:
    """Return the topics that places with points have in common with the query: places and topics."""
    places = np.flatnonzero(shown.points("topic") > 0)
    one, topic = cells(shown.fit.found.topics, shown.rows[places])
    some = owners.asked(topic)
    return places[one[some]], topic[some]


def _claim_own(shown: Shown, drafts: Drafts, owners: Owners) -> None:
    """Organisations are on the topics themselves, or on narrower ones."""
    places = np.flatnonzero(shown.ground.says("has_topic")[shown.at])
    if not len(places):
        return
    one, topic = cells(shown.fit.found.topics, shown.rows[places])
    at, wider = cells(shown.fit.found.network.upwards, topic)
    owner, at = _pairs(owners.of(places[one[at]], wider), at)
    drafts.claim("has_topic", owner, shown.at[places[one[at]]], topic[at])


def _claim_projects(
    shown: Shown, drafts: Drafts, owners: Owners, claimed: tuple[Indexes, Indexes, Indexes]
) -> None:
    """The projects that `_projects` finds are on the topics, or on narrower ones."""
    owner, project, place = claimed
    one, topic = cells(shown.fit.found.direct, project)
    at, wider = cells(shown.fit.found.network.upwards, topic)
    told = distinct(at[owners.of(place[one[at]], wider) == owner[one[at]]])
    told = told[first(owner[one[told]], CITED)]
    one, topic = one[told], topic[told]
    owner, at = owner[one], shown.projects(project[one])
    drafts.claim("participates_in", owner, shown.at[place[one]], at)
    drafts.claim("has_topic", owner, at, topic)


def _projects(
    shown: Shown, number: Indexes, place: Indexes, topic: Indexes
) -> tuple[Indexes, Indexes, Indexes]:
    """Return the first projects on the topics of each part, by part: its number, projects, places."""
    at, project = shown.fit.found.engagements.of(shown.rows[place], topic)
    owner, project = _pairs(number[at], project)
    cited = first(owner, CITED)
    places = np.zeros(number.max(initial=-1) + 1, dtype=np.int64)
    places[number] = place
    return owner[cited], project[cited], places[owner[cited]]


def _pairs(owner: Indexes, at: Indexes) -> tuple[Indexes, Indexes]:
    """Return each pair of a part and a position once, in order; those of no part are left out."""
    some = owner >= 0
    width = at.max(initial=0) + 1
    owner, at = np.divmod(distinct(owner[some] * width + at[some]), width)
    return owner, at
