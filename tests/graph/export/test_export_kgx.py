"""The `kgx` tool finds nothing wrong with our export."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from synergraph.graph.export import export, stated_edges, stated_nodes
from synergraph.graph.export.kgx import CATEGORIES, PREDICATES
from synergraph.graph.graph import Graph
from synergraph.ontology import ontology

PYTHON = os.environ.get("KGX_PYTHON", "")
"""A Python with kgx and biolink-model, which ask for versions of NumPy and others that we have left behind."""


@pytest.mark.skipif(not PYTHON, reason="set KGX_PYTHON to a Python with the packages kgx and biolink-model")
@pytest.mark.parametrize("name", ["small_graph", "example_graph"])
def test_kgx_finds_nothing_wrong(request: pytest.FixtureRequest, tmp_path: Path, name: str) -> None:
    graph: Graph = request.getfixturevalue(name)
    export(graph, "kgx", tmp_path)
    script = Path(__file__).with_name("kgx_validate.py")
    done = subprocess.run([PYTHON, script, tmp_path], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout.splitlines()[-1])
    assert found["errors"] == {}
    assert found["nodes"] == stated_nodes(graph).height
    rows = [
        line.split("\t") for line in (tmp_path / "edges.tsv").read_text(encoding="utf-8").splitlines()[1:]
    ]
    assert len(rows) == stated_edges(graph).height
    assert found["edges"] == len({tuple(row[1:4]) for row in rows})  # kgx knows no parallel edges


def test_words_of_biolink_stand_for_kinds_of_ours() -> None:
    assert {*CATEGORIES} <= {*ontology().nodes} and {*PREDICATES} <= {*ontology().edges}


def test_lines_and_cells_hold(small_graph: Graph, tmp_path: Path) -> None:
    for file in export(small_graph, "kgx", tmp_path):
        head, *rows = [line.split("\t") for line in file.read_text(encoding="utf-8").splitlines()]
        assert {len(row) for row in rows} == {len(head)} and not any(
            cell.startswith('"') for row in rows for cell in row
        )
