"""The command `synergies`: projects that should talk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from synergraph.commands.common import opened, tables

if TYPE_CHECKING:
    from synergraph.queries.sheet import Sheet


@click.command()
@click.argument("project", required=False, default="")
@click.option("--limit", default=10, show_default=True, help="How many.")
@click.option(
    "--within", default="", help="Only projects of this action field, cluster, line, programme or topic."
)
@click.option("--completed", is_flag=True, help="Projects that are over take part too.")
@click.option("--new", is_flag=True, help="Only pairs without a link so far.")
@click.pass_context
@tables
def synergies(
    ctx: click.Context, project: str, limit: int, within: str, completed: bool, new: bool
) -> list[Sheet]:
    """Find projects that should talk: with PROJECT, or over the whole portfolio."""
    from synergraph.queries import synergies as question
    from synergraph.queries.cited import with_evidence

    graph, lang = opened(ctx)
    found = question.synergies(graph, project, limit, within=within, completed=completed, new=new)
    return with_evidence(graph, question.sheet(found, lang), found, lang)
