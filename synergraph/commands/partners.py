"""The command `partners`: whom an actor, a project or an idea needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from synergraph.commands.common import opened, tables

if TYPE_CHECKING:
    from synergraph.queries.sheet import Sheet


@click.command()
@click.argument("query")
@click.option("--limit", default=10, show_default=True, help="How many.")
@click.pass_context
@tables
def partners(ctx: click.Context, query: str, limit: int) -> list[Sheet]:
    """Find partners for an actor, a project, a topic, or an idea in your own words (QUERY)."""
    from synergraph.queries import partners as question
    from synergraph.queries.cited import with_evidence

    graph, lang = opened(ctx)
    new, known = (question.partners(graph, query, limit, known=k) for k in (False, True))
    return [
        *with_evidence(graph, question.sheet(new, lang), new, lang),
        *with_evidence(graph, question.sheet(known, lang, known=True), known, lang),
    ]
