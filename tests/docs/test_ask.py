"""Every command of the how-to runs on the example, and its own question answers in both languages."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from synergraph.cli import main
from synergraph.graph.graph import Graph
from synergraph.queries.ask import run
from synergraph.queries.questions import read_folder

TEXT = (Path(__file__).parents[2] / "docs" / "how-to" / "ask.md").read_text(encoding="utf-8")
COMMANDS = [line for block in re.findall(r"```sh\n(.*?)```", TEXT, re.DOTALL) for line in block.splitlines()]
OWN = dict(re.findall(r"```(sparql|cypher)\n(.*?)```", TEXT, re.DOTALL))


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_answers(command: str, example_graph: Graph) -> None:
    program, *arguments = shlex.split(command)
    result = CliRunner().invoke(main, ["-C", str(example_graph.folder.parents[1]), *arguments])
    assert (program, result.exit_code) == ("synergraph", 0), result.output
    assert len(result.output.splitlines()) > 1


def test_the_question_of_the_page_answers_the_same_in_both_languages(
    tmp_path: Path, small_graph: Graph
) -> None:
    (tmp_path / "own.rq").write_text(OWN["sparql"], encoding="utf-8")
    (tmp_path / "own.cypher").write_text(OWN["cypher"], encoding="utf-8")
    asked = read_folder(tmp_path)["own"]
    rows = [run(small_graph, asked, {}, engine).rows for engine in ("sparql", "cypher")]
    assert rows == [[("project/probe-alpha",), ("project/probe-epsilon",)]] * 2
