"""The command group `push`: the current build onto a server."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING

import click

from synergraph.commands.common import opened, steps, tables
from synergraph.commands.push_sparql import push_sparql

if TYPE_CHECKING:
    from synergraph.queries.sheet import Sheet

_TITLE = {"de": "Auf dem Server", "en": "On the server"}
_COLUMNS = {"de": ("Label oder Typ", "Anzahl"), "en": ("label or type", "number")}
_NOTE = {"de": "geschrieben: {} · entfernt: {}", "en": "written: {} · removed: {}"}


@click.group()
def push() -> None:
    """Write the current build to a server, where others can ask it."""


@push.command()
@click.argument("uri", required=False, default="")
@click.option("--again", is_flag=True, help="Compare everything, also what was noted as written.")
@click.option("--persons", is_flag=True, help="With the persons, where the workspace keeps any.")
@click.pass_context
@tables
def neo4j(ctx: click.Context, uri: str, again: bool, persons: bool) -> list[Sheet]:
    """Make the database behind URI hold the property graph of this build: Neo4j, or what speaks Bolt.

    Without URI, NEO4J_URI names the server. User, password and database are those of
    NEO4J_USERNAME, NEO4J_PASSWORD and NEO4J_DATABASE; without a password, the keyring is asked.
    What is there already is not written again, and what is gone is removed; a push that was cut
    off goes on where it stopped.
    """
    from synergraph.graph.bolt.address import address
    from synergraph.graph.bolt.push import push
    from synergraph.graph.export.persons import without_persons
    from synergraph.queries.sheet import Sheet

    graph, lang = opened(ctx)
    uri = address(uri)
    with nullcontext(graph) if persons else without_persons(graph) as shown, steps() as step:
        done = push(shown, uri, again=again, progress=lambda number, of: step(f"{number} / {of}"))
    rows = [(name, number) for name, number in done.counts.items() if number]
    return [Sheet(_TITLE[lang], _COLUMNS[lang], rows, _NOTE[lang].format(*done.change))]


push.add_command(push_sparql)
