"""Conversation hooks: for each guest another one, and a sentence that begins the conversation."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy import sparse

from synergraph.ontology import Labels
from synergraph.queries.evidence import Claim, Ground
from synergraph.queries.invitations.candidates import Candidates
from synergraph.queries.invitations.proposal import Hook
from synergraph.queries.invitations.words import HOOKS
from synergraph.queries.matrices import Floats, binary, columns, flat
from synergraph.queries.partners.profiles import Profiles, unit
from synergraph.queries.themes.base import base
from synergraph.queries.wording import filled

_EXCHANGE = 2.0
"""An offer that meets a request, against being about the same."""
_KNOWN, _THEME, _KEYWORD = 0.3, 0.3, 0.2
_OFTEN, _CITED = 3, 3
"""Nobody is the other one in more hooks than this."""


@dataclass(frozen=True)
class Hooks:
    """The hooks among some organisations, given by their rows."""

    among: Candidates
    rows: Sequence[int]

    def found(self) -> dict[int, Hook]:
        """Return the hook of each organisation that has one, the strongest pairs first."""
        partner: dict[int, int] = {}
        asked: Counter[int] = Counter()
        worth = np.round(self.worth, 6)
        ends = np.argwhere(worth > 0)
        for one, other in ends[np.lexsort((ends[:, 1], ends[:, 0], -worth[ends[:, 0], ends[:, 1]]))]:
            if int(one) not in partner and asked[int(other)] < _OFTEN:
                partner[int(one)] = int(other)
                asked[int(other)] += 1
        told = {one: self._told(one, other) for one, other in sorted(partner.items())}
        said = Ground(self.among.found.network.graph).gathered([claims for *_, claims in told.values()])
        named = self.among.found.network.named
        return {
            self.rows[one]: Hook(named(self._at(partner[one])), text, statements)
            for (one, (text, _)), statements in zip(told.items(), said, strict=True)
        }

    @cached_property
    def weight(self) -> Floats:
        """How much a topic tells; less the theme of the day, which all are about, and free keywords."""
        weight = self._profiles.weight.copy()
        weight[self.among.suited.asked.topics.indices] *= _THEME
        weight[base(self._profiles.network.graph).keywords] *= _KEYWORD
        return weight

    @cached_property
    def offered(self) -> Floats:
        """The weight of what the row offers and the column seeks."""
        own = list(self.rows)
        offers = self._profiles.offers[own] @ sparse.diags_array(self.weight)
        return np.asarray((offers @ self._profiles.seeks[own].T).toarray())

    @cached_property
    def together(self) -> Floats:
        """The projects that row and column have in common."""
        work = self._profiles.work[list(self.rows)]
        return np.asarray((work @ work.T).toarray())

    @cached_property
    def emphasis(self) -> sparse.csr_array:
        """The weight of each topic for each of them: its own in full, others by the root of the share of its projects."""
        found, own = self._profiles, list(self.rows)
        share = sparse.csr_array(found.work[own] @ found.projects.topics)
        count = np.maximum(flat(found.work[own].sum(axis=1)), 1)
        alone = found.topics[own] - binary(share)
        held = sparse.csr_array(sparse.diags_array(1 / count) @ share).sqrt() + alone
        return sparse.csr_array(held @ sparse.diags_array(self.weight))

    @cached_property
    def worth(self) -> Floats:
        """What a conversation of row and column promises."""
        topics = unit(self.emphasis)
        alike = np.asarray((topics @ topics.T).toarray())
        exchange = np.minimum(1, (self.offered + self.offered.T) / 3)
        worth = (alike + _EXCHANGE * exchange) * np.where(self.together > 0, _KNOWN, 1.0)
        np.fill_diagonal(worth, 0)
        place = {row: at for at, row in enumerate(self.rows)}
        for one, other in (sorted(pair) for pair in self.among.apart if pair <= place.keys()):
            worth[place[one], place[other]] = worth[place[other], place[one]] = 0
        return np.asarray(worth)

    @property
    def _profiles(self) -> Profiles:
        return self.among.found

    def _at(self, place: int) -> int:
        return int(self._profiles.at[self.rows[place]])

    def _told(self, one: int, other: int) -> tuple[Labels, list[Claim]]:
        """Return the sentence for a pair, and the edges it rests on."""
        names = self._profiles.network.names
        pair = {"actor": names[self._at(one)], "other": names[self._at(other)]}
        for giver, taker, key in ((one, other, "offers"), (other, one, "seeks")):
            if self.offered[giver, taker] > 0:
                topic = self._exchanged(giver, taker)
                return filled(HOOKS[key], topic=names[topic], **pair), self._exchange(giver, taker, topic)
        if self.together[one, other] > 0:
            joint = self._joint(one, other)
            ends = np.array([self._at(one), self._at(other)])
            text = filled(HOOKS["joint"], project=names[joint], **pair)
            return text, [("participates_in", ends, np.full(2, joint))]
        topic = self._shared(one, other)
        claims = [claim for end in (one, other) for claim in self._about(self.rows[end], topic)]
        theirs = self._working(self.rows[other], topic)
        if not theirs:
            return filled(HOOKS["topic"], topic=names[topic], **pair), claims
        project = self._profiles.projects.name(theirs[0])
        return filled(HOOKS["project"], topic=names[topic], project=project, **pair), claims

    def _rarest(self, topics: set[int]) -> int:
        return max(topics, key=lambda topic: (round(float(self.weight[topic]), 6), -topic))

    def _exchanged(self, giver: int, taker: int) -> int:
        offers, seeks = self._profiles.offers, self._profiles.seeks
        return self._rarest({*columns(offers, self.rows[giver])} & {*columns(seeks, self.rows[taker])})

    def _exchange(self, giver: int, taker: int, topic: int) -> list[Claim]:
        meant = np.array(self._profiles.network.narrower(topic), dtype=np.int64)
        taken = np.array([topic])
        return [
            ("offers", np.full(len(meant), self._at(giver)), meant),
            ("seeks", np.array([self._at(taker)]), taken),
        ]

    def _joint(self, one: int, other: int) -> int:
        both = {*columns(self._profiles.work, self.rows[one])} & {
            *columns(self._profiles.work, self.rows[other])
        }
        return int(self._profiles.projects.at[min(both)])

    def _shared(self, one: int, other: int) -> int:
        """Return the topic that weighs most for both."""
        both = sparse.coo_array(self.emphasis[[one]].multiply(self.emphasis[[other]]))
        topics, weight = both.coords[1], np.round(both.data, 9)
        return int(topics[np.lexsort((topics, -weight))[0]])

    def _about(self, row: int, topic: int) -> list[Claim]:
        """Return the edges that an organisation, or a project of it, is about a topic or a narrower one."""
        found = self._profiles
        meant = np.array(found.network.narrower(topic), dtype=np.int64)
        claims: list[Claim] = [("has_topic", np.full(len(meant), found.at[row]), meant)]
        for kind in ("offers", "seeks"):
            claims.append((kind, np.full(len(meant), found.at[row]), meant))
        at = found.projects.at[np.array(self._working(row, topic), dtype=np.int64)]
        claims.append(("participates_in", np.full(len(at), found.at[row]), at))
        for project in at:
            claims.append(("has_topic", np.full(len(meant), project), meant))
        return claims

    def _working(self, row: int, topic: int) -> list[int]:
        """Return the first projects of an organisation on a topic or a narrower one, those not over first."""
        found, over = self._profiles, self._profiles.projects.over
        meant = set(found.network.narrower(topic))
        on = [one for one in columns(found.work, row) if meant.intersection(columns(found.direct, one))]
        return sorted(on, key=lambda one: (bool(over[one]), one))[:_CITED]
