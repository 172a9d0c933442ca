"""Run a function in a Python process of its own: `python -m synergraph.graph.apart`.

Unlike multiprocessing it never imports the caller's main module, so a script or notebook that
builds a graph needs no guard. Pickles are read only from the pipe to the other process.
"""

import gc
import pickle
import subprocess
import sys
from collections.abc import Callable
from typing import Any

from synergraph.errors import BuildError, SynergraphError


def run(function: Callable[..., Any], *arguments: Any) -> Any:
    """Return what `function` returns there; raises the `SynergraphError` it raises.

    Function, arguments and result must be picklable. Raises `BuildError` when the process dies.
    """
    call = pickle.dumps((function, arguments))
    done = subprocess.run([sys.executable, "-m", __name__], input=call, capture_output=True)  # noqa: S603
    if done.returncode:
        last = done.stderr.decode(errors="replace").strip().splitlines()[-1:]
        raise BuildError(f"a reading process ended early: {' '.join(last)}")
    outcome = pickle.loads(done.stdout)  # noqa: S301
    if isinstance(outcome, SynergraphError):
        raise outcome
    return outcome


def main() -> None:
    """Answer one call on standard input and output."""
    gc.disable()  # one short life of many records without cycles
    function, arguments = pickle.loads(sys.stdin.buffer.read())  # noqa: S301
    try:
        outcome = function(*arguments)
    except SynergraphError as error:
        outcome = error
    sys.stdout.buffer.write(pickle.dumps(outcome))


if __name__ == "__main__":
    main()
