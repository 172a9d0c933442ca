"""Python processes beside this one that run functions: `python -m synergraph.graph.apart FOLDER`.

Unlike multiprocessing they never import the caller's main module, so a script or notebook that
builds a graph needs no guard. What they are given and what they answer are files in a folder that
nobody else may read, for a pipe is fed in small pieces, each when this process lets a thread of its own run.
"""

import gc
import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from synergraph.errors import BuildError, SynergraphError
from synergraph.graph.closing import Closing
from synergraph.graph.workers import pipe

_CALL, _ANSWER, _COMPLAINT = "call", "answer", "complaint"
_DONE = b"\n"


class Processes(Closing):
    """Processes that run functions, each started when all others have work, and ended together.

    Their files lie in a new folder in `place` while they live.
    """

    def __init__(self, place: Path) -> None:
        place.mkdir(parents=True, exist_ok=True)
        self._place = place
        self._idle: list[_Process] = []

    def run(self, function: Callable[..., Any], *arguments: Any) -> Any:
        """Return what `function` returns there; raises the `SynergraphError` it raises.

        Function, arguments and result must be picklable. Threads may call this side by side, each
        waits for a process of its own. Raises `BuildError` when the process dies.
        """
        process = self._idle.pop() if self._idle else _Process(self._place)
        try:
            outcome = process.answer(function, arguments)
        except BaseException:
            process.close()
            raise
        self._idle.append(process)
        if isinstance(outcome, SynergraphError):
            raise outcome
        return outcome

    def close(self) -> None:
        """End the processes and remove their files."""
        while self._idle:
            self._idle.pop().close()


class _Process(Closing):
    def __init__(self, place: Path) -> None:
        self._folder = TemporaryDirectory(dir=place, prefix="apart-")
        self._files = Path(self._folder.name)
        command = [sys.executable, "-m", __name__, self._folder.name]
        with (self._files / _COMPLAINT).open("wb") as complaint:
            self._process = subprocess.Popen(  # noqa: S603
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=complaint
            )

    def answer(self, function: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
        """Return what the function returns, or the error of ours that it raises."""
        _write(self._files / _CALL, (function, arguments))
        if not self._told():
            last = (self._files / _COMPLAINT).read_text(errors="replace").strip().splitlines()[-1:]
            raise BuildError(f"a process of this build ended early: {' '.join(last)}")
        return _read(self._files / _ANSWER)

    def _told(self) -> bool:
        """Tell the process that there is a call, and return whether it told that there is an answer."""
        try:
            pipe(self._process.stdin).write(_DONE)
            pipe(self._process.stdin).flush()
        except BrokenPipeError:
            return False
        return pipe(self._process.stdout).readline() == _DONE

    def close(self) -> None:
        self._process.kill()
        self._process.communicate()
        self._folder.cleanup()


def _write(path: Path, value: object) -> None:
    with path.open("wb") as handle:
        pickle.dump(value, handle)


def _read(path: Path) -> Any:
    with path.open("rb") as handle:
        return pickle.load(handle)  # noqa: S301


def main(folder: Path) -> None:
    """Answer the call in the folder each time that a line comes on standard input."""
    gc.disable()  # a short life of many records without cycles
    told = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)  # what a function prints is no answer
    for _ in sys.stdin.buffer:
        _write(folder / _ANSWER, _outcome(*_read(folder / _CALL)))
        told.write(_DONE)


def _outcome(function: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
    try:
        return function(*arguments)
    except SynergraphError as error:
        return error


if __name__ == "__main__":
    main(Path(sys.argv[1]))
