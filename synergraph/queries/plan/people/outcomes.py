"""What came of earlier events: who has met, and how many conversations led further, by format and by theme."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import polars as pl

from synergraph.errors import UsageError
from synergraph.graph.graph import Graph
from synergraph.ontology import Labels
from synergraph.queries.matrices import network
from synergraph.queries.plan.model import Pair
from synergraph.queries.plan.people.guest import Guest
from synergraph.queries.sheet import Sheet
from synergraph.queries.wording import number

STAGES = ("met", "follow_up", "project_idea", "joint_project")
"""What a conversation may lead to, each further than the one before; the codes of the edge's role."""
_TITLES = {
    "format": Labels("Was aus Gesprächen wurde, nach Format", "What came of conversations, by format"),
    "theme": Labels("Was aus Gesprächen wurde, nach Thema", "What came of conversations, by theme"),
    "by_format": Labels("Format", "format"),
    "by_theme": Labels("Thema", "theme"),
    "met": Labels("Gespräche", "conversations"),
    "follow_up": Labels("mindestens Folgegespräch", "follow-up or more"),
    "project_idea": Labels("mindestens Projektidee", "project idea or more"),
    "joint_project": Labels("gemeinsames Projekt", "joint project"),
    "share": Labels("davon weitergeführt", "led further"),
    "unknown": Labels("nicht bekannt", "not known"),
    "note": Labels(
        "Eine Zeile zählt Gespräche, nicht Akteure; ein Gespräch mit mehreren Themen zählt bei jedem.",
        "A row counts conversations, not actors; one on several themes counts for each.",
    ),
}


def met_before(graph: Graph, guests: Sequence[Guest]) -> frozenset[Pair]:
    """Return the pairs that have met: as persons where the graph knows both, else as organisations."""
    ends = graph.edges.filter(pl.col("kind") == "met").select("source", "target").iter_rows()
    pairs = {frozenset(pair) for pair in ends}
    by_node: dict[str, list[int]] = defaultdict(list)
    for at, guest in enumerate(guests):
        for node in {guest.node, guest.person} - {""}:
            by_node[node].append(at)
    return frozenset(
        (min(i, j), max(i, j))
        for one, other in map(tuple, filter(lambda pair: len(pair) == 2, pairs))
        for i in by_node.get(one, ())
        for j in by_node.get(other, ())
        if i != j and _decisive(guests[i], guests[j], one)
    )


def _decisive(first: Guest, second: Guest, node: str) -> bool:
    persons = bool(first.person and second.person)
    return node.startswith("person/") == persons


def conversion(graph: Graph, lang: str = "de") -> list[Sheet]:
    """Return how many conversations led how far, by format and by theme of their event; [] rows without any.

    A conversation is two organisations at one event; it counts with the furthest it led to.
    """
    reached = _reached(graph)
    events = {name: _event(graph, name) for name in {event for _, event in reached}}
    formats, themes = _formats(graph), _themes(graph)
    by_format: dict[Labels, Counter[str]] = defaultdict(Counter)
    by_theme: dict[Labels, Counter[str]] = defaultdict(Counter)
    for (_, name), stage in reached.items():
        by_format[formats.get(events[name], _TITLES["unknown"])][stage] += 1
        for theme in themes.get(events[name]) or [_TITLES["unknown"]]:
            by_theme[theme][stage] += 1
    return [_sheet("format", by_format, lang), _sheet("theme", by_theme, lang)]


def _reached(graph: Graph) -> Mapping[tuple[frozenset[str], str], str]:
    """Return the furthest stage of each pair of organisations at each event."""
    rows = graph.edges.filter(pl.col("kind") == "met", pl.col("source").str.starts_with("organisation/"))
    found: dict[tuple[frozenset[str], str], str] = {}
    for source, target, role, event in rows.select("source", "target", "role", "text").iter_rows():
        stage = role if role in STAGES else STAGES[0]
        at = (frozenset((source, target)), event)
        found[at] = max(stage, found.get(at, STAGES[0]), key=STAGES.index)
    return found


def _event(graph: Graph, name: str) -> str:
    try:
        return graph.named(name, "event") if name else ""
    except UsageError:
        return ""


def _formats(graph: Graph) -> Mapping[str, Labels]:
    if "format" not in graph.nodes.columns:
        return {}
    rows = graph.nodes.filter(pl.col("kind") == "event").select("id", "format").drop_nulls().iter_rows()
    return {event: graph.code("format", code) or Labels(code, code) for event, code in rows}


def _themes(graph: Graph) -> Mapping[str, Sequence[Labels]]:
    known = network(graph)
    rows = graph.edges.filter(pl.col("kind") == "has_topic", pl.col("source").str.starts_with("event/"))
    found: dict[str, list[Labels]] = defaultdict(list)
    for event, topic in rows.select("source", "target").iter_rows():
        found[event].append(known.names[known.position[topic]])
    return found


def _sheet(by: str, counted: Mapping[Labels, Counter[str]], lang: str) -> Sheet:
    columns = [_TITLES[name][lang] for name in (f"by_{by}", *STAGES, "share")]
    ordered = sorted(counted.items(), key=lambda one: (-one[1].total(), one[0].de))
    return Sheet(_TITLES[by][lang], columns, list(_rows(ordered, lang)), _TITLES["note"][lang])


def _rows(counted: Iterable[tuple[Labels, Counter[str]]], lang: str) -> Iterable[tuple[object, ...]]:
    for label, stages in counted:
        further = [sum(stages[stage] for stage in STAGES[at:]) for at in range(len(STAGES))]
        yield (label[lang], *further, f"{number(100 * further[1] / further[0], lang, '.0f')} %")
