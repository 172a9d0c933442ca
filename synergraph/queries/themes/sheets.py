"""Tables of themes, of who carries them, of trends, gaps and blank spots."""

from collections.abc import Sequence

from synergraph.graph.graph import Graph
from synergraph.ontology import Labels
from synergraph.queries.score import Named
from synergraph.queries.sheet import Sheet
from synergraph.queries.themes import anchors
from synergraph.queries.themes.blanks import Blank
from synergraph.queries.themes.carriers import Carrier
from synergraph.queries.themes.connectors import Connector
from synergraph.queries.themes.gaps import Gap
from synergraph.queries.themes.scope import chosen, scope
from synergraph.queries.themes.theme import Theme
from synergraph.queries.themes.trends import Trend
from synergraph.queries.themes.words import DIRECTIONS, FINDINGS, KINDS, ROLES, TITLES, say
from synergraph.queries.wording import TITLES as COMMON
from synergraph.queries.wording import filled, listed, number

_ACTORS = 3


def themes_sheet(found: Sequence[Theme], lang: str = "de", over: str = "", note: str = "") -> Sheet:
    """Return themes as a table; groups in which one is anchored have a star. `over` is the kind of the groups."""
    columns = (
        "rank", "score", "range", "finding", "topic", "groups", "breadth", "projects", "actors", "why",
    )  # fmt: skip
    rows = [
        (
            rank, round(t.score, 1), f"{t.low:.0f}–{t.high:.0f}", FINDINGS[t.robust][lang], t.topic.name[lang],
            _groups(t, lang), f"{100 * t.breadth:.0f} %", len(t.projects), _names(t.actors[:_ACTORS], lang),
            t.why[lang],
        )
        for rank, t in enumerate(found, 1)
    ]  # fmt: skip
    title = filled(TITLES["themes"], over=KINDS[over]) if over else COMMON["themes"]
    return Sheet(title[lang], _titles(columns, lang), rows, note if rows else "")


def note(graph: Graph, over: str = "", lang: str = "de", *, keywords: bool = False) -> str:
    """Return how to read the stars and the breadth, and what was left out; "" where there are no groups."""
    kind = chosen(graph, over)
    if not kind:
        return ""
    within = scope(graph, kind, keywords)
    left_out = 0 if keywords else int(within.base.keywords.sum())
    said = [say("note", spill=f"{100 * anchors.spill(within.spread):.0f}")]
    said += [say("keywords", number=left_out)] if left_out else []
    return " ".join(one[lang] for one in said)


def carriers_sheet(found: Sequence[Carrier], topic: Labels, lang: str = "de") -> Sheet:
    """Return who carries a theme as a table."""
    columns = ("rank", "score", "actor", "role", "works_in", "factor", "why")
    rows = [
        (
            rank, round(c.score, 1), c.actor.name[lang], ROLES[c.role][lang], _names(c.groups, lang),
            round(c.factor, 2) if c.factor else None, c.why[lang],
        )
        for rank, c in enumerate(found, 1)
    ]  # fmt: skip
    return Sheet(filled(TITLES["carriers"], topic=topic)[lang], _titles(columns, lang), rows)


def connectors_sheet(found: Sequence[Connector], topic: Labels, lang: str = "de") -> Sheet:
    """Return who could take a theme further as a table."""
    columns = ("rank", "score", "actor", "works_in", "near", "why")
    rows = [
        (rank, round(c.score, 1), c.actor.name[lang], c.at.name[lang], _names(c.near, lang), c.why[lang])
        for rank, c in enumerate(found, 1)
    ]
    return Sheet(filled(TITLES["connectors"], topic=topic)[lang], _titles(columns, lang), rows)


def trends_sheet(found: Sequence[Trend], lang: str = "de") -> Sheet:
    """Return trends as a table with a column for each period; incomplete periods have a star."""
    first = next(iter(found), None)
    starred = [f"{p}*" if p in first.incomplete else p for p in first.periods] if first else []
    columns = [*_titles(("topic", "direction", "growth", "range"), lang), *starred, *_titles(("why",), lang)]
    rows = [
        (
            t.topic.name[lang], DIRECTIONS[t.direction][lang], f"×{number(t.growth, lang)}",
            f"{number(t.low, lang)}–{number(t.high, lang)}", *t.counts, t.why[lang],
        )
        for t in found
    ]  # fmt: skip
    incomplete = say("incomplete")[lang] if first and first.incomplete else ""
    return Sheet(TITLES["trends"][lang], columns, rows, incomplete)


def blanks_sheet(found: Sequence[Blank], lang: str = "de") -> Sheet:
    """Return blank spots as a table."""
    columns = ("rank", "score", "topic", "missing", "why")
    rows = [
        (rank, round(b.score, 1), b.topic.name[lang], _lacks(b)[lang], b.why[lang])
        for rank, b in enumerate(found, 1)
    ]
    return Sheet(TITLES["blanks"][lang], _titles(columns, lang), rows)


def gaps_sheet(found: Sequence[Gap], lang: str = "de") -> Sheet:
    """Return gaps as a table."""
    columns = ("rank", "score", "topic", "demanded_by", "projects", "missing", "why")
    rows = [
        (
            rank, round(g.score, 1), g.topic.name[lang], _names(g.demanded_by[:_ACTORS], lang), g.running,
            listed([say(name) for name in g.missing])[lang], g.why[lang],
        )
        for rank, g in enumerate(found, 1)
    ]  # fmt: skip
    return Sheet(COMMON["gaps"][lang], _titles(columns, lang), rows)


def _lacks(one: Blank) -> Labels:
    group = one.group.name if one.group else ""
    return listed([say(name, group=group) for name in one.missing])


def _titles(names: Sequence[str], lang: str) -> list[str]:
    known = {**COMMON, **TITLES}
    return [known[name][lang] for name in names]


def _names(nodes: Sequence[Named], lang: str) -> str:
    return ", ".join(node.name[lang] for node in nodes)


def _groups(one: Theme, lang: str) -> str:
    return ", ".join(f"{g.name[lang]} {n}{'*' if g in one.anchored else ''}" for g, n in one.groups)
