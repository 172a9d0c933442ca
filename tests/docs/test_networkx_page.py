"""The snippets of the how-to run one after the other, on a built workspace, and say something."""

import re
from pathlib import Path

import pytest

from synergraph.graph.graph import Graph

HOW_TO = Path(__file__).parents[2] / "docs" / "how-to"
SNIPPETS = re.findall(r"```python\n(.*?)```", (HOW_TO / "networkx.md").read_text(encoding="utf-8"), re.DOTALL)


def test_every_snippet_runs_and_says_something(
    example_graph: Graph, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    workspace = example_graph.folder.parents[1]
    monkeypatch.chdir(workspace.parent)
    (workspace.parent / "my-workspace").symlink_to(workspace, target_is_directory=True)
    known: dict[str, object] = {}
    for snippet in SNIPPETS:
        exec(compile(snippet, "networkx.md", "exec"), known)
        said = capsys.readouterr().out
        assert "print(" not in snippet or said.strip() not in ("", "[]"), snippet
    assert len(SNIPPETS) >= 8


def test_the_page_of_exports_names_every_format() -> None:
    from synergraph.graph.export import FORMATS

    page = (HOW_TO / "export.md").read_text(encoding="utf-8")
    assert [format for format in FORMATS if f"`{format}`" not in page] == []
