"""Killed at any moment, the last build answers, nothing is locked, and the next build succeeds."""

import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from synergraph.graph import workspace
from synergraph.graph.build import build
from synergraph.graph.graph import Graph, manifest_of, open_graph
from synergraph.graph.reading import LARGE

KILLS = 12
BUILD = "import sys; from synergraph.cli import main; main(['-C', sys.argv[1], 'build', '--yes'])"

ASK = """
import sys
from pathlib import Path
from synergraph.graph.graph import open_graph
graph = open_graph(Path(sys.argv[1]))
graph.rdf_store(), graph.property_graph()
"""


def listed(last: int, width: int = 0) -> str:
    rows = (f"Vorhaben {n};laufend;Thema {n % 40} {'x' * width}" for n in range(last))
    return "\n".join(["Projekt;Status;Thema", *rows]) + "\n"


@pytest.fixture
def space(tmp_path: Path) -> Path:
    workspace.init(tmp_path)
    for name in ("a.csv", "b.csv"):  # so large that one is read in a process of its own
        (tmp_path / name).write_text(listed(400, LARGE // 350), encoding="utf-8")
    workspace.add(
        workspace.read(tmp_path), [(tmp_path / name, "table", "2024") for name in ("a.csv", "b.csv")]
    )
    build(workspace.read(tmp_path))
    return tmp_path


def started(folder: Path, what: str = BUILD) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-c", what, str(folder)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def projects(graph: Graph) -> int:
    counted = graph.sparql.query(
        "PREFIX syn: <https://w3id.org/synergraph/ontology#> SELECT (COUNT(*) AS ?n) WHERE { ?p a syn:Project }",
        {},
    )
    (row,) = graph.cypher.query("MATCH (p:Project) RETURN count(p) AS n", {}).rows
    assert counted.rows == [row]
    return int(row[0])


def test_killed_at_random_moments(space: Path) -> None:
    moments = random.Random(7)
    begun = time.perf_counter()
    assert started(space).wait() == 0
    long = time.perf_counter() - begun
    standing, cut = 400, 0
    for number in range(1, KILLS + 1):
        for name in ("a", "b"):
            (space / f"{name}.csv").write_text(listed(400 + number, LARGE // 350), encoding="utf-8")
        child = started(space)
        try:
            child.wait(timeout=moments.uniform(0.2, 1.1) * long)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
            cut += 1
        assert projects(open_graph(space)) in (standing, 400 + number)
        standing = projects(open_graph(space))
    assert cut >= KILLS // 3
    build(workspace.read(space))
    assert projects(open_graph(space)) == 400 + KILLS
    builds = space / "build"
    made = {open_graph(space).folder.name, manifest_of(open_graph(space).folder)["earlier"]}
    assert {path.name for path in builds.iterdir() if path.is_dir()} == {"sources", "compared", *made}
    assert not list(builds.rglob("*.new"))


def test_killed_while_a_projection_is_written(space: Path) -> None:
    moments, folder = random.Random(7), open_graph(space).folder
    begun = time.perf_counter()
    assert started(space, ASK).wait() == 0
    long = time.perf_counter() - begun
    for _ in range(KILLS):
        for made in ("rdf", "graph.lbug"):
            shutil.rmtree(folder / made, ignore_errors=True)
            (folder / made).unlink(missing_ok=True)
        child = started(space, ASK)
        try:
            child.wait(timeout=moments.uniform(0.3, 0.95) * long)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
        assert projects(open_graph(space)) == 400
