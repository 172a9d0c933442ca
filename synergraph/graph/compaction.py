"""When the store below Oxigraph tidies up its files."""

import os
from contextlib import suppress
from pathlib import Path

_THREADS = "rocksdb:low"
_LAST = 19


def compact_last() -> None:
    """Let this process compact stores only while nothing else of it has work (Linux; elsewhere nothing changes).

    What one load makes RocksDB merge the next load makes it merge again: on eight million quads that was a
    fifth of all work of the loads (`benchmarks/sparql.md` has what loading takes).
    """
    for task in Path("/proc/self/task").glob("*"):
        with suppress(OSError):
            if (task / "comm").read_text().strip() == _THREADS:
                os.setpriority(os.PRIO_PROCESS, int(task.name), _LAST)
