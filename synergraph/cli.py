"""The command line: parse → call → render. Everything it does is a function elsewhere."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from synergraph import __version__
from synergraph.errors import SynergraphError, UsageError, closest

if TYPE_CHECKING:
    from synergraph.graph.graph import Graph
    from synergraph.queries.sheet import Sheet

FORMATS = ("table", "json", "csv", "md", "xlsx")
EXPORTS = ("csv", "trig", "nquads", "graphml", "gexf", "parquet")


class Cli(click.Group):
    """A group that turns our errors into one message and an exit code, and knows close commands."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except SynergraphError as error:
            click.echo(f"Fehler / error: {error}", err=True)
            ctx.exit(error.exit_code)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """List the commands in the order of work, not of the alphabet."""
        return list(self.commands)

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            raise click.UsageError(f"{error.message} {closest(args[0], self.commands)}", ctx) from error


@click.group(cls=Cli, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="synergraph")
@click.option(
    "-C", "folder", type=click.Path(path_type=Path), default=Path(), help="Workspace folder (default: here)."
)
@click.option(
    "--lang", type=click.Choice(["de", "en"]), help="Language of the output (default: the workspace's)."
)
@click.pass_context
def main(ctx: click.Context, folder: Path, lang: str | None) -> None:
    """A knowledge graph of actors, projects and topics, with evidence for every statement.

    Begin with `synergraph demo`, or with `synergraph init`, `add` and `build`.
    """
    ctx.obj = {"folder": folder, "lang": lang}


def tables(command: Callable[..., list[Sheet]]) -> Callable[..., None]:
    """Give a command that returns sheets the options --format and -o, and render what it returns."""

    @click.option("--format", "form", type=click.Choice(FORMATS), default="table", help="Form of the output.")
    @click.option(
        "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write to this file."
    )
    @functools.wraps(command)
    def rendered(*args: Any, form: str, output: Path | None, **options: Any) -> None:
        from synergraph.viz.tables import emit

        emit(command(*args, **options), form, output, click.echo)

    return rendered


def opened(ctx: click.Context) -> tuple[Graph, str]:
    """Return the current build of the chosen workspace and the language to speak."""
    from synergraph.graph.graph import open_graph
    from synergraph.graph.workspace import read

    workspace = read(ctx.obj["folder"])
    return open_graph(workspace.folder), ctx.obj["lang"] or workspace.language


@contextmanager
def steps() -> Iterator[Callable[[str], None]]:
    """Show the step a long command is at, on a terminal only."""
    from rich.console import Console

    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda step: None
        return
    with console.status("…") as line:
        yield lambda step: line.update(f"{step} …")


@main.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--yes", is_flag=True, help="Ask nothing.")
def init(folder: Path, yes: bool) -> None:
    """Make an empty workspace in FOLDER."""
    from synergraph.graph import workspace

    click.echo(f"{workspace.init(folder)} ✓  →  synergraph -C {folder} add FILE …")


@main.command()
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False)
)
@click.option("--loader", help="Loader to use (default: guessed from the file).")
@click.option(
    "--as-of", default="", help="Day the files speak of: 2024-11-30, 2024-11 or 2024 (default: guessed)."
)
@click.option("--yes", is_flag=True, help="Take the guesses without asking.")
@click.pass_context
def add(ctx: click.Context, files: tuple[Path, ...], loader: str | None, as_of: str, yes: bool) -> None:
    """Enter FILES as sources of the workspace."""
    from synergraph import loaders
    from synergraph.graph import workspace

    opened = workspace.read(ctx.obj["folder"])
    entries = [(path, loader or loaders.guess(path), as_of or loaders.guess_as_of(path)) for path in files]
    for path, name, day in entries:
        click.echo(f"{path.name}: loader = {name}, as_of = {day or '?'}")
    if not yes and sys.stdin.isatty():
        click.confirm("Eintragen / enter them?", default=True, abort=True)
    added = workspace.add(opened, entries)
    click.echo(f"{len(added)} + ({len(entries) - len(added)} =)  →  synergraph build")


@main.command()
@click.option("--yes", is_flag=True, help="Ask nothing.")
@click.pass_context
def build(ctx: click.Context, yes: bool) -> None:
    """Build the graph; the last build stands until the new one is finished."""
    from synergraph.graph.build import build as run
    from synergraph.graph.workspace import read
    from synergraph.queries.status import summary

    workspace = read(ctx.obj["folder"])
    with steps() as step:
        outcome = run(workspace, step)
    click.echo(summary(outcome.graph, outcome.changed, ctx.obj["lang"] or workspace.language))


@main.command()
@click.pass_context
@tables
def status(ctx: click.Context) -> list[Sheet]:
    """Say what is in the graph: things and relations by kind, sources with their ledger."""
    from synergraph.queries import status as overview

    graph, lang = opened(ctx)
    return [overview.by_kind(graph, lang), overview.by_edge(graph, lang), overview.ledger(graph, lang)]


@main.command()
@click.pass_context
@tables
def check(ctx: click.Context) -> list[Sheet]:
    """List skipped rows, broken rules, contradictions and merged names. Exit 1 when rows were skipped."""
    from synergraph.queries import status as overview

    graph, lang = opened(ctx)
    if overview.lost(graph):
        ctx.call_on_close(lambda: sys.exit(1))
    return [
        part(graph, lang)
        for part in (overview.skipped, overview.notes, overview.broken, overview.conflicts, overview.merges)
    ]


@main.command()
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


@main.command()
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


@main.command()
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


@main.command()
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


@main.command()
@click.option("--as-of", default="", help="Only the edition of this day.")
@click.pass_context
@tables
def report(ctx: click.Context, as_of: str) -> list[Sheet]:
    """Hold the graph's own counts against the printed ones, edition by edition."""
    from synergraph.queries.report import report as written

    graph, lang = opened(ctx)
    return written(graph, lang, as_of)


@main.command(name="map")
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


@main.command()
@click.argument("target", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--format", "form", type=click.Choice(EXPORTS), default="csv", show_default=True, help="What to write."
)
@click.pass_context
def export(ctx: click.Context, target: Path, form: str) -> None:
    """Write what the sources state into the folder TARGET, for other tools."""
    from synergraph.graph.export import export as write

    graph, _ = opened(ctx)
    for path in write(graph, form, target):
        click.echo(path)


@main.command()
@click.argument("folder", type=click.Path(path_type=Path), default=Path("synergraph-demo"))
@click.pass_context
def demo(ctx: click.Context, folder: Path) -> None:
    """Make a workspace from the shipped example in FOLDER, build it, and show what it answers."""
    from synergraph.viz.demo import demo as show

    with steps() as step:
        parts = show(folder, ctx.obj["lang"] or "de", step)
    for part in parts:
        click.echo(part)


if __name__ == "__main__":
    main()
