"""Every command of the pages on synergies, themes and partners runs on the example and answers."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from synergraph.cli import main
from synergraph.graph.graph import Graph
from synergraph.queries.wording import PARTS

DOCS = Path(__file__).parents[2] / "docs"
PAGES = [DOCS / "how-to" / f"find-{name}.md" for name in ("synergies", "themes", "partners")]
TEXT = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
COMMANDS = [line for block in re.findall(r"```sh\n(.*?)```", TEXT, re.DOTALL) for line in block.splitlines()]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_answers(command: str, example_graph: Graph, tmp_path: Path) -> None:
    program, *arguments = shlex.split(command.replace("synergies.xlsx", str(tmp_path / "synergies.xlsx")))
    result = CliRunner().invoke(main, ["-C", str(example_graph.folder.parents[1]), *arguments])
    assert (program, result.exit_code) == ("synergraph", 0), result.output
    assert result.output.strip() or (tmp_path / "synergies.xlsx").stat().st_size


def test_every_part_of_a_score_is_explained() -> None:
    text = (DOCS / "explanation" / "scores.md").read_text(encoding="utf-8").casefold()
    own = {"group", "demand", "offers", "seeks", "complement"}
    assert [label.en for name, label in PARTS.items() if name not in own and label.en not in text] == []
    assert "offer and request" in text and "offer; request" in text
