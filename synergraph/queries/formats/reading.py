"""Reading a recipe from its TOML file, with every mistake named by file and key."""

import tomllib
from pathlib import Path
from typing import Any

from synergraph.errors import ConfigError, at, closest
from synergraph.ontology import shipped
from synergraph.queries.formats.mix import read_rule
from synergraph.queries.formats.recipe import FORMS, REACHES, THEMES_FROM, Recipe
from synergraph.queries.formats.table import Table

_TABLES = ("people", "mix", "theme", "rounds", "year")


def read_recipe(path: Path) -> Recipe:
    """Return the recipe of a TOML file; raises `ConfigError` naming file, table and key."""
    with at(f"{path.parent.name}/{path.name}"):
        try:
            document = tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise ConfigError(f"not valid TOML: {error}", hint="mend the line it names") from error
        return _recipe(path.stem, document)


def _recipe(name: str, document: dict[str, Any]) -> Recipe:
    head = Table({key: value for key, value in document.items() if key not in _TABLES})
    title = head.labels("title")
    values = {
        "name": name, "title": title, "format": _format(head, name), "purpose": head.labels("purpose"),
        "audience": head.labels("audience", title), "goals": tuple(head.several_labels("goals")),
        **_people(_table(document, "people")), **_theme(_table(document, "theme")),
        **_rounds(_table(document, "rounds")), **_year(_table(document, "year")),
        "mix": tuple(read_rule(rule) for rule in _rules(document.get("mix", []))),
    }  # fmt: skip
    head.done(_TABLES)
    return Recipe(**values)


def _table(document: dict[str, Any], name: str) -> Table:
    table = document.get(name, {})
    if not isinstance(table, dict):
        raise ConfigError(f"“{name}” is no table", hint=f"write [{name}] above its keys")
    return Table(table, f"[{name}]")


def _rules(rules: Any) -> list[Table]:
    if not isinstance(rules, list) or not all(isinstance(rule, dict) for rule in rules):
        raise ConfigError("“mix” is no list of rules", hint="write [[mix]] above each rule")
    return [Table(rule, f"[[mix]] {number}") for number, rule in enumerate(rules, 1)]


def _format(head: Table, name: str) -> str:
    codes = [one.code for one in shipped().of_kind("format")]
    return head.choice("format", codes, name if name in codes else "other")


def _people(table: Table) -> dict[str, Any]:
    found = {
        "people": table.span("size", 1, 5000),
        "per_actor": table.number("per_actor", 1, 50, 1),
        "reserves": table.share("reserves", 0.3),
        "places": table.texts("places"),
    }
    table.done()
    return found


def _theme(table: Table) -> dict[str, Any]:
    reach = table.choice("reach", REACHES, "broad")
    sources = table.texts("from") or (("themes",) if reach == "deep" else ())
    for one in sources:
        if one not in THEMES_FROM:
            raise ConfigError(
                f"unknown source of themes “{one}”", place="[theme]", hint=closest(one, THEMES_FROM)
            )
    found = {
        "reach": reach,
        "themes_from": sources,
        "spotlights": table.number("spotlights", 0, 50, 3),
    }
    table.done()
    return found


def _rounds(table: Table) -> dict[str, Any]:
    form = table.choice("form", FORMS, "none")
    held = form in ("meetings", "tables")
    found = {
        "form": form,
        "rounds": table.number("rounds", 1, 60) if held else table.number("rounds", 0, 60, 0),
        "group": table.span("group", 2, 500, None if form == "tables" else (2, 2)),
        "minutes": table.number("minutes", 1, 480) if held else table.number("minutes", 0, 480, 0),
        "pause": table.number("pause", 0, 240, 0),
    }
    table.done()
    return found


def _year(table: Table) -> dict[str, Any]:
    found = {
        "times": table.number("times", 0, 52, 1),
        "months": table.months("months"),
        "weeks": table.number("weeks", 0, 52, 8),
    }
    table.done()
    return found
