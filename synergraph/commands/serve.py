"""The command `serve`: the SPARQL protocol on this machine."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.option("--port", default=7878, show_default=True, help="Port on 127.0.0.1.")
@click.option("--timeout", default=60.0, show_default=True, help="Stop a query after so many seconds.")
@click.option("--processes", default=2, show_default=True, help="How many queries run at once.")
@click.pass_context
def serve(ctx: click.Context, port: int, timeout: float, processes: int) -> None:
    """Serve the graph to SPARQL clients on this machine, read-only, until Ctrl+C.

    A new build is served as soon as it is made.
    """
    from synergraph.commands.common import steps
    from synergraph.viz.server import run
    from synergraph.viz.server.current import Current

    folder: Path = ctx.obj["folder"]
    with steps() as step:
        step("RDF")
        current = Current(folder, processes, timeout)
    click.echo(f"SPARQL: http://127.0.0.1:{port}/sparql   (Ctrl+C: stop)")
    run(current, port)
