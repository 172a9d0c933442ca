"""What commands share: opening the build, options for the form of the output, progress."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from synergraph.graph.graph import Graph
    from synergraph.queries.sheet import Sheet

FORMATS = ("table", "json", "csv", "md", "xlsx")


def tables(command: Callable[..., list[Sheet]]) -> Callable[..., None]:
    """Give a command that returns sheets the options --format and -o, and render what it returns."""

    @click.option("--format", "form", type=click.Choice(FORMATS), default="table", help="Form of the output.")
    @click.option(
        "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write to this file."
    )
    @functools.wraps(command)
    def rendered(*args: Any, form: str, output: Path | None, **options: Any) -> None:
        from synergraph.viz.tables import emit

        emit(command(*args, **options), form, output, click.echo, language(click.get_current_context()))

    return rendered


def query_text(query: str | None, file: Path | None) -> str:
    """Return a query as it is given, as it stands in a file, or from standard input (without both, or for "-")."""
    if query not in (None, "-"):
        return str(query)
    return file.read_text(encoding="utf-8") if file else sys.stdin.read()


def opened(ctx: click.Context) -> tuple[Graph, str]:
    """Return the current build of the chosen workspace and the language to speak."""
    from synergraph.graph.graph import open_graph
    from synergraph.graph.workspace import read

    return open_graph(read(ctx.obj["folder"]).folder), language(ctx)


def property_graph(graph: Graph) -> Path:
    """Return the file of the property graph; where it has to be written first, say so meanwhile."""
    with steps() as step:
        step("property graph")
        return graph.property_graph()


def rdf_store(graph: Graph) -> Path:
    """Return the folder of the RDF store; where it has to be written first, say so meanwhile."""
    with steps() as step:
        step("RDF")
        return graph.rdf_store()


def language(ctx: click.Context) -> str:
    """Return the language to speak: the one that is asked for, else the workspace's."""
    from synergraph.graph.workspace import read

    return str(ctx.obj["lang"] or read(ctx.obj["folder"]).language)


@contextmanager
def steps(planned: Sequence[str] = ()) -> Iterator[Callable[[str], None]]:
    """Show how far a long command is, on a terminal only: a bar where its steps are `planned`."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda step: None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as shown:
        bar = shown.add_task("…", total=len(planned) or None)

        def step(name: str) -> None:
            at = planned.index(name) if name in planned else None
            shown.update(bar, description=f"{name} …", completed=at)

        yield step
