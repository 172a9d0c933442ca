"""How much a word tells: shipped counts of words in the names of organisations.

`words.csv` counts, for words that several organisations have in their name, how many do. A word
that is not in it is rare. The counts are shipped and never change with the lists of a workspace,
so what is known of a pair today holds whatever is added tomorrow.
"""

import csv
from functools import cache
from math import log2

from synergraph.graph.resolve.duplicates.terms import FOLDER, sorts


@cache
def _counts() -> tuple[int, dict[str, int]]:
    """Return the number of organisations counted, and the count of each word."""
    with (FOLDER / "words.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.reader(line for line in file if not line.startswith("#"))
        counts = {word: int(count) for word, count in rows}
    return counts.pop("*"), counts


@cache
def bits(word: str) -> float:
    """Return how much a word tells, in bits: 0 when all names have it, 13 when hardly any."""
    total, counts = _counts()
    return log2(total / (1 + counts.get(word, 0)))


def count(word: str) -> int:
    """Return how many of the organisations counted have the word; 0 when at most one."""
    return _counts()[1].get(word, 0)


@cache
def words_of_sort(sort: str) -> frozenset[str]:
    """Return the words of a sort: "body" for university, hospital …, "place" for countries and cities."""
    return frozenset(term for term, its in sorts().items() if its == sort)
