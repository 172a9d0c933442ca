"""Cross-cutting themes: which topics bridge groups, who carries them, what is not addressed yet."""

from synergraph.graph.graph import Graph
from synergraph.queries.themes.groups import OVER
from synergraph.queries.themes.scope import chosen, scope
from synergraph.queries.themes.sheets import themes_sheet as sheet
from synergraph.queries.themes.theme import Theme, facts, theme

__all__ = ["OVER", "Theme", "chosen", "sheet", "themes"]


def themes(
    graph: Graph, over: str = "", limit: int = 10, *, topic: str = "", keywords: bool = False,
    grouped: bool = False,
) -> list[Theme]:  # fmt: skip
    """Return the topics spread most widely over groups that differ.

    Robust ones come first, then those with more points, then by id. `over` is one of `OVER`, the kind of the
    groups; "" takes the first with two groups. `topic` (an id) asks for the themes with it only.
    Where a graph has very many free keywords, they are left out unless `keywords`. With `grouped`, topics
    that occur together make one theme. [] when no theme is found in two groups. Raises `UsageError` for
    another kind of groups.
    """
    kind = chosen(graph, over)
    if not kind:
        return []
    within = scope(graph, kind, keywords, grouped)
    shown = [int(at) for at in within.ranked if not topic or topic in within.ids(within.sets[at])][:limit]
    known = facts(within, shown)
    return [theme(within, known, at) for at in shown]
