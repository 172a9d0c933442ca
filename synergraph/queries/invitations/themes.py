"""Which theme an event is on: the one asked for, or the best of the network that enough actors know."""

from collections.abc import Callable, Iterable
from math import ceil

from synergraph.graph.graph import Graph
from synergraph.ontology import Labels
from synergraph.queries.formats import Recipe
from synergraph.queries.invitations.candidates import candidates
from synergraph.queries.invitations.proposal import Choice
from synergraph.queries.matrices import Mask, columns, network
from synergraph.queries.themes import themes
from synergraph.queries.themes.blanks import blanks
from synergraph.queries.themes.gaps import gaps

_LOOKED_AT = 10
_FEW = 0.15
"""A deep theme that fewer of those who may be invited know than this share leaves the room empty."""
_ASKED = Labels("Vorgegeben.", "As asked for.")


def choices(graph: Graph, recipe: Recipe, theme: str, invitable: Mask) -> list[Choice]:
    """Return the themes for an event, the best first: one asked for, or those of the recipe's sources.

    For a deep format those that enough of the invitable actors know come first, and of the others those
    that more know. [] where the network has none.
    """
    if theme:
        return [_asked(graph, theme)]
    first: dict[str, Choice] = {}
    for source in recipe.themes_from or ("themes",):
        for one in _FROM[source](graph, recipe):
            first.setdefault(one.topic, one)
    found = sorted(list(first.values())[:_LOOKED_AT], key=lambda one: _held(graph, recipe.format, one.topic))
    if recipe.reach != "deep":
        return found
    known = [len(candidates(graph, recipe, one.topic, invitable).rows) for one in found]
    enough = min(ceil(recipe.people[0] / recipe.per_actor), ceil(_FEW * int(invitable.sum())))
    order = sorted(range(len(found)), key=lambda at: -min(known[at], enough))
    return [found[at] for at in order]


def _asked(graph: Graph, theme: str) -> Choice:
    node = graph.named(theme, "topic", "programme")
    if not node:
        return Choice("", Labels(theme, theme), _ASKED)
    known = network(graph)
    return Choice(node, known.names[known.position[node]], _ASKED)


def _of_themes(graph: Graph, recipe: Recipe) -> list[Choice]:
    return [
        Choice(one.topic.id, one.topic.name, one.why, one.statements)
        for one in themes(graph, limit=_LOOKED_AT)
    ]


def _of_blanks(graph: Graph, recipe: Recipe) -> Iterable[Choice]:
    lacking = "call" if recipe.format == "call" else "event"
    found = (one for one in blanks(graph, limit=4 * _LOOKED_AT) if lacking in one.missing)
    return (Choice(one.topic.id, one.topic.name, one.why, one.statements) for one in found)


def _of_gaps(graph: Graph, recipe: Recipe) -> Iterable[Choice]:
    lacking = {"project", "more"} if recipe.format == "call" else {"event"}
    found = (one for one in gaps(graph, limit=4 * _LOOKED_AT) if lacking & set(one.missing))
    topics = (one for one in found if one.topic.id.startswith("topic/"))
    return (Choice(one.topic.id, one.topic.name, one.why, one.statements) for one in topics)


_FROM: dict[str, Callable[[Graph, Recipe], Iterable[Choice]]] = {
    "themes": _of_themes,
    "blanks": _of_blanks,
    "gaps": _of_gaps,
}


def _held(graph: Graph, form: str, topic: str) -> bool:
    """Say whether an event of a format has been on a topic."""
    known = network(graph)
    events = known.stated("event")
    same = graph.nodes["format"][events.tolist()].to_list()
    at = known.position[topic]
    return any(
        at in columns(known.topics, int(event))
        for event, kind in zip(events, same, strict=True)
        if kind == form
    )
