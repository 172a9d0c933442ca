"""The command `sparql`: a query in one's own words, answered in any form."""

from __future__ import annotations

from pathlib import Path

import click

from synergraph.commands.common import opened, query_text, rdf_store

_SHEETS = ("table", "md", "xlsx")
FORMATS = (*_SHEETS, "json", "xml", "csv", "tsv", "turtle", "ntriples", "jsonld", "rdfxml")
"""For people; for SELECT and ASK as SPARQL has them; for CONSTRUCT and DESCRIBE."""


@click.command()
@click.argument("query", required=False)
@click.option(
    "--file", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="Read the query from a file."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="table",
    show_default=True,
    help="Form of the answer.",
)
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write to this file.")
@click.option("--timeout", default=60.0, show_default=True, help="Stop the query after so many seconds.")
@click.pass_context
def sparql(
    ctx: click.Context, query: str | None, file: Path | None, form: str, output: Path | None, timeout: float
) -> None:
    """Ask in SPARQL: QUERY, --file, or standard input (“-”).

    The prefixes syn, voc, role, skos, schema, org, foaf, prov and the usual ones need no declaration;
    <organisation/…> and other ids can be written as relative IRIs. Nothing is changed, and nothing
    outside this graph is reached.
    """
    from synergraph.graph.sparql.asked import Sparql
    from synergraph.graph.sparql.failures import unknown_names
    from synergraph.queries.solutions import solutions_sheet
    from synergraph.viz.tables import emit

    graph, lang = opened(ctx)
    text = query_text(query, file)
    with Sparql(rdf_store(graph), graph.base_iri, seconds=timeout) as engine:
        answer = engine.ask(text, ["json" if form in _SHEETS else form])
    for note in unknown_names(text):
        click.echo(f"Hinweis / note: {note}", err=True)
    if form in _SHEETS and answer.media_type.endswith("results+json"):
        emit([solutions_sheet(answer.body, graph.base_iri)], form, output, click.echo, lang)
    elif output:
        output.write_bytes(answer.body)
    else:
        click.echo(answer.body.decode())
