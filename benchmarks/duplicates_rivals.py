"""The other matchers of `duplicates.py`, each with what it is made for, on the same pairs."""

from collections import defaultdict
from collections.abc import Callable
from itertools import combinations
from typing import Any

import numpy as np
from duplicates_data import Data, Pair
from rapidfuzz import fuzz, process, utils

from synergraph.graph.resolve.duplicates import blocking
from synergraph.ontology.legal import split_legal_form
from synergraph.ontology.names import key

_CUTOFF = 70


def folded(data: Data, keyed: Callable[[str], str]) -> set[Pair]:
    """Return the pairs of one country whose names have the same key."""
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, (name, country) in enumerate(data.names.select("name", "country").iter_rows()):
        blocks[country, keyed(name)].append(number)
    return {pair for block in blocks.values() for pair in combinations(block, 2)}


FOLDINGS: dict[str, Callable[[str], str]] = {
    "folding": key,
    "folding without legal form": lambda name: key(split_legal_form(name)[0]),
}


def worth_a_look(data: Data) -> set[Pair]:
    """Return the pairs that scorers get: our candidates of one country, and all that token sort likes."""
    countries = data.names["country"].to_list()
    found = blocking.pairs(enumerate(data.names["name"].to_list()))
    return {(a, b) for a, b in found if countries[a] == countries[b]} | set(token_sort(data, set()))


def token_sort(data: Data, _: set[Pair]) -> dict[Pair, float]:
    """Score all pairs of one country by rapidfuzz's token_sort_ratio; those below 70 are left out."""
    scores: dict[Pair, float] = {}
    for _country, group in data.names.with_row_index("n").group_by("country"):
        numbers = group["n"].to_list()
        names = [utils.default_process(name) for name in group["name"]]
        table = process.cdist(
            names, names, scorer=fuzz.token_sort_ratio, score_cutoff=_CUTOFF, dtype=np.uint8, workers=2
        )
        for a, b in zip(*np.nonzero(np.triu(table, 1)), strict=True):
            scores[min(numbers[a], numbers[b]), max(numbers[a], numbers[b])] = float(table[a, b])
    return scores


def splink(data: Data, pairs: set[Pair]) -> dict[Pair, float]:
    """Score by splink: unsupervised Fellegi-Sunter on name, its first word, last word and key."""
    from duplicates_splink import scores

    return scores(data, pairs)


def nomenklatura(data: Data, pairs: set[Pair]) -> dict[Pair, float]:
    """Score by nomenklatura's default algorithm on companies and organisations."""
    from followthemoney import model
    from nomenklatura.matching import DefaultAlgorithm

    def entity(number: int, name: str, country: str) -> Any:
        properties = {"name": [name], "country": [country.lower()]}
        return model.get_proxy({"id": f"r{number}", "schema": "Organization", "properties": properties})

    config = DefaultAlgorithm.default_config()
    entities = {
        number: entity(number, name, country)
        for number, (name, country) in enumerate(data.names.select("name", "country").iter_rows())
    }
    return {
        (a, b): DefaultAlgorithm.compare(entities[a], entities[b], config).score for a, b in sorted(pairs)
    }


SCORERS: dict[str, Callable[[Data, set[Pair]], dict[Pair, float]]] = {
    "rapidfuzz token_sort_ratio": token_sort,
    "splink": splink,
    "nomenklatura": nomenklatura,
}


def best_threshold(scores: dict[Pair, float], data: Data) -> float:
    """Return the threshold of best F1."""
    counted, truth = data.counted(scores), set(data.counted(data.truth))
    ordered = sorted(((scores[pair], pair in truth) for pair in counted), reverse=True)
    best, chosen, right = 0.0, 1.0, 0
    for taken, (value, true) in enumerate(ordered, start=1):
        right += true
        last = taken == len(ordered) or ordered[taken][0] < value
        if last and 2 * right / (taken + len(truth)) > best:
            best, chosen = 2 * right / (taken + len(truth)), value
    return chosen
