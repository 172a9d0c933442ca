"""Commands that make a workspace and its graph: `init`, `add`, `build`, `status`, `check`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from synergraph.commands.common import opened, steps, tables
from synergraph.errors import SourceError, UsageError

if TYPE_CHECKING:
    from synergraph.graph.workspace import Workspace
    from synergraph.loaders.entry import Entry
    from synergraph.queries.sheet import Sheet

_EXISTING = click.Path(path_type=Path, exists=True)


@click.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.option(
    "--from", "files", multiple=True, type=_EXISTING, help="Enter this file or folder at once (repeatable)."
)
@click.option(
    "--template", type=click.Path(path_type=Path), help="Write an empty workbook to fill in (.xlsx) instead."
)
@click.option("--yes", is_flag=True, help="Ask nothing.")
@click.pass_context
def init(
    ctx: click.Context, folder: Path | None, files: tuple[Path, ...], template: Path | None, yes: bool
) -> None:
    """Make an empty workspace in FOLDER, or with --from one that reads your files."""
    from synergraph.commands.template import template as write_template
    from synergraph.graph import workspace

    if template:
        click.echo(
            f"{write_template(template, ctx.obj['lang'] or 'de')} ✓  →  synergraph init DIR --from {template}"
        )
    if folder is None:
        if not template:
            raise UsageError("a workspace needs a folder", hint="synergraph init DIR")
        return
    click.echo(f"{workspace.init(folder)} ✓")
    if files:
        _enter(ctx, workspace.read(folder), files, "", "", yes)
    else:
        click.echo(f"→  synergraph -C {folder} add FILE …")


@click.command()
@click.argument("files", nargs=-1, required=True, type=_EXISTING)
@click.option("--loader", default="", help="Loader to use (default: guessed from the file).")
@click.option(
    "--as-of", default="", help="Day the files speak of: 2024-11-30, 2024-11 or 2024 (default: guessed)."
)
@click.option("--yes", is_flag=True, help="Take the guesses without asking.")
@click.pass_context
def add(ctx: click.Context, files: tuple[Path, ...], loader: str, as_of: str, yes: bool) -> None:
    """Enter FILES as sources: reports, tables, RDF, saved pages, registers of institutions.

    A table with titles of its own gets a proposed map in synergraph.toml, with reasons to check.
    """
    from synergraph.graph.workspace import read

    _enter(ctx, read(ctx.obj["folder"]), files, loader, as_of, yes)


def _enter(
    ctx: click.Context, workspace: Workspace, files: tuple[Path, ...], loader: str, as_of: str, yes: bool
) -> None:
    """Enter what can be read; exit 1 when a file could not be."""
    from synergraph.graph import workspace as spaces
    from synergraph.graph.registers import is_register
    from synergraph.loaders.entry import files as expanded

    registers = [path for path in files if path.is_file() and is_register(path)]
    entries, errors = _entries(workspace, [p for p in expanded(files) if p not in registers], loader, as_of)
    for one in entries:
        click.echo(f"{one.path.name}: loader = {one.loader}, as_of = {one.as_of or '?'}")
        for reason in one.reasons:
            click.echo(f"  · {reason}")
    if not yes and sys.stdin.isatty():
        click.confirm("Eintragen / enter them?", default=True, abort=True)
    blocks = [(e.path, e.toml or spaces.block(workspace, e.path, e.loader, e.as_of)) for e in entries]
    added = len(spaces.append(workspace, blocks)) + sum(spaces.add_register(workspace, r) for r in registers)
    left = len(entries) + len(registers) - added
    click.echo(f"+ {added}{f'  ({left} =)' if left else ''}  →  synergraph -C {workspace.folder} build")
    for error in errors:
        click.echo(f"Fehler / error: {error}", err=True)
    if errors:
        ctx.exit(1)


def _entries(
    workspace: Workspace, files: list[Path], loader: str, as_of: str
) -> tuple[list[Entry], list[SourceError]]:
    from synergraph.graph.workspace import written
    from synergraph.loaders.entry import entry
    from synergraph.ontology import shipped

    entries, errors = [], []
    for path in files:
        try:
            entries.append(entry(path, written(path, workspace.folder), shipped(), loader, as_of))
        except SourceError as error:
            errors.append(error)
    return entries, errors


@click.command()
@click.option("--yes", is_flag=True, help="Ask nothing.")
@click.pass_context
def build(ctx: click.Context, yes: bool) -> None:
    """Build the graph; the last build stands until the new one is finished."""
    from synergraph.graph.build import build as run
    from synergraph.graph.build import planned
    from synergraph.graph.workspace import read
    from synergraph.queries.status import summary

    workspace = read(ctx.obj["folder"])
    with steps(planned(workspace)) as step:
        outcome = run(workspace, step)
    click.echo(summary(outcome.graph, outcome.changed, ctx.obj["lang"] or workspace.language))


@click.command()
@click.pass_context
@tables
def status(ctx: click.Context) -> list[Sheet]:
    """Say what is in the graph: things and relations by kind, sources with their ledger."""
    from synergraph.queries import status as overview

    graph, lang = opened(ctx)
    return [overview.by_kind(graph, lang), overview.by_edge(graph, lang), overview.ledger(graph, lang)]


@click.command()
@click.pass_context
@tables
def check(ctx: click.Context) -> list[Sheet]:
    """List skipped rows, broken rules, contradictions, merged names, idle decisions. Exit 1 when rows were skipped."""
    from synergraph.commands.review_idle import idle_sheet
    from synergraph.graph.review import Review
    from synergraph.queries import status as overview

    graph, lang = opened(ctx)
    if overview.lost(graph):
        ctx.call_on_close(lambda: sys.exit(1))
    parts = (overview.skipped, overview.notes, overview.broken, overview.conflicts, overview.merges)
    sheets = []
    with steps([part.__name__ for part in parts]) as step:
        for part in parts:
            step(part.__name__)
            sheets.append(part(graph, lang))
    return [*sheets, idle_sheet(Review(ctx.obj["folder"], graph), lang)]
