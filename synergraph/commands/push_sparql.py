"""The command `push sparql`: the current build on a SPARQL server."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING

import click

from synergraph.commands.common import opened, steps, tables

if TYPE_CHECKING:
    from synergraph.queries.sheet import Sheet

_TITLE = {"de": "Graphen auf {}", "en": "Graphs on {}"}
_COLUMNS = {"de": ("Graph", "Tripel", "Vorgang"), "en": ("graph", "triples", "outcome")}
_OUTCOMES = {
    "de": {"sent": "gesendet", "unchanged": "unverändert", "removed": "entfernt"},
    "en": {"sent": "sent", "unchanged": "unchanged", "removed": "removed"},
}
_DEFAULT = {"de": "(Standardgraph)", "en": "(default graph)"}


@click.command(name="sparql")
@click.argument("url", envvar="SYNERGRAPH_SPARQL_URL")
@click.option("--store", default="", help="Address of its Graph Store, where it is not a usual one.")
@click.option("--named-default", is_flag=True, help="Send the default graph as a named one, BASE_IRInow.")
@click.option("--replace", is_flag=True, help="Also replace graphs that hold triples of others.")
@click.option("--persons", is_flag=True, help="With the persons, where the workspace keeps any.")
@click.pass_context
@tables
def push_sparql(
    ctx: click.Context, url: str, store: str, named_default: bool, replace: bool, persons: bool
) -> list[Sheet]:
    """Put the graph on the SPARQL 1.1 server at URL; only what changed is sent.

    Credentials come from SYNERGRAPH_SPARQL_USER and SYNERGRAPH_SPARQL_PASSWORD. Afterwards
    `synergraph ask --engine sparql-server --at URL` asks there.
    """
    from synergraph.graph.export.persons import without_persons
    from synergraph.graph.sparql_server.connection import Connection
    from synergraph.graph.sparql_server.push import push
    from synergraph.graph.sparql_server.server import Server
    from synergraph.queries.sheet import Sheet

    graph, lang = opened(ctx)
    shown = nullcontext(graph) if persons else without_persons(graph)
    with shown as pushed, Connection(url) as connection, steps() as step:
        sent = push(
            pushed, Server(connection, store), named_default=named_default, replace=replace, progress=step
        )
    rows = [(one.graph or _DEFAULT[lang], one.triples, _OUTCOMES[lang][one.outcome]) for one in sent]
    return [Sheet(_TITLE[lang].format(url), _COLUMNS[lang], rows)]
