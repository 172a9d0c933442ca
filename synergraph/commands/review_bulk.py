"""`synergraph review export`, `import` and `accept`: deciding on many pairs at once."""

from __future__ import annotations

from pathlib import Path

import click

from synergraph.commands.review_common import WORDS, Score, author, deciding, kind, opened_review, tell


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@kind
@click.option("--unsure", is_flag=True, help="The pairs on which people are unsure.")
@click.pass_context
def export(ctx: click.Context, file: Path, kind: str, unsure: bool) -> None:
    """Write the open pairs to FILE (.xlsx, .csv), with a column to fill in."""
    from synergraph.viz import review_file

    desk, lang = opened_review(ctx, kind)
    written = review_file.write(desk, desk.waiting(kind, unsure=unsure), file, lang)
    click.echo(WORDS["exported"][lang].format(written, file))


@click.command(name="import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@author
@click.pass_context
def import_(ctx: click.Context, file: Path, author: str) -> None:
    """Take the decisions of a filled-in FILE. Exit 1 when some cannot be taken."""
    from synergraph.viz import review_file

    desk, lang = opened_review(ctx)
    tell(ctx, review_file.take(desk, file, author), lang)


@click.command()
@click.option("--from", "least", type=Score(), required=True, help="Least score.")
@deciding
@click.option("--yes", is_flag=True, help="Ask nothing.")
@click.pass_context
def accept(ctx: click.Context, least: float, kind: str, reason: str, author: str, yes: bool) -> None:
    """Decide that all open pairs with at least this score are the same."""
    desk, lang = opened_review(ctx, kind)
    pairs = [pair for pair in desk.waiting(kind) if pair.score >= least]
    if pairs and not yes:
        click.confirm(WORDS["accept"][lang].format(len(pairs)), abort=True)
    reason = reason or f"score ≥ {least:g}"
    outcome = desk.accept(pairs, reason, author)
    if outcome.written:
        click.echo(WORDS["undo_all"][lang].format(reason))
    tell(ctx, outcome, lang)
