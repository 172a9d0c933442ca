"""Commands that ask the graph: `ask` for named questions, `report` for the counts."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING

import click

from synergraph.commands.common import opened, property_graph, rdf_store, tables
from synergraph.errors import UsageError
from synergraph.graph.servers import SERVERS

if TYPE_CHECKING:
    from synergraph.graph.engines import Engine
    from synergraph.graph.graph import Graph
    from synergraph.queries.sheet import Sheet

EMBEDDED = ("sparql", "cypher")


@click.command()
@click.argument("question", required=False)
@click.argument("parameters", nargs=-1, metavar="[NAME=VALUE]…")
@click.option(
    "--engine",
    type=click.Choice([*EMBEDDED, *SERVERS]),
    default="sparql",
    show_default=True,
    help="An embedded engine, or a server that the build was pushed to.",
)
@click.option("--at", "uri", default="", metavar="URI", help="The server to ask.")
@click.option("--explain", is_flag=True, help="Print what the question is for, its parameters and its query.")
@click.pass_context
@tables
def ask(
    ctx: click.Context,
    question: str | None,
    parameters: tuple[str, ...],
    engine: str,
    uri: str,
    explain: bool,
) -> list[Sheet]:
    """Ask a named QUESTION; without one, list all questions.

    A server is the one that URI names, or for neo4j NEO4J_URI; see `synergraph push`.
    """
    from synergraph.queries import ask as asking
    from synergraph.queries import display

    graph, lang = opened(ctx)
    if question is None:
        return [display.catalogue_sheet(graph, lang)]
    if explain:
        language = SERVERS[engine].language if engine in SERVERS else engine
        return [display.explained(graph, question, language, lang)]
    with _engine(graph, engine, uri) as chosen:
        return [display.sheet(graph, asking.ask(graph, question, assignments(parameters), chosen), lang)]


def _engine(graph: Graph, name: str, uri: str) -> AbstractContextManager[Engine | str]:
    if name in SERVERS:
        return SERVERS[name].opened(graph, uri)
    if uri:
        raise UsageError(f"{name} is asked here, not at “{uri}”", hint=f"--engine {' or '.join(SERVERS)}")
    (property_graph if name == "cypher" else rdf_store)(graph)
    return nullcontext(name)


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
