"""Several sources read at once: each once, errors in order, what is huge in a process of its own."""

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from synergraph.errors import SourceError
from synergraph.graph import reading
from synergraph.graph.apart import Processes


@pytest.fixture
def processes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Processes]:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent))  # for functions of this file
    with Processes(tmp_path / "build") as opened:
        yield opened


def note(item: str, folder: Path) -> None:
    """Leave a file that says which process did it."""
    with (folder / item).open("a") as file:
        file.write(f"{os.getpid()}\n")
    if item.startswith("bad"):
        raise SourceError(f"{item} is bad")


def read(sizes: dict[str, int], folder: Path, processes: Processes) -> tuple[dict[str, int], list[str]]:
    """Return which process read what, and what was bad."""
    begun: list[str] = []
    failed = reading.read_each(sizes, partial(note, folder=folder), processes, begun.append)
    assert sorted(begun) == sorted(sizes)
    return {item: int((folder / item).read_text()) for item in sizes}, list(failed)


def test_little_is_read_here(tmp_path: Path, processes: Processes) -> None:
    by, failed = read({"bad2": 10, "good": reading.LARGE, "bad1": 30}, tmp_path, processes)
    assert set(by.values()) == {os.getpid()}
    assert failed == ["bad2", "bad1"]


def test_nothing_to_read_is_nothing(tmp_path: Path, processes: Processes) -> None:
    assert read({}, tmp_path, processes) == ({}, [])


def test_the_largest_is_read_here_and_the_next_beside(tmp_path: Path, processes: Processes) -> None:
    sizes = {"small": 1, "next": reading.LARGE, "largest": 2 * reading.LARGE, "bad": 5}
    by, failed = read(sizes, tmp_path, processes)
    assert by["largest"] == os.getpid() != by["next"]
    assert failed == ["bad"]


def test_what_is_huge_is_read_beside(tmp_path: Path, processes: Processes) -> None:
    by, failed = read({"small": 1, "bad": reading.HUGE + 1}, tmp_path, processes)
    assert by["small"] == os.getpid() != by["bad"]
    assert failed == ["bad"]
