"""Invitations: whom to invite to a format on a theme, and why; what to show and to talk about."""

from collections.abc import Sequence
from dataclasses import replace
from math import ceil

import numpy as np

from synergraph.graph.graph import Graph
from synergraph.queries.evidence import Ground
from synergraph.queries.formats import Recipe
from synergraph.queries.invitations.best_list import chosen
from synergraph.queries.invitations.candidates import Candidates, candidates, eligible
from synergraph.queries.invitations.hooks import Hooks
from synergraph.queries.invitations.kept import kept
from synergraph.queries.invitations.mix import Quota, quotas
from synergraph.queries.invitations.proposal import Choice, Hook, Invitation, Kept, Proposal, Spotlight
from synergraph.queries.invitations.roles import Roles
from synergraph.queries.invitations.spotlights import Spotlights
from synergraph.queries.invitations.themes import choices
from synergraph.queries.matrices import network
from synergraph.queries.partners.profiles import profiles
from synergraph.queries.score import leading
from synergraph.queries.wording import sentence

__all__ = ["Choice", "Hook", "Invitation", "Kept", "Proposal", "Spotlight", "propose"]


def propose(
    graph: Graph,
    recipe: Recipe,
    theme: str = "",
    *,
    actors: int = 0,
    exclude: Sequence[str] = (),
    apart: Sequence[tuple[str, str]] = (),
    places: Sequence[str] | None = None,
) -> Proposal:
    """Return an event in a format: a theme, a balanced list of invitations with reserves, projects to show.

    `theme` is the name or id of a topic, or words for one; "" takes the theme that suits the recipe
    best, and none where the network itself is the theme. `actors` invites so many instead of what the
    recipe says, `exclude` has names of actors never to invite, `apart` pairs never to lead to each other, `places` take the place of the recipe's:
    () for anywhere. The list keeps the mix of the recipe as far as the network allows, with as few
    actors missing as possible, then with the most points; `Proposal.gaps` says what is missing. Nobody
    is invited where nobody has to do with theme or network. Raises `UsageError` or `QuestionError` for
    a name that the graph does not have.
    """
    invitable = eligible(graph, exclude, recipe.places if places is None else places)
    themes = choices(graph, recipe, theme, invitable)
    first = themes[0] if themes and (theme or recipe.themes_from) else None
    about = (first.topic or first.name.de) if first else ""
    among = replace(candidates(graph, recipe, about, invitable), apart=_apart(graph, apart))
    wanted = actors or recipe.actors
    size = min(wanted, len(among.rows))
    rules = quotas(among, recipe, size)
    invited = chosen(among.total, among.rows, rules, size)
    shown = Spotlights(among, first, Ground(graph)).chosen(recipe.spotlights)
    reserves = _reserves(among, rules, invited, recipe.reserves, wanted)
    return Proposal(
        recipe, first, tuple(themes[1:4] if first else themes[:3]), wanted,
        _invitations(among, invited, shown), reserves, tuple(shown),
        kept(among, rules, invited, wanted),
    )  # fmt: skip


def _apart(graph: Graph, pairs: Sequence[tuple[str, str]]) -> frozenset[frozenset[int]]:
    """Return pairs of actors, given by name, as rows of the profiles."""
    position, row = network(graph).position, profiles(graph).row
    found = [[row.get(position[graph.find(name, "organisation")]) for name in pair] for pair in pairs]
    return frozenset(frozenset((a, b)) for a, b in found if a is not None and b is not None and a != b)


def _reserves(
    among: Candidates, rules: Sequence[Quota], invited: Sequence[int], share: float, wanted: int
) -> tuple[Invitation, ...]:
    """Return who follows where some decline: a share of them as mixed as they, then what they lack.

    For that those serve who are in the network but do not know the theme.
    """
    following = [rule.following(invited, share) for rule in rules]
    rest = among.rows[~np.isin(among.rows, list(invited))]
    rows = chosen(among.total, rest, following, min(ceil(share * wanted), len(rest)))
    found = _invitations(among, rows, (), invited)
    lacking = [rule for rule in rules if rule.lacking((*invited, *rows))]
    around = replace(among, deep=False)
    if not lacking or not among.deep:
        return found
    wider = around.rows[np.any([rule.who[around.rows] for rule in lacking], axis=0)]
    wider = wider[~np.isin(wider, [*invited, *rows])]
    more = [rule.following((*invited, *rows), 0) for rule in rules]
    size = min(sum(rule.lacking((*invited, *rows)) for rule in lacking), len(wider))
    return (*found, *_invitations(around, chosen(around.total, wider, more, size), (), invited))


def _invitations(
    among: Candidates, rows: Sequence[int], shown: Sequence[Spotlight], company: Sequence[int] = ()
) -> tuple[Invitation, ...]:
    """Return rows as invitations, with hooks among them and their company."""
    roles, hooks = Roles(among, shown), Hooks(among, (*company, *rows)).found()
    found, network = among.found, among.found.network
    types = network.graph.nodes["actor_type"]
    invitations = []
    for row, parts in zip(rows, among.parts(rows), strict=True):
        at = int(found.at[row])
        role, task = roles.of(row)
        why = sentence([part.reason for part in leading(parts, 3)])
        invitations.append(
            Invitation(
                parts,
                why,
                network.named(at),
                types[at] or "",
                role,
                task,
                bool(among.newcomer[row]),
                bool(found.hubs[row]),
                hooks.get(row),
            )
        )
    return tuple(invitations)
