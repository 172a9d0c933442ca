"""What the commands of `synergraph review` share: options, the desk they work at, what they say."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from synergraph.commands.common import opened

if TYPE_CHECKING:
    from synergraph.graph.review import Outcome, Review

Command = TypeVar("Command", bound=Callable[..., object])
WORDS = {
    "known": {"de": "Das ist schon so entschieden.", "en": "This is decided already."},
    "written": {
        "de": "Steht in decisions.csv  →  synergraph build",
        "en": "In decisions.csv  →  synergraph build",
    },
    "undone": {"de": "Zurückgenommen", "en": "Taken back"},
    "taken": {
        "de": "{} übernommen, {} schon bekannt, {} nicht übernommen  →  synergraph build",
        "en": "{} taken, {} known already, {} not taken  →  synergraph build",
    },
    "undo_all": {
        "de": 'Zurücknehmen: synergraph review undo --reason "{}"',
        "en": 'To take them back: synergraph review undo --reason "{}"',
    },
    "accept": {"de": "{} Paare als gleich entscheiden?", "en": "Decide {} pairs as the same?"},
    "exported": {
        "de": "{} Paare  →  Spalte „decision“ ausfüllen, dann: synergraph review import {}",
        "en": "{} pairs  →  fill in the column “decision”, then: synergraph review import {}",
    },
    "idle": {"de": "Wirkungslos in decisions.csv", "en": "Without effect in decisions.csv"},
    "in_vain": {
        "de": "Zeilen in decisions.csv, die nichts oder nicht alles bewirken: {}  →  synergraph review check",
        "en": "rows of decisions.csv without effect, or without their full one: {}  →  synergraph review check",
    },
}


class Score(click.FloatRange):
    """A number from 0 to 1, with a point or, as scores are printed in German, a comma."""

    def __init__(self) -> None:
        super().__init__(0, 1)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        text: Any = str(value).replace(",", ".")
        return float(super().convert(text, param, ctx))


kind = click.option("--kind", default="", help="Only this kind of thing: organisation, topic …")
author = click.option("--author", envvar="USER", default="", help="Who decides (default: $USER).")
reason = click.option("--reason", default="", help="Why.")


def deciding(command: Command) -> Command:
    """Give a command the options of whoever decides on two things: --kind, --reason, --author."""
    return kind(reason(author(command)))


def opened_review(ctx: click.Context, kind: str = "") -> tuple[Review, str]:
    """Return the review of the chosen workspace and the language; raises for an unknown kind."""
    from synergraph.graph.review import Review
    from synergraph.ontology import ontology

    graph, lang = opened(ctx)
    if kind:
        ontology().node(kind)
    return Review(ctx.obj["folder"], graph), lang


def decide(
    ctx: click.Context, left: str, right: str, decision: str, kind: str, reason: str, author: str
) -> None:
    """Write a decision on two things that a person named, and say so."""
    from synergraph.graph.review.merged import named

    desk, lang = opened_review(ctx, kind)
    written = desk.decide_one(named(desk, left, right, decision, kind, reason, author))
    click.echo(WORDS["written" if written else "known"][lang])


def tell(ctx: click.Context, outcome: Outcome, lang: str) -> None:
    """Say what became of many decisions; the exit code is 1 when some were refused."""
    from synergraph.queries.duplicates import problems
    from synergraph.viz.tables import render

    if outcome.refused:
        click.echo(render([problems(outcome.refused, lang)], "table", lang=lang))
    click.echo(WORDS["taken"][lang].format(outcome.written, outcome.known, len(outcome.refused)))
    if outcome.refused:
        ctx.exit(1)
