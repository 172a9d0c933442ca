"""What shows that an actor belongs at an event, besides its fit to the theme."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy import sparse

from synergraph.ontology import Labels
from synergraph.queries.evidence import Claim
from synergraph.queries.invitations.words import SIGNS
from synergraph.queries.matrices import PASSIVE, Floats, Indexes, Mask, Network, binary, columns, flat
from synergraph.queries.partners.profiles import Profiles
from synergraph.queries.partners.query import Query
from synergraph.queries.portfolio import GROUPS
from synergraph.queries.wording import filled, listed, say

_POINTS = {
    "lead": 5.0, "running": 3.0, "support": 2.0, "organised": 2.0, "attended": 1.0, "offers": 3.0, "seeks": 3.0,
}  # fmt: skip
"""Most points for each; one thing of a kind gives half of them."""
_BRIDGE = 2.0


@dataclass(frozen=True)
class Sign:
    """Edges of some kinds from organisations (rows of `found`) to nodes, and the points they give."""

    found: Profiles
    name: str
    kinds: tuple[str, ...]
    links: sparse.csr_array

    @cached_property
    def points(self) -> Floats:
        """n things give n / (n + 1) of the most points."""
        count = flat(self.links.sum(axis=1))
        return np.asarray(_POINTS[self.name] * count / (count + 1))

    def things(self, row: int) -> list[int]:
        """Return the positions of what an organisation is linked to."""
        return columns(self.links, row)

    def reason(self, row: int) -> Labels:
        """Say what an organisation is linked to."""
        names = self.found.network.names
        return filled(SIGNS[self.name], names=listed([names[at] for at in self.things(row)]))

    def claims(self, row: int) -> list[Claim]:
        """Return the edges of an organisation."""
        things = np.array(self.things(row), dtype=np.int64)
        return [(kind, np.full(len(things), self.found.at[row]), things) for kind in self.kinds]


@dataclass(frozen=True)
class Bridge:
    """Who works in projects of several groups: action fields, clusters, lines."""

    found: Profiles
    projects: Mask

    @cached_property
    def groups(self) -> sparse.csr_array:
        """The groups in whose projects each organisation works."""
        return binary(self.found.work @ _only(self.projects) @ self.found.projects.groups)

    @cached_property
    def points(self) -> Floats:
        """k groups give (k - 1) / k of the most points."""
        count = np.maximum(flat(self.groups.sum(axis=1)), 1)
        return np.asarray(_BRIDGE * (count - 1) / count)

    def reason(self, row: int) -> Labels:
        """Say which groups an organisation bridges."""
        names = self.found.network.names
        return say("bridge", groups=listed([names[at] for at in columns(self.groups, row)]))

    def claims(self, row: int) -> list[Claim]:
        """Return the edges that say so."""
        own = [one for one in columns(self.found.work, row) if self.projects[one]]
        rows = np.array(own, dtype=np.int64)
        at = self.found.projects.at[rows]
        pairs = sparse.coo_array(self.found.projects.groups[rows])
        belongs: list[Claim] = [
            (kind, at[pairs.coords[0]], pairs.coords[1].astype(np.int64)) for kind in GROUPS.values()
        ]
        return [("participates_in", np.full(len(at), self.found.at[row]), at), *belongs]


def signs(found: Profiles, asked: Query, projects: Mask, themed: bool, deep: bool) -> dict[str, Sign]:
    """Return what links organisations to projects (those that count), events, offers and requests.

    With a deep theme only events on it count, and no other work, offers and requests; the fit to the
    theme tells of those that are on it.
    """
    network, narrow = found.network, themed and deep
    on_theme = flat((network.topics @ asked.topics.T).toarray()) > 0
    counted = _only(on_theme if narrow else np.ones_like(on_theme))
    going = _kept(network, found.projects.at[projects])

    def made(name: str, *kinds: str, of: sparse.csr_array | None = None, within: sparse.csr_array) -> Sign:
        links = network.links(*kinds) if of is None else of
        return Sign(found, name, kinds, binary(sparse.csr_array(links[found.at] @ within)))

    def working(*roles: str) -> sparse.csr_array:
        links = [network.links("participates_in", only=role) for role in roles]
        return sparse.csr_array(sum(links[1:], links[0]))

    lead = working("lead", "applicant")
    signs = [
        made("lead", "participates_in", of=lead, within=going),
        made("support", "participates_in", of=working(*sorted(PASSIVE)), within=going),
        made("organised", "organises", "hosts", within=counted),
        made("attended", "takes_part", "speaks_at", within=counted),
    ]
    if not narrow:
        work = network.links("participates_in", without=PASSIVE)
        other = _only(~(flat((network.upwards @ asked.topics.T).toarray()) > 0))
        rest = sparse.csr_array(work - work.multiply(lead))
        signs += [made("running", "participates_in", of=rest, within=going)]
        signs += [made(kind, kind, within=other) for kind in ("offers", "seeks")]
    return {sign.name: sign for sign in signs}


def _only(mask: Mask) -> sparse.csr_array:
    return sparse.csr_array(sparse.diags_array(mask.astype(float)))


def _kept(network: Network, at: Indexes) -> sparse.csr_array:
    """Return the diagonal matrix that keeps some nodes as columns."""
    mask = np.zeros(len(network.ids), dtype=bool)
    mask[at] = True
    return _only(mask)
