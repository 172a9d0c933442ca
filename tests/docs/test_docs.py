"""What the docs say is so: pages generated from the code, commands that run, links that lead somewhere."""

import importlib.util
import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from synergraph.cli import main
from synergraph.graph.graph import Graph
from synergraph.queries.ask import run
from synergraph.queries.questions import read_folder
from synergraph.queries.wording import PARTS

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted(ROOT.glob("docs/**/*.md")), *sorted(ROOT.glob("examples/**/*.md"))]
ASKED = [page for page in PAGES if page.name in ("README.md", "tutorial.md") or page.parent.name == "how-to"]
BLOCK = re.compile(r"```sh\n(.*?)```", re.DOTALL)
OWN_FILES = (
    "init ", "add ", "mein-cluster", "demo", "query.", "--people", "--changes", "--roles", "serve",
    "push ", "--engine neo4j", "--engine sparql-server",
)  # fmt: skip
"""What needs files of one's own, or waits for others."""


def lines(page: Path) -> list[str]:
    """Return the synergraph commands of a page that need nothing but a built workspace."""
    found = [
        line.split(" #")[0].strip()
        for block in BLOCK.findall(page.read_text(encoding="utf-8"))
        for line in block.replace("\\\n", "").splitlines()
    ]
    return [
        line
        for line in found
        if line.startswith("synergraph ") and not any(word in line for word in OWN_FILES)
    ]


COMMANDS = [(page.name, line) for page in ASKED for line in lines(page)]


def test_the_reference_of_commands_is_what_the_code_says() -> None:
    spec = importlib.util.spec_from_file_location("write", ROOT / "docs" / "write.py")
    assert spec and spec.loader
    write = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(write)
    assert write.COMMANDS.read_text(encoding="utf-8") == write.commands(), "run `make docs`"


def test_every_command_is_told_of_in_a_page_for_people() -> None:
    told = "\n".join(page.read_text(encoding="utf-8") for page in ASKED)
    assert [
        name for name in main.commands if f"synergraph {name}" not in told and f" {name}" not in told
    ] == []


@pytest.mark.parametrize(("page", "line"), COMMANDS, ids=[f"{page}: {line}" for page, line in COMMANDS])
def test_a_command_of_the_docs_runs(
    example_graph: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: str, line: str
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = str(example_graph.folder.parents[1])
    result = CliRunner().invoke(main, ["-C", folder, *shlex.split(line)[1:]])
    assert result.exit_code == 0 and (result.output.strip() or list(tmp_path.iterdir())), result.output


def test_the_pages_do_hold_commands() -> None:
    assert len(COMMANDS) > 15


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text(encoding="utf-8"))
    local = [target for target in targets if "://" not in target]
    assert [target for target in local if not (page.parent / target).exists()] == []


def test_every_part_of_a_score_is_explained() -> None:
    text = (ROOT / "docs" / "explanation" / "scores.md").read_text(encoding="utf-8").casefold()
    own = {"group", "demand", "offers", "seeks", "complement"}
    assert [label.en for name, label in PARTS.items() if name not in own and label.en not in text] == []
    assert "offer and request" in text and "offer; request" in text


def test_the_question_of_the_how_to_answers_the_same_in_both_languages(
    tmp_path: Path, small_graph: Graph
) -> None:
    page = (ROOT / "docs" / "how-to" / "ask.md").read_text(encoding="utf-8")
    own = dict(re.findall(r"```(sparql|cypher)\n(.*?)```", page, re.DOTALL))
    (tmp_path / "own.rq").write_text(own["sparql"], encoding="utf-8")
    (tmp_path / "own.cypher").write_text(own["cypher"], encoding="utf-8")
    asked = read_folder(tmp_path)["own"]
    rows = [run(small_graph, asked, {}, engine).rows for engine in ("sparql", "cypher")]
    assert rows == [[("project/probe-alpha",), ("project/probe-epsilon",)]] * 2
