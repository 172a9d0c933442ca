"""Recipes: those shipped, those of a workspace, and what is said where one is wrong."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synergraph.errors import ConfigError, UsageError
from synergraph.ontology import shipped
from synergraph.queries.formats import Amount, recipe, recipes

DOCS = Path(__file__).parents[3] / "docs" / "how-to"
SMALLEST = """\
title = { de = "Frühstück", en = "Breakfast" }
purpose = { de = "Kennenlernen", en = "Getting to know each other" }
[people]
size = 12
"""


def written(folder: Path, text: str, name: str = "breakfast") -> Path:
    (folder / "formats").mkdir(exist_ok=True)
    (folder / "formats" / f"{name}.toml").write_text(text, encoding="utf-8")
    return folder


def test_the_shipped_recipes_are_whole(tmp_path: Path) -> None:
    known = recipes(tmp_path)
    codes = {one.code for one in shipped().of_kind("format")}
    assert set(known) == {
        "call",
        "conference",
        "deep_dive",
        "dialogue",
        "matchmaking",
        "meetup",
        "planning_workshop",
    }
    for name, one in known.items():
        assert one.name == name and one.format in codes
        assert one.mix and one.goals and one.months and one.actors > 0
        assert one.purpose.de != one.purpose.en and one.audience.de != one.audience.en
        assert one.length <= 8 * 60


def test_a_workspace_adds_recipes_and_replaces_shipped_ones(tmp_path: Path) -> None:
    own = written(tmp_path, SMALLEST)
    written(tmp_path, SMALLEST.replace("Frühstück", "Treffen").replace("Breakfast", "Gathering"), "meetup")
    assert recipe(own, "frühstück").name == "breakfast" and recipe(own, "Breakfast").format == "other"
    assert recipe(own, "meetup").title.de == "Treffen"
    assert recipe(own, "meetup").format == "meetup"
    assert recipe(own, "breakfast").people == (12, 12)


def test_a_recipe_is_found_by_name_title_or_format(tmp_path: Path) -> None:
    for name in ("deep_dive", "Deep Dive", "DEEP DIVE "):
        assert recipe(tmp_path, name).name == "deep_dive"
    assert recipe(tmp_path, "Förderaufruf").name == "call"
    with pytest.raises(UsageError, match="no format “deepdive”") as raised:
        recipe(tmp_path, "deepdive")
    assert "deep_dive" in raised.value.hint


WRONG = {
    "title = 3\n": ("“title” is no text", ""),
    "[people]\nsize = [40, 20]\n": ("“size” does not go upwards", "[people]"),
    "[people]\nsize = true\n": ("“size” is neither a number nor two", "[people]"),
    "[people]\nsize = 4\nseats = 3\n": ("unknown key “seats”", "[people]"),
    "[people]\nsize = 4\nreserves = 3\n": ("“reserves” is no share", "[people]"),
    "[people]\nsize = 4\nreserves = '130 %'\n": ("“reserves” is neither a number nor a share", "[people]"),
    "[people]\nsize = 4\nplaces = [3]\n": ("“places” is no text", "[people]"),
    "[[mix]]\nleast = 3\n": ("asks for nothing", "[[mix]] 1"),
    "[[mix]]\nactor_type = 'company'\n": ("sets no number", "[[mix]] 1"),
    "[[mix]]\nactor_type = 'firm'\nleast = 3\n": ("“firm” is no value of actor_type", "[[mix]] 1"),
    "[[mix]]\nactor_type = 'each'\nleast = 3\n": ("“each” stands alone", "[[mix]] 1"),
    "[[mix]]\ncluster = []\nleast = 3\n": ("“cluster” is empty", "[[mix]] 1"),
    "[[mix]]\nnewcomer = 'yes'\nleast = 3\n": ("“newcomer” is neither true nor false", "[[mix]] 1"),
    "[[mix]]\ncluster = 'each'\nleast = 3\nmost = 1\n": ("“least” is more than “most”", "[[mix]] 1"),
    "mix = 3\n": ("“mix” is no list of rules", ""),
    "theme = 3\n": ("“theme” is no table", ""),
    "[theme]\nreach = 'wide'\n": ("“reach” cannot be “wide”", "[theme]"),
    "[theme]\nfrom = 'newspapers'\n": ("unknown source of themes “newspapers”", "[theme]"),
    "[rounds]\nform = 'tables'\nrounds = 3\nminutes = 5\n": (
        "“group” is neither a number nor two",
        "[rounds]",
    ),
    "[rounds]\nform = 'meetings'\nminutes = 5\n": ("“rounds” is no whole number", "[rounds]"),
    "[year]\nmonths = [13]\n": ("“months” is no list of months", "[year]"),
    "goals = 'more'\n": ("“goals” is no list", ""),
    "format = 'brunch'\n": ("“format” cannot be “brunch”", ""),
    "porpose = 'x'\n": ("unknown key “porpose”", ""),
    "title = \n": ("not valid TOML", ""),
}


@pytest.mark.parametrize("text", WRONG)
def test_a_mistake_is_named_with_file_key_and_what_to_write(tmp_path: Path, text: str) -> None:
    message, place = WRONG[text]
    head, tables = SMALLEST.split("[people]")
    own = f"[people]{tables}" if "[people]" not in text else ""
    key = re.match(r"\w+", text)
    kept = "".join(line for line in head.splitlines(True) if not key or not line.startswith(f"{key[0]} "))
    top, below = (text, "") if not text.startswith("[") else ("", text)
    with pytest.raises(ConfigError, match=re.escape(message)) as raised:
        recipes(written(tmp_path, f"{top}{kept}{own}{below}"))
    assert raised.value.place.startswith("formats/breakfast.toml") and raised.value.place.endswith(place)
    assert raised.value.hint


@given(st.integers(0, 100), st.integers(0, 400))
def test_a_share_is_never_less_than_asked_nor_more_than_allowed(percent: int, size: int) -> None:
    amount = Amount(percent / 100, share=True)
    assert amount.most(size) <= percent * size / 100 <= amount.least(size) <= amount.most(size) + 1


def test_the_recipe_in_the_how_to_is_one(tmp_path: Path) -> None:
    text = (DOCS / "plan-an-event.md").read_text(encoding="utf-8")
    block = re.search(r"```toml\n(.*?)```", text, re.DOTALL)
    assert block
    found = recipe(written(tmp_path, block[1], "werkstatt"), "werkstatt")
    assert found.form == "tables" and found.mix
