"""In which projects organisations work on topics: as the matrices say, pair by pair."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy import sparse

from synergraph.queries.matrices import Mask
from synergraph.queries.partners.engagements import engagements

WIDTH = 5
some = arrays(bool, st.tuples(st.integers(1, 6), st.just(WIDTH)))
topics = arrays(bool, (WIDTH, 7))


@given(some, topics)
def test_projects_are_those_in_which_both_are(work: Mask, about: Mask) -> None:
    found = engagements(*(sparse.csr_array(matrix.astype(float)) for matrix in (work, about)))
    organisations, wanted = (grid.ravel() for grid in np.indices((len(work), about.shape[1])))
    place, project = found.of(organisations, wanted)
    both = work[organisations] & about[:, wanted].T
    assert list(zip(place.tolist(), project.tolist(), strict=True)) == list(zip(*both.nonzero(), strict=True))
