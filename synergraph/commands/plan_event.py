"""Making the plan of an event from people, and changing it on the day."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from synergraph.commands.common import opened
from synergraph.errors import UsageError
from synergraph.ontology import Labels

if TYPE_CHECKING:
    from synergraph.graph.graph import Graph
    from synergraph.queries.formats import Recipe
    from synergraph.queries.plan.people import Event, EventPlan, Scores
    from synergraph.queries.sheet import Sheet

_SAID = {
    "formats": Labels("Formate", "Formats"),
    "format": Labels("Format", "format"),
    "title": Labels("Titel", "title"),
    "purpose": Labels("Zweck", "purpose"),
    "files": Labels("Geschrieben", "Written"),
    "file": Labels("Datei", "file"),
    "pairs": Labels("Paare wählen", "choosing pairs"),
    "rounds": Labels("Runden verteilen", "giving rounds"),
    "first seating": Labels("erste Sitzordnung", "first seating"),
    "done": Labels("fertig", "done"),
}
MINUTES, TABLE = 15, 8
"""The length of a round, and the seats at a table with a topic, where neither the format nor the user says."""
Answer = tuple[list["Sheet"], bool]


def said(name: str, lang: str) -> str:
    """Return a word of the command."""
    return _SAID[name][lang]


def arranged(ctx: click.Context, form: str, target: Path | None, options: dict[str, Any]) -> Answer:
    """Plan an event from a participant list; False where the must-meets contradict each other."""
    from synergraph.queries.formats import recipe
    from synergraph.queries.partners.blocked import blocked
    from synergraph.queries.plan.people import Houses, arrange, kept_apart, met_before, read_guests, scores

    graph, lang = opened(ctx)
    event = _event(graph, recipe(ctx.obj["folder"], form), options)
    persons = _persons(ctx)
    guests = read_guests(options["people"], event.clock, Houses(graph), persons=persons)
    worth = scores(graph, kept_apart(graph, guests, blocked(ctx.obj["folder"])))
    met = frozenset() if options["repeat"] else met_before(graph, guests.people)
    with _progress(lang) as progress:
        try:
            made = arrange(
                event, worth, met, seed=options["seed"], seconds=options["seconds"], progress=progress
            )
        except UsageError as error:
            return _impossible(event, worth, error, lang), False
    return _shown(graph, made, target, lang, 0), True


def again(ctx: click.Context, target: Path | None, options: dict[str, Any]) -> Answer:
    """Change the plan saved in the folder; rounds before the first to change stand."""
    from synergraph.queries.plan.people import changed, load

    if target is None:
        raise UsageError("which plan is to change?", hint="add -o DIR, the folder with its plan.json")
    graph, lang = opened(ctx)
    since = options["since"] - 1
    with _progress(lang) as progress:
        made = changed(
            load(graph, target), graph, options["changes"], since, persons=_persons(ctx),
            seed=options["seed"], seconds=options["seconds"], progress=progress,
        )  # fmt: skip
    return _shown(graph, made, target, lang, since), True


def _persons(ctx: click.Context) -> bool:
    from synergraph.graph.workspace import read

    return bool(read(ctx.obj["folder"]).settings["persons"])


def _event(graph: Graph, recipe: Recipe, options: dict[str, Any]) -> Event:
    from synergraph.queries.plan.people import Clock, Event, beginning

    rounds = options["rounds"] or recipe.rounds
    topics = tuple(filter(None, (topic.strip() for topic in options["topics"].split(";"))))
    held = recipe.form in ("meetings", "tables")
    if not (held or options["rounds"]):
        raise UsageError(
            f"“{recipe.name}” has no rounds in which people meet",
            hint="add --rounds 6 for meetings of two, or choose a format such as matchmaking or planning_workshop",
        )
    try:
        start = beginning(options["start"] or "9:00", date.today())
    except ValueError as error:
        raise UsageError(f"“{options['start']}” {error}", hint="write --start “2026-03-12 09:30”") from error
    pause = recipe.pause if options["pause"] is None else options["pause"]
    clock = Clock(start, rounds, options["slot"] or (recipe.minutes if held else 0) or MINUTES, pause)
    form, seats = (recipe.form, recipe.group[1]) if held else ("meetings", 2)
    if topics:
        form, seats = "topics", recipe.group[1] if recipe.form == "tables" else TABLE
    return Event(
        recipe.title, recipe.format, clock, form, options["room"], seats, options["theme"], options["place"],
        topics,
    )  # fmt: skip


def _impossible(event: Event, worth: Scores, error: UsageError, lang: str) -> list[Sheet]:
    """Return the rules that contradict each other; raises the error again where none do."""
    from synergraph.queries.plan import conflicts
    from synergraph.queries.plan.people import wishes
    from synergraph.viz.plan.result import contradictions

    found = conflicts(wishes(event, worth)) if event.form == "meetings" else []
    if not found:
        raise error
    return [contradictions(found, lang)]


def _shown(graph: Graph, made: EventPlan, target: Path | None, lang: str, since: int) -> list[Sheet]:
    """Write a plan where told, and return what to say of it; without a folder also the plan itself."""
    from synergraph.queries.sheet import Sheet
    from synergraph.viz import plan as papers
    from synergraph.viz.plan import result, sheets

    found = result.result(made, lang, since)
    if target is None:
        return [sheets.schedule(made, lang), *found]
    if target.is_file():
        raise UsageError(f"{target} is a file", hint="give a folder: a plan is several files")
    files = papers.write(made, graph, target, lang, since)
    return [*found, Sheet(said("files", lang), [said("file", lang)], [(str(file),) for file in files])]


@contextmanager
def _progress(lang: str) -> Iterator[Callable[[str, float], None]]:
    """Show the step and the share of the bound that is reached, on a terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda step, reached: None
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:.1f} %"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, transient=True) as shown:
        bar = shown.add_task(f"{said('pairs', lang)} …", total=1.0)

        def step(name: str, reached: float) -> None:
            label = said(name, lang) if name in _SAID else name
            shown.update(bar, description=f"{label} …", completed=reached)

        yield step
