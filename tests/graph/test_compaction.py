"""Compaction of a store waits for other work."""

import os
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from synergraph.graph.compaction import compact_last


@pytest.mark.skipif(sys.platform != "linux", reason="threads have a priority of their own on Linux only")
def test_only_threads_that_compact_come_last(tmp_path: Path) -> None:
    store = ox.Store(str(tmp_path / "rdf"))
    compact_last()
    tasks = {
        int(task.name): (task / "comm").read_text().strip() for task in Path("/proc/self/task").iterdir()
    }
    nice = {
        name: {os.getpriority(os.PRIO_PROCESS, t) for t, n in tasks.items() if n == name}
        for name in tasks.values()
    }
    assert nice["rocksdb:low"] == {19}
    assert nice["rocksdb:high"] == {os.getpriority(os.PRIO_PROCESS, 0)}
    store.add(ox.Quad(ox.NamedNode("a:s"), ox.NamedNode("a:p"), ox.Literal("o")))
    assert len(store) == 1
