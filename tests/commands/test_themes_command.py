"""The command `themes`: its tables, one topic, wrong words."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from synergraph.cli import main
from synergraph.graph.graph import Graph


@pytest.fixture
def folder(example_graph: Graph) -> Path:
    return example_graph.folder.parents[1]


def ask(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["--lang", "en", "-C", str(folder), "themes", *words])


def test_all_tables_tell_what_they_are_over(folder: Path) -> None:
    told = ask(folder, "--limit", "3", "--format", "md").output
    assert "Themes across action fields" in told and "Emerging and fading" in told
    assert "Blank spots" in told and "not yet addressed" in told
    assert "* anchored" in told


def test_only_some_tables_can_be_asked_for(folder: Path) -> None:
    told = ask(folder, "--only", "trends", "--format", "md").output
    assert "Emerging and fading" in told and "Blank spots" not in told and "Themes across" not in told


def test_a_topic_is_told_of_with_who_carries_it(folder: Path) -> None:
    told = ask(folder, "Kreislaufwirtschaft", "--format", "json")
    assert json.loads(told.output)
    assert "Who carries the theme: circular economy" in told.output
    assert "Who could take it further" in told.output and "4 of 32 → 14 of 40 projects" in told.output


@pytest.mark.parametrize("words", [["--over", "clusters"], ["--by", "year"], ["Kreislaufwirtschat"]])
def test_wrong_words_name_the_closest(folder: Path, words: list[str]) -> None:
    result = ask(folder, *words)
    assert result.exit_code == 2 and "→" in result.output
    assert "Traceback" not in result.output
