"""Reading several sources at once: here and in processes beside this one, the largest first."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import chain
from math import inf
from os import cpu_count
from threading import Lock
from typing import Generic, TypeVar

from synergraph.errors import SourceError
from synergraph.graph.apart import Processes

Item = TypeVar("Item", bound=Hashable)
LARGE, HUGE = 4_000_000, 24_000_000
"""Bytes that are worth a process of their own, for one starts in a second; and bytes of a source that are not
read in this process, which would keep memory of it."""


def read_each(
    sizes: Mapping[Item, int],
    read: Callable[[Item], None],
    processes: Processes,
    begun: Callable[[Item], None],
) -> dict[Item, SourceError]:
    """Call `read` for each item, and return what failed, in the order of the items.

    `sizes` are in bytes; `begun` is called as an item's turn comes. `read` must be picklable.
    """
    waiting = _Waiting(sizes, begun)
    failed: dict[Item, SourceError] = {}

    def work(items: Iterable[Item], run: Callable[[Item], None]) -> None:
        for item in items:
            try:
                run(item)
            except SourceError as error:
                failed[item] = error

    helpers = _helpers(sizes)
    own = waiting.taken(HUGE if helpers else inf)  # the largest, as the others have to start
    with ThreadPoolExecutor(max(helpers, 1)) as pool:
        given = [waiting.taken(inf) for _ in range(helpers)]
        jobs = [pool.submit(work, items, partial(processes.run, read)) for items in given]
        work(own, read)
        for job in jobs:
            job.result()
    return {item: failed[item] for item in sizes if item in failed}


def _helpers(sizes: Mapping[Item, int]) -> int:
    """Return how many processes beside this one are worth their start."""
    largest, *others = sorted(sizes.values(), reverse=True) or [0]
    worth = largest > HUGE or sum(others) >= LARGE
    return max(cpu_count() or 1, 2) - 1 if worth else 0


class _Waiting(Generic[Item]):
    """Items that several threads take, the largest first."""

    def __init__(self, sizes: Mapping[Item, int], begun: Callable[[Item], None]) -> None:
        self._sizes = sizes
        self._left = sorted(sizes, key=lambda item: -sizes[item])
        self._begun = begun
        self._lock = Lock()

    def taken(self, most: float) -> Iterator[Item]:
        """Take one at once and others one after the other, none of more than `most` bytes."""
        others = iter(partial(self._next, most), [])
        return chain(self._next(most), chain.from_iterable(others))

    def _next(self, most: float) -> list[Item]:
        with self._lock:
            found = [item for item in self._left if self._sizes[item] <= most][:1]
            for item in found:
                self._left.remove(item)
                self._begun(item)
            return found
