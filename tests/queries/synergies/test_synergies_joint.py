"""What two rows of a matrix have in common: the same for pairs of one row as for any pairs."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse

from synergraph.queries.matrices import joint, meeting

_VALUES = st.lists(
    st.lists(st.sampled_from([0.0, 0.0, 0.5, 2.0]), min_size=4, max_size=4), min_size=3, max_size=6
)


@given(_VALUES, st.data())
def test_rows_meet_in_the_products_of_their_values(values: list[list[float]], data: st.DataObject) -> None:
    dense = np.array(values)
    rows = st.lists(st.integers(0, len(values) - 1), max_size=5)
    second = np.array(data.draw(rows), dtype=np.int64)
    one = data.draw(st.integers(0, len(values) - 1))
    several = data.draw(st.lists(st.integers(0, len(values) - 1), min_size=len(second), max_size=len(second)))
    for first in (np.full(len(second), one), np.array(several, dtype=np.int64)):
        products = dense[first] * dense[second]
        pair, column, product = meeting(sparse.csr_array(dense), first, second)
        assert list(zip(pair.tolist(), column.tolist(), strict=True)) == [
            (int(at), int(to)) for at, to in np.argwhere(products)
        ]
        assert product.tolist() == products[products != 0].tolist()
        assert np.allclose(joint(sparse.csr_array(dense), first, second), products.sum(axis=1))
