"""The command `cypher`: a query in one's own words on the property graph."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from synergraph.commands.common import opened, property_graph, query_text, tables
from synergraph.commands.questions import assignments

if TYPE_CHECKING:
    from synergraph.queries.sheet import Sheet


@click.command()
@click.argument("query", required=False)
@click.option(
    "--file", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="Read the query from a file."
)
@click.option("--param", "parameters", multiple=True, metavar="NAME=VALUE", help="Bind $NAME in the query.")
@click.option("--timeout", default=60.0, show_default=True, help="Stop the query after so many seconds.")
@click.pass_context
@tables
def cypher(
    ctx: click.Context, query: str | None, file: Path | None, parameters: tuple[str, ...], timeout: float
) -> list[Sheet]:
    """Ask in Cypher: QUERY, --file, or standard input (“-”).

    Labels, relations and properties are those of the ontology; statements with their evidence are
    nodes of the label Statement. Nothing is changed, and no file is read or written.
    """
    from synergraph.graph.cypher.asked import Cypher
    from synergraph.queries.solutions import rows_sheet

    graph, _ = opened(ctx)
    text = query_text(query, file)
    with Cypher(property_graph(graph), seconds=timeout) as engine:
        return [rows_sheet(*engine.ask(text, assignments(parameters)))]
