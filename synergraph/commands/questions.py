"""Commands that ask the graph: `ask`, `synergies`, `themes`, `partners`, `report`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from synergraph.commands.common import opened, tables
from synergraph.errors import UsageError

if TYPE_CHECKING:
    from synergraph.queries.sheet import Sheet


@click.command()
@click.argument("question", required=False)
@click.argument("parameters", nargs=-1, metavar="[NAME=VALUE]…")
@click.option(
    "--engine", type=click.Choice(["sparql", "cypher"]), default="sparql", help="Query language to use."
)
@click.option("--explain", is_flag=True, help="Print what the question is for, its parameters and its query.")
@click.pass_context
@tables
def ask(
    ctx: click.Context, question: str | None, parameters: tuple[str, ...], engine: str, explain: bool
) -> list[Sheet]:
    """Ask a named QUESTION; without one, list all questions."""
    from synergraph.queries import ask as asking
    from synergraph.queries import display

    graph, lang = opened(ctx)
    if question is None:
        return [display.catalogue_sheet(graph, lang)]
    if explain:
        return [display.explained(graph, question, engine, lang)]
    return [display.sheet(graph, asking.ask(graph, question, assignments(parameters), engine), lang)]


def assignments(parameters: tuple[str, ...]) -> dict[str, str]:
    """Split name=value words; raises `UsageError` for one without an equals sign."""
    pairs = [parameter.partition("=") for parameter in parameters]
    for name, equals, _ in pairs:
        if not equals:
            raise UsageError(f"“{name}” is no parameter", hint="write name=value, for example as_of=2024-11")
    return {name: value for name, _, value in pairs}


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
    from synergraph.queries import gaps
    from synergraph.queries import themes as question
    from synergraph.queries.cited import with_evidence

    graph, lang = opened(ctx)
    found, open_topics = question.themes(graph, over, limit), gaps.gaps(graph, limit)
    return [
        *with_evidence(graph, question.sheet(found, lang), found, lang),
        *with_evidence(graph, gaps.sheet(open_topics, lang), open_topics, lang),
    ]


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


@click.command()
@click.option("--as-of", default="", help="Only the edition of this day.")
@click.pass_context
@tables
def report(ctx: click.Context, as_of: str) -> list[Sheet]:
    """Hold the graph's own counts against the printed ones; count the actors as EWM does."""
    from synergraph.queries.actors_counted import actors_counted
    from synergraph.queries.report import report as written

    graph, lang = opened(ctx)
    editions = written(graph, lang, as_of)
    return editions if as_of else [*editions, actors_counted(graph, lang)]
