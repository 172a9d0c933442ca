"""A proposal as tables."""

from collections.abc import Sequence

from synergraph.graph.graph import Graph
from synergraph.ontology import Labels, shipped
from synergraph.queries.cited import with_evidence
from synergraph.queries.invitations.proposal import Invitation, Proposal
from synergraph.queries.invitations.words import EVENT, NOTE, ROLES, TITLES
from synergraph.queries.sheet import Sheet
from synergraph.queries.wording import TITLES as COMMON
from synergraph.queries.wording import filled, listed

_INVITATION = ("rank", "score", "actor", "type", "role", "task", "why", "hook", "new", "hub")


def sheets(proposal: Proposal, lang: str = "de", graph: Graph | None = None) -> list[Sheet]:
    """Return a proposal as tables: the event, invitations, reserves, projects to show, the mix and its gaps.

    With `graph` the points of the invitations follow with the words of the sources behind them.
    Tables without rows are left out, but for the invitations.
    """
    invited = _invitations(proposal.invited, "invited", lang)
    tables = [
        _event(proposal, lang),
        *(with_evidence(graph, invited, proposal.invited, lang) if graph else [invited]),
        _invitations(proposal.reserves, "reserves", lang),
        _spotlights(proposal, lang),
        _mix(proposal, lang),
    ]
    return [table for table in tables if table.rows or table is invited]


def _event(proposal: Proposal, lang: str) -> Sheet:
    recipe = proposal.recipe
    theme = proposal.theme
    size = {"low": recipe.people[0], "high": recipe.people[1], "each": recipe.per_actor}
    said = [
        ("format", recipe.title), ("purpose", recipe.purpose), ("audience", recipe.audience),
        *(("goal", goal) for goal in recipe.goals),
        ("theme", _joined(theme.name, theme.why) if theme else EVENT["network"]),
        *(("further", _joined(one.name, one.why)) for one in proposal.further),
        ("people", filled(EVENT["size"], invited=len(proposal.invited), reserves=len(proposal.reserves), **size)),
        ("rounds", _course(proposal)),
        *(("gap", gap) for gap in proposal.gaps),
    ]  # fmt: skip
    rows = [(EVENT[key][lang], text[lang]) for key, text in said]
    title = f"{TITLES['event'][lang]}: {recipe.title[lang]}" + (f" – {theme.name[lang]}" if theme else "")
    return Sheet(title, [TITLES["item"][lang], TITLES["value"][lang]], rows)


def _joined(name: Labels, why: Labels) -> Labels:
    """Return a theme with the reason for it, which may begin with its name."""
    return Labels(
        *(
            text if text.casefold().startswith(n.casefold()) else f"{n}. {text}"
            for n, text in ((name.de, why.de), (name.en, why.en))
        )
    )


def _course(proposal: Proposal) -> Labels:
    recipe = proposal.recipe
    hours, minutes = divmod(recipe.length, 60)
    low, high = recipe.group
    return filled(
        EVENT[recipe.form], rounds=recipe.rounds, minutes=recipe.minutes, low=low, high=high,
        length=f"{hours}:{minutes:02d} h",
    )  # fmt: skip


def _invitations(some: Sequence[Invitation], title: str, lang: str) -> Sheet:
    rows = [
        (
            rank, round(one.score, 1), one.actor.name[lang], _type(one.actor_type, lang), ROLES[one.role][lang],
            one.task[lang], one.why[lang], one.hook.text[lang] if one.hook else "",
            "×" if one.newcomer else "", "×" if one.usual_suspect else "",
        )
        for rank, one in enumerate(some, 1)
    ]  # fmt: skip
    columns = [(TITLES.get(key) or COMMON[key])[lang] for key in _INVITATION]
    return Sheet(TITLES[title][lang], columns, rows, NOTE[lang] if title == "invited" else "")


def _type(code: str, lang: str) -> str:
    found = shipped().find("actor_type", code) if code else None
    return found.label[lang] if found else ""


def _spotlights(proposal: Proposal, lang: str) -> Sheet:
    rows = [
        (
            rank,
            round(one.score, 1),
            one.project.name[lang],
            listed([by.name for by in one.by])[lang],
            one.why[lang],
        )
        for rank, one in enumerate(proposal.spotlights, 1)
    ]
    columns = [COMMON["rank"], COMMON["score"], COMMON["first"], TITLES["by"], COMMON["why"]]
    return Sheet(TITLES["spotlights"][lang], [column[lang] for column in columns], rows)


def _mix(proposal: Proposal, lang: str) -> Sheet:
    rows = [(one.text[lang], one.invited, one.candidates, one.gap[lang]) for one in proposal.mix]
    columns = [TITLES[key][lang] for key in ("rule", "invited_count", "candidates", "gap")]
    return Sheet(TITLES["mix"][lang], columns, rows)
