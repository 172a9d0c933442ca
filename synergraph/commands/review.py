"""`synergraph review`: people decide which things are the same."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from synergraph.commands.common import FORMATS, tables
from synergraph.commands.review_bulk import accept, export, import_
from synergraph.commands.review_common import WORDS, author, decide, deciding, kind, opened_review, reason
from synergraph.commands.review_idle import check, tell_idle

if TYPE_CHECKING:
    from synergraph.graph.review import Review
    from synergraph.queries.sheet import Sheet


@click.group(invoke_without_command=True)
@kind
@author
@reason
@click.option("--format", "form", type=click.Choice(FORMATS), help="Print the open pairs in this form.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write them to this file."
)
@click.pass_context
def review(
    ctx: click.Context, kind: str, author: str, reason: str, form: str | None, output: Path | None
) -> None:
    """Decide which names are the same thing: pair by pair, best first.

    On a terminal each pair is shown with its reasons and answered by a key, elsewhere the open pairs
    are listed. Decisions stand in decisions.csv, hold from the next build on, and can be taken back.
    """
    if ctx.invoked_subcommand:
        _nothing_before(ctx, ctx.invoked_subcommand)
        return
    from synergraph.queries import duplicates
    from synergraph.viz.tables import emit

    desk, lang = opened_review(ctx, kind)
    if not (form or output) and sys.stdin.isatty() and sys.stdout.isatty():
        _walk(desk, lang, kind, author, reason)
    else:
        emit([duplicates.waiting(desk.waiting(kind), lang)], form or "table", output, click.echo, lang)
    tell_idle(desk, lang)


@review.command(name="list")
@kind
@click.option("--unsure", is_flag=True, help="The pairs on which people are unsure.")
@click.option("--decided", is_flag=True, help="What is decided, row by row.")
@click.pass_context
@tables
def list_(ctx: click.Context, kind: str, unsure: bool, decided: bool) -> list[Sheet]:
    """List the pairs that wait for a decision."""
    from synergraph.queries import duplicates

    desk, lang = opened_review(ctx, kind)
    tell_idle(desk, lang)
    if decided:
        return [duplicates.decided([r for r in desk.rows() if kind in ("", r.decision.kind)], lang)]
    title = "unsure" if unsure else "waiting"
    return [duplicates.waiting(desk.waiting(kind, unsure=unsure), lang, title)]


@review.command()
@click.argument("left")
@click.argument("right")
@deciding
@click.pass_context
def same(ctx: click.Context, left: str, right: str, kind: str, reason: str, author: str) -> None:
    """Decide that LEFT and RIGHT are the same: names or identifiers."""
    decide(ctx, left, right, "same", kind, reason, author)


@review.command()
@click.argument("left")
@click.argument("right")
@deciding
@click.pass_context
def different(ctx: click.Context, left: str, right: str, kind: str, reason: str, author: str) -> None:
    """Decide that LEFT and RIGHT are different: two things, or two names of what is one thing now."""
    decide(ctx, left, right, "different", kind, reason, author)


@review.command()
@click.argument("left")
@click.argument("right")
@deciding
@click.pass_context
def unsure(ctx: click.Context, left: str, right: str, kind: str, reason: str, author: str) -> None:
    """Note that nobody can tell LEFT from RIGHT yet; the pair is not asked again."""
    decide(ctx, left, right, "unsure", kind, reason, author)


@review.command()
@click.argument("names", nargs=-1, metavar="[LEFT RIGHT]")
@kind
@click.option("--reason", default="", help="All decisions that have this reason.")
@click.pass_context
def undo(ctx: click.Context, names: tuple[str, ...], kind: str, reason: str) -> None:
    """Take back the last decision, that on LEFT and RIGHT, or all of one --reason."""
    from synergraph.queries.duplicates import said

    if len(names) not in (0, 2) or (names and reason):
        raise click.UsageError("give both names, or a reason, or nothing to take back the last decision")
    desk, lang = opened_review(ctx, kind)
    left, right = names or ("", "")
    for _, d in desk.undo_all(reason, kind) if reason else desk.undo(left, right, kind):
        click.echo(f"{WORDS['undone'][lang]}: {d.left} – {d.right}: {said(d.decision, lang)}")


@review.command()
@click.argument("name")
@click.argument("other", required=False)
@deciding
@click.pass_context
@tables
def apart(
    ctx: click.Context, name: str, other: str | None, kind: str, reason: str, author: str
) -> list[Sheet]:
    """Show how NAME came to be one thing; with OTHER, one of its names, take the two apart."""
    from synergraph.graph.review import merged
    from synergraph.queries import duplicates

    desk, lang = opened_review(ctx, kind)
    if other is None:
        return duplicates.made(merged.merged(desk, name, kind), lang)
    desk.decide_one(merged.apart(desk, name, other, kind, reason, author))
    return [duplicates.decided(desk.rows()[-1:], lang)]


def _nothing_before(ctx: click.Context, command: str) -> None:
    """Refuse options that stand before a sub-command, where they would do nothing."""
    given = [p.opts[0] for p in ctx.command.params if _is_typed(ctx, p)]
    if given:
        raise click.UsageError(f"write {' and '.join(given)} after “{command}”", ctx)


def _is_typed(ctx: click.Context, parameter: click.Parameter) -> bool:
    return ctx.get_parameter_source(parameter.name or "") is click.core.ParameterSource.COMMANDLINE


def _walk(desk: Review, lang: str, kind: str, author: str, reason: str) -> None:
    from rich.console import Console

    from synergraph.viz.review_walk import Walk

    Walk(
        desk, Console(highlight=False), _key, lambda prompt: str(click.prompt(prompt, default="")),
        lang=lang, kind=kind, author=author, reason=reason,
    ).run()  # fmt: skip


def _key() -> str:
    """Return one key typed; whatever ends a program ends the walk."""
    try:
        return click.getchar()
    except (KeyboardInterrupt, EOFError):
        return "q"


for command in (check, export, import_, accept):
    review.add_command(command)
