"""Commands that ask the graph: `ask` for named questions, `report` for the counts."""

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
