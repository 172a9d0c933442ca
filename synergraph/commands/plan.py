"""The command `plan`: whom to invite to an event, who meets whom there, and what came of it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from synergraph.commands.common import FORMATS, language, opened
from synergraph.commands.plan_event import again, arranged, said

if TYPE_CHECKING:
    from synergraph.queries.sheet import Sheet

_FILE = click.Path(path_type=Path, dir_okay=False, exists=True)


@click.command()
@click.argument("form", metavar="FORMAT", required=False, default="")
@click.option("--theme", default="", help="What the event is about: a topic, or words.")
@click.option("--people", type=_FILE, help="Who comes: a list (CSV, XLSX), one row per person.")
@click.option("--changes", type=_FILE, help="Who stays away or comes unannounced: change the plan in -o DIR.")
@click.option(
    "--from-round",
    "since",
    default=1,
    show_default=True,
    type=click.IntRange(1),
    help="First round to change.",
)
@click.option("--start", default="", help="When it begins: “2026-03-12 09:30”.  [default: today 9:00]")
@click.option("--rounds", type=click.IntRange(1, 60), help="Rounds.  [default: as the format says]")
@click.option(
    "--slot", type=click.IntRange(1, 480), help="Minutes of a round.  [default: as the format says]"
)
@click.option(
    "--pause", type=click.IntRange(0, 240), help="Minutes between rounds.  [default: as the format says]"
)
@click.option(
    "--tables", "room", type=click.IntRange(1), help="Tables in the room.  [default: as many as needed]"
)
@click.option(
    "--topics", default="", help="Tables with topics, parted by “;”: everyone sits at those nearest to them."
)
@click.option("--place", default="", help="Where it takes place.")
@click.option("--again", "repeat", is_flag=True, help="Let pairs meet who have met at earlier events.")
@click.option(
    "--seconds", default=60.0, show_default=True, type=click.FloatRange(0.1), help="Time to look for a plan."
)
@click.option("--seed", default=0, show_default=True, help="Equal seeds give equal plans.")
@click.option("--year", type=click.IntRange(1990, 2200), help="Plan a year of formats instead.")
@click.option("--outcomes", is_flag=True, help="Say what came of conversations, by format and theme.")
@click.option("--format", "output", type=click.Choice(FORMATS), default="table", help="Form of the output.")
@click.option(
    "-o", "--output", "target", type=click.Path(path_type=Path), help="Folder (with people) or file to write."
)
@click.pass_context
def plan(ctx: click.Context, /, form: str, output: str, target: Path | None, **options: Any) -> None:
    """Plan an event in a FORMAT (meetup, deep_dive, matchmaking …): whom to invite, or who meets whom.

    Without people it proposes whom to invite. With --people it says who meets whom in which round,
    and writes plan, agendas, calendars, cards and briefings into -o DIR. Exit 1 when there is no plan.
    """
    from synergraph.viz.tables import emit

    found, ok = _answer(ctx, form, target, options)
    made = options["people"] or options["changes"]
    emit(found, output, None if made else target, click.echo, language(ctx))
    if not ok:
        ctx.call_on_close(lambda: sys.exit(1))


def _answer(
    ctx: click.Context, form: str, target: Path | None, options: dict[str, Any]
) -> tuple[list[Sheet], bool]:
    """Return the sheets of what is asked for, and whether there is a plan."""
    if options["changes"]:
        return again(ctx, target, options)
    if options["outcomes"]:
        return _outcomes(ctx), True
    if options["year"]:
        return _year(ctx, options["year"], target), True
    if not form:
        return [_formats(ctx)], True
    if options["people"]:
        return arranged(ctx, form, target, options)
    return _proposal(ctx, form, options["theme"]), True


def _formats(ctx: click.Context) -> Sheet:
    from synergraph.queries.formats import recipes
    from synergraph.queries.sheet import Sheet

    lang = language(ctx)
    rows = [(name, one.title[lang], one.purpose[lang]) for name, one in recipes(ctx.obj["folder"]).items()]
    return Sheet(said("formats", lang), [said(name, lang) for name in ("format", "title", "purpose")], rows)


def _proposal(ctx: click.Context, form: str, theme: str) -> list[Sheet]:
    from synergraph.queries.formats import recipe
    from synergraph.queries.invitations import propose
    from synergraph.queries.invitations.sheets import sheets
    from synergraph.queries.partners.blocked import blocked

    graph, lang = opened(ctx)
    pairs = blocked(ctx.obj["folder"])
    never, apart = [one for one, other in pairs if not other], [pair for pair in pairs if pair[1]]
    found = propose(graph, recipe(ctx.obj["folder"], form), theme, exclude=never, apart=apart)
    return sheets(found, lang, graph)


def _outcomes(ctx: click.Context) -> list[Sheet]:
    from synergraph.queries.plan.people import conversion

    graph, lang = opened(ctx)
    return conversion(graph, lang)


def _year(ctx: click.Context, number: int, target: Path | None) -> list[Sheet]:
    from synergraph.queries.formats import recipes
    from synergraph.queries.year import settings, year
    from synergraph.queries.year.sheets import sheets
    from synergraph.viz.plan.year import write_calendar

    graph, lang = opened(ctx)
    found = year(graph, number, recipes(ctx.obj["folder"]), settings(ctx.obj["folder"]))
    if target is not None:
        click.echo(write_calendar(found, target.with_suffix(".ics"), lang), err=True)
    return sheets(found, lang)
