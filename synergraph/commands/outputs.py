"""Commands that write the graph out: `map`, `export`, `demo`."""

from __future__ import annotations

from pathlib import Path

import click

from synergraph.commands.common import opened, steps

EXPORTS = (
    "csv",
    "xlsx",
    "turtle",
    "trig",
    "nquads",
    "jsonld",
    "graphml",
    "gexf",
    "cypher",
    "kgx",
    "kumu",
    "parquet",
)


@click.command(name="map")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("map.html"),
    show_default=True,
    help="File to write.",
)
@click.option("--limit", default=2000, show_default=True, help="Most nodes to show.")
@click.pass_context
def draw(ctx: click.Context, output: Path, limit: int) -> None:
    """Write the interactive map as one HTML file that works offline."""
    from synergraph.viz.map import write_map

    graph, lang = opened(ctx)
    click.echo(f"{write_map(graph, output, lang, limit=limit)} ✓")


@click.command()
@click.argument("target", type=click.Path(path_type=Path))
@click.option(
    "--format", "form", type=click.Choice(EXPORTS), default="csv", show_default=True, help="What to write."
)
@click.option("--persons", is_flag=True, help="With the persons, where the workspace keeps any.")
@click.pass_context
def export(ctx: click.Context, target: Path, form: str, persons: bool) -> None:
    """Write what the sources state into the folder TARGET (or TARGET.xlsx), for other tools."""
    from synergraph.graph.export import export as write

    graph, lang = opened(ctx)
    for path in write(graph, form, target, lang, persons=persons):
        click.echo(path)


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), default=Path("synergraph-demo"))
@click.pass_context
def demo(ctx: click.Context, folder: Path) -> None:
    """Make a workspace from the shipped example in FOLDER, build it, and show what it answers."""
    from synergraph.viz.demo import demo as show

    with steps() as step:
        parts = show(folder, ctx.obj["lang"] or "de", step)
    for part in parts:
        click.echo(part)
