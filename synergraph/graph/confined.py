"""What a process that answers queries of people does without, where the system can see to that."""

import os
import sys
from contextlib import suppress
from pathlib import Path


def confine() -> None:
    """Give up the network and writing files; cannot be undone."""
    if sys.platform == "linux":
        import resource

        if sys.version_info >= (3, 12):
            with suppress(OSError):
                os.unshare(os.CLONE_NEWUSER | os.CLONE_NEWNET)
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def fill_at_most(memory: int) -> None:
    """Give up using more than so many bytes of memory."""
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))


def open_nothing_more() -> None:
    """Give up opening files: what is open stays so."""
    if sys.platform == "linux":
        import resource

        highest = max(int(path.name) for path in Path("/proc/self/fd").iterdir())
        resource.setrlimit(resource.RLIMIT_NOFILE, (highest, highest))
