"""Functions that run in processes of their own."""

import os
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from synergraph.errors import BuildError, SourceError
from synergraph.graph.apart import Processes


@pytest.fixture
def processes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Processes]:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent))  # for functions of this file
    with Processes(tmp_path) as opened:
        yield opened


def test_what_a_function_returns_comes_back(processes: Processes) -> None:
    assert processes.run(sorted, ["b", "ä", "a"] * 100_000) == sorted(["b", "ä", "a"] * 100_000)


def test_a_process_is_used_again(processes: Processes) -> None:
    first, second = processes.run(os.getpid), processes.run(os.getpid)
    assert first == second != os.getpid()


def test_threads_have_a_process_each(processes: Processes) -> None:
    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(processes.run, [sum, max], [[1, 2], [3, 4]]))
    assert answers == [3, 4]


def test_what_is_printed_is_no_answer(processes: Processes) -> None:
    assert processes.run(print, "noise") is None
    assert processes.run(max, 1, 2) == 2


def test_our_errors_come_back_and_the_process_lives_on(processes: Processes) -> None:
    before = processes.run(os.getpid)
    with pytest.raises(SourceError, match="no such file"):
        processes.run(fail, "no such file")
    assert processes.run(os.getpid) == before


def fail(what: str) -> None:
    raise SourceError(what)


def test_a_process_that_dies_is_said_and_replaced(processes: Processes) -> None:
    with pytest.raises(BuildError, match=r"ended early: .*divi"):
        processes.run(divmod, 1, 0)
    with pytest.raises(BuildError, match="ended early"):
        processes.run(sys.exit, 0)
    assert processes.run(max, 1, 2) == 2


def test_nothing_stays_behind(tmp_path: Path) -> None:
    with Processes(tmp_path) as processes:
        number = processes.run(os.getpid)
        (folder,) = tmp_path.iterdir()
        assert folder.stat().st_mode & 0o077 == 0
    assert not list(tmp_path.iterdir())
    with pytest.raises(ProcessLookupError):
        os.kill(number, 0)
