"""A consortium for an idea or a call: who fills which role, why, and which role stays empty."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from synergraph.errors import UsageError
from synergraph.graph.graph import Graph
from synergraph.ontology import Labels
from synergraph.queries.evidence import Ground
from synergraph.queries.partners import Partner
from synergraph.queries.partners.bonds import Bonds
from synergraph.queries.partners.profiles import Profiles, profiles
from synergraph.queries.partners.roles import Role
from synergraph.queries.partners.seats import Idea, Seat, relaxed, seat
from synergraph.queries.partners.team import best_team
from synergraph.queries.partners.usual import usual_roles
from synergraph.queries.partners.wish import Wish
from synergraph.queries.score import Named, Scored
from synergraph.queries.wording import filled, sentence

_ANY = Wish()
_EMPTY = {
    "filter": Labels("niemand erfüllt {filter} „{values}“", "nobody meets {filter} “{values}”"),
    "taken": Labels("wer passt, hat eine andere Rolle", "those who fit have another role"),
    "nobody": Labels("niemand passt", "nobody fits"),
}
_FILTERS = {
    "actor_type": Labels("Akteurstyp", "actor type"),
    "size_class": Labels("Größenklasse", "size class"),
    "place": Labels("Ort", "place"),
    "role": Labels("Rolle", "role"),
    "cluster": Labels("Cluster", "cluster"),
    "action_field": Labels("Handlungsfeld", "action field"),
    "transformation_line": Labels("Transformationslinie", "transformation line"),
}


@dataclass(frozen=True)
class Member(Scored):
    """An actor in a role, with the reasons; `others` would fit the role next best."""

    role: Role
    partner: Named
    others: tuple[Named, ...]


@dataclass(frozen=True)
class Vacancy:
    """A role that nobody takes: why, and who could step in, with the reasons."""

    role: Role
    why: Labels
    others: tuple[Partner, ...]


@dataclass(frozen=True)
class Consortium:
    """Who fills which role. `bound` is what no choice among the candidates can exceed; `points` mostly reach it."""

    members: tuple[Member, ...]
    vacancies: tuple[Vacancy, ...]
    bound: float

    @property
    def points(self) -> float:
        """The sum of the scores of the members."""
        return sum(member.score for member in self.members)


def consortium(
    graph: Graph,
    idea: str,
    roles: Sequence[Role] = (),
    *,
    wish: Wish = _ANY,
    asker: str = "",
    programmes: Sequence[str] = (),
) -> Consortium:
    """Return the actors that fill the most roles and together have the most points.

    `idea` is a text, or the name or id of a call, project, topic or actor; without `roles` those that
    are usual in the projects of the call (`usual_roles`). The points of a member are its fit for idea
    and role, what binds it to the others (common projects and events, two of them at most), less what
    being a usual suspect costs. Of one group (parents and parts) at most one takes part. The choice is
    the best among the 30 that fit each role best. Raises `UsageError` for an empty idea, for no roles,
    and for filters that the graph does not know.
    """
    found = profiles(graph)
    wanted = list(roles) or usual_roles(found, graph.named(idea, "programme"))
    if not wanted:
        raise UsageError("no roles to fill", hint="write “provider: laser welding; type=company”")
    for name, count in Counter(role.name for role in wanted).items():
        if count > 1:
            raise UsageError(f"the role “{name}” stands {count} times", hint="give each role its own name")
    sought = Idea(idea, asker, tuple(programmes))
    seats = [seat(found, sought, role, wish) for role in wanted]
    bonds = Bonds(found, Ground(graph), sorted({row for one in seats for row in one.rows}))
    points = [{row: float(one.fit.total[row]) - bonds.cost(row) for row in one.rows} for one in seats]
    team = best_team(points, bonds.bonus, bonds.apart)
    taken = {row for row in team.actors if row is not None}
    members, vacancies = [], []
    for one, row in zip(seats, team.actors, strict=True):
        if row is None:
            vacancies.append(_vacancy(found, sought, one, wish, taken))
        else:
            members.append(_member(one, row, taken, bonds))
    return Consortium(tuple(members), tuple(vacancies), team.bound)


def _member(one: Seat, row: int, taken: set[int], bonds: Bonds) -> Member:
    (partner,) = one.partners([row])
    parts = (*partner.parts, *bonds.parts(row, taken))
    network = one.fit.found.network
    others = tuple(network.named(int(one.fit.found.at[other])) for other in one.but(taken))
    why = sentence([part.reason for part in (*partner.parts[:2], *bonds.parts(row, taken)[:1])])
    return Member(parts, why, one.role, partner.partner, others)


def _vacancy(found: Profiles, idea: Idea, one: Seat, wish: Wish, taken: set[int]) -> Vacancy:
    if one.rows:
        return Vacancy(one.role, _EMPTY["taken"], tuple(one.partners(one.rows[:3])))
    name, wider = relaxed(found, idea, one.role, wish)
    if wider is None:
        return Vacancy(one.role, _EMPTY["nobody"], ())
    values = " | ".join(dict(one.role.asks)[name])
    why = filled(_EMPTY["filter"], filter=_FILTERS[name], values=values)
    return Vacancy(one.role, why, tuple(wider.partners(wider.but(taken))))
