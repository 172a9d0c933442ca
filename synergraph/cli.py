"""The command line: parse → call → render. Everything it does is a function elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from synergraph import __version__
from synergraph.commands.cypher import cypher
from synergraph.commands.outputs import demo, draw, export
from synergraph.commands.partners import partners
from synergraph.commands.plan import plan
from synergraph.commands.push import push
from synergraph.commands.questions import ask, report
from synergraph.commands.review import review
from synergraph.commands.serve import serve
from synergraph.commands.sparql import sparql
from synergraph.commands.synergies import synergies
from synergraph.commands.themes import themes
from synergraph.commands.workspace import add, build, check, init, status
from synergraph.errors import SynergraphError, closest


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


for command in (
    init, add, build, status, check, review, ask, synergies, themes, partners, plan, report, sparql, cypher, serve, draw, export, push, demo
):  # fmt: skip
    main.add_command(command)

if __name__ == "__main__":
    main()
