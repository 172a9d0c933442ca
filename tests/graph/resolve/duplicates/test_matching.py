"""Things that are certainly one are joined, the surest first; what the vocabulary knows is not."""

import polars as pl

from synergraph.graph.resolve import matching
from synergraph.graph.resolve.duplicates import SCORED
from synergraph.graph.resolve.identity import Identity, Mention
from synergraph.ontology import shipped

NAMES = ["Müller Lasertechnik GmbH", "Mueller Lasertechnik", "Bäckerei Krume", "Bäckerei Krumme"]
MENTIONS = {f"organisation|name|{n}": Mention("list", "organisation", name) for n, name in enumerate(NAMES)}


def pairs(*rows: tuple[str, str, float, str]) -> pl.DataFrame:
    given = {"left": pl.String, "right": pl.String, "score": pl.Float64, "verdict": pl.String}
    missing = [pl.lit(None, dtype).alias(column) for column, dtype in SCORED.items() if column not in given]
    return pl.DataFrame(rows, schema=given, orient="row").with_columns(missing).select(list(SCORED))


def test_certain_pairs_are_joined_and_doubtful_ones_listed() -> None:
    first, second, third, fourth = MENTIONS
    identity = Identity(MENTIONS.values(), [], shipped(), [])
    given = pairs((third, fourth, 0.7, "doubtful"), (first, second, 0.99, matching.CERTAIN))
    found = matching.merge(identity, given, MENTIONS)
    assert found["score"].to_list() == [0.99, 0.7]
    assert identity.of(MENTIONS[first]) == identity.of(MENTIONS[second])
    assert identity.of(MENTIONS[third]) != identity.of(MENTIONS[fourth])


def test_two_concepts_stay_two() -> None:
    identity = Identity(MENTIONS.values(), [], shipped(), [])
    concepts = pairs(("topic|concept|topic/a", "topic|concept|topic/b", 0.99, matching.CERTAIN))
    assert matching.merge(identity, concepts, MENTIONS).is_empty()
