"""Organisations on topics of the query."""

from collections.abc import Sequence

import numpy as np

from synergraph.ontology import Labels
from synergraph.queries.matrices import Indexes, narrowest
from synergraph.queries.partners.reasons.drafts import Drafts
from synergraph.queries.partners.reasons.shown import CITED, Shown
from synergraph.queries.partners.rows import DIGITS, cells, first, marked, runs
from synergraph.queries.wording import say

_NAMED = 2
"""So many topics are named one by one."""

Share = tuple[Sequence[int], float, Labels]
"""Topics that make one part, their share of its points, and the reason."""


def on_topics(shown: Shown, drafts: Drafts, name: str) -> None:
    """Organisations, or the projects they work in, are on topics of the query, or on narrower ones."""
    points, owners = shown.points(name), Owners(shown)
    known: dict[tuple[int, ...], list[Share]] = {}
    for place, topics in _topics(shown).items():
        if topics not in known:
            known[topics] = _shares(shown, topics)
        for several, share, reason in known[topics]:
            owners.set(place, several, drafts.add(place, name, float(points[place]) * share, reason))
    _claim_own(shown, drafts, owners)
    _claim_projects(shown, drafts, owners)


class Owners:
    """Which part, by its number, a topic of the query belongs to for the organisation in each place."""

    def __init__(self, shown: Shown) -> None:
        topics = shown.fit.asked.topics.indices
        self._column = np.zeros(len(shown.fit.found.network.ids), dtype=np.int64)
        self._column[topics] = np.arange(1, len(topics) + 1)
        self._numbers = np.full((len(shown.rows), len(topics) + 1), -1)

    def set(self, place: int, topics: Sequence[int], number: int) -> None:
        """Give some topics to a part."""
        self._numbers[place, self._column[list(topics)]] = number

    def of(self, places: Indexes, topics: Indexes) -> Indexes:
        """Return the parts that topics belong to, -1 for none."""
        return np.asarray(self._numbers[places, self._column[topics]])


def _topics(shown: Shown) -> dict[int, tuple[int, ...]]:
    """Return for each place with points the topics that it has in common with the query."""
    asked = marked(shown.fit.asked.topics.indices, len(shown.fit.found.network.ids))
    place, topic = cells(shown.fit.found.topics, shown.rows)
    some = asked[topic] & (shown.points("topic") > 0)[place]
    place, topic = place[some], topic[some]
    return {one: tuple(topic[span].tolist()) for one, span in runs(place)}


def _shares(shown: Shown, topics: tuple[int, ...]) -> list[Share]:
    """Return the narrowest topics with their shares: the largest one by one, all others together."""
    found = shown.fit.found
    shares = narrowest(found.network, list(topics), found.weight)
    shares.sort(key=lambda one: (-round(one[1], DIGITS), one[0]))
    names = found.network.names
    made: list[Share] = [
        ((topic,), share, say("topic_of", topic=names[topic])) for topic, share in shares[:_NAMED]
    ]
    if rest := shares[_NAMED:]:
        several = [topic for topic, _ in rest]
        reason = say("topics_of", topics=shown.names(several))
        made.append((several, sum(share for _, share in rest), reason))
    return made


def _claim_own(shown: Shown, drafts: Drafts, owners: Owners) -> None:
    """Organisations are on the topics themselves, or on narrower ones."""
    said = shown.ground.says("has_topic")[shown.at]
    places = np.flatnonzero(said)
    one, topic = cells(shown.fit.found.topics, shown.rows[places])
    at, wider = cells(shown.fit.found.network.upwards, topic)
    owner = owners.of(places[one[at]], wider)
    owner, at = _pairs(owner, at, len(topic))
    drafts.claim("has_topic", owner, shown.at[places[one[at]]], topic[at])


def _claim_projects(shown: Shown, drafts: Drafts, owners: Owners) -> None:
    """Projects in which organisations work are on the topics, or on narrower ones: the first of them."""
    owner, project, place = _projects(shown, owners)
    one, topic = cells(shown.fit.found.direct, project)
    at, wider = cells(shown.fit.found.network.upwards, topic)
    meant = owners.of(place[one[at]], wider) == owner[one[at]]
    told = np.unique(at[meant])
    one, topic = one[told], topic[told]
    cited = first(owner[one], CITED)
    one, topic = one[cited], topic[cited]
    owner, at = owner[one], shown.projects(project[one])
    drafts.claim("participates_in", owner, shown.at[place[one]], at)
    drafts.claim("has_topic", owner, at, topic)


def _projects(shown: Shown, owners: Owners) -> tuple[Indexes, Indexes, Indexes]:
    """Return the first projects on the topics of each part, by part: its number, projects, places."""
    place, project = shown.work
    at, topic = cells(shown.fit.found.projects.topics, project)
    owner, at = _pairs(owners.of(place[at], topic), at, len(place))
    cited = first(owner, CITED)
    owner, at = owner[cited], at[cited]
    return owner, project[at], place[at]


def _pairs(owner: Indexes, at: Indexes, count: int) -> tuple[Indexes, Indexes]:
    """Return each pair of a part and a position (below `count`) once, in order; those of no part are left out."""
    some = owner >= 0
    held = np.zeros((int(owner.max(initial=-1)) + 1, count), dtype=bool)
    held[owner[some], at[some]] = True
    parts, positions = np.nonzero(held)
    return parts, positions
