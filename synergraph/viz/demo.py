"""The demo: the shipped example, built and asked, as a newcomer would."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from synergraph.errors import BuildError
from synergraph.graph import workspace
from synergraph.graph.build import build
from synergraph.graph.graph import Graph
from synergraph.queries import partners, status, synergies, themes
from synergraph.queries.cited import with_evidence
from synergraph.queries.sheet import Sheet
from synergraph.viz.map import write_map
from synergraph.viz.tables import render

_PLACES = (Path(__file__).parents[1] / "examples" / "mpi", Path(__file__).parents[2] / "examples" / "mpi")
_IDEA = {
    "de": "Kreislaufwirtschaft in der Kunststoffverarbeitung",
    "en": "circular economy in plastics processing",
}
_WORDS = {
    "synergies": {"de": "1. Welche Projekte sollten miteinander reden?", "en": "1. Which projects should talk?"},
    "themes": {"de": "2. Welche Themen verbinden die Handlungsfelder?", "en": "2. Which themes bridge the action fields?"},
    "partners": {"de": "3. Wer passt zu einer Idee: „{}“?", "en": "3. Who fits an idea: “{}”?"},
    "map": {"de": "Karte geschrieben: {0}\n  Öffnen: im Browser, ohne Internet (Linux: xdg-open {0} · macOS: open {0})",
            "en": "Map written: {0}\n  Open it in a browser, no internet needed (Linux: xdg-open {0} · macOS: open {0})"},
    "next": {"de": "Weiter", "en": "Try next"},
}  # fmt: skip
_NEXT = (
    "synergraph -C {0} report",
    "synergraph -C {0} ask",
    "synergraph -C {0} ask changes-between earlier=2023-06 later=2024-11",
    'synergraph -C {0} synergies "A-B-Circular"',
    "synergraph -C {0} partners Robotik",
)


def demo(folder: Path, lang: str, progress: Callable[[str], None]) -> Iterator[str]:
    """Copy the example to `folder`, build it, and yield what to show, part by part.

    A folder that is there already is built again as it lies. Raises `BuildError` when the
    example is not installed.
    """
    if not (folder / workspace.CONFIG).is_file():
        shutil.copytree(_example(), folder, dirs_exist_ok=True)
    graph = build(workspace.read(folder), progress).graph
    yield render([status.by_kind(graph, lang), status.ledger(graph, lang)], "table", lang=lang)
    for title, sheets in _answers(graph, lang):
        yield f"\n{title}\n"
        yield render(sheets, "table", lang=lang)
    yield _WORDS["map"][lang].format(write_map(graph, folder / "map.html", lang))
    yield "\n".join([f"\n{_WORDS['next'][lang]}:", *(f"  {line.format(folder)}" for line in _NEXT)])


def _answers(graph: Graph, lang: str) -> Iterator[tuple[str, list[Sheet]]]:
    pairs = synergies.synergies(graph, limit=3)
    yield _WORDS["synergies"][lang], with_evidence(graph, synergies.sheet(pairs, lang), pairs, lang)
    found = themes.themes(graph, limit=3)
    yield _WORDS["themes"][lang], with_evidence(graph, themes.sheet(found, lang), found, lang)
    fitting = partners.partners(graph, _IDEA[lang], limit=3)
    title = _WORDS["partners"][lang].format(_IDEA[lang])
    yield title, with_evidence(graph, partners.sheet(fitting, lang), fitting, lang)


def _example() -> Path:
    for place in _PLACES:
        if place.is_dir():
            return place
    raise BuildError(
        "the example is not installed", hint="run the demo from a checkout, or install the wheel"
    )
