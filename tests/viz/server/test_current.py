"""What is served is the current build, also after a new one was made."""

import json
from pathlib import Path

from click.testing import CliRunner

from synergraph.cli import main
from synergraph.graph import workspace
from synergraph.graph.build import build
from synergraph.viz.server.current import Current

COUNT = "SELECT (COUNT(*) AS ?n) { ?p a syn:Organisation ; syn:stated true }"


def counted(current: Current) -> int:
    answer = current.ask(COUNT, ["json"], [], [])
    return int(json.loads(answer.body)["results"]["bindings"][0]["n"]["value"])


def test_a_new_build_is_served_at_once(workspace_folder: Path) -> None:
    current = Current(workspace_folder, count=1)
    try:
        before = counted(current)
        more = workspace_folder / "more.csv"
        more.write_text("Organisation;Ort\nWerk Gamma GmbH;Berlin\n", encoding="utf-8")
        added = CliRunner().invoke(main, ["-C", str(workspace_folder), "add", str(more), "--yes"])
        assert added.exit_code == 0, added.output
        build(workspace.read(workspace_folder))
        assert counted(current) == before + 1
        assert current.graph.folder.name == (workspace_folder / "build" / "current").read_text()
    finally:
        current.close()
