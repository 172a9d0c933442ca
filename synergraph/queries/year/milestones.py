"""What the sources date in a year: events and calls that are planned, projects that start and end."""

from collections.abc import Iterator
from datetime import date, timedelta

from synergraph.graph.graph import Graph
from synergraph.ontology import Labels
from synergraph.queries.evidence import Ground
from synergraph.queries.matrices import columns, network
from synergraph.queries.portfolio import portfolio
from synergraph.queries.wording import filled, listed
from synergraph.queries.year.days import period
from synergraph.queries.year.entries import Entry
from synergraph.queries.year.words import TEXTS

_CALL = ("published", "deadline", "decision")
_MONTH = timedelta(days=31)
"""What is known by its year alone is no milestone."""


def planned(graph: Graph, year: int) -> list[tuple[str, Entry]]:
    """Return the events and calls that the sources have in a year, with their format ("call" for calls)."""
    return sorted(
        [*_events(graph, year), *_calls(graph, year)], key=lambda one: (one[1].start, one[1].title.de)
    )


def milestones(graph: Graph, year: int) -> list[tuple[int, Entry]]:
    """Return what starts and ends in a year, with the row of the project in the portfolio, -1 for calls."""
    return sorted(
        [*_projects(graph, year), *_closings(graph, year)], key=lambda one: (one[1].start, one[1].title.de)
    )


def _events(graph: Graph, year: int) -> Iterator[tuple[str, Entry]]:
    known, ground = network(graph), Ground(graph)
    for at in known.stated("event"):
        row = graph.nodes.row(int(at), named=True)
        begin, end = period(row["start"]), period(row["end"])
        if begin and begin[0].year == year and row["status"] != "cancelled":
            own = columns(known.links("has_topic"), int(at))
            said = ground.attributes(row["id"], "start", "end")
            theme = listed([known.names[topic] for topic in own]) if own else Labels("", "")
            entry = Entry(
                begin[0], (end or begin)[1], "planned", known.names[int(at)], theme=theme, statements=said
            )
            yield row["format"] or "", entry


def _calls(graph: Graph, year: int) -> Iterator[tuple[str, Entry]]:
    for name, span, said in _dated(graph, ("published",), year):
        yield "call", Entry(*span, "planned", filled(TEXTS["published"], call=name), statements=said)


def _closings(graph: Graph, year: int) -> Iterator[tuple[int, Entry]]:
    for which in _CALL[1:]:
        for name, span, said in _dated(graph, (which,), year):
            yield -1, Entry(*span, "milestone", filled(TEXTS[which], call=name), statements=said)


def _dated(
    graph: Graph, which: tuple[str, ...], year: int
) -> Iterator[tuple[Labels, tuple[date, date], tuple[str, ...]]]:
    known, ground = network(graph), Ground(graph)
    for at in known.stated("programme"):
        row = graph.nodes.row(int(at), named=True)
        for name in which:
            span = period(row[name])
            if span and span[0].year == year:
                yield known.names[int(at)], span, ground.attributes(row["id"], name)


def _projects(graph: Graph, year: int) -> Iterator[tuple[int, Entry]]:
    projects, ground = portfolio(graph), Ground(graph)
    dates = graph.nodes[projects.at.tolist()].select("id", "start", "end", "status")
    for row, (node, start, end, status) in enumerate(dates.iter_rows()):
        for name, text, key, why in (("start", start, "starts", "welcome"), ("end", end, "ends", "after")):
            span = period(text)
            if span and span[0].year == year and span[1] - span[0] <= _MONTH and status != "discontinued":
                title = filled(TEXTS[key], project=projects.name(row))
                yield (
                    row,
                    Entry(*span, "milestone", title, TEXTS[why], statements=ground.attributes(node, name)),
                )
