"""Texts as numbers of words, each distinct word kept once."""

from array import array
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

import numpy as np
from numpy.typing import NDArray

from synergraph.queries.terms.words import pieces

Numbers = NDArray[np.int32]


@dataclass(frozen=True)
class Tokens:
    """The words of texts in order: `ids` are positions in `keys`, `rows` say in which text each stands.

    `keys` has each word with its language, "" where that is unclear, in the order of first appearance.
    Key 0 is no word: it ends each part of a text.
    """

    keys: list[tuple[str, str]]
    ids: Numbers
    rows: Numbers
    texts: int

    def within(self, usual: str) -> list[tuple[str, str]]:
        """Return the keys with the usual language where it is unclear; ("", …) for the first."""
        return [(word, lang or usual) for word, lang in self.keys]


def tokens(texts: Sequence[str]) -> Tokens:
    """Return the words of some texts."""
    number = count(1)
    known: dict[str, defaultdict[str, int]] = {
        lang: defaultdict(number.__next__) for lang in ("de", "en", "")
    }
    ids, sizes = array("q"), []
    for text in texts:
        before = len(ids)
        for words, lang in pieces(text):
            ids.extend(map(known[lang].__getitem__, words))
            ids.append(0)
        sizes.append(len(ids) - before)
    keys = [(at, word, lang) for lang, numbers in known.items() for word, at in numbers.items()]
    rows = np.repeat(np.arange(len(texts), dtype=np.int32), sizes)
    ordered = [("", ""), *((word, lang) for _, word, lang in sorted(keys))]
    return Tokens(ordered, np.array(ids, dtype=np.int32), rows, len(texts))
