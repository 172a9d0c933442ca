"""What analyses keep beside a build."""

import shutil
from pathlib import Path

import numpy as np
import pytest
from scipy import sparse

from synergraph.graph.graph import ANALYSES, Graph
from synergraph.queries.prepared import before, kept, remembered


@pytest.fixture
def graph(cluster_graph: Graph, tmp_path: Path) -> Graph:
    return Graph(Path(shutil.copytree(cluster_graph.folder, tmp_path / "build" / "one")))


def made() -> dict[str, object]:
    return {
        "numbers": np.arange(5),
        "none": np.zeros(0),
        "long": True,
        "words": ["Licht", "", "Ü\u2028b"],
        "matrix": sparse.csr_array([[0.0, 2.0], [0.0, 0.0]]),
    }


def never() -> dict[str, object]:
    raise AssertionError("it was kept")


def folder(graph: Graph) -> Path:
    return next((graph.folder.parent / ANALYSES).glob("*/*/x"))


def test_what_is_made_once_is_the_same_object(graph: Graph) -> None:
    first = remembered(graph, "list", list)
    assert remembered(graph, "list", never) is first
    assert remembered(Graph(graph.folder), "list", list) is not first


def test_values_come_back_from_disk(graph: Graph) -> None:
    kept(graph, "x", made)
    found = kept(Graph(graph.folder), "x", never)
    assert found["numbers"].tolist() == [0, 1, 2, 3, 4] and found["none"].shape == (0,)
    assert found["long"] is True and found["words"] == ["Licht", "", "Ü\u2028b"]
    assert found["matrix"].toarray().tolist() == [[0.0, 2.0], [0.0, 0.0]]


def test_what_is_kept_cannot_be_changed(graph: Graph) -> None:
    kept(graph, "x", made)
    with pytest.raises(ValueError, match="read-only"):
        kept(Graph(graph.folder), "x", never)["numbers"][0] = 7


@pytest.mark.parametrize("damage", ["cut", "flip", "gone", "empty", "list"])
def test_what_is_damaged_is_made_again(graph: Graph, damage: str) -> None:
    kept(graph, "x", made)
    file = folder(graph) / "numbers.npy"
    whole = file.read_bytes()
    if damage == "gone":
        file.unlink()
    elif damage == "list":
        sums = file.with_name("sums.txt")
        sums.write_text(sums.read_text(encoding="utf-8").rsplit("\n", 1)[0], encoding="utf-8")
    else:
        file.write_bytes({"cut": whole[:-4], "flip": whole[:-1] + b"\x07", "empty": b""}[damage])
    assert kept(Graph(graph.folder), "x", made)["numbers"].tolist() == [0, 1, 2, 3, 4]
    assert kept(Graph(graph.folder), "x", never)["numbers"].tolist() == [0, 1, 2, 3, 4]


def test_where_nothing_can_be_written_it_is_made(graph: Graph) -> None:
    (graph.folder.parent / ANALYSES).write_text("in the way", encoding="utf-8")
    assert kept(graph, "x", made)["numbers"].tolist() == [0, 1, 2, 3, 4]


def test_other_tables_are_another_thing_and_the_old_one_goes(graph: Graph) -> None:
    kept(graph, "x", made)
    graph.nodes.head(3).write_parquet(graph.folder / "nodes.parquet")
    changed = Graph(graph.folder)
    last = before(changed, "x")
    assert last is not None and last["numbers"].tolist() == [0, 1, 2, 3, 4]
    assert kept(changed, "x", lambda: {"numbers": np.zeros(1)})["numbers"].tolist() == [0]
    assert before(changed, "x") is None
    assert len(list((graph.folder.parent / ANALYSES).glob("*/*"))) == 1
