"""Run a function in a Python process of its own: `python -m synergraph.graph.apart`.

Unlike multiprocessing it never imports the caller's main module, so a script or notebook that
builds a graph needs no guard. Pickles are read only from unnamed files that the two processes share.
"""

import gc
import pickle
import subprocess
import sys
from collections.abc import Callable
from tempfile import TemporaryFile
from typing import Any

from synergraph.errors import BuildError, SynergraphError


def run(function: Callable[..., Any], *arguments: Any) -> Any:
    """Return what `function` returns there; raises the `SynergraphError` it raises.

    Function, arguments and result must be picklable. Raises `BuildError` when the process dies.
    """
    with TemporaryFile() as call, TemporaryFile() as answer, TemporaryFile() as complaint:
        # Files, for a pipe is fed in small pieces, each when this process lets a thread of its own run.
        pickle.dump((function, arguments), call)
        call.seek(0)
        command = [sys.executable, "-m", __name__]
        status = subprocess.run(command, stdin=call, stdout=answer, stderr=complaint).returncode  # noqa: S603
        answer.seek(0)
        complaint.seek(0)
        if status:
            last = complaint.read().decode(errors="replace").strip().splitlines()[-1:]
            raise BuildError(f"a reading process ended early: {' '.join(last)}")
        outcome = pickle.load(answer)  # noqa: S301
    if isinstance(outcome, SynergraphError):
        raise outcome
    return outcome


def main() -> None:
    """Answer one call on standard input and output."""
    gc.disable()  # one short life of many records without cycles
    function, arguments = pickle.load(sys.stdin.buffer)  # noqa: S301
    try:
        outcome = function(*arguments)
    except SynergraphError as error:
        outcome = error
    pickle.dump(outcome, sys.stdout.buffer)


if __name__ == "__main__":
    main()
