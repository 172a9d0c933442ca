"""The tutorial's own workspace comes out as the page says, command by command."""

import re
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from synergraph.cli import main

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
LISTS = re.findall(r'```csv title="([^"]+)"\n(.*?)```', PAGE, re.DOTALL)
COMMANDS = re.findall(r"^synergraph .*mein-cluster.*$", PAGE, re.MULTILINE)


@pytest.fixture
def said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """Return what each command of the page says, run in order."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    (tmp_path / "listen").mkdir()
    for name, text in LISTS:
        (tmp_path / "listen" / name).write_text(text, encoding="utf-8")
    return [(line, answer(line)) for line in COMMANDS]


def answer(line: str) -> str:
    result = CliRunner().invoke(main, shlex.split(line)[1:])
    assert result.exit_code == 0, f"{line}\n{result.output}"
    return result.output


def test_the_workspace_of_the_tutorial(said: list[tuple[str, str]]) -> None:
    proposed = said[0][1]
    assert "2 of 3 cells read as value of the scheme (status); not “wohl ruhend”" in proposed
    assert "(organisation); 3 cells; parted by ','" in proposed
    checks = [text for line, text in said if line.endswith("check")]
    assert ["wohl ruhend" in text for text in checks] == [True, True]
    assert ["Schreibfehler" in text for text in checks] == [False, True]
    [review] = [text for line, text in said if line.endswith("review")]
    assert "Werk Nord GmbH" in review and "Werk Nordt GmbH" in review
    assert Path("mein-cluster/decisions.csv").is_file()
    assert "Masterplan Industriestadt Berlin" in said[-1][1]
