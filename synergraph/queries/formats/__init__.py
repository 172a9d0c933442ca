"""Networking formats as recipes: those shipped, and those of a workspace."""

from collections.abc import Mapping
from pathlib import Path

from synergraph.errors import UsageError, closest
from synergraph.queries.formats.reading import read_recipe
from synergraph.queries.formats.recipe import EACH, Amount, Recipe, Rule

__all__ = ["EACH", "FOLDER", "Amount", "Recipe", "Rule", "recipe", "recipes"]

FOLDER = "formats"
"""The folder of a workspace with recipes of its own."""
_SHIPPED = Path(__file__).parent


def recipes(workspace: Path) -> Mapping[str, Recipe]:
    """Return all recipes by name: the shipped ones, and `formats/*.toml` of the workspace folder.

    One of the workspace takes the place of a shipped one of the same name. Raises `ConfigError`
    naming file and key where a recipe is not understood.
    """
    files = {path.stem: path for folder in (_SHIPPED, workspace / FOLDER) for path in folder.glob("*.toml")}
    return {name: read_recipe(files[name]) for name in sorted(files)}


def recipe(workspace: Path, name: str) -> Recipe:
    """Return the recipe called `name`: its name, title or format, however spelt.

    Raises `UsageError` with the names there are.
    """
    known = recipes(workspace)
    called: dict[str, Recipe] = {}
    for way in ("format", "de", "en", "name"):
        called |= {_word(one, way): one for one in known.values()}
    found = called.get(name.strip().casefold())
    if found is None:
        raise UsageError(f"there is no format “{name}”", hint=closest(name, known))
    return found


def _word(one: Recipe, way: str) -> str:
    return str(one.title[way] if way in ("de", "en") else getattr(one, way)).casefold()
