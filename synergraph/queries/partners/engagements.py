"""In which projects organisations work on topics, looked up for a few organisations and topics at once."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from synergraph.queries.matrices import Indexes
from synergraph.queries.partners.rows import cells, ranges


class Engagements(NamedTuple):
    """Each organisation with each topic of each of its projects: `keys` in order, and the `projects`, in order too."""

    keys: Indexes
    projects: NDArray[np.int32]
    width: int

    def of(self, organisations: Indexes, topics: Indexes) -> tuple[Indexes, Indexes]:
        """Return the projects of organisations on topics, pair by pair: the place of the pair, and the project."""
        wanted = organisations * self.width + topics
        begin = self.keys.searchsorted(wanted)
        place, at = ranges(begin, self.keys.searchsorted(wanted, "right") - begin)
        return place, self.projects[at].astype(np.int64)


def engagements(work: sparse.csr_array, topics: sparse.csr_array) -> Engagements:
    """Return the engagements of organisations that `work` in projects which have `topics`, both 0/1 matrices."""
    organisation, project = cells(work, np.arange(work.shape[0]))
    at, topic = cells(topics, project)
    keys = organisation[at] * topics.shape[1] + topic
    order = np.argsort(keys, kind="stable")
    return Engagements(keys[order], project[at[order]].astype(np.int32), topics.shape[1])
