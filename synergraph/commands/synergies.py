"""The command `synergies`: projects that should talk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from synergraph.commands.common import opened, tables
from synergraph.errors import UsageError

if TYPE_CHECKING:
    from synergraph.queries.sheet import Sheet

_KINDS = (
    "theme",
    "complement",
    "roles",
    "pilot",
    "target_group",
    "actor",
    "continuation",
    "call",
    "place",
    "bridge",
)
_ACROSS = ("action_field", "cluster", "transformation_line")


@click.command()
@click.argument("project", required=False, default="")
@click.option("--limit", default=10, show_default=True, help="How many.")
@click.option("--each", default=0, metavar="N", help="Every project with its N best, in one table of points.")
@click.option(
    "--within",
    default="",
    help="Only projects of this action field, cluster, line, programme, topic or place.",
)
@click.option("--action-field", default="", help="Only projects of this action field.")
@click.option("--cluster", default="", help="Only projects of this cluster.")
@click.option("--line", default="", help="Only projects of this transformation line.")
@click.option("--programme", default="", help="Only projects of this programme or call.")
@click.option("--topic", default="", help="Only projects on this topic or a narrower one.")
@click.option("--place", default="", help="Only projects here, or led from here.")
@click.option("--status", default="", help="Only projects of this status: running, completed …")
@click.option("--completed", is_flag=True, help="Projects that are over take part too.")
@click.option("--during", default="", help="Only projects running then: 2025, 2025-03/2026-06 or 2025/.")
@click.option("--actor", default="", help="One of the two is a project of this actor.")
@click.option("--actor-type", default="", help="One of the two has an actor of this type: company …")
@click.option("--size-class", default="", help="One of the two has an actor of this size: 10_49 …")
@click.option("--across", type=click.Choice(_ACROSS), help="Only pairs between two different ones of these.")
@click.option("--kind", type=click.Choice(_KINDS), help="Only pairs with this kind of synergy.")
@click.option("--new", is_flag=True, help="Only pairs without a link so far.")
@click.option("--least", default=0.0, help="Only pairs with so many points.")
@click.pass_context
@tables
def synergies(ctx: click.Context, project: str, limit: int, each: int, **wanted: Any) -> list[Sheet]:
    """Find projects that should talk: with PROJECT, or over the whole portfolio."""
    from synergraph.queries import synergies as question
    from synergraph.queries.cited import with_evidence

    graph, lang = opened(ctx)
    keep = question.Filter(**{name: value for name, value in wanted.items() if value})
    if each and project:
        raise UsageError("--each is over the whole portfolio", hint="leave out the project, or --each")
    if each:
        return [question.of_each(graph, each, keep).sheet(lang)]
    found = question.synergies(graph, project, limit, keep)
    return with_evidence(graph, question.sheet(found, lang), found, lang)
