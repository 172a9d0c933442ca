"""The terms of German and English texts, and how much texts have in common."""

import numpy as np
from scipy import sparse

from synergraph.queries.terms.corpus import Corpus, corpus
from synergraph.queries.terms.names import Names, said, spoken
from synergraph.queries.terms.reader import restored
from synergraph.queries.terms.words import base, pieces, tells

__all__ = ["Corpus", "Names", "corpus", "pieces", "restored", "said", "spoken", "terms", "weightiest"]


def terms(text: str) -> list[str]:
    """Return the content words of a text as folded base forms, in order; [] for none."""
    found = ((word, base(word, lang or "de").term) for words, lang in pieces(text) for word in words)
    return [term for word, term in found if tells(word, term)]


def weightiest(row: sparse.csr_array) -> list[int]:
    """Return the columns of a matrix with one row, the largest values first."""
    entries = sparse.coo_array(row)
    order = np.lexsort((entries.coords[1], -entries.data))
    return [int(entries.coords[1][at]) for at in order if entries.data[at] > 0]
