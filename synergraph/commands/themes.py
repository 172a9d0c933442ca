"""The command `themes`: cross-cutting themes, who carries them, what emerges, what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from synergraph.commands.common import opened, tables

if TYPE_CHECKING:
    from collections.abc import Sequence

    from synergraph.graph.graph import Graph
    from synergraph.queries.score import Scored
    from synergraph.queries.sheet import Sheet

ONLY = ("themes", "trends", "blanks", "gaps")


@click.command()
@click.argument("topic", required=False, default="")
@click.option(
    "--over",
    default="",
    help="What the themes bridge: action_field, cluster, transformation_line, programme.  [default: the first"
    " of these that the graph has]",
)
@click.option("--limit", default=10, show_default=True, help="How many.")
@click.option("--only", type=click.Choice(ONLY), multiple=True, help="Only these tables.")
@click.option("--grouped", is_flag=True, help="Topics that occur together make one theme.")
@click.option("--keywords", is_flag=True, help="Take free keywords too, which are in no thesaurus.")
@click.option(
    "--by", default="", help="Periods of trends: years, editions.  [default: years where most projects tell]"
)
@click.pass_context
@tables
def themes(
    ctx: click.Context, topic: str, over: str, limit: int, only: tuple[str, ...], grouped: bool, keywords: bool, by: str
) -> list[Sheet]:  # fmt: skip
    """Find cross-cutting themes, what emerges and fades, what is missing; with TOPIC also who carries it."""
    from synergraph.queries import themes as question
    from synergraph.queries.themes import sheets

    graph, lang = opened(ctx)
    if topic:
        return _of_one(graph, graph.find(topic, "topic"), over, limit, by, lang)
    found: list[Sheet] = []
    wanted = only or ONLY
    if "themes" in wanted:
        answers = question.themes(graph, over, limit, keywords=keywords, grouped=grouped)
        note = sheets.note(graph, over, lang, keywords=keywords)
        sheet = sheets.themes_sheet(answers, lang, question.chosen(graph, over), note)
        found += _with(graph, sheet, answers, lang)
    return found + _further(graph, over, limit, keywords, by, lang, wanted)


def _further(
    graph: Graph, over: str, limit: int, keywords: bool, by: str, lang: str, wanted: Sequence[str]
) -> list[Sheet]:
    from synergraph.queries.themes import sheets
    from synergraph.queries.themes.blanks import blanks
    from synergraph.queries.themes.gaps import gaps
    from synergraph.queries.themes.trends import trends

    found: list[Sheet] = []
    if "trends" in wanted:
        found.append(sheets.trends_sheet(trends(graph, by, limit, keywords=keywords), lang))
    if "blanks" in wanted:
        spots = blanks(graph, over, limit, keywords=keywords)
        found += _with(graph, sheets.blanks_sheet(spots, lang), spots, lang)
    if "gaps" in wanted:
        lacking = gaps(graph, limit, keywords=keywords)
        found += _with(graph, sheets.gaps_sheet(lacking, lang), lacking, lang)
    return found


def _of_one(graph: Graph, topic: str, over: str, limit: int, by: str, lang: str) -> list[Sheet]:
    from synergraph.queries import themes as question
    from synergraph.queries.matrices import network
    from synergraph.queries.themes import sheets
    from synergraph.queries.themes.carriers import carriers
    from synergraph.queries.themes.connectors import connectors
    from synergraph.queries.themes.trends import BY, trends

    name = network(graph).named(network(graph).position[topic]).name
    found = question.themes(graph, over, topic=topic, keywords=True)
    carry, connect = carriers(graph, topic, over, limit), connectors(graph, topic, over, limit)
    sheet = sheets.themes_sheet(
        found, lang, question.chosen(graph, over), sheets.note(graph, over, lang, keywords=True)
    )
    periods = [trend for one in ((by,) if by else BY) for trend in trends(graph, one, topic=topic)]
    return [
        *_with(graph, sheet, found, lang),
        *_with(graph, sheets.carriers_sheet(carry, name, lang), carry, lang),
        *_with(graph, sheets.connectors_sheet(connect, name, lang), connect, lang),
        *(sheets.trends_sheet([trend], lang) for trend in periods),
    ]


def _with(graph: Graph, sheet: Sheet, found: Sequence[Scored], lang: str) -> list[Sheet]:
    from synergraph.queries.cited import with_evidence

    return with_evidence(graph, sheet, found, lang)
