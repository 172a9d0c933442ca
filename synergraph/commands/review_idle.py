"""`synergraph review check`, and what it finds for others to tell: decisions that do nothing."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from synergraph.commands.common import tables
from synergraph.commands.review_common import WORDS, opened_review

if TYPE_CHECKING:
    from synergraph.graph.review import Review
    from synergraph.queries.sheet import Sheet


@click.command()
@click.pass_context
@tables
def check(ctx: click.Context) -> list[Sheet]:
    """List what decisions.csv says in vain: names that nothing bears, cells without a title. Exit 1 if any."""
    desk, lang = opened_review(ctx)
    found = idle_sheet(desk, lang)
    if found.rows:
        ctx.call_on_close(lambda: sys.exit(1))
    return [found]


def idle_sheet(desk: Review, lang: str) -> Sheet:
    """Return a table of what decisions.csv says in vain: row, reason, what to write instead."""
    from dataclasses import replace

    from synergraph.graph.review.idle import idle
    from synergraph.queries.duplicates import problems

    return replace(problems(idle(desk), lang), title=WORDS["idle"][lang])


def tell_idle(desk: Review, lang: str) -> None:
    """Say on standard error how much decisions.csv says in vain; nothing when all of it counts."""
    from synergraph.graph.review.idle import idle

    if found := idle(desk):
        rows = len({problem.number for problem in found})
        click.echo(WORDS["in_vain"][lang].format(rows), err=True)
