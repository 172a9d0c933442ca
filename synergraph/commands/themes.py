"""The command `themes`: cross-cutting themes and gaps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from synergraph.commands.common import opened, tables

if TYPE_CHECKING:
    from synergraph.queries.sheet import Sheet


@click.command()
@click.option(
    "--over",
    default="action_field",
    show_default=True,
    help="What the themes bridge: action_field, cluster, transformation_line, programme.",
)
@click.option("--limit", default=10, show_default=True, help="How many.")
@click.pass_context
@tables
def themes(ctx: click.Context, over: str, limit: int) -> list[Sheet]:
    """Find cross-cutting themes, who carries them, and what nobody addresses yet."""
    from synergraph.queries import themes as question
    from synergraph.queries.cited import with_evidence
    from synergraph.queries.themes import gaps

    graph, lang = opened(ctx)
    found, open_topics = question.themes(graph, over, limit), gaps.gaps(graph, limit)
    return [
        *with_evidence(graph, question.sheet(found, lang), found, lang),
        *with_evidence(graph, gaps.sheet(open_topics, lang), open_topics, lang),
    ]
