"""The command `partners`: whom an actor, a project or an idea needs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from synergraph.commands.common import opened, tables

if TYPE_CHECKING:
    from synergraph.queries.sheet import Sheet


@click.command()
@click.argument("query")
@click.option("--limit", default=10, show_default=True, type=click.IntRange(1), help="How many.")
@click.option("--for", "asker", default="", help="The actor that asks, where QUERY is its idea.")
@click.option("--programme", multiple=True, help="The call or programme that an idea is meant for.")
@click.option("--place", default="", help="Only actors here, or at a place in it.")
@click.option("--actor-type", default="", help="Only actors of this type: company, university …")
@click.option("--size-class", default="", help="Only actors of this size: 10_49 …")
@click.option(
    "--in-role", "role", default="", help="Only actors that had this role in a project: lead, provider …"
)
@click.option("--cluster", default="", help="Only actors in this cluster, or with a project in it.")
@click.option("--action-field", default="", help="Only actors with a project in this action field.")
@click.option("--line", default="", help="Only actors with a project in this transformation line.")
@click.option("--exclude", multiple=True, metavar="NAME", help="Never this actor.")
@click.option(
    "--novelty",
    default=0.0,
    show_default=True,
    type=click.FloatRange(0, 1),
    help="0: what predicts best; 1: nothing for acquaintance, and little for the well known.",
)
@click.option(
    "--hubs/--no-hubs",
    default=True,
    show_default=True,
    help="With the usual suspects: the one actor in a hundred with the most projects.",
)
@click.option(
    "--role",
    "fill",
    multiple=True,
    metavar="TEXT",
    help="A role to fill: “provider: laser welding; type=company; size=KMU; place=Berlin”.",
)
@click.option(
    "--roles",
    "file",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="A file of roles to fill: one per line, or TOML.",
)
@click.option("--consortium", is_flag=True, help="Fill the roles usual in the projects of the call QUERY.")
@click.option("--diverse/--no-diverse", default=False, show_default=True, help="Each unlike those before.")
@click.pass_context
@tables
def partners(
    ctx: click.Context,
    query: str,
    limit: int,
    asker: str,
    programme: tuple[str, ...],
    line: str,
    fill: tuple[str, ...],
    file: Path | None,
    consortium: bool,
    **wanted: Any,
) -> list[Sheet]:
    """Find partners for an actor, a project, a topic, a call, or an idea in your own words (QUERY).

    With roles to fill the answer is a consortium: one actor for each role, and the roles that stay empty.

    What `blocked.csv` in the workspace names (actor, partner) is never suggested.
    """
    from synergraph.queries import partners as question
    from synergraph.queries.cited import with_evidence
    from synergraph.queries.partners.blocked import blocked
    from synergraph.queries.partners.consortium_sheets import answers

    graph, lang = opened(ctx)
    wish = question.Wish(transformation_line=line, blocked=blocked(ctx.obj["folder"]), **wanted)
    if consortium or fill or file:
        return answers(graph, query, fill, file, lang, wish=wish, asker=asker, programmes=programme)
    sheets = []
    for known in (False, True):
        found = question.partners(
            graph, query, limit, known=known, wish=wish, asker=asker, programmes=programme
        )
        sheets += with_evidence(graph, question.sheet(found, lang, known=known), found, lang)
    return sheets
